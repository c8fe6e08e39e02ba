import type { ClassMeasure, ClassFound, LeftOut } from '../../shared/replay/across-classes.ts';
import type { ClassSummary, ClassTrouble } from '../../shared/replay/class-file.ts';
import { LEAST } from '../../shared/replay/findings.ts';
import { counted, listed, signed } from './common.ts';
import { small, whole } from './evidence-words.ts';

/** Words of the comparison across classes. */

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August'],
  ...['September', 'October', 'November', 'December'],
];

/** A month as people write it: March 2026. */
function monthSaid(month: string | null): string {
  if (month === null) return 'no date';
  const [year, number] = month.split('-');
  return `${MONTHS[Number(number) - 1] ?? ''} ${year ?? ''}`.trim();
}

const percent = (share: number): string => `${whole(share)}%`;
const overPar = (points: number): string => signed(Math.round(points));
const each = (n: number): string => String(Math.round(10 * n) / 10);

/** How a measure is called on its strip and in the table, how it is written, and what it says. */
interface MeasureText {
  readonly label: string;
  readonly head: string;
  readonly write: (value: number) => string;
  /** What a drawing shows for 1. */
  readonly unit: number;
  readonly says: (own: string) => string;
}

const won = (how: string): MeasureText => ({
  label: `Won by a ${how} demand on an ally, % of the stake`,
  head: `Won, ${how}`,
  write: percent,
  unit: 100,
  says: (own) => `In this class ${how} demands on allies won ${own} of the stake on average`,
});
const lost = (how: string): MeasureText => ({
  label: `Trust that a ${how} demand cost, points of 100`,
  head: `Trust lost, ${how}`,
  write: small,
  unit: 100,
  says: (own) => `A ${how} demand cost ${own} of 100 points of that ally’s trust on average`,
});
const par = (who: string, head: string): MeasureText => ({
  label: `${who} against par in a game, points`,
  head,
  write: overPar,
  unit: 1,
  says: (own) => `${who} against par in a game: ${own} points on average`,
});

const MEASURES: Record<ClassMeasure, MeasureText> = {
  wonLoud: won('loud'),
  wonQuiet: won('quiet'),
  lostLoud: lost('loud'),
  lostQuiet: lost('quiet'),
  loud: {
    label: 'Loud among the demands on allies, %',
    head: 'Loud',
    write: percent,
    unit: 100,
    says: (own) => `Of the demands on allies ${own} were loud`,
  },
  trust: {
    label: 'Allies’ trust at the end, 0 to 100',
    head: 'Trust at the end',
    write: whole,
    unit: 100,
    says: (own) => `Allies’ trust ended at ${own} of 100 on average`,
  },
  sender: par('The sender', 'Sender ± par'),
  allies: par('All allies together', 'Allies ± par'),
  left: {
    label: 'Allies that had left at the end of a game',
    head: 'Left',
    write: each,
    unit: 1,
    says: (own) => `Allies that had left at the end of a game: ${own} on average`,
  },
  blocs: {
    label: 'Rounds of a game with a bloc',
    head: 'With a bloc',
    write: each,
    unit: 1,
    says: (own) => `Rounds of a game with a bloc: ${own} on average`,
  },
};

const LEFT_OUT: Record<LeftOut, (n: number) => string> = {
  scenario: (n) => `${n} of another scenario`,
  model: (n) => `${n} played under another version of the rules`,
  rounds: (n) => `${n} with another number of rounds`,
  rules: (n) => `${n} with other treatments or other numbers`,
};

/** Why the comparison cannot be read or kept. */
export type AcrossTrouble =
  ClassTrouble | 'blocked' | 'full' | 'too-many' | 'too-large' | 'unreadable';

const OF_FILE: Record<AcrossTrouble, string> = {
  empty: 'This file is empty.',
  'not-classes': 'This is no file of kept classes. Choose one that was saved here.',
  'other-version':
    'This file comes from another version of Entente, which this one cannot read. Nothing was changed.',
  damaged: 'This file is damaged, so nothing was taken from it.',
  'too-large': 'This file is too large for kept classes: more than 5 MB.',
  unreadable: 'This file cannot be read.',
  blocked:
    'This browser keeps nothing here, as in a private window. Nothing was changed. Use another window, or allow this page to keep data.',
  full: 'This browser has no more room, so nothing was changed. Save your comparison as a file and delete what you no longer need.',
  'too-many': 'More classes than can be kept. Delete some first; nothing was changed.',
};

