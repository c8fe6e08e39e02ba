import type { Publicity } from '../model/types.ts';
import type { TrustPath } from './evidence.ts';
import { differenceOf, estimateOf, type Estimate, type InGame } from './estimate.ts';
import type { JointOutcome, Possible } from './frontier.ts';
import type { Regret } from './regret.ts';
import type { WeighedDemand } from './weighed.ts';

/** A group of fewer than this says nothing. */
export const LEAST = 3;
/** From these conflict expectations on a target counts as wary. */
export const WARY = 0.3;
/** A decision that gives away less than this counts as the best. Stakes: a point. */
export const A_POINT = 0.01;

/** What a finding is about. */
export type About =
  'paradox' | 'publicity' | 'trust' | 'ends' | 'regret' | 'treatments' | 'spillover';

/** Some group is too small to say anything; how many there are in each. */
export interface TooFew {
  readonly kind: 'too-few';
  readonly about: About;
  readonly counts: readonly { readonly group: string; readonly n: number }[];
}

/** How far the first group's mean lies above the second's, and how sure that is. */
export interface Gap {
  readonly difference: number;
  /** As of a `Difference`: whole games are drawn again. */
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/** What trusting targets gave, and wary ones. Shares of the stake. */
export interface Paradox {
  readonly kind: 'paradox';
  readonly games: number;
  readonly trusting: Estimate;
  readonly wary: Estimate;
  readonly gap: Gap;
}

/** What demands of one publicity on allies brought and cost, on average. Shares; security in stakes. */
export interface Yield {
  readonly won: Estimate;
  readonly trustLost: Estimate;
  readonly securityLost: Estimate;
}

/** What quiet demands on allies brought and cost, and loud ones. */
export interface QuietAndLoud {
  readonly kind: 'publicity';
  readonly games: number;
  readonly quiet: Yield;
  readonly loud: Yield;
  /** Of what was won: quiet less loud. */
  readonly gap: Gap;
}

/** How allies' trust went from the start to the last finished round. Trust 0 ... 1. */
export interface TrustMoved {
  readonly kind: 'trust';
  readonly games: number;
  readonly dyads: number;
  readonly before: number;
  readonly after: number;
  /** Dyads in which trust ended lower. */
  readonly fell: number;
  readonly left: number;
}

/** Where games ended beside what was possible. */
export interface EndsFound {
  readonly kind: 'ends';
  readonly games: number;
  /** Games that a simulated one beats on both sides. */
  readonly beaten: number;
  /** Games in which both sides ended below a game without any threat. */
  readonly belowPeace: number;
}

/** What people gave away by the model. */
export interface RegretFound {
  readonly kind: 'regret';
  readonly decisions: number;
  /** Decisions within a point of the best. */
  readonly best: number;
  /** Mean regret by kind, in stakes; kinds of fewer than `LEAST` are left out. The dearest first. */
  readonly kinds: readonly { readonly kind: Regret['kind']; readonly cost: Estimate }[];
}

/** How far demands moved the allies that only watched. Shares. */
export interface SpilloverFound {
  readonly kind: 'spillover';
  readonly games: number;
  readonly quiet: Estimate;
  readonly loud: Estimate;
  readonly gap: Gap;
}

/** What the evidence of a room says, as numbers. */
export type Finding =
  Paradox | QuietAndLoud | TrustMoved | EndsFound | RegretFound | SpilloverFound | TooFew;

/** One list for each game of a room. */
type PerGame<T> = readonly (readonly T[])[];

/** Whether those who trusted gave more than those who did not: every demand of every game. */
export function paradoxIn(demands: PerGame<WeighedDemand>): Paradox | TooFew {
  const all = demands.flat();
  const trusting = all.filter(({ expectations }) => expectations < WARY).map(wonIn);
  const wary = all.filter(({ expectations }) => expectations >= WARY).map(wonIn);
  const few = tooFew('paradox', { trusting, wary });
  if (few !== null) return few;
  const { a, b, ...gap } = compared(demands, {
    first: (some) => some.filter(({ expectations }) => expectations < WARY).map(wonIn),
    second: (some) => some.filter(({ expectations }) => expectations >= WARY).map(wonIn),
  });
  return { kind: 'paradox', games: gamesWith(demands), trusting: a, wary: b, gap };
}

/** What quiet and loud demands on allies brought and cost. */
export function publicityIn(demands: PerGame<WeighedDemand>): QuietAndLoud | TooFew {
  const [games, quiet, loud] = onAllies(demands);
  const few = tooFew('publicity', { quiet, loud });
  if (few !== null) return few;
  const { difference, interval } = compared(demands, {
    first: (some) => some.filter(onAlly('quiet')).map(wonIn),
    second: (some) => some.filter(onAlly('loud')).map(wonIn),
  });
  return {
    kind: 'publicity',
    games,
    quiet: yieldOf(quiet),
    loud: yieldOf(loud),
    gap: { difference, interval },
  };
}

/**
 * How the trust of allies went.
 *
 * @param paths  of each game, of those that were allies at the start
 */
export function trustIn(paths: PerGame<TrustPath>): TrustMoved | TooFew {
  const walked = paths.flat().filter(({ points }) => points.length > 1);
  const few = tooFew('trust', { dyads: walked });
  if (few !== null) return few;
  const first = walked.map(({ points }) => points[0]?.trust ?? 0);
  const last = walked.map(({ points }) => points.at(-1)?.trust ?? 0);
  return {
    kind: 'trust',
    games: paths.filter((some) => some.some(({ points }) => points.length > 1)).length,
    dyads: walked.length,
    before: estimateOf(first).mean ?? 0,
    after: estimateOf(last).mean ?? 0,
    fell: last.filter((trust, place) => trust < (first[place] ?? 0)).length,
    left: walked.filter(({ points }) => points.at(-1)?.aligned === false).length,
  };
}

/** A game's end, and what its scenario could have come to. */
export interface EndBeside {
  readonly end: JointOutcome;
  readonly possible: Pick<Possible, 'frontier' | 'peace'>;
}

/** Where finished games ended beside what was possible. */
export function endsIn(ends: readonly EndBeside[]): EndsFound | TooFew {
  const few = tooFew('ends', { games: ends });
  if (few !== null) return few;
  return {
    kind: 'ends',
    games: ends.length,
    beaten: ends.filter(({ end, possible }) => possible.frontier.some((one) => beats(one, end)))
      .length,
    belowPeace: ends.filter(({ end, possible }) => beats(possible.peace, end)).length,
  };
}

/** What people's own decisions gave away, by kind of decision and never by person. */
export function regretIn(regrets: PerGame<Regret>): RegretFound | TooFew {
  const own = regrets.flat().filter(({ decidedBy }) => decidedBy === 'human');
  const few = tooFew('regret', { decisions: own });
  if (few !== null) return few;
  const kinds = (['cable', 'move', 'stance'] as const)
    .map((kind) => {
      const costs = own.filter((one) => one.kind === kind).map(({ regret }) => regret);
      return { kind, cost: estimateOf(costs) };
    })
    .filter(({ cost }) => cost.n >= LEAST)
    .toSorted((a, b) => (b.cost.mean ?? 0) - (a.cost.mean ?? 0));
  const best = own.filter(({ regret }) => regret < A_POINT).length;
  return { kind: 'regret', decisions: own.length, best, kinds };
}

/** How far demands on one ally moved the others. */
export function spilloverIn(demands: PerGame<WeighedDemand>): SpilloverFound | TooFew {
  const [games, quiet, loud] = onAllies(demands);
  const few = tooFew('spillover', { quiet, loud });
  if (few !== null) return few;
  const { a, b, ...gap } = compared(demands, {
    first: (some) => some.filter(onAlly('quiet')).map((one) => one.watchers),
    second: (some) => some.filter(onAlly('loud')).map((one) => one.watchers),
  });
  return { kind: 'spillover', games, quiet: a, loud: b, gap };
}

/** Demands on allies by publicity, and in how many games there are any. */
export function onAllies(
  demands: PerGame<WeighedDemand>,
): readonly [number, readonly WeighedDemand[], readonly WeighedDemand[]] {
  const own = demands.map((some) => some.filter(({ ally }) => ally));
  const by = (publicity: Publicity) => own.flat().filter((one) => one.publicity === publicity);
  return [gamesWith(own), by('quiet'), by('loud')];
}

/** What some demands brought and cost. */
export function yieldOf(demands: readonly WeighedDemand[]): Yield {
  return {
    won: estimateOf(demands.map(wonIn)),
    trustLost: estimateOf(demands.map(({ trustLost }) => trustLost)),
    securityLost: estimateOf(demands.map(({ securityLost }) => securityLost)),
  };
}

/** Says so when a group has fewer than `LEAST`. */
export function tooFew(
  about: About,
  groups: Readonly<Record<string, readonly unknown[]>>,
): TooFew | null {
  const counts = Object.entries(groups).map(([group, { length: n }]) => ({ group, n }));
  return counts.some(({ n }) => n < LEAST) ? { kind: 'too-few', about, counts } : null;
}

const wonIn = ({ won }: WeighedDemand): number => won;

const gamesWith = (some: PerGame<unknown>): number =>
  some.filter(({ length }) => length > 0).length;

/** Points are scored in whole numbers and simulated ones are not: less than this is no difference. */
export const CLEARLY = 5;

/** Whether one end is clearly better for both sides. */
const beats = (one: JointOutcome, other: JointOutcome): boolean =>
  one.sender - other.sender >= CLEARLY && one.allies - other.allies >= CLEARLY;

const onAlly =
  (publicity: Publicity) =>
  (one: WeighedDemand): boolean =>
    one.ally && one.publicity === publicity;

/** Two groups of demands, game by game. */
function compared(
  demands: PerGame<WeighedDemand>,
  { first, second }: Record<keyof InGame, (some: readonly WeighedDemand[]) => readonly number[]>,
) {
  const games = demands.map((some) => ({ first: first(some), second: second(some) }));
  const { a, b, difference, interval } = differenceOf(games);
  return { a, b, difference: difference ?? 0, interval };
}
