/** What was asked of a command line: its options by name, or what is wrong with it. */
export type Asked =
  | { readonly ok: true; readonly options: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly problem: string };

/**
 * Reads `--name value` pairs.
 *
 * @param known  the names that there are, without dashes
 */
export function optionsOf(args: readonly string[], known: readonly string[]): Asked {
  const options = new Map<string, string>();
  for (let at = 0; at < args.length; at += 2) {
    const name = args[at] ?? '';
    const value = args[at + 1];
    if (!known.some((one) => `--${one}` === name)) {
      return { ok: false, problem: `${name} is not an option.` };
    }
    if (value === undefined) return { ok: false, problem: `${name} needs a value.` };
    if (options.has(name.slice(2))) return { ok: false, problem: `${name} is there twice.` };
    options.set(name.slice(2), value);
  }
  return { ok: true, options };
}

/** A whole number from `min` to `max`; null when the text is none. */
export function wholeNumber(
  text: string,
  { min, max }: { readonly min: number; readonly max: number },
): number | null {
  const value = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? value : null;
}

/** Says on standard error what is wrong; the answer is the exit code. */
export function misused(problem: string, help: string): number {
  process.stderr.write(`${problem}\n\n${help}`);
  return 2;
}

/** Lines of cells as a table: the first column to the left, the others to the right. */
export function tableText(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd();
  return `${rows.map(line).join('\n')}\n`;
}
