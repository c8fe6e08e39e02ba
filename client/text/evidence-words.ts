import type { Estimate } from '../../shared/replay/estimate.ts';
import type { About, Finding, Gap, TooFew } from '../../shared/replay/findings.ts';
import { CLEARLY, LEAST, WARY } from '../../shared/replay/findings.ts';
import type { Regret } from '../../shared/replay/regret.ts';
import type { TreatedGames, TreatmentsFound } from '../../shared/replay/treated.ts';
import { counted, listed, lowerFirst, signed, the, The } from './common.ts';

/** Words of the evidence across games: findings, and the charts that show them. */

/** A share as whole percent of 1, with a real minus sign. */
export const whole = (share: number): string => plain(Math.round(100 * share));

/** A share as points of 100, one decimal where it is small. */
export function small(share: number): string {
  const value = 100 * share;
  const rounded = Math.abs(value) < 10 ? Math.round(10 * value) / 10 : Math.round(value);
  return plain(rounded);
}

function plain(value: number): string {
  return String(value === 0 ? 0 : value).replace('-', '−');
}

/** A mean with its interval and its number, as it stands in charts and tables. */
export function meanSaid(
  { n, mean, interval }: Estimate,
  write: (value: number) => string,
  unit = '',
): string {
  if (mean === null) return 'none';
  const range =
    interval === null ? '' : ` (${write(interval.low)} to ${write(interval.high)}${unit})`;
  return `${write(mean)}${unit}${range}, n = ${n}`;
}

const mean = ({ mean: value }: Estimate): number => value ?? 0;
const games = (n: number): string => counted(n, 'game');

function surely({ interval }: Gap, write: (value: number) => string): string {
  if (interval === null) return NOT_SURE;
  const between = `95 of 100 such gaps lie between ${write(interval.low)} and ${write(interval.high)} points`;
  const chance = interval.low <= 0 && interval.high >= 0;
  return chance
    ? `The gap may be chance: with whole games drawn again from these, ${between}.`
    : `The gap is hardly chance: with whole games drawn again from these, ${between}.`;
}

const NOT_SURE =
  'How sure that is cannot be said: it takes six games, and each of the two in at least three of them.';

const GROUPS: Readonly<Record<string, readonly [string, string]>> = {
  trusting: [
    'demand on a target that expected little conflict',
    'demands on targets that expected little conflict',
  ],
  wary: ['demand on a warier one', 'demands on warier ones'],
  quiet: ['quiet demand on an ally', 'quiet demands on allies'],
  loud: ['loud demand on an ally', 'loud demands on allies'],
};

const KINDS: Record<Regret['kind'], string> = {
  cable: 'cables (written or left out)',
  move: 'moves in the bargain',
  stance: 'stances',
};

const COUNTED: Record<About, (found: TooFew) => string> = {
  paradox: ofDemands,
  publicity: ofDemands,
  spillover: ofDemands,
  trust: (found) => counted(sum(found), 'ally', 'allies'),
  ends: (found) => `${counted(sum(found), 'game')} with allies played to the end`,
  regret: (found) => counted(sum(found), 'decision by a person', 'decisions by people'),
  treatments: ({ counts }) =>
    listed(counts.map(({ group, n }) => `${games(n)} with “${treatmentName(group)}”`)),
};

function ofDemands({ counts }: TooFew): string {
  return listed(
    counts.map(({ group, n }) => {
      const [one, many] = GROUPS[group] ?? [group, group];
      return counted(n, one, many);
    }),
  );
}

const sum = ({ counts }: TooFew): number => counts.reduce((total, { n }) => total + n, 0);

const TREATMENTS: Readonly<Record<string, string>> = {
  plain: 'as the scenario is',
  'quiet-only': 'nothing can be said aloud',
  'no-exception': 'no exceptions',
  'threat-low': 'little outside threat',
  'threat-high': 'great outside threat',
  rivals: 'adversaries instead of allies',
  leaks: 'quiet cables leak',
};

