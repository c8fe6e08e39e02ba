import { expect, test } from 'vitest';
import { inLines } from './axis.ts';

test('a label that fits stays in one line; a longer one is broken into lines of about the same length', () => {
  expect(inLines('Points', 40)).toEqual(['Points']);
  expect(inLines('Conflict expected when the demand came, 0 to 100', 46)).toEqual([
    'Conflict expected when the',
    'demand came, 0 to 100',
  ]);
});

test('a word longer than its place stands alone, and no word is lost', () => {
  const label = 'Joint extraordinaryunbreakable security lost';
  const lines = inLines(label, 10);
  expect(lines).toContain('extraordinaryunbreakable');
  expect(lines.join(' ')).toBe(label);
});
