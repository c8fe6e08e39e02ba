import type { CountryId } from '../scenario/ids.ts';
import { membersAt, addressOf } from './bloc.ts';
import type { Factor, OwnDeadline, SeatClock } from './factors.ts';
import type { Game } from './game.ts';

/** A length of time on the clock, as a moment from now; null without a clock. */
export function deadlineIn(seconds: number, now: number): number | null {
  return seconds === 0 ? null : now + seconds * 1000;
}

/** The earlier of two deadlines; null means no clock and is never earlier. */
export function earlier(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}

/** The later of two deadlines; null means no clock and is always later. */
export function later(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : Math.max(a, b);
}

/**
 * An announced deadline as it holds for somebody with more time.
 *
 * @param announced  ms since 1970, or null without a clock
 * @param own.seconds  the announced length that ends there
 * @returns ms since 1970, or null for never
 */
export function stretched(
  announced: number | null,
  own: { readonly factor: Factor; readonly seconds: number },
): number | null {
  if (announced === null || own.factor === 'off') return null;
  return announced + (own.factor - 1) * own.seconds * 1000;
}

/** How much more time a seat has: 1 unless the host gave it more. */
export function factorOf(game: Pick<Game, 'clocks'>, seat: CountryId): Factor {
  return game.clocks[seat]?.factor ?? 1;
}

/** When a seat's own time for the phase is up; null for never. */
export function phaseDeadlineOf(
  game: Pick<Game, 'clocks' | 'deadlineAt'>,
  seat: CountryId,
): number | null {
  const own = game.clocks[seat];
  return own === undefined ? game.deadlineAt : own.deadlineAt;
}

/** The deadlines of a phase for all seats with time of their own. */
export function ownDeadlines(
  game: Pick<Game, 'clocks'>,
  announced: { readonly deadlineAt: number | null; readonly seconds: number },
): { readonly seats?: OwnDeadline[] } {
  const seats = seatsWithClock(game).map(([countryId, { factor }]) => ({
    countryId,
    deadlineAt: stretched(announced.deadlineAt, { factor, seconds: announced.seconds }),
  }));
  return seats.length === 0 ? {} : { seats };
}

/** The seats with time of their own, as entries. */
export function seatsWithClock(
  game: Pick<Game, 'clocks'>,
): readonly (readonly [CountryId, SeatClock])[] {
  return Object.entries(game.clocks) as [CountryId, SeatClock][];
}

type Clocked = Pick<Game, 'setup' | 'deadlineAt' | 'clocks' | 'bloc'>;

/** Whose move it is in a dyad. */
export interface NextMover {
  readonly targetId: CountryId;
  readonly mover: 'sender' | 'target';
}

/** The seat that moves: the sender's, or that of the target who speaks at this address. */
export function seatOfMover(game: Pick<Game, 'setup' | 'bloc'>, { targetId, mover }: NextMover) {
  return mover === 'sender' ? game.setup.cast.sender.id : speakerOf(game, targetId);
}

function speakerOf(game: Pick<Game, 'bloc'>, targetId: CountryId): CountryId {
  return membersAt(game, addressOf(game, targetId))[0] ?? targetId;
}

/**
 * When the time for one bargain move is up: its own seconds, but never past the whole bargain's end.
 * Who has more time has it for its own moves; the bargain then ends as much later for this one dyad,
 * so that the other side keeps its time to answer.
 *
 * @param now  ms since 1970
 * @returns `ownDeadlineAt` only where it differs from what the other side is shown
 */
export function moveClock(
  game: Clocked,
  move: NextMover,
  now: number,
): { readonly deadlineAt: number | null; readonly ownDeadlineAt?: number | null } {
  const { clock, cast } = game.setup;
  const announced = deadlineIn(clock.move, now);
  const factor = factorOf(game, seatOfMover(game, move));
  const parties = [cast.sender.id, speakerOf(game, move.targetId)];
  if (parties.every((seat) => factorOf(game, seat) === 1)) {
    return { deadlineAt: earlier(announced, game.deadlineAt) };
  }
  const end = bargainEnd(game, parties);
  if (factor === 1) return { deadlineAt: earlier(announced, end) };
  const over = game.deadlineAt !== null && game.deadlineAt <= now;
  const shown = over ? (announced ?? game.deadlineAt) : earlier(announced, game.deadlineAt);
  const own = stretched(announced, { factor, seconds: clock.move });
  return { deadlineAt: shown, ownDeadlineAt: factor === 'off' ? null : earlier(own, end) };
}

/** When the whole bargain ends in a dyad: for the one of its parties who has most time. */
function bargainEnd(game: Clocked, parties: readonly CountryId[]): number | null {
  const seconds = game.setup.clock.bargain;
  return parties
    .map((seat) => stretched(game.deadlineAt, { factor: factorOf(game, seat), seconds }))
    .reduce(later, game.deadlineAt);
}
