import { chosen, hostedRooms, keepHosted, type HostedRoom } from '../../link/held.ts';
import type { Invitation } from '../../../shared/protocol/protocol.ts';
import type { HostLinks } from './room-links.ts';

/**
 * The room that this page runs: from a private link (`#room=..&host=..&join=..&projector=..&code=..`),
 * or the one that this browser remembers. The fragment leaves the address bar once it is remembered,
 * because a laptop's address bar may be on the big screen.
 */
export function hostedHere(): HostedRoom | null {
  const fields = new URLSearchParams(location.hash.slice(1));
  const [roomId, token] = [fields.get('room'), fields.get('host')];
  if (roomId === null || token === null) return chosen(hostedRooms(), location.search);
  const known = remembered(roomId);
  const room: HostedRoom = {
    roomId,
    token,
    code: fields.get('code') ?? '',
    title: known?.title ?? '',
    links: known?.links ?? linksIn(fields),
    since: known?.since ?? Date.now(),
  };
  keepHosted(room);
  if (remembered(roomId)?.token === token) {
    history.replaceState(history.state, '', `${location.pathname}?room=${roomId}`);
  }
  return room;
}

const remembered = (roomId: string) => hostedRooms().find((room) => room.roomId === roomId);

function linksIn(fields: URLSearchParams): HostedRoom['links'] {
  const [room, join, projector] = ['room', 'join', 'projector'].map((name) => fields.get(name));
  if (!room || !join || !projector) return null;
  const code = fields.get('code');
  const shown = new URLSearchParams({ room, projector, join, ...(code ? { code } : {}) });
  return {
    host: `${location.origin}/host#${fields}`,
    join: `${location.origin}/join#${join}`,
    projector: `${location.origin}/projector#${shown}`,
  };
}

/** The room with another code and join link, remembered in this browser. */
export function withInvitation(
  room: HostedRoom,
  { code, joinToken, links }: Invitation,
): HostedRoom {
  const { links: known } = room;
  const renewed = (link: string, values: Record<string, string>): string => {
    const [address = '', fragment = ''] = link.split('#');
    const fields = new URLSearchParams({
      ...Object.fromEntries(new URLSearchParams(fragment)),
      ...values,
    });
    return `${address}#${fields.toString()}`;
  };
  const now: HostedRoom = {
    ...room,
    code,
    links: known && {
      host: renewed(known.host, { join: joinToken, code }),
      join: links.join,
      projector: renewed(known.projector, { join: joinToken, code }),
    },
  };
  keepHosted(now);
  return now;
}

/**
 * The links as the page shows them: the private one under the address that a phone can open, too. Where
 * the code has been changed elsewhere, the join link is dead, and one with the code takes its place.
 */
export function shownLinks(
  { links: kept, code }: Pick<HostedRoom, 'links' | 'code'>,
  now = code,
): HostLinks {
  const dead = kept !== null && code !== '' && code !== now;
  const links = dead ? { ...kept, join: `${new URL(kept.join).origin}/join#${now}` } : kept;
  if (!links?.join) return { host: null, join: null, projector: null, address: location.origin };
  const address = new URL(links.join).origin;
  const secret = links.host.split('#')[1];
  return {
    host: secret === undefined ? null : `${address}/host#${secret}`,
    join: links.join,
    projector: links.projector,
    address,
  };
}
