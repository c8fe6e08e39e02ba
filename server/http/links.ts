import { networkInterfaces } from 'node:os';
import type { RoomOpened } from '../../shared/protocol/protocol.ts';

/** Interfaces of virtual machines and containers: no phone ever reaches them. */
const VIRTUAL = /^(docker|br-|veth|virbr|vboxnet|vmnet|lxc|cni|podman)/;

/** Addresses under which phones in the same network reach this computer. */
export function lanAddresses(): readonly string[] {
  return Object.entries(networkInterfaces())
    .filter(([name]) => !VIRTUAL.test(name))
    .flatMap(([, addresses]) => addresses ?? [])
    .filter(({ family, internal, address }) => {
      return family === 'IPv4' && !internal && !address.startsWith('169.254.');
    })
    .map(({ address }) => address);
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;
const HOST = /^[A-Za-z0-9.[\]:_-]{1,253}$/;

/** What decides under which address the links of a room are. */
export interface LinkBase {
  readonly publicUrl: string | undefined;
  /** `Host` of the request, and the scheme it came by. */
  readonly host: string | undefined;
  readonly protocol: string;
  /** First address in the LAN, or undefined when only this computer can connect. */
  readonly lan: string | undefined;
}

/**
 * Where the host's page is, and where everybody else's is. Who opens a class on `localhost` shows
 * the others the address in the LAN, since no phone can open `localhost`.
 */
export function origins({ publicUrl, host, protocol, lan }: LinkBase): {
  own: string;
  all: string;
} {
  if (publicUrl !== undefined) return { own: publicUrl, all: publicUrl };
  const name = host !== undefined && HOST.test(host) ? host : 'localhost';
  const own = `${protocol}://${name}`;
  const port = LOOPBACK.exec(name)?.[2];
  const reachable = LOOPBACK.test(name) && lan !== undefined;
  return { own, all: reachable ? `${protocol}://${lan}${port ?? ''}` : own };
}

/** The link by which a class joins. */
export const joinLink = (origin: string, joinToken: string): string =>
  `${origin}/join#${joinToken}`;

const link = (page: string, values: Readonly<Record<string, string>>): string =>
  `${page}#${new URLSearchParams(values).toString()}`;

/** The link by which another device takes one person's seat. */
export const seatLink = (origin: string, room: string, seat: string): string =>
  link(`${origin}/join`, { room, seat });

/** The link by which one person's own page can be read from anywhere. */
export const storyLink = (origin: string, room: string, story: string): string =>
  link(`${origin}/story`, { room, story });

/** Links with their secrets in the fragment, which browsers send to nobody. */
export function linksOf(secrets: Omit<RoomOpened, 'links'>, base: LinkBase): RoomOpened['links'] {
  const { own, all } = origins(base);
  const { roomId: room, code, joinToken: join, hostToken: host, projectorToken } = secrets;
  return {
    host: link(`${own}/host`, { room, host, join, projector: projectorToken, code }),
    join: joinLink(all, join),
    projector: link(`${all}/projector`, { room, projector: projectorToken, join, code }),
  };
}
