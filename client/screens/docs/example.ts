import type { Outcome } from '../../../shared/model/stage-tree.ts';
import type { RoundAct } from '../../../shared/model/types.ts';
import { closeRound, openingState } from '../../../shared/model/round.ts';
import { expectationsAfter } from '../../../shared/model/payoff.ts';
import { stageGameOf } from '../../../shared/model/round.ts';
import { steel2018 } from '../../../shared/scenario/steel-2018.ts';
import { scoreOf } from '../../../shared/view/points.ts';
import { compactReason } from '../../../shared/view/reasons.ts';
import { playedTerms } from '../../../shared/game/game.ts';
import { TERMS_OF_MODEL } from '../../../shared/view/terms.ts';
import type { Score } from '../../../shared/view/result-schema.ts';
import { whyOfSender, whyOfTarget } from '../../../shared/view/why.ts';
import { whyLines, type WhyLine, type WhyNames } from '../../text/why-words.ts';

const { cast } = steel2018;
const TARGET = cast.targets.findIndex(({ id }) => id === 'korea');

/** The demand of the example, whole percent: what South Korea would just meet. */
export const DEMAND = 33;

/** The three ends that the example shows. */
const ENDS = ['conceded', 'absorbed', 'backedDown'] as const satisfies readonly Outcome[];
type ExampleEnd = (typeof ENDS)[number];

/** What one side scores at one end, and why. */
interface ExampleSide {
  readonly side: WhyNames['side'];
  readonly name: string;
  readonly score: Score;
  /** What the dispute itself brought: material, fear and public cost. */
  readonly lines: readonly WhyLine[];
}

/** One end of the example: a loud demand to South Korea in the first round, nobody else threatened. */
export interface Example {
  readonly end: ExampleEnd;
  readonly sides: readonly ExampleSide[];
}

const threat = {
  demand: DEMAND / 100,
  publicity: 'loud',
  exception: false,
  instrument: 'tariff',
} as const;

/**
 * The worked example, from the functions that score the game. The page shows it as kept in worked.ts,
 * which a test holds to this: the functions themselves would end up in what every phone loads.
 */
export function workedExample(): Example[] {
  return ENDS.map((end) => ({ end, sides: sidesAt(end) }));
}

/** Conflict expectations of South Korea before and after the news, in percent. */
export function newsOfExample(): { readonly before: number; readonly after: number } {
  const state = openingState(cast.world, cast.targets);
  const [card, dyad] = [cast.targets[TARGET], state.dyads[TARGET]];
  if (card === undefined || dyad === undefined) throw new Error('no South Korea');
  const use = { instrument: threat.instrument, claims: 0, phi: state.phi };
  const game = stageGameOf({ world: cast.world, card, state: dyad }, use);
  return { before: 100 * game.eT, after: Math.round(100 * expectationsAfter(game, threat)) };
}

function sidesAt(outcome: ExampleEnd): ExampleSide[] {
  const before = openingState(cast.world, cast.targets);
  const acts = cast.targets.map((_, index): RoundAct => {
    const act = { offer: null, stance: 'hold' } as const;
    return index === TARGET
      ? { ...act, threat, outcome }
      : { ...act, threat: null, outcome: 'none' };
  });
  const result = closeRound({ world: cast.world, cards: cast.targets, state: before }, acts);
  const round = { round: 1, before, acts, result };
  const card = cast.targets[TARGET];
  const terms = result.targets[TARGET];
  if (card === undefined || terms === undefined) throw new Error('no South Korea');
  const sides = [
    { me: cast.sender, side: 'sender', terms: result.sender, why: whyOfSender(cast, round) },
    { me: card, side: 'target', terms, why: whyOfTarget(cast, round, TARGET) },
  ] as const;
  return sides.map(({ me, side, terms: scored, why }) => {
    const score = scoreOf(playedTerms(scored));
    const compact = why.map(compactReason);
    const names: WhyNames = {
      side,
      me: me.id,
      sender: cast.sender.name,
      nameOf: (id) => cast.targets.find((one) => one.id === id)?.name ?? id,
      issue: cast.issue,
    };
    const lines = TERMS_OF_MODEL[1]
      .filter((term) => term !== 'jointSecurity')
      .flatMap((term) => whyLines(compact, { term, points: score.terms[term], names }));
    return { side, name: me.name, score, lines };
  });
}
