import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { readLog, type LogLine } from '../../shared/replay/log-lines.ts';
import { scenarioById } from '../../shared/scenario/shipped-scenarios.ts';

/** Why a command cannot be carried out, in plain words. */
export class Unusable extends Error {}
/** The same, where the help says how it is done. */
export class Misused extends Unusable {}

/** What was given under each name; of the arguments without a name, one counts as `file`. */
function given(args: readonly string[], names: readonly string[]) {
  const named = names.filter((name) => name !== 'file');
  const options = Object.fromEntries(named.map((name) => [name, { type: 'string' } as const]));
  // not strict, so that a value may begin with a minus and what is wrong is said in our words
  const read = { args: [...args], strict: false, tokens: true } as const;
  const { tokens, values, positionals } = parseArgs({ ...read, options });
  const seen = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    if (!named.includes(name)) throw new Misused(`${rawName} is not an option.`);
    if (value === undefined) throw new Misused(`${rawName} needs a value.`);
    if (seen.has(name)) throw new Misused(`${rawName} is there twice.`);
    seen.add(name);
  }
  const [file] = positionals;
  if (file !== undefined && !names.includes('file')) throw new Misused(`${file} is not an option.`);
  return { ...values, file: positionals.length === 1 ? file : undefined };
}

/**
 * A command: its arguments in, its exit code out.
 *
 * @param help  what `--help` says
 * @param asks  what is asked: an option by each name, or under `file` the one argument without a name.
 *   Each says in its error what must be given
 */
export function commandLine<T extends z.ZodMiniObject>(
  help: string,
  asks: T,
  run: (asked: z.output<T>) => number,
): (args: readonly string[]) => number {
  const names = Object.keys(asks.shape);
  return (args) => {
    if (args.includes('--help') || args.includes('-h')) {
      process.stdout.write(help);
      return 0;
    }
    try {
      const read = asks.safeParse(given(args, names));
      if (read.success) return run(read.data);
      throw new Misused(read.error.issues[0]?.message);
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      process.stderr.write(`${error.message}\n${error instanceof Misused ? `\n${help}` : ''}`);
      return 2;
    }
  };
}

/** An option that names a scenario that is shipped. */
export const scenarioNamed = (missing: string) =>
  z.pipe(
    z.string(missing),
    z.transform((id, { issues }) => {
      const found = scenarioById(id);
      if (found !== undefined) return found;
      issues.push({ code: 'custom', input: id, message: `There is no scenario ${id}.` });
      return z.NEVER;
    }),
  );

/** An option that is a whole number; `range` says it in words. */
export function whole(
  name: string,
  range: string,
  {
    min,
    max,
    otherwise,
  }: { readonly min: number; readonly max: number; readonly otherwise: number },
) {
  const error = `--${name} is a whole number${range}.`;
  const digits = z.string().check(z.regex(/^-?\d{1,15}$/, { error }));
  const number = z.number().check(z.gte(min, { error }), z.lte(max, { error }));
  return z.pipe(z.pipe(z._default(digits, String(otherwise)), z.transform(Number)), number);
}

export const SEED = whole('seed', ' of 32 bits', {
  min: -(2 ** 31),
  max: 2 ** 31 - 1,
  otherwise: 7,
});

/** The bytes of a file that somebody named. */
export function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new Unusable(`${file} cannot be read.`);
  }
}

/** The lines of a log that somebody named. */
export function logOf(file: string, text: string): readonly LogLine[] {
  const read = readLog(text);
  if (read.ok) return read.lines;
  const { line, expected } = read.problem;
  throw new Unusable(`${file} is not a log: line ${line} should be ${expected}.`);
}

/** Writes to a place that somebody named. */
export function writing(place: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new Unusable(`${place} cannot be written.`);
  }
}
