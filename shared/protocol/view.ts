import * as z from 'zod/mini';
import { SenderView, TargetView } from '../view/seat-schema.ts';
import { ProjectorView } from '../room/projector-schema.ts';
import { PlayerView } from '../room/player-schema.ts';
import { HostView } from '../room/host-schema.ts';

/** Everything a connection can be shown. */
export const View = z.discriminatedUnion('kind', [
  SenderView,
  TargetView,
  ProjectorView,
  PlayerView,
  HostView,
]);

export type View = z.infer<typeof View>;
