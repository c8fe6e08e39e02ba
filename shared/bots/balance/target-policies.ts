import { expectationsAfter } from '../../model/payoff.ts';
import { bestMove, type NodePlace } from '../../model/subgame.ts';
import type { Move } from '../../model/stage-tree.ts';
import type { Stance } from '../../model/types.ts';
import { demandPercent, percentOffers } from '../../model/whole-percent.ts';
import { cardAt, type Contest, type TableMoment } from './table.ts';

/** A move in a bargain, with its offer in stakes when it is a petition. */
export interface PlayMade {
  readonly move: Move;
  readonly offer: number | null;
}

/** How a simulated target decides. */
export interface TargetPolicy {
  readonly id: string;
  readonly sentence: string;
  /** Its posture; one that is not aligned holds or diversifies. */
  readonly stance: (moment: TableMoment, index: number) => Stance;
  readonly answer: (contest: Contest, at: NodePlace) => PlayMade;
  /** Whether it asks for a bloc in every round in which it may. */
  readonly bands?: boolean;
}

/** Subgame perfect play, for either side. */
export function bestPlay({ stage, threat }: Contest, at: NodePlace): PlayMade {
  const { move, offer } = bestMove(stage, threat, at);
  return { move, offer };
}

/** Contributes where its own share of the security it adds is worth more than it costs. */
export function bestStance(moment: TableMoment, index: number): Stance {
  const card = cardAt(moment, index);
  const state = moment.state.dyads[index];
  if (state?.aligned !== true) return 'hold';
  return 0.5 * moment.world.X * card.m * (1 - state.eT) > card.cCon ? 'contribute' : 'hold';
}

const plain = (move: Move): PlayMade => ({ move, offer: null });

/** A petition for half of the demand, where there is a smaller offer to make. */
function half({ stage, threat }: Contest): PlayMade | null {
  const offers = percentOffers(stage.Dmin, threat.demand);
  if (offers.length === 0) return null;
  const wanted = demandPercent(threat.demand / 2) / 100;
  return { move: 'petition', offer: offers.find((offer) => offer >= wanted) ?? offers[0] ?? null };
}

/** Conflict expectations above which a leaver has had enough. */
const WARY = 0.35;

const rational = { stance: bestStance, answer: bestPlay };

/** Theory; what banding together is measured against. */
export const RATIONAL: TargetPolicy = {
  id: 'rational',
  sentence: 'plays subgame perfectly, contributes where it pays',
  ...rational,
};

/** Every simulated target. A field of one of them has it in every seat; a mixed field draws. */
export const TARGET_POLICIES: readonly TargetPolicy[] = [
  RATIONAL,
  {
    id: 'stubborn',
    sentence: 'stands firm, and hits back where that hurts the sender at least as much',
    stance: () => 'hold',
    answer: ({ stage }, { node }) =>
      plain(node === 'imposed' ? (stage.kS >= stage.kT ? 'retaliate' : 'absorb') : 'standFirm'),
  },
  {
    id: 'conciliator',
    sentence: 'meets up to 40, offers half of more, and gives in after all',
    stance: bestStance,
    answer: (contest, { node }) => {
      if (node === 'imposed') return plain('absorb');
      if (node === 'rejected' || contest.threat.demand <= 0.4) return plain('concede');
      return half(contest) ?? plain('concede');
    },
  },
  {
    id: 'diversifier',
    sentence: 'as rational, but makes itself less dependent in every round',
    ...rational,
    stance: () => 'diversify',
  },
  {
    id: 'contributor',
    sentence: 'as rational, but contributes in every round',
    ...rational,
    stance: ({ state }, index) => (state.dyads[index]?.aligned === true ? 'contribute' : 'hold'),
  },
  {
    id: 'leaver',
    sentence: 'as rational, but leaves when a threat finds it, or makes it, too wary of the sender',
    ...rational,
    answer: (contest, at) => {
      const fedUp = expectationsAfter(contest.stage, contest.threat) > WARY;
      if (contest.stage.canLeave && at.node === 'answer' && fedUp) return plain('leave');
      return bestPlay(contest, at);
    },
  },
  {
    id: 'petitioner',
    sentence: 'always asks for half, and plays on as rational when refused',
    ...rational,
    answer: (contest, at) => (at.node === 'answer' ? half(contest) : null) ?? bestPlay(contest, at),
  },
];

/** As rational, but stays whatever is done to it: what leaving is measured against. */
export const LOYAL: TargetPolicy = {
  id: 'loyal',
  sentence: 'as rational, but never leaves',
  stance: bestStance,
  answer: (contest, at) =>
    bestPlay({ ...contest, stage: { ...contest.stage, canLeave: false } }, at),
};

/** Stands in a bloc whenever another does, and is rational otherwise: compared with `rational`. */
export const BANDER: TargetPolicy = {
  id: 'bander',
  sentence: 'as rational, but asks for a bloc in every round',
  ...rational,
  bands: true,
};
