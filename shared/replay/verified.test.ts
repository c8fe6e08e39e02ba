import { describe, expect, test } from 'vitest';
import { canada, japan, korea, Table } from '../../test/support/given.ts';
import { randomGame } from '../../test/support/random-game.ts';
import type { GameEvent } from '../game/event.ts';
import { readLog, type LogLine } from './log-lines.ts';
import { verifyLines } from './verified.ts';

const header = '{"format":"entente-log","version":1,"room":"r1"}';

function linesOf(events: readonly GameEvent[]): LogLine[] {
  return events.map((event, index) => ({ stream: 'g1', n: index + 1, at: 0, event }));
}

/** The log with one event changed on purpose. */
function tampered(type: GameEvent['type'], change: (event: GameEvent) => GameEvent): LogLine[] {
  const lines = linesOf(randomGame(5).events);
  const index = lines.findIndex(({ event }) => event.type === type);
  const line = lines[index];
  if (line === undefined) throw new Error(`no ${type}`);
  return lines.with(index, { ...line, event: change(line.event as GameEvent) });
}

describe('verify', () => {
  test.each([1, 2, 3, 4, 5])('finds no difference in game %i', (seed) => {
    const verdict = verifyLines(linesOf(randomGame(seed, { practice: true }).events));
    expect(verdict.differences).toEqual([]);
    expect(verdict.games).toBe(1);
  });

  test('finds one score changed by the last bit', () => {
    const lines = tampered('roundScored', (event) => {
      if (event.type !== 'roundScored') throw new Error('another event');
      const [first, ...rest] = event.scores;
      if (first === undefined) throw new Error('no scores');
      const { jointSecurity: was = 0 } = first.terms;
      const jointSecurity = was + Number.EPSILON * was;
      return {
        ...event,
        scores: [{ ...first, terms: { ...first.terms, jointSecurity } }, ...rest],
      };
    });
    const { differences } = verifyLines(lines);
    expect(differences).toHaveLength(1);
    expect(differences[0]).toMatchObject({ path: 'scores.0.terms.jointSecurity' });
  });

  test('finds a trust value changed on purpose, and everything that follows from it', () => {
    const lines = tampered('threatDelivered', (event) =>
      event.type === 'threatDelivered' ? { ...event, expectations: 0.5 } : event,
    );
    expect(verifyLines(lines).differences[0]).toMatchObject({ path: 'expectations', logged: 0.5 });
  });

  test('finds a bloc that was declared without being asked for, and one that was left out', () => {
    const table = new Table().everyoneReady().banded(korea, japan);
    const lines = linesOf(table.events);
    const index = lines.findIndex(({ event }) => event.type === 'blocFormed');
    const forged = lines.map((line, place): LogLine =>
      place === index ? { ...line, event: { type: 'blocFormed', members: [korea, canada] } } : line,
    );
    expect(verifyLines(lines).differences).toEqual([]);
    expect(verifyLines(forged).differences[0]).toMatchObject({ path: 'members.1', logged: canada });
    const without = lines.toSpliced(index, 1).map((line, place) => ({ ...line, n: place + 1 }));
    expect(verifyLines(without).differences[0]).toMatchObject({ path: 'blocFormed', logged: '' });
  });

  test('finds a line that was taken out', () => {
    const lines = linesOf(randomGame(5).events).toSpliced(3, 1);
    expect(verifyLines(lines).differences[0]).toMatchObject({ path: 'n' });
  });
});

describe('reading a log', () => {
  test('a log is read back as it was written', () => {
    const lines = linesOf(randomGame(2).events);
    const text = [header, ...lines.map((line) => JSON.stringify(line))].join('\n') + '\n';
    const read = readLog(text);
    expect(read).toMatchObject({ ok: true, room: 'r1' });
    expect(read.ok ? read.lines : []).toEqual(JSON.parse(JSON.stringify(lines)));
  });

  test.each([
    ['', 1],
    ['not a log', 1],
    [`${header}\n{"stream":"g1"}`, 2],
    [`${header}\n{`, 2],
  ])('a broken file names its line: %j', (text, line) => {
    expect(readLog(text)).toMatchObject({ ok: false, problem: { line } });
  });
});
