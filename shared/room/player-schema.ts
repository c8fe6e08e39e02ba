import * as z from 'zod/mini';
import { roomFields } from './in-room.ts';
import { text, points, calling, poll } from '../view/plain-schema.ts';
import { CountryId } from '../scenario/ids.ts';
import { RoleCard } from '../scenario/scenario.ts';
import { OwnResult } from '../view/result-schema.ts';
import { WishView } from './deal-view.ts';
import { PublicGame } from '../view/public-schema.ts';
import { AnswerLegal } from '../poll/poll-legal.ts';
import { WishLegal } from './room-legal.ts';

/** Everything somebody without a seat may do right now, as templates. */
export const PlayerLegal = z.discriminatedUnion('type', [WishLegal, AnswerLegal]);

/** Before the game, and for who came when every seat was taken. */
export const PlayerView = z.strictObject({
  kind: z.literal('player'),
  ...roomFields,
  summary: text,
  names: z.array(text),
  /** The seat dealt to this player, while the host has not started. */
  seat: z.nullable(
    z.strictObject({
      gameNumber: z.int(),
      countryId: CountryId,
      name: text,
      role: RoleCard,
      par: points,
    }),
  ),
  /** Own results of earlier games of the room; absent before the second. */
  earlier: z.optional(z.array(OwnResult)),
  /** Before the start, where people may say what they want to lead. */
  wish: z.optional(WishView),
  /** The game this player watches, when no seat was free. */
  watching: z.nullable(PublicGame),
  calling,
  poll,
  legal: z.array(PlayerLegal),
});

export type PlayerView = z.infer<typeof PlayerView>;
