import type { DecidedBy } from '../game/event.ts';
import type { Game, PlayedDyad } from '../game/game.ts';
import { bandingOver, returningOver, type RoundAhead } from '../model/continuation.ts';
import { mayJoin, sharedInstruments } from '../model/membership.ts';
import { bestOf, regretAmong, type Valued } from '../model/move-regret.ts';
import type { AllianceState } from '../model/types.ts';
import type { CountryId } from '../scenario/ids.ts';
import { closedRounds, type Closed } from '../view/known.ts';

/** What can be decided about the alliance itself: to ask for a bloc, to ask to return, to welcome. */
export type AllianceChoice = 'band' | 'return' | 'welcome';

/** One such decision of a finished game, and what it gave away. */
export interface AllianceRegret {
  readonly kind: AllianceChoice;
  readonly round: number;
  /** Who decided. */
  readonly countryId: CountryId;
  /** About whom: the country that stands in a bloc or returns. */
  readonly about: CountryId;
  readonly decidedBy: DecidedBy;
  readonly chosen: boolean;
  readonly best: boolean;
  /** Stakes, >= 0; 0 for the best. */
  readonly regret: number;
}

/** A finished round, as it stood when it was played. */
interface Dealing extends Closed {
  readonly game: Game;
}

/**
 * Every decision of a finished game about standing together and coming back, with its regret: the rest of
 * the game on theory line B after the best choice less that after the one made, everybody else as
 * they acted in the round. Who was not welcome regrets nothing by asking or not; whom nobody asked to
 * welcome, the sender has not refused.
 *
 * @returns in the order of the rounds; empty before the end, when it would tell secrets
 * @see model.md section 5 (design)
 */
export function allianceRegretOf(game: Game): readonly AllianceRegret[] {
  if (game.ending === null) return [];
  return closedRounds(game).flatMap((closed) => {
    const { played } = closed;
    const dealing = { game, ...closed };
    return played.dyads.flatMap((dyad, index) => [
      ...bandRegret(dealing, dyad, index),
      ...returnRegrets(dealing, dyad, index),
    ]);
  });
}

/** Who may stand in a bloc, as places in the scenario's order. */
function joiners({ game }: Dealing, state: AllianceState): readonly number[] {
  return game.setup.cast.targets.flatMap((card, index) => {
    const dyad = state.dyads[index];
    return dyad !== undefined && mayJoin(card, dyad) ? [index] : [];
  });
}

/** The next round, with those in the bloc who asked for it and still may. */
function nextRound(dealing: Dealing): RoundAhead {
  const { game, played, truth } = dealing;
  const { world, targets: cards } = game.setup.cast;
  const state = truth.result.after;
  const bloc = joiners(dealing, truth.before)
    .filter((index) => played.dyads[index]?.asked.bloc === true)
    .filter((index) => joiners(dealing, state).includes(index));
  return { world, cards, state, bloc, roundsLeft: game.setup.rounds - played.round - 1 };
}

function bandRegret(dealing: Dealing, dyad: PlayedDyad, index: number): readonly AllianceRegret[] {
  const { game, played, truth } = dealing;
  const able = joiners(dealing, truth.before);
  const shared = sharedInstruments(able.flatMap((one) => game.setup.cast.targets[one] ?? []));
  const ahead = nextRound(dealing);
  if (ahead.roundsLeft < 0 || !able.includes(index) || able.length < 2 || shared.length === 0) {
    return [];
  }
  // who leaves in the round stands in no bloc, whatever it asked
  const goes = !joiners(dealing, ahead.state).includes(index);
  const values = goes ? [{ action: dyad.asked.bloc, value: 0 }] : bandingOver(ahead, index);
  const made = { countryId: dyad.targetId, decidedBy: dyad.stanceBy, chosen: dyad.asked.bloc };
  return [
    { kind: 'band', round: played.round, about: dyad.targetId, ...made, ...judged(values, made) },
  ];
}

function returnRegrets(
  dealing: Dealing,
  { targetId, asked, stanceBy }: PlayedDyad,
  index: number,
): readonly AllianceRegret[] {
  const { game, played, truth } = dealing;
  const { world, targets: cards, sender } = game.setup.cast;
  if (cards[index]?.alignment !== 'ally' || truth.before.dyads[index]?.aligned !== false) return [];
  const { bloc } = nextRound(dealing);
  const roundsLeft = game.setup.rounds - played.round;
  const ahead: RoundAhead = {
    ...{ world, cards, state: truth.before, roundsLeft },
    bloc: bloc.length >= 2 ? bloc : [],
  };
  const worth = (seat: number | null): readonly Valued<boolean>[] =>
    returningOver(ahead, { acts: truth.acts, index, seat });
  const about = { round: played.round, about: targetId };
  const welcome = played.welcome.includes(targetId);
  const own = { countryId: targetId, decidedBy: stanceBy, chosen: asked.toReturn };
  const ownWorth = welcome ? worth(index) : [{ action: asked.toReturn, value: 0 }];
  const hers = { countryId: sender.id, decidedBy: played.cablesBy, chosen: welcome };
  return [
    { kind: 'return', ...about, ...own, ...judged(ownWorth, own) },
    ...(asked.toReturn
      ? [{ kind: 'welcome' as const, ...about, ...hers, ...judged(worth(null), hers) }]
      : []),
  ];
}

/** What was best, and what the choice gave away. */
function judged(
  values: readonly Valued<boolean>[],
  { chosen }: { readonly chosen: boolean },
): Pick<AllianceRegret, 'best' | 'regret'> {
  const made = values.find(({ action }) => action === chosen);
  const regret = made === undefined ? 0 : regretAmong(values, made.value);
  return { best: regret === 0 ? chosen : bestOf(values).action, regret };
}
