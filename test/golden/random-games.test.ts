import { expect, test } from 'vitest';
import { LogLine } from '../../shared/replay/log-lines.ts';
import { verifyLines } from '../../shared/replay/verified.ts';
import { countriesOf } from '../../shared/game/game.ts';
import { randomGame } from '../support/random-game.ts';

/** A smaller number for a quick look: `GAMES=30`. */
const GAMES = Number(process.env['GAMES'] ?? 300);

test(`${GAMES} random-legal games have blocs, leaving and returning, and all are what the model computes`, () => {
  const seen = { blocFormed: 0, toBloc: 0, left: 0, returned: 0, ended: 0 };
  let values = 0;
  for (let seed = 1000; seed < 1000 + GAMES; seed += 1) {
    const { events, game } = randomGame(seed, { rounds: 5, practice: seed % 5 === 0 });
    const lines = events.map((event, index) =>
      LogLine.parse({ stream: 'game', n: index + 1, at: 0, event }),
    );
    const verdict = verifyLines(lines);
    expect(verdict.differences, `game ${seed}`).toEqual([]);
    expect(countriesOf(game)).toHaveLength(5);
    values += verdict.values;
    if (game.phase === 'ended') seen.ended += 1;
    for (const event of events) {
      if (event.type === 'blocFormed') seen.blocFormed += 1;
      if (event.type === 'threatDelivered' && event.members !== undefined) seen.toBloc += 1;
      if (event.type === 'left') seen.left += 1;
      if (event.type === 'returned') seen.returned += 1;
    }
  }
  expect(seen.ended).toBe(GAMES);
  expect(values).toBeGreaterThan(100 * GAMES);
  for (const happened of [seen.blocFormed, seen.toBloc, seen.left, seen.returned]) {
    expect(happened).toBeGreaterThanOrEqual(GAMES / 10);
  }
  if (process.env['GAMES'] !== undefined) console.info(seen, { values });
});
