import { addressOf, speaks } from '../game/bloc.ts';
import type { DecidedBy } from '../game/event.ts';
import { moveBehind } from '../game/moves.ts';
import type { Game, PlayedDyad, PlayedRound } from '../game/game.ts';
import { stancesOf } from '../game/legal-for.ts';
import { threatOf } from '../game/phases.ts';
import { blocStage, shadowOfBloc } from '../model/bloc-stage.ts';
import type { Alliance } from '../model/joint-security.ts';
import { stancesOver } from '../model/continuation.ts';
import { sharedInstruments } from '../model/membership.ts';
import {
  bestOf,
  movesAt,
  moveRegret,
  regretAmong,
  threatsTo,
  threatValue,
  type MoveTaken,
  type ThreatMade,
} from '../model/move-regret.ts';
import { shadowInPlay, stageGameOf } from '../model/round.ts';
import { STAGE_TREE, type Branch, type Node } from '../model/stage-tree.ts';
import type { NodePlace } from '../model/subgame.ts';
import type { Shadow, Stance, StageGame, Threat } from '../model/types.ts';
import type { CountryId } from '../scenario/ids.ts';
import { closedRounds, type KnownRound } from '../view/known.ts';

/** What somebody decided, and what would have been best: the sender's cable, a stance, or a move. */
type Decided =
  | { readonly kind: 'cable'; readonly best: (Threat & { readonly instrument: string }) | null }
  | { readonly kind: 'stance'; readonly best: Stance }
  | {
      readonly kind: 'move';
      readonly node: Node;
      readonly chosen: MoveTaken;
      readonly best: MoveTaken;
    };

/** One decision of a finished game, and what it gave away. */
export type Regret = Decided & {
  readonly round: number;
  /** Who decided. */
  readonly countryId: CountryId;
  /** In which dyad; `bloc` for that of a bloc. */
  readonly address: CountryId;
  readonly decidedBy: DecidedBy;
  /** Stakes, >= 0; 0 for the best. */
  readonly regret: number;
};

/** A dyad of a finished round, as it stood when it was played. */
interface Dealing {
  readonly game: Game;
  readonly played: PlayedRound;
  readonly truth: KnownRound;
  readonly index: number;
  readonly dyad: PlayedDyad;
}

/**
 * Every decision of a finished game with its regret: what the sender wrote to each address, every move
 * of the bargains, and every target's stance; each followed by equilibrium play on theory line B. For
 * a bloc, of all members together in the bloc's game. It explains; it is no part of a score.
 *
 * @returns in the order of the rounds; empty before the end, when it would tell secrets
 * @see model.md section 5
 */
export function regretOf(game: Game): readonly Regret[] {
  return [...regretByRound(game)].flat();
}

/** The same, a round at a time and only when it is asked for: a round takes some 40 ms. */
export function* regretByRound(game: Game): Generator<readonly Regret[]> {
  if (game.ending === null) return;
  for (const { played, truth } of closedRounds(game)) {
    yield played.dyads.flatMap((dyad, index) => {
      const dealing = { game, played, truth, index, dyad };
      const alone = speaks(played, dyad.targetId);
      return [
        ...(alone ? [cableRegret(dealing), ...moveRegrets(dealing)] : []),
        stanceRegret(dealing),
      ];
    });
  }
}

/** Who stands behind the address of a dyad, as places in the scenario's order. */
function membersOf({ played, index, dyad }: Dealing): readonly number[] {
  if (!played.bloc.includes(dyad.targetId)) return [index];
  return played.dyads.flatMap(({ targetId }, at) => (played.bloc.includes(targetId) ? [at] : []));
}

function standingOf({ game, truth }: Dealing): Alliance {
  const { world, targets } = game.setup.cast;
  return { world, cards: targets, state: truth.before };
}

/** The stage game of an address with one instrument; of a bloc for each member on average. */
function stageOf(dealing: Dealing, instrument: string, claims: number): StageGame {
  const at = standingOf(dealing);
  const members = membersOf(dealing);
  if (dealing.played.bloc.includes(dealing.dyad.targetId)) {
    return blocStage(at, { members, instrument, claims });
  }
  const card = at.cards[dealing.index];
  const state = at.state.dyads[dealing.index];
  if (card === undefined || state === undefined) throw new Error(`no dyad ${dealing.index}`);
  return stageGameOf({ world: at.world, card, state }, { instrument, claims, phi: at.state.phi });
}

function shadowOver(dealing: Dealing): Shadow {
  const at = standingOf(dealing);
  const roundsLeft = dealing.game.setup.rounds - dealing.played.round;
  const members = membersOf(dealing);
  return dealing.played.bloc.includes(dealing.dyad.targetId)
    ? shadowOfBloc(at, { members, roundsLeft })
    : shadowInPlay(at, { index: dealing.index, roundsLeft });
}

