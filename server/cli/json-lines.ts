import * as z from 'zod/mini';
import { PARAMETERS, type ParameterSymbol } from '../../shared/model/parameters.ts';
import type { Computed } from './file-cells.ts';

/** A field that holds a number from `min` to `max`. */
export function numericField(min: number, max: number) {
  const error = `a number from ${min} to ${max}`;
  return z.number({ error }).check(z.gte(min, { error }), z.lte(max, { error }));
}

/** A field that holds a whole number from `min` to `max`. */
export function wholeField(min: number, max: number) {
  const error = `a whole number from ${min} to ${max}`;
  return z.int({ error }).check(z.gte(min, { error }), z.lte(max, { error }));
}

/** A field that holds a parameter of the model. */
export function dialField(symbol: ParameterSymbol) {
  const { min, max, unit } = PARAMETERS[symbol];
  return unit === 'rounds' ? wholeField(min, max) : numericField(min, max);
}

/** A field for each of some parameters, by its symbol. */
export function dialFields<const S extends readonly ParameterSymbol[]>(symbols: S) {
  const fields = symbols.map((symbol) => [symbol, dialField(symbol)] as const);
  return Object.fromEntries(fields) as Record<S[number], ReturnType<typeof dialField>>;
}

/** A field that holds 0 or 1. */
export const flagField = z.union([z.literal(0), z.literal(1)], { error: '0 or 1' });

/** What a field must be for the line to make sense beyond its form. */
export class Impossible extends Error {
  readonly field: string;

  constructor(field: string, expected: string) {
    super(expected);
    this.field = field;
  }
}

/**
 * Computes something for every line of a JSON Lines file. Lines count from 1; blank ones are left out.
 *
 * @param compute  the line with what was computed in it; throws `Impossible`, or a RangeError of the model
 */
export function withFields<T extends z.ZodMiniType>(
  text: string,
  line: T,
  compute: (read: z.output<T>, raw: Readonly<Record<string, unknown>>) => unknown,
): Computed {
  const written: string[] = [];
  const problems: string[] = [];
  text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .forEach((source, index) => {
      if (source.trim() === '') return;
      const said = (problem: string): number => problems.push(`line ${index + 1}${problem}`);
      const raw = objectIn(source);
      if (raw === null) {
        said(': expected an object in JSON');
        return;
      }
      const read = line.safeParse(raw);
      if (!read.success) {
        for (const problem of fieldProblems(read.error, raw)) said(`, ${problem}`);
        return;
      }
      try {
        written.push(JSON.stringify(compute(read.data, raw)));
      } catch (error) {
        if (error instanceof Impossible) said(`, field ${error.field}: expected ${error.message}`);
        else if (error instanceof RangeError) said(`: ${error.message}`);
        else throw error;
      }
    });
  if (problems.length > 0) return { ok: false, problems };
  if (written.length === 0) return { ok: false, problems: ['no line: expected at least one'] };
  return { ok: true, text: `${written.join('\n')}\n` };
}

function objectIn(source: string): Readonly<Record<string, unknown>> | null {
  try {
    const read: unknown = JSON.parse(source);
    return isRecord(read) ? read : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Each problem names the field, what stands there and what was expected. */
function fieldProblems({ issues }: z.core.$ZodError, raw: unknown): readonly string[] {
  const problems = issues.map((issue) => {
    const there = issue.path.reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined,
      raw,
    );
    const shown = there === undefined ? 'missing' : JSON.stringify(there).slice(0, 60);
    const expected = issue.code === 'invalid_type' && UNSAID.has(issue.message);
    const said = expected ? `an ${issue.expected}` : issue.message;
    return `field ${issue.path.map(String).join('.')}: ${shown}, expected ${said}`;
  });
  return [...new Set(problems)];
}

/** What a schema says that was given no words of its own. */
const UNSAID: ReadonlySet<string> = new Set(['Invalid input']);
