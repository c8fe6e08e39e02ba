import { median } from './estimate.ts';
import type { ClassSummary, DemandsKept } from './class-file.ts';
import { LEAST } from './findings.ts';

/** What classes are compared by, in the order in which it is shown. */
export const CLASS_MEASURES = [
  ...(['wonLoud', 'wonQuiet', 'lostLoud', 'lostQuiet', 'loud'] as const),
  ...(['trust', 'sender', 'allies', 'left', 'blocs'] as const),
] as const;
export type ClassMeasure = (typeof CLASS_MEASURES)[number];

/** Why a kept class is not compared with this one. */
const LEFT_OUT = ['scenario', 'model', 'rounds', 'rules'] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

/** One measure of this class beside the same of the others. */
interface MeasuredAcross {
  readonly measure: ClassMeasure;
  /** Null where this class has too little to say. */
  readonly own: number | null;
  /** Of each class that has enough of it. */
  readonly others: readonly number[];
  /** What there is to say; null with fewer than `LEAST` others, or nothing of this class. */
  readonly found: ClassFound | null;
}

/** Where this class lies among others. In the unit of the measure. */
export interface ClassFound {
  readonly own: number;
  /** How many others there are. */
  readonly n: number;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** This class against those that were kept. */
export interface Across {
  /** Kept classes that were played alike: scenario, model, rounds and rules. */
  readonly others: readonly ClassSummary[];
  readonly leftOut: readonly { readonly why: LeftOut; readonly n: number }[];
  readonly measures: readonly MeasuredAcross[];
}

/** Compares a class with those that were kept; itself among them is passed over. */
export function acrossClasses(own: ClassSummary, kept: readonly ClassSummary[]): Across {
  const others = kept.filter(({ fingerprint }) => fingerprint !== own.fingerprint);
  const alike = others.filter((one) => differs(own, one) === null);
  return {
    others: alike,
    leftOut: LEFT_OUT.flatMap((why) => {
      const n = others.filter((one) => differs(own, one) === why).length;
      return n === 0 ? [] : [{ why, n }];
    }),
    measures: CLASS_MEASURES.map((measure) => {
      const value = measured(own, measure);
      const values = alike.flatMap((one) => measured(one, measure) ?? []);
      return { measure, own: value, others: values, found: foundIn(value, values) };
    }),
  };
}

/**
 * A measure of a class: shares 0 ... 1, points, or how many in a game.
 *
 * @returns null where fewer than `LEAST` demands stand behind it
 */
export function measured(one: ClassSummary, measure: ClassMeasure): number | null {
  const demands = one.quiet.n + one.loud.n;
  switch (measure) {
    case 'wonLoud':
      return enough(one.loud, 'won');
    case 'wonQuiet':
      return enough(one.quiet, 'won');
    case 'lostLoud':
      return enough(one.loud, 'trustLost');
    case 'lostQuiet':
      return enough(one.quiet, 'trustLost');
    case 'loud':
      return demands < LEAST ? null : one.loud.n / demands;
    case 'trust':
    case 'sender':
    case 'allies':
      return one[measure];
    case 'left':
    case 'blocs':
      return one[measure] / one.finished;
  }
}

const enough = (demands: DemandsKept, what: 'won' | 'trustLost'): number | null =>
  demands.n < LEAST ? null : demands[what];

/** The first reason why two classes cannot be compared. */
function differs(own: ClassSummary, other: ClassSummary): LeftOut | null {
  return LEFT_OUT.find((what) => own[what] !== other[what]) ?? null;
}

function foundIn(own: number | null, others: readonly number[]): ClassFound | null {
  if (own === null || others.length < LEAST) return null;
  return {
    own,
    n: others.length,
    low: Math.min(...others),
    middle: median(others),
    high: Math.max(...others),
  };
}
