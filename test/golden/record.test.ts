import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { RECORD, type RecordFile } from '../../client/text/record-cards.ts';
import { record } from '../../client/text/record-words.ts';
import { SCENARIOS } from '../../shared/scenario/shipped-scenarios.ts';

/** Which columns name a row. */
const KEYS: Readonly<Record<RecordFile, readonly string[]>> = {
  ties_crosstabs: ['group'],
  ties_threat_rates: ['scope', 'class'],
  published_effects: ['id'],
  case_232_events: ['date', 'event'],
  case_facts_other: ['case', 'date', 'fact'],
  record_facts: ['id'],
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

test('threats are counted, not episodes: the rates follow from the numbers of threats', () => {
  for (const name of ['adversary', 'ally', 'neutral']) {
    const rate = rowOf('ties_threat_rates', ['all senders, security/political issues', name]);
    const group = rowOf('ties_crosstabs', [`class=${name}|issue=security_political`]);
    expect(rate['threats']).toBe(group['n_threatened']);
    const per1000 = (1000 * Number(rate['threats'])) / Number(rate['directed_dyad_years']);
    expect(Number(rate['threats_per_1000'])).toBeCloseTo(per1000, 3);
  }
});

/** Sources that anybody can write, or that pass on what others wrote without checking it. */
const LOOSE = /blogspot|sputnik|igeeksapps|newssummedup/;

test('no fact that is shown rests on a blog or on Sputnik', () => {
  for (const { source } of RECORD.flatMap((card) => card.facts)) expect(source).not.toMatch(LOOSE);
  for (const { facts: own } of SCENARIOS) {
    for (const { source } of own) expect(source).not.toMatch(LOOSE);
  }
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

  const month = /\b(January|February|March|April|May|June|July|August|October|November|December)\b/;
  test.each(facts)('%s, %s: its numbers stand in the data', (id, name, { file, row }) => {
    const said = record.cards[id].facts[name] ?? '';
    const data = Object.values(rowOf(file, row)).join(' ');
    for (const number of said.match(/\d+(,\d{3})*(\.\d+)?/g) ?? []) {
      const inDate = month.test(said) && data.includes(number.padStart(2, '0'));
      expect(data.includes(number) || inDate, `${number} in ${data}`).toBe(true);
    }
  });

  test('every card says what was read, and a fact of ours is of that kind', () => {
    for (const { id, read, facts: own } of RECORD) {
      expect(read.length, id).toBeGreaterThan(0);
      for (const { file, row } of own.filter((one) => one.file === 'record_facts')) {
        expect(read, id).toContain(rowOf(file, row)['read']);
      }
    }
  });

  test('an opinion is called one, and is put to a vote', () => {
    for (const { id, read, bearing } of RECORD) {
      expect(read.includes('opinion'), id).toBe(bearing === 'vote');
    }
  });

  test('cards on both sides of the question are shown', () => {
    const bearings = new Set(RECORD.map(({ bearing }) => bearing));
    expect(bearings).toEqual(new Set(['for', 'against', 'mixed', 'case', 'vote', 'origin']));
  });
});
