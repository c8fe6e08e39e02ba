import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MUTATIONS } from './mutations/mutations.ts';

test('the first model is broken in nine ways, the second in sixteen', () => {
  expect(new Set(MUTATIONS.map(({ name }) => name)).size).toBe(25);
  expect(MUTATIONS.filter(({ model }) => model === 2)).toHaveLength(16);
});

test.each(MUTATIONS)('$name still finds its place in the source', ({ patches }) => {
  for (const { file, from, to } of patches) {
    const text = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
    expect(text.split(from), `${file}: ${from}`).toHaveLength(2);
    expect(to).not.toBe(from);
  }
});