/** What a treatment is called; an unknown one by its id. */
export const treatmentName = (id: string): string => TREATMENTS[id] ?? id;

/** A finding in words. It says nothing that its numbers do not. */
export function findingText(found: Finding | TreatmentsFound): string {
  switch (found.kind) {
    case 'too-few':
      return `Too few to say anything: ${COUNTED[found.about](found)}. It takes at least ${LEAST} in each group.`;
    case 'paradox':
      return `In ${games(found.games)}, targets that expected little conflict (below ${whole(WARY)} of 100) gave ${whole(mean(found.trusting))}% of the stake on average, warier ones ${whole(mean(found.wary))}%; n = ${found.trusting.n} and ${found.wary.n}. ${surely(found.gap, whole)}`;
    case 'publicity': {
      const { quiet, loud } = found;
      return `In ${games(found.games)}, loud demands on allies won ${whole(mean(loud.won))}% of the stake on average, quiet ones ${whole(mean(quiet.won))}%; n = ${loud.won.n} and ${quiet.won.n}. A loud one cost ${small(mean(loud.trustLost))} of 100 points of that ally’s trust and ${small(mean(loud.securityLost))} points of joint security, a quiet one ${small(mean(quiet.trustLost))} and ${small(mean(quiet.securityLost))}. On what was won: ${lowerFirst(surely(found.gap, whole))}`;
    }
    case 'trust':
      return `In ${games(found.games)}, the trust of allies went from ${whole(found.before)} to ${whole(found.after)} of 100 on average. It ended lower for ${found.fell} of ${counted(found.dyads, 'ally', 'allies')}; ${found.left === 0 ? 'none' : found.left} had left.`;
    case 'ends':
      return `In ${found.beaten} of ${games(found.games)} both sides could have had more: a simulated game of the same scenario ended ${CLEARLY} points or more better for both. In ${found.belowPeace} both sides ended below a game without any threat.`;
    case 'regret': {
      const [dearest] = found.kinds;
      const share = Math.round((100 * found.best) / found.decisions);
      const most =
        dearest === undefined
          ? ''
          : ` What gave away most were ${KINDS[dearest.kind]}: ${counted(Number((100 * mean(dearest.cost)).toFixed(1)), 'point')} on average, n = ${dearest.cost.n}.`;
      return `Of ${found.decisions} decisions that people made, ${found.best} (${share}%) were within a point of the best by theory.${most}`;
    }
    case 'treatments':
      return found.groups.map(treatedText).join(' ');
    case 'spillover':
      return `In ${games(found.games)}, a loud demand on one ally cost ${small(mean(found.loud))} of 100 points of trust with each other ally on average, a quiet one ${small(mean(found.quiet))}; n = ${found.loud.n} and ${found.quiet.n}. ${surely(found.gap, small)}`;
  }
}

function treatedText({ id, finished, trust, won }: TreatedGames): string {
  const demands = won.mean === null ? 'no demand was made' : `a demand won ${whole(won.mean)}%`;
  const allies =
    trust.mean === null
      ? 'there were no allies'
      : `allies’ trust ended at ${whole(trust.mean)} of 100`;
  return `“${treatmentName(id)}”: ${allies}, ${demands}; n = ${games(finished)}.`;
}

