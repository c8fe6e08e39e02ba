import { percentOffers } from '../model/whole-percent.ts';
import { sharedInstruments } from '../model/membership.ts';
import { STAGE_TREE, type Move } from '../model/stage-tree.ts';
import { PUBLICITIES, STANCES, type Stance } from '../model/types.ts';
import type { CountryId } from '../scenario/ids.ts';
import {
  addressees,
  addressOf,
  isAway,
  mayAskForBloc,
  speaks,
  termsAt,
  type Terms,
} from './bloc.ts';
import { dyadOf, isSender, targetOf, type Dyad, type Game } from './game.ts';
import { isHeld } from './holder.ts';
import type { GameLegal, Place } from './legal.ts';
import { takesAddress, takesOffer } from './moves.ts';

/**
 * Everything a seat may do right now, as templates. `decide` refuses whatever is not in it, the
 * buttons on the phone are made from it, and a script can play a whole game by it.
 *
 * @returns empty while the game is paused or over
 */
export function legalFor(game: Game, seat: CountryId): readonly GameLegal[] {
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
export function demandRange(target: Pick<Terms, 'Dmin' | 'Dmax'>): {
  readonly min: number;
  readonly max: number;
} {
  return { min: Math.ceil(100 * target.Dmin - 1e-7), max: Math.floor(100 * target.Dmax + 1e-7) };
}

/**
 * What a target may do at home: one that is not aligned has no contribution to make.
 *
 * @returns at least `hold`
 */
export function stancesOf(dyad: { readonly aligned: boolean }): readonly Stance[] {
  return dyad.aligned ? STANCES : STANCES.filter((stance) => stance !== 'contribute');
}

/** Where a seat's dyad stands: step 0 in prepare, then the number of its moves. */
function placeOf(game: Game, dyad: Dyad | null): Place {
  return { round: game.round, step: dyad === null ? 0 : dyad.step };
}

function readyFor(game: Game, seat: CountryId): readonly GameLegal[] {
  const asked = isHeld(game.holders[seat]) && !game.ready.includes(seat);
  return asked ? [{ type: 'ready', at: placeOf(game, null) }] : [];
}

function prepareFor(game: Game): GameLegal {
  const addresses = addressees(game);
  const terms = addresses.map((address) => termsAt(game, address));
  const ranges = terms.map(demandRange);
  const welcome = welcomes(game);
  return {
    type: 'prepare',
    at: placeOf(game, null),
    cables: {
      targets: [...addresses],
      demand: {
        min: Math.max(...ranges.map(({ min }) => min)),
        max: Math.min(...ranges.map(({ max }) => max)),
      },
      instruments: sharedInstruments(terms),
      publicity: game.setup.treatment?.quietOnly === true ? ['quiet'] : [...PUBLICITIES],
      exception: [false, true],
    },
    ...(welcome.length === 0 ? {} : { welcome }),
  };
}

/** Nobody, each one, everybody: a list to pick from; `decide` takes any of the countries named. */
function welcomes(game: Game): CountryId[][] {
  const away = game.dyads.flatMap(({ targetId }) => (isAway(game, targetId) ? [targetId] : []));
  if (away.length === 0) return [];
  return [[], ...away.map((id) => [id]), ...(away.length > 1 ? [away] : [])];
}

function postureFor(game: Game, seat: CountryId): GameLegal {
  const stance = [...stancesOf(dyadOf(game, seat).state)];
  return {
    type: 'posture',
    at: placeOf(game, null),
    stance,
    bloc: mayAskForBloc(game, seat) ? [false, true] : [false],
    ...(isAway(game, seat) ? { askReturn: [false, true] } : {}),
  };
}

function movesFor(game: Game, dyad: Dyad, mover: 'sender' | 'target'): readonly GameLegal[] {
  if (dyad.node === null || STAGE_TREE[dyad.node].mover !== mover) return [];
  if (!speaks(game, dyad.targetId)) return [];
  const at = placeOf(game, dyad);
  return STAGE_TREE[dyad.node].branches.flatMap(({ move }) => moveFor(game, dyad, { move, at }));
}

function moveFor(game: Game, dyad: Dyad, asked: { move: Move; at: Place }): readonly GameLegal[] {
  const { move, at } = asked;
  if (move === 'leave' && !canLeave(game, dyad)) return [];
  if (takesOffer(move)) {
    const offer = offerRange(game, dyad);
    return offer === null ? [] : [{ type: move, at, offer }];
  }
  if (!takesAddress(move)) return [{ type: move, at }];
  return [{ type: move, at, targetId: addressOf(game, dyad.targetId) }];
}

/** A bloc cannot leave, and who is not aligned has nothing to leave. */
function canLeave(game: Game, { targetId, state }: Dyad): boolean {
  const alone = !game.bloc.includes(targetId);
  return alone && state.aligned && targetOf(game, targetId).canLeave;
}

/** The smaller offers that a petition can make; null when there is none. */
function offerRange(game: Game, dyad: Dyad): { min: number; max: number } | null {
  if (dyad.cable === null) return null;
  const { Dmin } = termsAt(game, dyad.cable.targetId);
  const offers = percentOffers(Dmin, dyad.cable.demand / 100);
  const [first, last] = [offers[0], offers.at(-1)];
  if (first === undefined || last === undefined) return null;
  return { min: Math.round(100 * first), max: Math.round(100 * last) };
}
