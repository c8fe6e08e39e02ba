import { expect, test } from 'vitest';
import type { HostForesight } from '../../../../shared/poll/poll.ts';
import { openLog } from '../../../../shared/replay/open-log.ts';
import { classroomText } from '../../../text/classroom-words.ts';
import { foresightQuestion } from '../../../text/foresight-words.ts';
import { demandsIn } from '../evidence-of.ts';
import example from '../example.jsonl?raw';
import { playersOf } from '../replay/player.svelte.ts';
import { WallShowing } from '../wall/showing.svelte.ts';
import { foreseenIn, givenBy } from './foreseen.ts';

const opened = openLog(example);
if (!opened.ok) throw new Error(opened.code);
const players = playersOf(opened.games);
const votes = [
  [14, 7],
  [15, 6],
];
const told: HostForesight = {
  ...{ question: foresightQuestion, answered: 21, of: 23 },
  result: { kind: 'foresight', votes },
};

test('what the class expected is known once it is told, and is never guessed at', () => {
  expect(foreseenIn(told)).toEqual({ who: [14, 7], how: [15, 6] });
  const { result: _, ...sealed } = told;
  const asks = foresightQuestion.asks.toReversed();
  for (const none of [undefined, sealed, { ...told, answered: 0 }]) {
    expect(foreseenIn(none)).toBeNull();
  }
  expect(foreseenIn({ ...told, question: { ...foresightQuestion, asks } })).toBeNull();
});

test('beside it stands what was given, by those who expected little conflict and by warier ones', () => {
  const { friends, wary } = givenBy(players);
  const all = players.flatMap(({ timeline }) => demandsIn(timeline.game));
  expect(friends.n + wary.n).toBe(all.length);
  const won = all.reduce((sum, one) => sum + 100 * one.won, 0);
  expect(Math.abs(friends.n * friends.won + wary.n * wary.won - won)).toBeLessThan(all.length);
});

test('the sentences say both, and say so where nothing was', () => {
  const { who, how } = classroomText.expected;
  expect(who([14, 7], { friends: { n: 9, won: 38 }, wary: { n: 1, won: 21 } })).toBe(
    'Before round 1, 14 people expected friends to give more, 7 the wary. In the games countries that expected little conflict gave 38% of the stake on average (9 demands), and countries that were warier gave 21% of the stake (1 demand).',
  );
  expect(who([1, 0], { friends: { n: 0, won: 0 }, wary: { n: 2, won: 0 } })).toBe(
    'Before round 1, 1 person expected friends to give more, nobody the wary. In the games no country that expected little conflict was asked for anything, and countries that were warier gave 0% of the stake on average (2 demands).',
  );
  expect(how([0, 6], { quiet: { n: 2, won: 30 }, loud: { n: 0, won: 0 } })).toBe(
    'Nobody expected quiet demands to win more, 6 loud ones. On allies: in the games 2 quiet demands won 30% on average, and there was no loud demand.',
  );
});

test('the wall is told what the host shows, and takes it over', () => {
  const [host, wall] = [new WallShowing(players), new WallShowing(players)];
  const by = '0123456789abcdef';
  expect(host.told(by, 1)).not.toHaveProperty('foreseen');
  host.foreseen = foreseenIn(told);
  const said = host.told(by, 1);
  if (said === null) throw new Error('no game');
  wall.take(said);
  expect(wall.foreseen).toEqual({ who: [14, 7], how: [15, 6] });
  host.foreseen = null;
  const less = host.told(by, 1);
  if (less !== null) wall.take(less);
  expect(wall.foreseen).toBeNull();
});
