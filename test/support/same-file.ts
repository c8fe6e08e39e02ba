/** Where two readings of a file differ: each place as a sentence. Numbers within `within` are the same. */
export function differences(was: unknown, is: unknown, within: number): readonly string[] {
  return apart({ was, is, at: '' }, within);
}

interface Pair {
  readonly was: unknown;
  readonly is: unknown;
  readonly at: string;
}

function apart({ was, is, at }: Pair, within: number): readonly string[] {
  if (typeof was === 'number' && typeof is === 'number') {
    return Math.abs(was - is) <= within ? [] : [`${at}: ${was}, found ${is}`];
  }
  if (typeof was !== 'object' || typeof is !== 'object' || was === null || is === null) {
    return was === is ? [] : [`${at}: ${JSON.stringify(was)}, found ${JSON.stringify(is)}`];
  }
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return keys.flatMap((key) => {
    const inside = { was: Reflect.get(was, key) as unknown, is: Reflect.get(is, key) as unknown };
    return apart({ ...inside, at: at === '' ? key : `${at}.${key}` }, within);
  });
}

/** A line of a JSON Lines file, read. */
export type LineRead = Readonly<Record<string, unknown>>;

/** Reads a JSON Lines file. */
export function linesOf(text: string): readonly LineRead[] {
  return text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => JSON.parse(line) as LineRead);
}

/** Writes one. */
export function textOf(lines: readonly unknown[]): string {
  return `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
}

/** A path into something read from JSON, and all paths there are. */
export type Path = readonly (string | number)[];

export function pathsIn(value: unknown, at: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((one: unknown, index) => [index, one] as const)
    : Object.entries(value);
  return [at, ...entries.flatMap(([key, one]) => pathsIn(one, [...at, key]))];
}

/** The same with another value in one place. */
export function withValueAt(value: unknown, [key, ...rest]: Path, other: unknown): unknown {
  if (key === undefined) return other;
  const inside: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  const changed = withValueAt(inside, rest, other);
  if (Array.isArray(value)) {
    return value.map((one: unknown, index) => (index === key ? changed : one));
  }
  return { ...(value as object), [key]: changed };
}
