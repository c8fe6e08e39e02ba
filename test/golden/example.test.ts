import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readLog } from '../../shared/replay/log-lines.ts';
import { openLog } from '../../shared/replay/open-log.ts';
import { summaryOf } from '../../shared/replay/evidence.ts';
import { verifyLines } from '../../shared/replay/verified.ts';
import { exampleLog } from './example.ts';

const file = new URL('../../client/screens/debrief/example.jsonl', import.meta.url);
const text = readFileSync(file, 'utf8');

test('the example of the debrief is what its script records', () => {
  expect(exampleLog()).toBe(text);
});

test('the rules compute every value in it', () => {
  const read = readLog(text);
  if (!read.ok) throw new Error('the example is no log');
  expect(verifyLines(read.lines)).toMatchObject({ games: 2, differences: [] });
});

test('it has something of everything', () => {
  const opened = openLog(text);
  if (!opened.ok) throw new Error(opened.code);
  const [loud, quiet] = opened.games;
  const told = loud?.moments.map(({ happened: { type, ...more } }) =>
    'move' in more ? more.move : type,
  );
  for (const what of ['conceded', 'granted', 'rejected', 'imposed', 'left', 'backedDown']) {
    expect(told).toContain(what);
  }
  expect(told).toContain('blocFormed');
  expect(told).toContain('returned');
  const summaries = opened.games.map(({ game }) => summaryOf(game));
  expect(summaries[0]?.demands.loud).toBeGreaterThan(2);
  expect(summaries[1]?.demands).toEqual({ quiet: 4, loud: 0 });
  expect(summaries.map(({ finished }) => finished)).toEqual([true, true]);
  const deciders = new Set(
    [loud, quiet].flatMap((game) => game?.moments.map(({ decidedBy }) => decidedBy)),
  );
  expect([...deciders]).toEqual(expect.arrayContaining(['human', 'bot', 'timeout']));
});
