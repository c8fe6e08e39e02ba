import { BLOC, membersAt } from '../game/bloc.ts';
import { allianceOf, isPractice, type Game } from '../game/game.ts';
import { blocStage, shadowOfBloc } from '../model/bloc-stage.ts';
import { ceiling, equilibrium, type Ceiling, type Equilibrium } from '../model/equilibrium.ts';
import { sharedInstruments } from '../model/membership.ts';
import { shadowInPlay, stageGameOf } from '../model/round.ts';
import type { Shadow, StageGame, ThreatKind } from '../model/types.ts';
import type { CountryId } from '../scenario/ids.ts';

/** Who stands behind an address, as places in the scenario's order. */
function membersOf(game: Game, address: CountryId): readonly number[] {
  const members = membersAt(game, address);
  return game.setup.cast.targets.flatMap(({ id }, index) => (members.includes(id) ? [index] : []));
}

/** The instruments with which an address can be threatened: its own, or those all members know. */
export function instrumentsAt(game: Game, address: CountryId): readonly string[] {
  const { targets } = game.setup.cast;
  return sharedInstruments(membersOf(game, address).flatMap((index) => targets[index] ?? []));
}

/**
 * The stage game of an address in the round that is being played; of a bloc, for each member on
 * average.
 *
 * @param game  with its dyads as they stood at the start of the round
 * @param use.claims  exceptions claimed in this round; 0 counts as 1
 * @throws {Error} if nobody stands there
 */
export function stageAt(
  game: Game,
  address: CountryId,
  use: { readonly instrument: string; readonly claims: number },
): StageGame {
  const { world, targets } = game.setup.cast;
  const state = allianceOf(game);
  const members = membersOf(game, address);
  if (address === BLOC) return blocStage({ world, cards: targets, state }, { members, ...use });
  const [index] = members;
  const [card, dyad] =
    index === undefined ? [undefined, undefined] : [targets[index], state.dyads[index]];
  if (card === undefined || dyad === undefined) throw new Error(`nobody at ${address}`);
  return stageGameOf({ world, card, state: dyad }, { ...use, phi: state.phi });
}

function shadowAt(game: Game, address: CountryId): Shadow {
  const { world, targets } = game.setup.cast;
  const state = allianceOf(game);
  const members = membersOf(game, address);
  const roundsLeft = game.setup.rounds - (isPractice(game) ? 1 : game.round);
  const at = { world, cards: targets, state };
  if (address === BLOC) return shadowOfBloc(at, { members, roundsLeft });
  return shadowInPlay({ world, cards: targets, state }, { index: members[0] ?? -1, roundsLeft });
}

/** What theory line B says of an address before anybody has chosen. */
export interface TheoryValues {
  readonly quiet: Ceiling;
  readonly loud: Ceiling;
  readonly play: Equilibrium;
  /** With what theory threatens; null when it does not. */
  readonly instrument: string | null;
}

/**
 * What theory line B predicts at an address: the best threat over all instruments, and what either
 * manner of threat obtains with the first of them, or with the one that is named.
 *
 * @param instrument  the one that was used, if any
 * @throws {Error} if nobody stands there
 */
export function theoryAt(game: Game, address: CountryId, instrument: string | null): TheoryValues {
  const shadow = shadowAt(game, address);
  const ids = instrumentsAt(game, address);
  let best: Pick<TheoryValues, 'play' | 'instrument'> | null = null;
  for (const id of ids) {
    const play = equilibrium(stageAt(game, address, { instrument: id, claims: 1 }), shadow);
    if (best !== null && play.uS <= best.play.uS) continue;
    best = { play, instrument: play.act === 'none' ? null : id };
  }
  const used = instrument ?? ids[0];
  if (best === null || used === undefined) throw new Error(`no instrument at ${address}`);
  const stage = stageAt(game, address, { instrument: used, claims: 1 });
  return { ...best, quiet: ceiling(stage, QUIET), loud: ceiling(stage, LOUD) };
}

const QUIET: ThreatKind = { publicity: 'quiet', exception: false };
const LOUD: ThreatKind = { publicity: 'loud', exception: false };
