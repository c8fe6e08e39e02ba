import { planOfStep } from '../../../shared/deciding/step-plan.ts';
import { occasionOf } from '../../../shared/bots/chance.ts';
import { seatedBotCommand } from '../../../shared/bots/play-out.ts';
import { countriesOf, hasSubmitted } from '../../../shared/game/game.ts';
import { legalFor } from '../../../shared/game/legal-for.ts';
import type { CountryId } from '../../../shared/scenario/ids.ts';
import { CommitTaken } from '../../store/port.ts';
import { botTakesIn } from '../cell/absence.ts';
import { botMessages } from './bot-talk.ts';
import { guarded, write, type Cell, type Decide } from '../cell/cell.ts';
import { derivedCommit } from '../deciding/once.ts';
import { gameView, shownState } from '../showing/shown.ts';
import { isRefused } from '../cell/seat.ts';
import type { LiveGame, SeatAt } from '../cell/folded.ts';

/** Whether there is something for this seat to decide. */
function hasToDecide({ game }: LiveGame, countryId: CountryId): boolean {
  if (game.pausedAt !== null || game.phase === 'ended') return false;
  if (game.phase === 'prepare' && hasSubmitted(game, countryId)) return false;
  return legalFor(game, countryId).length > 0;
}

/** Lets the bot decide once in a seat. True when it did. */
export async function botDecides(cell: Cell, seat: SeatAt): Promise<boolean> {
  const { live, countryId } = seat;
  if (live.broken || botTakesIn(cell, seat) !== 0 || !hasToDecide(live, countryId)) return false;
  // the commit's id and the bot's chance both come from the occasion, so every process decides the same, once
  const choice = guarded(cell, live, () => {
    const view = gameView(cell, shownState(cell), { ...seat, playerId: null });
    const occasion = occasionOf(view);
    const move = seatedBotCommand(live.game, view);
    if (occasion === null || move === null) return null;
    const said = botMessages(cell, seat, { view, intends: move.command });
    return { occasion, move, said };
  });
  if (choice === null) return false;
  const input = { type: 'command', by: countryId, ...choice.move, decidedBy: 'bot' } as const;
  try {
    const commit = derivedCommit('bot', choice.occasion);
    const { said } = choice;
    const words = said.length === 0 ? {} : { talk: { said } };
    const decide: Decide = (_state, { now }) => {
      const plan = planOfStep(live, input, now);
      return isRefused(plan) ? plan : { ...plan, ...words };
    };
    const written = await write(cell, decide, { commit });
    if (!isRefused(written)) {
      cell.around.counts.botMoves += 1;
      return true;
    }
    const { roomId } = cell.state;
    cell.around.log.warn({ roomId, gameId: live.id, code: written.refused }, 'a bot was refused');
    return false;
  } catch (error) {
    if (error instanceof CommitTaken) return false; // another process was first
    throw error;
  }
}

/** Seats in which a bot has to decide, now or once somebody has been away for long enough. */
export function botSeats(cell: Cell): readonly (SeatAt & { readonly inMs: number })[] {
  return [...cell.state.games.values()].flatMap((live) => {
    const seats = guarded(cell, live, () =>
      countriesOf(live.game)
        .filter((countryId) => hasToDecide(live, countryId))
        .map((countryId) => ({ live, countryId, inMs: botTakesIn(cell, { live, countryId }) })),
    );
    return (seats ?? []).flatMap(({ inMs, ...seat }) => (inMs === null ? [] : [{ ...seat, inMs }]));
  });
}
