import { readFileSync } from 'node:fs';
import papa from 'papaparse';
import { expect, test } from 'vitest';
import { roundsOf } from '../../server/cli/rounds.ts';
import { theoryOf } from '../../server/cli/theory.ts';
import type { Computed } from '../../server/cli/file-cells.ts';
import { differences, linesOf, textOf, type LineRead } from '../support/same-file.ts';
import { vectorsOf, type Vector } from './vectors.ts';

/** Every vector by itself, so that a broken model shows how many of them notice. */

const goldenLines = (name: string): readonly LineRead[] =>
  linesOf(readFileSync(new URL(`../golden/data/${name}`, import.meta.url), 'utf8'));

const textIn = (found: Computed): string => {
  if (!found.ok) throw new Error(found.problems.join('\n'));
  return found.text;
};

/** A row with its numbers read. */
const numbersIn = (row: Vector | undefined): unknown =>
  Object.fromEntries(
    Object.entries(row ?? {}).map(([name, cell]) => [
      name,
      /^-?\d/.test(cell) ? Number(cell) : cell,
    ]),
  );

const again = (row: Vector): unknown =>
  numbersIn(papa.parse<Vector>(textIn(theoryOf(papa.unparse([row]))), { header: true }).data[0]);

test.each(vectorsOf('golden_stage_spe.csv'))('24: stage vector $id', (row) => {
  expect(differences(numbersIn(row), again(row), 1e-6)).toEqual([]);
});

test.each(vectorsOf('golden_private.csv'))('32: private vector $id', (row) => {
  expect(differences(numbersIn(row), again(row), 1.5e-9)).toEqual([]);
});

test.each(goldenLines('golden_nodes.jsonl'))('32: node $id', (line) => {
  expect(differences([line], linesOf(textIn(theoryOf(textOf([line]), 'jsonl'))), 1.5e-9)).toEqual(
    [],
  );
});

test.each(goldenLines('golden_rounds.jsonl'))('32: game $game', (line) => {
  expect(differences([line], linesOf(textIn(roundsOf(textOf([line])))), 1e-9)).toEqual([]);
});
