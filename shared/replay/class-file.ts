import * as z from 'zod/mini';

/** More classes than anybody teaches. */
export const MOST_CLASSES = 2000;

const count = z.int().check(z.gte(0), z.lte(100_000));
const mark = z.string().check(z.regex(/^[0-9a-f]{16}$/));
const share = z.number().check(z.gte(-1), z.lte(1));
const points = z.number().check(z.gte(-1_000_000), z.lte(1_000_000));

/** Demands of one publicity on allies: how many, what they won and what trust they cost, on average. */
export const DemandsKept = z.strictObject({
  n: count,
  /** Shares; null without a demand. */
  won: z.nullable(share),
  trustLost: z.nullable(share),
});
export type DemandsKept = z.infer<typeof DemandsKept>;

/** What a host keeps of a class: means of its finished games, and nothing of anybody in it. */
export const ClassSummary = z.strictObject({
  /** By which the class is known again by who has its log; says nothing else. */
  fingerprint: mark,
  /** Year and month of play; null where the log has no time. */
  month: z.nullable(z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/))),
  scenario: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,63}$/)),
  title: z.string().check(z.minLength(1), z.maxLength(400)),
  model: z.int().check(z.gte(1)),
  /** Of the numbers on which the finished games were played, treatments included. */
  rules: mark,
  rounds: z.int().check(z.gte(1), z.lte(12)),
  /** Games that were played to the last round, and those that were stopped. */
  finished: z.int().check(z.gte(1), z.lte(1000)),
  cutShort: count,
  treatments: z
    .array(
      z.strictObject({ id: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,31}$/)), games: count }),
    )
    .check(z.maxLength(20)),
  quiet: DemandsKept,
  loud: DemandsKept,
  /** Allies' mean trust at the end, 0 ... 1; null where no game had an ally. */
  trust: z.nullable(share),
  /** Points over par in a game, on average: the sender's, and those of all allies together. */
  sender: points,
  allies: points,
  /** In all finished games: allies that had left at the end, and rounds with a bloc. */
  left: count,
  blocs: count,
});
export type ClassSummary = z.infer<typeof ClassSummary>;

/** What is kept in a browser, and written to a file. */
const ClassFile = z.strictObject({
  format: z.literal('entente-classes'),
  version: z.literal(1),
  classes: z.array(ClassSummary).check(z.maxLength(MOST_CLASSES)),
});

/** Why kept classes cannot be read: stable codes; the words are the client's. */
export const CLASS_TROUBLES = ['empty', 'not-classes', 'other-version', 'damaged'] as const;
export type ClassTrouble = (typeof CLASS_TROUBLES)[number];

/** Kept classes, read; or why they cannot be. */
export type ReadClasses =
  | { readonly ok: true; readonly classes: readonly ClassSummary[] }
  | { readonly ok: false; readonly code: ClassTrouble };

/** Reads kept classes, whatever the text is. A class that stands there twice counts once. */
export function readClasses(text: string): ReadClasses {
  if (text.trim() === '') return { ok: false, code: 'empty' };
  const json = parsed(text.replace(/^\uFEFF/, ''));
  if (!isOurs(json)) return { ok: false, code: 'not-classes' };
  if (json.version !== 1) return { ok: false, code: 'other-version' };
  const file = ClassFile.safeParse(json);
  if (!file.success) return { ok: false, code: 'damaged' };
  return { ok: true, classes: merged([], file.data.classes).classes };
}

/** Kept classes as text, for a browser's memory and for a file. */
export function classesText(classes: readonly ClassSummary[]): string {
  const file: z.infer<typeof ClassFile> = {
    format: 'entente-classes',
    version: 1,
    classes: [...classes],
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/**
 * Kept classes with more of them. One that is here already stays as it is here.
 *
 * @returns all of them, and how many were new
 */
export function merged(
  here: readonly ClassSummary[],
  more: readonly ClassSummary[],
): { readonly classes: readonly ClassSummary[]; readonly added: number } {
  const all = new Map(here.map((one) => [one.fingerprint, one]));
  for (const one of more) if (!all.has(one.fingerprint)) all.set(one.fingerprint, one);
  return { classes: [...all.values()], added: all.size - here.length };
}

/** Kept classes with this one; an earlier summary of the same class gives way to it. */
export function withClass(
  classes: readonly ClassSummary[],
  summary: ClassSummary,
): readonly ClassSummary[] {
  return [...new Map([...classes, summary].map((one) => [one.fingerprint, one])).values()];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isOurs = (json: unknown): json is { readonly format: string; readonly version?: unknown } =>
  typeof json === 'object' &&
  json !== null &&
  'format' in json &&
  json.format === 'entente-classes';
