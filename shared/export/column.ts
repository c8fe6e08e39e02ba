import * as z from 'zod/mini';

/** What a cell holds before it is written. Moments are milliseconds since 1970; null is missing. */
export type CellValue = string | number | boolean | null;

/** `flag` is written 1 or 0, `time` as UTC with milliseconds, `choice` is one of a list of words. */
export const COLUMN_TYPES = ['text', 'choice', 'flag', 'whole', 'number', 'time'] as const;
type ColumnType = (typeof COLUMN_TYPES)[number];

/** A column as the codebook describes it, and the schema that every cell of it obeys. */
export interface Column<T extends CellValue = CellValue> {
  readonly type: ColumnType;
  /** Empty where there is none. */
  readonly unit: string;
  readonly min: number | null;
  readonly max: number | null;
  /** Every word of a `choice`, with what it means. */
  readonly values: Readonly<Record<string, string>> | null;
  readonly about: string;
  /** What an empty cell means; null where no cell is empty. */
  readonly missing: string | null;
  readonly schema: z.ZodMiniType<T>;
}

export type Columns = Readonly<Record<string, Column>>;

/** A row of a table, cell by cell. */
export type RowOf<C extends Columns> = {
  readonly [K in keyof C]: C[K] extends Column<infer T> ? T : never;
};
export type Row = Readonly<Record<string, CellValue>>;

/** A table: one row per `key`. */
export interface DataTable<C extends Columns = Columns> {
  readonly name: string;
  readonly about: string;
  readonly key: readonly string[];
  readonly columns: C;
}

/** Where numbers lie, and in what they are measured. */
interface Scale {
  readonly unit: string;
  readonly min?: number;
  readonly max?: number;
}

const plain = { unit: '', min: null, max: null, values: null, missing: null } as const;

/** Words: ids, names, what somebody wrote. Never empty. */
export function text(about: string): Column<string> {
  return { ...plain, type: 'text', about, schema: z.string().check(z.minLength(1)) };
}

/** A moment, in milliseconds since 1970 UTC. */
export function time(about: string): Column<number> {
  const schema = z.int().check(z.gte(0), z.lte(8.64e15));
  return { ...plain, type: 'time', unit: 'UTC', about, schema };
}

/** Yes or no. */
export function flag(about: string): Column<boolean> {
  return { ...plain, type: 'flag', about, schema: z.boolean() };
}

/** A whole number. */
export function whole(about: string, scale: Scale): Column<number> {
  return { ...numeric(about, scale, z.int()), type: 'whole' };
}

/** A number, not rounded. */
export function real(about: string, scale: Scale): Column<number> {
  return { ...numeric(about, scale, z.number()), type: 'number' };
}

function numeric(
  about: string,
  { unit, min, max }: Scale,
  number: z.ZodMiniNumber,
): Omit<Column<number>, 'type'> {
  const schema = number.check(z.gte(min ?? -Number.MAX_VALUE), z.lte(max ?? Number.MAX_VALUE));
  return { ...plain, unit, min: min ?? null, max: max ?? null, about, schema };
}

/** One of the given words, each with what it means. */
export function choice<const N extends readonly string[]>(
  names: N,
  values: Readonly<Record<N[number], string>>,
  about: string,
): Column<N[number]> {
  const known: ReadonlySet<string> = new Set(names);
  const schema = z.custom<N[number]>((word) => typeof word === 'string' && known.has(word));
  return { ...plain, type: 'choice', values, about, schema };
}

/** A column whose cells may be empty, and what that means. */
export function maybe<T extends CellValue>(column: Column<T>, missing: string): Column<T | null> {
  return { ...column, missing, schema: z.nullable(column.schema) };
}

/** Puts a table together; its key are columns of it. */
export function table<const C extends Columns>(
  name: string,
  described: { readonly about: string; readonly key: readonly (keyof C & string)[] },
  columns: C,
): DataTable<C> {
  return { name, ...described, columns };
}
