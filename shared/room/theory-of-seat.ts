import { bestCables, bestStance } from '../bots/equilibrium-bot.ts';
import { speaks } from '../game/bloc.ts';
import { restingDyad } from '../game/evolve.ts';
import { NOTHING_DECLARED, type Game, type PlayedRound } from '../game/game.ts';
import type { CountryId } from '../scenario/ids.ts';
import { bestMove } from '../model/subgame.ts';
import { at, known } from '../view/known.ts';
import { stageOf } from '../view/preview.ts';
import { claimsKnownTo } from '../view/prospects.ts';
import { seatView } from '../view/seat-view.ts';
import type { SeatView } from '../view/seat-schema.ts';
import type { Theory } from '../view/result-schema.ts';

/**
 * What theory line B would have done in a seat in each finished round: the game is set back to that
 * round, the seat's view of it is built as it was, and the equilibrium bot reads it. It knows what the
 * seat knew, and nothing else.
 *
 * @returns by round
 * @throws {Error} if the game has no such seat
 * @see model.md section 5, line B
 */
export function theoryOf(game: Game, seat: CountryId): ReadonlyMap<number, Theory> {
  return new Map(
    game.rounds.map((played, index) => [played.round, theoryAt({ game, index, played, seat })]),
  );
}

interface Asked {
  readonly game: Game;
  readonly index: number;
  readonly played: PlayedRound;
  readonly seat: CountryId;
}

/** A finished round does not change any more, nor does what theory says of it. */
const remembered = new WeakMap<PlayedRound, Map<CountryId, Theory>>();

function theoryAt(asked: Asked): Theory {
  const told = remembered.get(asked.played) ?? new Map<CountryId, Theory>();
  remembered.set(asked.played, told);
  const theory = told.get(asked.seat) ?? computed(asked);
  told.set(asked.seat, theory);
  return theory;
}

function computed({ game, index, played, seat }: Asked): Theory {
  const before = asItStood(game, index, played);
  const view = viewOf(before, seat);
  if (view.kind === 'sender') return { kind: 'sender', cables: [...bestCables(view)] };
  const answer = speaks(played, seat) ? answerOf(viewOf(delivered(before, played), seat)) : null;
  return { kind: 'target', stance: bestStance(view), answer };
}

const viewOf = (game: Game, seat: CountryId): SeatView =>
  seatView(game, seat, { opened: false, facts: [] });

/** The game at the beginning of a finished round, when nobody had handed in anything. */
function asItStood(game: Game, index: number, { round, bloc }: PlayedRound): Game {
  const past: Game = {
    ...game,
    phase: 'prepare',
    round,
    bloc,
    rounds: game.rounds.slice(0, index),
    cables: null,
    postures: {},
    declared: NOTHING_DECLARED,
    deadlineAt: null,
    pausedAt: null,
    ready: [],
    ending: null,
  };
  const { now } = known(past, game.setup.cast.sender.id);
  const dyads = now.dyads.map((state, place) => restingDyad(at(game.dyads, place).targetId, state));
  return { ...past, phi: now.phi, dyads };
}

/** The same game once its cables had arrived, before anybody answered. */
function delivered(before: Game, played: PlayedRound): Game {
  const dyads = before.dyads.map((dyad, place) => {
    const { cable } = at(played.dyads, place);
    return cable === null ? dyad : { ...dyad, cable, node: 'answer' as const, step: 1 };
  });
  return { ...before, phase: 'bargain', dyads };
}

function answerOf(view: SeatView): Extract<Theory, { kind: 'target' }>['answer'] {
  const cable = view.kind === 'target' ? view.dyad.cable : null;
  if (cable === null) return null;
  const { targetId, instrument } = cable;
  const stage = stageOf(view, { targetId, instrument, claims: claimsKnownTo(view) });
  const threat = { ...cable, demand: cable.demand / 100 };
  const { move, offer } = bestMove(stage, threat, { node: 'answer', offer: null });
  return { move, offer: offer === null ? null : Math.round(100 * offer) };
}
