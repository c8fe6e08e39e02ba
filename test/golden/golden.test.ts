import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fold } from '../../shared/game/evolve.ts';
import { GameEvent } from '../../shared/game/event.ts';
import { countriesOf } from '../../shared/game/game.ts';
import { LogLine } from '../../shared/replay/log-lines.ts';
import { verifyLines } from '../../shared/replay/verified.ts';
import { publicGame } from '../../shared/view/public-game.ts';
import { seatView } from '../../shared/view/seat-view.ts';

const here = new URL('games/', import.meta.url);
const games = readdirSync(here).filter((name) => name.endsWith('.jsonl'));

const readEvents = (name: string): GameEvent[] =>
  readFileSync(new URL(name, here), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => GameEvent.parse(JSON.parse(line)));

test.each(games)('%s replays to the ending on file, and to what every seat saw', async (name) => {
  const game = fold(readEvents(name));
  const seen = Object.fromEntries(
    countriesOf(game).map((seat) => [seat, seatView(game, seat, { opened: true, facts: [] })]),
  );
  const shown = publicGame(game, { opened: true });
  const ending = `${JSON.stringify({ game, seen, shown }, null, 1)}\n`;
  const file = new URL(name.replace('.jsonl', '.ending.json'), here);
  await expect(ending).toMatchFileSnapshot(file.pathname);
});

test.each(games)('%s is what the model computes, bit for bit', (name) => {
  const lines = readEvents(name).map((event, index) =>
    LogLine.parse({ stream: 'game', n: index + 1, at: 0, event }),
  );
  const verdict = verifyLines(lines);
  expect(verdict.differences).toEqual([]);
  expect(verdict.values).toBeGreaterThan(50);
});