export const evidence = {
  shows: 'What it shows',
  intervals:
    'Thick bar: where 95 of 100 means lie when the same values are drawn again (from 5 values on). Thin strokes: single values. What happens in one game hangs together, so the bars are rather too short; whether a gap is chance is judged by drawing whole games again.',
  none: 'none',
  publicity: {
    head: 'Quiet against loud, on allies',
    chart: 'What a demand on an ally won and cost',
    what: 'What a demand on an ally won, and what it cost. The cost in security is what the same round, and peace from then on, would have been worth without the demand.',
    rows: { quiet: 'Quiet', loud: 'Loud' },
    won: 'Won, % of the stake',
    trustLost: 'Trust of that ally lost, points of 100',
    securityLost: 'Joint security lost by the sender, points',
    table: ['Demands', 'Won, %', 'Trust lost', 'Security lost'],
    label: (how: string, said: string) => `${how}: ${said}`,
    empty: 'No demand was made on an ally.',
  },
  trust: {
    head: 'Trust in every game',
    chart: 'Trust of every country, game by game',
    table: (rounds: number) => [
      'Game',
      'Country',
      'Start',
      ...Array.from({ length: rounds }, (_, at) => `Round ${at + 1}`),
    ],
  },
  spillover: {
    head: 'Those who only watched',
    chart: 'Trust lost by those who only watched',
    what: 'By how much one demand on an ally moved the trust of each other ally, on average.',
    x: 'Trust of each other ally lost to one demand, points of 100',
    table: ['Demands on allies', 'Trust of each other ally lost'],
  },
  ends: {
    head: 'What was possible',
    what: 'Every game with allies beside simulated games of the same scenario. Line: the simulated ends that no other beats on both sides. Policies that are smarter than ours, and people, may do better.',
    name: 'Where games ended, for both sides',
    x: 'An ally’s points on average',
    y: 'The sender’s points',
    peace: 'no threats',
    legend:
      'Diamond: a game. Hollow: stopped before the last round, so it counts in no finding. Cross: nobody threatens and allies do what is best for them. Faint dots: simulated games.',
    table: ['What', 'Sender', 'An ally on average'],
    frontierRow: (n: number) => `Frontier, point ${n}`,
    cutShort: (game: string) => `${game} (stopped early)`,
    of: (name: string) => `Games: ${name}`,
  },
  regret: {
    head: 'What decisions gave away',
    chart: 'Points given away, by kind of decision',
    what: 'What people’s decisions gave away against the best one by theory at that point, by kind and not by person.',
    x: 'Given away, points',
    kind: { cable: 'Cables', move: 'Moves', stance: 'Stances' } satisfies Record<
      Regret['kind'],
      string
    >,
    table: ['Kind', 'Decisions', 'Within a point of the best', 'Given away on average', 'Most'],
    empty: 'No person decided anything in a finished game.',
  },
  treatments: {
    head: 'Treatments side by side',
    chart: 'The treatments, measure by measure',
    what: 'Games of this room that were played under different rules. Each game counts once, so with few games every gap may be chance.',
    legend:
      'Mark: the mean of the games. Thick bar: where 95 of 100 such means lie when the games are drawn again (from 5 games on).',
    one: 'All games of this room were played under the same rules.',
    trust: 'Allies’ trust at the end, 0 to 100',
    won: 'Won by a demand, % of the stake',
    loud: 'Loud among the demands, %',
    sender: 'The sender’s points over par',
    allies: 'All allies’ points over par',
    table: [
      'Played',
      'Games',
      'Trust at the end',
      'Won by a demand, %',
      'Loud, %',
      'Sender ± par',
      'Allies ± par',
    ],
    points: (value: number) => signed(Math.round(value)),
  },
  turning: {
    head: 'Turning points',
    one: 'The turning point',
    what: 'The decision of each game that gave away most by the model. It explains a game and judges nobody: the model knows what people could not.',
    none: (game: string) => `${game}: no decision gave away 5 points or more. It did not turn.`,
    where: (game: string, round: string) => `${game}, ${round.toLowerCase()}`,
    played: 'Played',
    model: 'Model',
    end: 'Ended',
    cost: 'Gave away',
    whom: ({ who, to }: { who: string; to: string }) =>
      to === '' ? The(who) : `${The(who)} to ${the(to)}`,
    sentence: (told: {
      who: string;
      to: string;
      did: string;
      would: string;
      points: string;
      end: string;
    }) =>
      `${The(told.who)}${told.to === '' ? '' : ` to ${the(told.to)}`}: ${lowerFirst(told.did)}. The model: ${lowerFirst(told.would)}. That gave away ${told.points}.${told.end === '' ? '' : ` It ended so: ${told.end}.`}`,
    jump: 'Show it in the replay',
    change: 'Change it',
    mark: 'Turning point',
  },
};
