import {
  choice,
  COLUMN_TYPES,
  flag,
  maybe,
  real,
  table,
  text,
  whole,
  type RowOf,
} from './column.ts';
import { TABLES } from './tables.ts';

/** The description of every column of every table. */
export const CODEBOOK = table(
  'codebook',
  { about: 'One row for every column of every table.', key: ['table', 'column'] },
  {
    table: text('The table.'),
    column: text('The column.'),
    position: whole('1 for the first column of its table.', { unit: 'columns', min: 1 }),
    key: flag('Whether it is one of the columns that together tell the rows of the table apart.'),
    type: choice(
      COLUMN_TYPES,
      {
        text: 'words',
        choice: 'one of the words in values',
        flag: '1 for yes, 0 for no',
        whole: 'a whole number',
        number: 'a number, not rounded',
        time: 'a moment in UTC, ISO 8601 with milliseconds',
      },
      'What its cells hold.',
    ),
    unit: maybe(text('In what it is measured. A stake is 100 points.'), 'no unit'),
    minimum: maybe(real('The smallest value there can be.', { unit: '' }), 'no bound'),
    maximum: maybe(real('The largest value there can be.', { unit: '' }), 'no bound'),
    values: maybe(
      text('Every word of a choice with its meaning, as WORD = MEANING, with " | " between.'),
      'no choice',
    ),
    description: text('What it says.'),
    missing: maybe(text('What an empty cell means.'), 'no cell is empty'),
  },
);
export type CodebookRow = RowOf<(typeof CODEBOOK)['columns']>;

/** The codebook: the tables as they describe themselves. */
export function codebookRows(): readonly CodebookRow[] {
  return TABLES.flatMap(({ name, key, columns }) =>
    Object.entries(columns).map(([column, described], index): CodebookRow => {
      const { type, unit, min, max, values, about, missing } = described;
      return {
        ...{ table: name, column, position: index + 1, key: key.includes(column), type },
        ...{ unit: unit === '' ? null : unit, minimum: min, maximum: max },
        values: values === null ? null : valuesText(values),
        ...{ description: about, missing },
      };
    }),
  );
}

function valuesText(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([word, meaning]) => `${word} = ${meaning}`)
    .join(' | ');
}
