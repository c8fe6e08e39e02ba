import { counted, signed, The, the } from './common.ts';

/** Words of the counterfactual. */

const points = (value: number): string => signed(Math.round(value));
const plainPoints = (value: number): string => points(value).replace('+', '');
const usual = (low: number, high: number): string =>
  points(low) === points(high)
    ? 'so it does in 8 of 10 runs'
    : `in 8 of 10 runs between ${plainPoints(low)} and ${plainPoints(high)}`;
const share = (value: number): string => `${Math.round(100 * value)}%`;

export const whatIf = {
  model: 'Model, not your classmates',
  what: 'Change one decision. What came before it stands, and so does what others had sealed in that round. From there a bot plays every seat, both ways with the same luck. So compare the two ways with each other, not with what the class did.',
  decision: (who: string, did: string) => `${who}: ${did}`,
  towards: (who: string, to: string, did: string) => `${who} to ${the(to)}: ${did}`,
  cable: (to: string, words: string) => `To ${the(to)}: ${words}`,
  cables: (who: string, cables: readonly string[]) =>
    cables.length === 0 ? `${who}: no demand` : `${who}. ${cables.join('. ')}`,
  none: (to: string) => `No demand on ${the(to)}`,
  voice: (to: string, how: string) => `To ${the(to)}: the same demand, ${how}`,
  silence: 'No demand on anybody',
  bloc: 'Ask for a bloc',
  noBloc: 'Ask for no bloc',
  pick: 'Decision',
  change: 'Instead',
  bot: 'Played on by',
  run: 'Play both futures',
  stop: 'Stop',
  noWays: 'There was nothing else to do at this point.',
  noDecisions: 'Nothing was decided in a round that counts.',
  before: 'Other futures are played when a game has ended.',
  failed: 'The moves in this log contradict the rules, so it cannot be played on.',
  hidden:
    'How would it have gone on? The model plays both ways, and the host shows what came of it.',
  reveal: 'Show this on the big screen',
  revealHow: 'Until then only you see it. Ask the class first.',
  revealed: 'The big screen shows it.',
  progress: (done: number, all: number) => `${done} of ${all} runs`,
  slow: 'This machine is slow, so there were no more runs.',
  stopped: (runs: number) => `Stopped after ${counted(runs, 'run')} of each way.`,
  sentence: (told: {
    who: string;
    runs: number;
    better: number;
    worse: number;
    mean: number;
    low: number;
    high: number;
  }) =>
    `${The(told.who)} ends better with the change in ${share(told.better)} of ${counted(told.runs, 'run')}, worse in ${share(told.worse)}. On average it brings ${counted(Math.round(told.mean), 'point')}; ${usual(told.low, told.high)}.`,
  chart: 'What the change brings each country',
  x: 'Points more with the change',
  label: (who: string, { mean, better, worse }: Record<'mean' | 'better' | 'worse', number>) =>
    `${who}: ${points(mean)} (better ${share(better)}, worse ${share(worse)})`,
  legend: 'Circle: the mean. Thick bar: 8 of 10 runs.',
  table: [
    'Country',
    'As it was decided',
    'With the change',
    'Change',
    '8 of 10 runs',
    'Better in',
    'Worse in',
  ],
  range: (low: number, high: number) => `${plainPoints(low)} to ${plainPoints(high)}`,
  share,
  points,
  plainPoints,
  futures: 'Two of these futures, side by side',
  futuresNote: 'The first run of each. Another run goes otherwise.',
  asMade: 'As it was decided',
  asChanged: 'With the change',
  trust: (who: string) => `Trust in ${the(who)}`,
  total: (who: string, value: number) => `${who} ${plainPoints(value)}`,
  more: (n: number) => `and ${n} more`,
  nothing: 'Nothing else was demanded or answered.',
  way: 'Way',
};
