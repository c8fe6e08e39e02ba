import * as z from 'zod/mini';
import { RoomId } from '../scenario/ids.ts';
import { text, moment, broadcast } from '../view/plain-schema.ts';
import { PHASES } from '../game/event.ts';
import { Place } from '../game/legal.ts';

/** The room's stage before, while and after games are played. */
const STAGES = ['lobby', 'dealt', 'playing', 'ended'] as const;

/** What every page of a room shows, whoever looks: the slowest game stands for all. */
export const roomFields = {
  roomId: RoomId,
  code: text,
  stage: z.enum(STAGES),
  phase: z.enum(['lobby', ...PHASES]),
  round: z.int(),
  rounds: z.int(),
  at: Place,
  seen: z.int(),
  deadlineAt: moment,
  title: text,
  broadcast,
};