const OF_STORE: Partial<Record<AcrossTrouble, string>> = {
  'not-classes': 'What this browser kept here is not a comparison.',
  'other-version':
    'What this browser keeps comes from another version of Entente, which this one cannot read.',
  damaged: 'What this browser keeps is damaged.',
};

const classes = (n: number): string => counted(n, 'other class', 'other classes');

/** A finding in words: this class, and where the others lie. */
function foundSaid(measure: ClassMeasure, { own, n, low, middle, high }: ClassFound): string {
  const { says, write } = MEASURES[measure];
  const [least, most] = [write(low), write(high)];
  const others =
    least === most
      ? `${least} in each`
      : `between ${least} and ${most}, ${write(middle)} in the middle`;
  return `${says(write(own))}; in ${classes(n)} ${others}.`;
}

export const across = {
  head: 'Across classes',
  what: 'This class beside others that you keep in this browser. Kept are means of finished games with the month and the scenario: no names, no words, no choices. Nothing leaves this computer.',
  add: 'Add this class to your comparison',
  update: 'Bring it up to date',
  isIn: 'This class is in your comparison.',
  wasIn:
    'This class is in your comparison with other numbers: as its games were shown when you added it.',
  cannot: {
    example: 'The example is made up, so it cannot be added.',
    bots: 'Nobody but bots played here, so it cannot be added.',
    unfinished: 'No game that is shown here was played to the end, so there is nothing to add yet.',
  },
  alone:
    'No other class that you keep was played alike: same scenario, rules, rounds and treatments.',
  leftOut: (out: readonly { readonly why: LeftOut; readonly n: number }[]) =>
    `Left out: ${listed(out.map(({ why, n }) => LEFT_OUT[why](n)))}.`,
  few: (n: number) => `Too few to say anything: ${classes(n)}. It takes at least ${LEAST}.`,
  silent: `No measure has enough to say anything: it takes at least ${LEAST} demands in each class.`,
  found: foundSaid,
  chart: 'This class among the others',
  own: 'this class',
  legend: `Diamond: this class. Circles: the others. A class with fewer than ${LEAST} such demands has no circle. Each class counts once, however many games it played.`,
  measures: MEASURES,
  tableHead: ['Class', 'Games'],
  ownRow: 'This class',
  row: (place: number, month: string | null) => `${place}: ${monthSaid(month)}`,
  none: 'too few',
  kept: (n: number) =>
    n === 0
      ? 'Kept in this browser: no class'
      : `Kept in this browser: ${counted(n, 'class', 'classes')}`,
  one: ({ month, title, finished, cutShort }: ClassSummary) =>
    `${monthSaid(month)}, ${title}, ${counted(finished, 'game')}${cutShort > 0 ? ` (${cutShort} more stopped)` : ''}`,
  remove: 'Delete',
  removeSure: 'Yes, delete',
  removeAll: 'Delete all',
  removeAllSure: 'Yes, delete all',
  removed: 'Deleted.',
  added: 'Added.',
  save: 'Save as a file',
  saveAsItIs: 'Save it as it is',
  open: 'Open such a file',
  move: 'A file takes the comparison to another computer. A class that is here already is not added twice.',
  opened: (added: number, known: number) =>
    [
      `${counted(added, 'class', 'classes')} added`,
      known > 0 ? `, ${known} ${known === 1 ? 'was' : 'were'} here already` : '',
      '.',
    ].join(''),
  file: 'entente-classes.json',
  fileTrouble: (code: AcrossTrouble) => OF_FILE[code],
  storeTrouble: (code: AcrossTrouble) => OF_STORE[code] ?? OF_FILE[code],
  storeKept: 'It is left as it is until you delete it. Until then nothing can be added.',
  code: (code: string) => `Code: ${code}`,
};
