import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomGame } from '../../test/support/random-game.ts';
import { judgedIn } from './decisions.ts';
import { LOG_TROUBLES, openLog } from './open-log.ts';
import { sceneAt } from './scene.ts';

const header = '{"format":"entente-log","version":1,"room":"r1"}';
const events = randomGame(5, { rounds: 2 }).events;
const lines = events.map((event, index) =>
  JSON.stringify({ stream: 'g1', n: index + 1, at: 0, event }),
);
const whole = [header, ...lines];

const codeOf = (text: string): unknown => {
  const opened = openLog(text);
  return opened.ok ? 'ok' : [opened.code, opened.line];
};

describe('a file', () => {
  test.each([
    ['a log', `${whole.join('\n')}\n`, 'ok'],
    ['a log from Windows', `\uFEFF${whole.join('\r\n')}`, 'ok'],
    ['nothing', ' \n', ['empty', null]],
    ['a picture', '\u0089PNG\r\n\u001a', ['not-a-log', null]],
    ['some JSON', '{"a":1}', ['not-a-log', null]],
    ['a table', 'game,round\n1,2', ['not-a-log', null]],
    ['a log of another version', header.replace(':1,', ':0,'), ['other-version', null]],
    ['a log of a newer version', header.replace(':1,', ':2,'), ['newer-version', null]],
    ['a room without a game', header, ['no-games', null]],
    [
      'a line cut off',
      [...whole.slice(0, 4), '{"stream":"g1","n"'].join('\n'),
      ['damaged-line', 5],
    ],
    ['a line taken out', whole.toSpliced(3, 1).join('\n'), ['missing-line', 4]],
    ['a line twice', whole.toSpliced(3, 0, lines[1] ?? '').join('\n'), ['missing-line', 4]],
  ])('%s', (_, text, code) => expect(codeOf(text)).toEqual(code));

  test('of events that do not follow from each other is impossible', () => {
    const text = whole.toSpliced(1, 1).map((line, place) => {
      return place === 0 ? line : line.replace(/"n":\d+/, `"n":${place}`);
    });
    expect(codeOf(text.join('\n'))).toEqual(['impossible', null]);
  });

  test('with a changed score opens and says so', () => {
    const changed = whole.map((line) =>
      line.replace(/"jointSecurity":[\d.]+/, '"jointSecurity":9'),
    );
    const opened = openLog(changed.join('\n'));
    expect(opened.ok && opened.differences > 0).toBe(true);
  });
});

/** A log to which something was done. */
const damaged = fc
  .tuple(
    fc.array(
      fc.tuple(fc.nat(whole.length - 1), fc.constantFrom('cut', 'drop', 'swap', 'number', 'word')),
      { minLength: 1, maxLength: 3 },
    ),
    fc.nat(1000),
  )
  .map(([damages, chance]) => {
    const text = [...whole];
    for (const [place, how] of damages) {
      const line = text[place] ?? '';
      const other = (place + chance) % text.length;
      if (how === 'cut') text[place] = line.slice(0, chance % (line.length + 1));
      if (how === 'drop') text.splice(place, 1);
      if (how === 'swap') [text[place], text[other]] = [text[other] ?? '', line];
      if (how === 'number')
        text[place] = line.replace(/-?\d+(\.\d+)?(?=[,}])/, String(chance - 500));
      if (how === 'word') text[place] = line.replace(/korea|canada/, 'nowhere');
    }
    // numbered anew, so that damage gets past the count of lines
    return text
      .map((line, place) => (chance % 2 ? line.replace(/"n":\d+/, `"n":${place}`) : line))
      .join('\n');
  });

test('whatever is opened, it is a log or has a code, and what opens can be looked at', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), damaged), (text) => {
      const opened = openLog(text);
      if (!opened.ok) {
        expect(LOG_TROUBLES).toContain(opened.code);
        return;
      }
      for (const timeline of opened.games) {
        for (const { cursor } of timeline.moments) sceneAt(timeline, cursor);
        judgedIn(timeline.game);
      }
    }),
    { numRuns: 300, seed: 3 },
  );
});
