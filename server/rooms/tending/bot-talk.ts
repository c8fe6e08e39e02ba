import { messageOf } from '../../../shared/deciding/talk-plan.ts';
import { botPhrases } from '../../../shared/bots/bot-phrases.ts';
import { randomFrom } from '../../../shared/bots/chance.ts';
import type { SeatCommand } from '../../../shared/game/command.ts';
import { countriesOf } from '../../../shared/game/game.ts';
import { MessageId, type ChannelId, type CountryId } from '../../../shared/scenario/ids.ts';
import type { Message } from '../../../shared/talk/message.ts';
import { couldHear } from '../../../shared/talk/seat-talk.ts';
import type { SeatView } from '../../../shared/view/seat-schema.ts';
import { hashOf } from '../../secrets/random.ts';
import { guarded, write, type Cell } from '../cell/cell.ts';
import { gameView, shownState } from '../showing/shown.ts';
import { isRefused } from '../cell/seat.ts';
import type { LiveGame, SeatAt } from '../cell/folded.ts';

/** Only a bot's own seat speaks: words are not put into the mouth of somebody who is away. */
const isBotSeat = ({ live, countryId }: SeatAt): boolean =>
  live.game.holders[countryId]?.by === 'bot';

/** Once in a round and channel: the id, and the chance, are the same in every process. */
const occasionIn = ({ live, countryId }: SeatAt, channel: ChannelId): string =>
  ['talk', live.id, live.game.round, countryId, channel].join(':');

/**
 * What the bot of a seat says with a move, or in answer to others.
 *
 * @param intends  the move that it is about to make
 */
export function botMessages(
  cell: Cell,
  seat: SeatAt,
  { view, intends }: { readonly view: SeatView; readonly intends: SeatCommand | null },
): readonly Message[] {
  if (!isBotSeat(seat)) return [];
  const { seed } = seat.live.game.setup;
  const randomFor = (channel: ChannelId) => randomFrom(seed, occasionIn(seat, channel));
  return botPhrases(view, { intends, randomFor }).map(({ channel, words }) => {
    const id = MessageId.parse(hashOf(occasionIn(seat, channel)).slice(0, 24));
    const said = { id, channel, words, playerId: null };
    return messageOf(seat, said, cell.around.clock.now());
  });
}

/** Whether others have spoken to a seat in this round and the seat has said nothing there yet. */
function wasSpokenTo({ talk }: Cell['state'], live: LiveGame, countryId: CountryId): boolean {
  const heard = talk.messages.filter(
    (one) =>
      one.to !== null &&
      one.gameId === live.id &&
      one.round === live.game.round &&
      couldHear(one, countryId),
  );
  const answered = new Set(heard.flatMap((one) => (one.seat === countryId ? [one.channel] : [])));
  return heard.some(({ channel, playerId }) => playerId !== null && !answered.has(channel));
}

/** Bots that were spoken to by a person and could answer. */
export function botListeners(cell: Cell): readonly SeatAt[] {
  if (cell.state.room.talk.mode === 'off' || cell.state.talk.messages.length === 0) return [];
  return [...cell.state.games.values()].flatMap((live) => {
    const { phase, pausedAt } = live.game;
    if (live.broken || phase === 'ended' || pausedAt !== null) return [];
    return countriesOf(live.game)
      .map((countryId) => ({ live, countryId }))
      .filter((seat) => isBotSeat(seat) && wasSpokenTo(cell.state, live, seat.countryId));
  });
}

/** Lets a bot answer. True when it said something. */
export async function botAnswers(cell: Cell, seat: SeatAt): Promise<boolean> {
  if (!botListeners(cell).some((one) => one.live === seat.live && one.countryId === seat.countryId))
    return false;
  const said = (): readonly Message[] =>
    guarded(cell, seat.live, () => {
      const view = gameView(cell, shownState(cell), { ...seat, playerId: null });
      return botMessages(cell, seat, { view, intends: null });
    }) ?? [];
  const written = await write(cell, () => {
    const messages = said();
    return messages.length === 0 ? {} : { talk: { said: messages } };
  });
  return !isRefused(written) && written.talk !== undefined;
}
