import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { RECORD, type RecordFile } from '../../client/text/record-cards.ts';
import { record } from '../../client/text/record-words.ts';

/** Which columns name a row. */
const KEYS: Readonly<Record<RecordFile, readonly string[]>> = {
  ties_crosstabs: ['group'],
  ties_threat_rates: ['scope', 'class'],
  published_effects: ['id'],
  case_232_events: ['date', 'event'],
  case_facts_other: ['case', 'date', 'fact'],
};

type Row = Readonly<Record<string, string>>;

function rowOf(file: RecordFile, keys: readonly string[]): Row {
  const csv = readFileSync(new URL(`data/${file}.csv`, import.meta.url), 'utf8');
  const { data } = Papa.parse<Row>(csv, { header: true, skipEmptyLines: true });
  const columns = KEYS[file];
  const free = ['event', 'fact'];
  const found = data.filter((row) =>
    keys.every((key, place) => {
      const column = columns[place] ?? '';
      const value = row[column] ?? '';
      return free.includes(column) ? value.startsWith(key) : value === key;
    }),
  );
  expect(found, `${file}: ${keys.join(', ')}`).toHaveLength(1);
  return found[0] as Row;
}

const part = (value: string, place = 0): number => Number(value.split(' / ')[place] ?? Number.NaN);

const figures = RECORD.flatMap(({ id, figures: own }) =>
  own.map((one) => [id, one.id, one] as const),
);
test.each(figures)('%s, %s: the figure and its n are those of the data', (_, __, one) => {
  const { file, row, column, nColumn, part: place } = one.from;
  const found = rowOf(file, row);
  expect(part(found[column] ?? '', place)).toBe(one.value);
  expect(part(found[nColumn] ?? '', place)).toBe(one.n);
  if ('status' in found) expect(found['status']).toMatch(/^(READ|COMPUTED)/);
});

const facts = RECORD.flatMap(({ id, facts: own }) => own.map((one) => [id, one.id, one] as const));
test.each(facts)('%s, %s: the fact was read or computed, and names its source', (_, __, one) => {
  const found = rowOf(one.file, one.row);
  expect(found['status']).toMatch(/^(READ|COMPUTED)/);
  expect(found['status']).not.toMatch(/UNVERIFIED/);
  const cases = /^ties_cases_classified\.csv \((\d+)\)$/.exec(found['source'] ?? '')?.[1];
  expect(one.source).toBe(cases === undefined ? found['source'] : `TIES v4.1, case ${cases}`);
});

describe('the words', () => {
  test.each(RECORD.map((card) => [card.id, card] as const))('of %s are complete', (id, card) => {
    const text = record.cards[id];
    for (const key of ['title', 'says', 'limits', 'source'] as const) {
      expect(text[key].length).toBeGreaterThan(5);
    }
    expect(Object.keys(text.figures).toSorted()).toEqual(
      card.figures.map((one) => one.id).toSorted(),
    );
    expect(Object.keys(text.facts).toSorted()).toEqual(card.facts.map((one) => one.id).toSorted());
  });

  /** Numbers in sentences that are not figures, with where each stands. */
  const said: readonly (readonly [
    keyof typeof record.cards,
    string,
    RecordFile,
    readonly string[],
    RegExp,
  ])[] = [
    ['loud', 'angus', 'published_effects', ['E20'], /to 52%/],
    ['steel', 'proclaimed', 'case_232_events', ['2018-03-08', 'Proclamations'], /25 \/ 10/],
    ['steel', 'canada', 'case_232_events', ['2018-07-01', 'Canada'], /12\.8/],
    ['cuba', 'ussr', 'case_facts_other', ['Cuba', '1962-01-09', 'USSR'], /700 million/],
  ];
  test.each(said)('%s, %s: its numbers stand in the data', (id, fact, file, row, pattern) => {
    expect(Object.values(rowOf(file, row)).join(' ')).toMatch(pattern);
    const numbers = record.cards[id].facts[fact]?.match(/\d+(\.\d+)?/g) ?? [];
    const data = Object.values(rowOf(file, row)).join(' ');
    const month = /\b(January|March|June|July|May)\b/;
    for (const number of numbers) {
      const inDate =
        month.test(record.cards[id].facts[fact] ?? '') && data.includes(number.padStart(2, '0'));
      expect(data.includes(number) || inDate, `${number} in ${data}`).toBe(true);
    }
  });

  test('cards on both sides of the question are shown', () => {
    const bearings = new Set(RECORD.map(({ bearing }) => bearing));
    expect(bearings).toEqual(new Set(['for', 'against', 'mixed', 'case']));
  });
});
