import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellText, guarded, readCell, unguarded } from './cell-text.ts';
import { choice, flag, maybe, real, text, time, whole } from './column.ts';

const FORMULAS = ['=1', '+1', '-1', '@x', '\t=1', '\r1', '\n1', ' =1', '＝1', '＋1', '－1', '＠x'];

test.each(FORMULAS)('%j starts no formula', (formula) => {
  const written = cellText(text('words'), formula);
  expect(written).toBe(`'${formula}`);
  expect(readCell(text('words'), written ?? '')).toBe(formula);
});

test('no text starts a formula, and every text can be read back', () => {
  const words = fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', "'", ' ', 'a') });
  fc.assert(
    fc.property(words, (word) => {
      expect(guarded(word)).not.toMatch(/^\s*[=+\-@]|^[\t\r\n]/);
      expect(unguarded(guarded(word))).toBe(word);
    }),
  );
});

test('numbers are read back to the last bit, and a minus is followed by a digit', () => {
  const column = real('a number', { unit: '' });
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      const written = cellText(column, number) ?? '';
      expect(written).toMatch(/^-?\d/);
      expect(readCell(column, written)).toBe(number + 0);
    }),
  );
});

test.each([
  [flag('a flag'), true, '1'],
  [flag('a flag'), false, '0'],
  [time('a moment'), 1_772_442_000_123, '2026-03-02T09:00:00.123Z'],
  [whole('a number', { unit: '' }), -3, '-3'],
  [maybe(text('words'), 'nothing was said'), null, null],
] as const)('%#: a cell and what is written', (column, cell, written) => {
  expect(cellText(column, cell)).toBe(written);
  expect(readCell(column, written ?? '')).toBe(cell);
});

test.each([
  [text('words'), ''],
  [text('words'), null],
  [flag('a flag'), 1],
  [time('a moment'), 1.5],
  [whole('a number', { unit: '', max: 5 }), 6],
  [real('a number', { unit: '', min: 0 }), -0.1],
  [real('a number', { unit: '' }), Number.NaN],
  [choice(['a', 'b'], { a: 'one', b: 'two' }, 'a choice'), 'c'],
] as const)('%#: a cell that does not belong in its column is never written', (column, cell) => {
  expect(() => cellText(column, cell)).toThrow(TypeError);
});

test.each([
  [flag('a flag'), 'TRUE'],
  [time('a moment'), '2026-03-02 09:00'],
  [whole('a number', { unit: '' }), '0x10'],
  [real('a number', { unit: '' }), 'NaN'],
  [real('a number', { unit: '' }), ''],
] as const)('%#: what is written otherwise is not read', (column, written) => {
  expect(readCell(column, written)).toBeUndefined();
});
