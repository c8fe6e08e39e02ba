import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { WORKED, workedSource } from './worked-source.ts';

test('the handout shows what the model computes', async () => {
  expect(readFileSync(WORKED, 'utf8')).toBe(await workedSource());
});
