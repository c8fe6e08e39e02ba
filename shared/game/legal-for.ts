import { percentOffers } from '../model/whole-percent.ts';
import { STAGE_TREE, type Move } from '../model/stage-tree.ts';
import { STANCES, type Stance } from '../model/types.ts';
import type { CountryId } from '../scenario/ids.ts';
import type { Target } from '../scenario/scenario.ts';
import { dyadOf, isSender, targetOf, type Dyad, type Game } from './game.ts';
import type { Legal, Place } from './legal.ts';

/**
 * Everything a seat may do right now, as templates. `decide` refuses whatever is not in it, the
 * buttons on the phone are made from it, and a script can play a whole game by it.
 *
 * @returns empty while the game is paused or over
 */
export function legalFor(game: Game, seat: CountryId): readonly Legal[] {
  if (game.pausedAt !== null) return [];
  switch (game.phase) {
    case 'briefing':
    case 'outcome':
      return readyFor(game, seat);
    case 'prepare':
      return [isSender(game, seat) ? prepareFor(game) : postureFor(game, seat)];
    case 'bargain':
      return isSender(game, seat)
        ? game.dyads.flatMap((dyad) => movesFor(game, dyad, 'sender'))
        : movesFor(game, dyadOf(game, seat), 'target');
    case 'ended':
      return [];
  }
}

/**
 * The demands that make sense against a target, in whole percent.
 *
 * @returns Dmin ... Dmax of its card
 */
export function demandRange(target: Target): { readonly min: number; readonly max: number } {
  return { min: Math.ceil(100 * target.Dmin - 1e-7), max: Math.floor(100 * target.Dmax + 1e-7) };
}

/**
 * What a target may do at home: one that is not aligned has no contribution to make.
 *
 * @returns at least `hold`
 */
export function stancesOf(dyad: Dyad): readonly Stance[] {
  return dyad.state.aligned ? STANCES : STANCES.filter((stance) => stance !== 'contribute');
}

/** Where a seat's dyad stands: step 0 in prepare, then the number of its moves. */
export function placeOf(game: Game, dyad: Dyad | null): Place {
  return { round: game.round, step: dyad === null ? 0 : dyad.step };
}

function readyFor(game: Game, seat: CountryId): readonly Legal[] {
  const asked = game.holders[seat]?.by === 'player' && !game.ready.includes(seat);
  return asked ? [{ type: 'ready', at: placeOf(game, null) }] : [];
}

function prepareFor(game: Game): Legal {
  const { targets } = game.setup.cast;
  const ranges = targets.map(demandRange);
  const [first, ...rest] = targets.map(({ instruments }) => instruments.map(({ id }) => id));
  return {
    type: 'prepare',
    at: placeOf(game, null),
    cables: {
      targets: targets.map(({ id }) => id),
      demand: {
        min: Math.max(...ranges.map(({ min }) => min)),
        max: Math.min(...ranges.map(({ max }) => max)),
      },
      instruments: (first ?? []).filter((id) => rest.every((ids) => ids.includes(id))),
      publicity: ['quiet', 'loud'],
      exception: [false, true],
    },
  };
}

function postureFor(game: Game, seat: CountryId): Legal {
  const stance = [...stancesOf(dyadOf(game, seat))];
  return { type: 'posture', at: placeOf(game, null), stance, bloc: [false] };
}

function movesFor(game: Game, dyad: Dyad, mover: 'sender' | 'target'): readonly Legal[] {
  if (dyad.node === null || STAGE_TREE[dyad.node].mover !== mover) return [];
  const at = placeOf(game, dyad);
  return STAGE_TREE[dyad.node].branches.flatMap(({ move }) => moveFor(game, dyad, { move, at }));
}

function moveFor(game: Game, dyad: Dyad, asked: { move: Move; at: Place }): readonly Legal[] {
  const { move, at } = asked;
  const { targetId } = dyad;
  switch (move) {
    case 'petition': {
      const offer = offerRange(game, dyad);
      return offer === null ? [] : [{ type: move, at, offer }];
    }
    case 'leave':
      return targetOf(game, targetId).canLeave && dyad.state.aligned ? [{ type: move, at }] : [];
    case 'concede':
    case 'standFirm':
    case 'retaliate':
    case 'absorb':
      return [{ type: move, at }];
    case 'grant':
    case 'reject':
    case 'impose':
    case 'backDown':
      return [{ type: move, at, targetId }];
  }
}

/** The smaller offers that a petition can make; null when there is none. */
function offerRange(game: Game, dyad: Dyad): { min: number; max: number } | null {
  if (dyad.cable === null) return null;
  const offers = percentOffers(targetOf(game, dyad.targetId).Dmin, dyad.cable.demand / 100);
  const [first, last] = [offers[0], offers.at(-1)];
  if (first === undefined || last === undefined) return null;
  return { min: Math.round(100 * first), max: Math.round(100 * last) };
}
