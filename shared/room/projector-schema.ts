import * as z from 'zod/mini';
import { roomFields } from './in-room.ts';
import { text } from '../view/plain-schema.ts';
import { Screen } from '../talk/screen.ts';
import { PublicGame } from '../view/public-schema.ts';
import { WallPoll } from '../poll/poll.ts';
import { Wall } from './wall.ts';

/** The projector: code and games, never a secret, never a control. */
export const ProjectorView = z.strictObject({
  kind: z.literal('projector'),
  ...roomFields,
  /** How many people have come in. */
  here: z.int(),
  /** Their names; empty where the host keeps them off the wall. */
  names: z.array(text),
  screen: Screen,
  games: z.array(PublicGame),
  /** What the host asks the class; absent when nothing is asked. */
  poll: z.optional(WallPoll),
  /** What the host’s debrief shows here; absent while it shows nothing. */
  wall: z.optional(Wall),
  /** Always empty. */
  legal: z.array(z.never()),
});

export type ProjectorView = z.infer<typeof ProjectorView>;