/** Exceptions that the sender claimed elsewhere in the round. */
function otherClaims({ played, dyad }: Dealing): number {
  return played.dyads.filter(
    (other) =>
      speaks(played, other.targetId) &&
      other.targetId !== dyad.targetId &&
      other.cable?.exception === true,
  ).length;
}

function cableRegret(dealing: Dealing): Regret {
  const { game, played, dyad } = dealing;
  const cards = membersOf(dealing).flatMap((index) => game.setup.cast.targets[index] ?? []);
  const instruments = sharedInstruments(cards);
  const claims = otherClaims(dealing) + 1;
  const games = instruments.map((id) => stageOf(dealing, id, claims));
  const shadow = shadowOver(dealing);
  const { cable } = dyad;
  const made: ThreatMade | null =
    cable === null
      ? null
      : {
          ...threatOf(cable),
          // who wrote quietly is not to blame for the press
          ...(dyad.leaked === true ? { publicity: 'quiet' as const } : {}),
          instrument: instruments.indexOf(cable.instrument),
        };
  const quietOnly = game.setup.treatment?.quietOnly === true;
  const threats = threatsTo(games, shadow).filter(
    ({ action }) => !quietOnly || action?.publicity !== 'loud',
  );
  const best = bestOf(threats).action;
  return {
    ...placed(dealing),
    kind: 'cable',
    countryId: game.setup.cast.sender.id,
    decidedBy: played.cablesBy,
    regret: cards.length * regretAmong(threats, threatValue(games, shadow, made)),
    best: best === null ? null : { ...best, instrument: instruments[best.instrument] ?? '' },
  };
}

function moveRegrets(dealing: Dealing): readonly Regret[] {
  const { game, dyad } = dealing;
  const { cable } = dyad;
  if (cable === null) return [];
  const stage = stageOf(dealing, cable.instrument, otherClaims(dealing) + 1);
  const threat = threatOf(cable);
  return movesOf(dyad).map(({ at, chosen, decidedBy }): Regret => {
    const sender = STAGE_TREE[at.node].mover === 'sender';
    const each = moveRegret({ game: stage, threat, at }, chosen);
    return {
      ...placed(dealing),
      kind: 'move',
      countryId: sender ? game.setup.cast.sender.id : dyad.targetId,
      decidedBy,
      node: at.node,
      chosen,
      best: bestOf(movesAt(stage, threat, at)).action,
      regret: membersOf(dealing).length * each,
    };
  });
}

/** A move of a dyad, and the node at which it was made. */
interface Made {
  readonly at: NodePlace;
  readonly chosen: MoveTaken;
  readonly decidedBy: DecidedBy;
}

/** The moves of a dyad along the stage tree. */
function movesOf(dyad: PlayedDyad): readonly Made[] {
  const made: Made[] = [];
  let at: NodePlace | null = { node: 'answer', offer: null };
  for (const { type, offer, decidedBy } of dyad.moves) {
    if (at === null) throw new Error(`no ${type} after the end`);
    const chosen = { move: moveBehind(type), offer: offer === null ? null : offer / 100 };
    made.push({ at, chosen, decidedBy });
    at = after(at.node, chosen);
  }
  return made;
}

/** Where a move leads; null when the stage game is over. */
function after(node: Node, { move, offer }: MoveTaken): NodePlace | null {
  const branches: readonly Branch[] = STAGE_TREE[node].branches;
  const to = branches.find((one) => one.move === move)?.to;
  if (to === undefined) throw new Error(`no ${move} at ${node}`);
  return 'node' in to ? { node: to.node, offer: to.node === 'petitioned' ? offer : null } : null;
}

function stanceRegret(dealing: Dealing): Regret {
  const { game, played, dyad, index } = dealing;
  const at = standingOf(dealing);
  const state = at.state.dyads[index];
  const bloc = played.dyads.flatMap(({ targetId }, place) =>
    played.bloc.includes(targetId) ? [place] : [],
  );
  const ahead = { ...at, bloc, roundsLeft: game.setup.rounds - played.round };
  const stances = stancesOver(ahead, {
    index,
    stances: stancesOf({ aligned: state?.aligned === true }),
  });
  const chosen = stances.find(({ action }) => action === dyad.stance);
  return {
    ...placed(dealing),
    kind: 'stance',
    countryId: dyad.targetId,
    decidedBy: dyad.stanceBy,
    best: bestOf(stances).action,
    regret: chosen === undefined ? 0 : regretAmong(stances, chosen.value),
  };
}

function placed({ played, dyad }: Dealing): Pick<Regret, 'round' | 'address'> {
  return { round: played.round, address: addressOf(played, dyad.targetId) };
}
