import { describe, expect, test } from 'vitest';
import { randomGame } from '../../test/support/random-game.ts';
import type { GameEvent } from '../game/event.ts';
import { fold } from '../game/evolve.ts';
import { countedRounds, type Game } from '../game/game.ts';
import { endingOf, standingOf } from '../view/ending.ts';
import { closedRounds } from '../view/known.ts';
import { pointsOf } from '../view/points.ts';
import { TERMS } from '../view/terms.ts';
import { demandsOf, summaryOf, trustPaths } from './evidence.ts';
import { logText } from './log-lines.ts';
import { openLog, type Replay } from './open-log.ts';
import { regretOf } from './regret.ts';
import { sceneAt, sceneOf } from './scene.ts';
import { weighedDemands } from './weighed.ts';
import { RoomId } from '../scenario/ids.ts';

type Scored = Extract<GameEvent, { type: 'roundScored' }>;

const played = randomGame(5, { rounds: 3 }).events;
const roomId = RoomId.parse('older');

/** The same choices as an older model would have scored them: other trust, other points. */
const older = played.map((event): GameEvent => {
  if (event.type === 'gameCreated') return { ...event, model: 0 };
  if (event.type === 'threatDelivered') return { ...event, expectations: event.expectations / 2 };
  if (event.type === 'roundScored') return scoredOtherwise(event);
  if (event.type !== 'gameEnded') return event;
  return { ...event, legacy: event.legacy.map((one) => ({ ...one, stakes: one.stakes + 0.25 })) };
});

function scoredOtherwise(event: Scored): Scored {
  const dyads = event.dyads.map(({ targetId, state }, index) => {
    return { targetId, state: { ...state, eT: 0.05 * event.round + 0.01 * index } };
  });
  const scores = event.scores.map(({ countryId, terms }, index) => {
    const more = { material: terms.material + 0.5, jointSecurity: 0.75 + index };
    return { countryId, terms: { ...terms, ...more } };
  });
  return { ...event, dyads, scores };
}

function opened(events: readonly GameEvent[]): Replay {
  const log = openLog(logText(roomId, [{ stream: 'g1', events }]));
  if (!log.ok) throw new Error(log.code);
  return log;
}

const scoredIn = (events: readonly GameEvent[]): readonly Scored[] =>
  events.flatMap((event) => (event.type === 'roundScored' ? [event] : []));
const scored = scoredIn(older);
const expectationsOf = (round: number, index: number): number =>
  scored.find((one) => one.round === round)?.dyads[index]?.state.eT ?? Number.NaN;

describe('a log of an older model', () => {
  const log = opened(older);
  const [timeline] = log.games;
  if (timeline === undefined) throw new Error('no game');
  const game: Game = timeline.game;

  test('says by which model it was played, and how many values are others today', () => {
    expect(log.playedBy).toEqual({ model: 0, today: 1 });
    expect(log.differences).toBeGreaterThan(20);
    expect(opened(played)).toMatchObject({ playedBy: { model: 1, today: 1 }, differences: 0 });
  });

  test('shows the trust that was recorded: in every scene, on the paths, in a line', () => {
    const paths = trustPaths(game);
    expect(scored.length).toBeGreaterThan(1);
    for (const { round } of scored) {
      paths.forEach(({ points }, index) => {
        const point = points.find((one) => one.round === round);
        expect(point?.trust).toBe(1 - expectationsOf(round, index));
      });
      const cursor = older.findIndex((one) => one.type === 'roundScored' && one.round === round);
      sceneAt(timeline, cursor).dyads.forEach(({ trust }, index) => {
        expect(trust.now).toBe(1 - expectationsOf(round, index));
        if (round > 1) expect(trust.before).toBe(1 - expectationsOf(round - 1, index));
      });
    }
    const allies = game.setup.cast.targets.flatMap(({ alignment }, index) =>
      alignment === 'ally' ? [1 - expectationsOf(scored.length, index)] : [],
    );
    const mean = allies.reduce((sum, one) => sum + one, 0) / allies.length;
    expect(summaryOf(game).trust).toBeCloseTo(mean, 12);
  });

  test('shows the news of a threat as its target read it', () => {
    const [first] = older.flatMap((event, cursor) =>
      event.type === 'threatDelivered' && event.members === undefined ? [{ event, cursor }] : [],
    );
    if (first === undefined) throw new Error('no threat');
    const { event, cursor } = first;
    const dyad = sceneAt(timeline, cursor).dyads.find((one) => one.targetId === event.targetId);
    expect(dyad?.trust.now).toBe(1 - event.expectations);
  });

  test('shows the points that were recorded, term by term and in the end', () => {
    const scene = sceneOf(game);
    for (const { countryId, total, terms } of scene.scores) {
      const rounds = scored.flatMap(({ scores }) =>
        scores.flatMap((one) => (one.countryId === countryId ? [one.terms] : [])),
      );
      const stakes = rounds.map((one) => TERMS.reduce((sum, term) => sum + (one[term] ?? 0), 0));
      const end = older.find(({ type }) => type === 'gameEnded');
      const legacy = end?.type === 'gameEnded' ? end.legacy : [];
      const own = legacy.find((one) => one.countryId === countryId)?.stakes ?? 0;
      expect(total).toBe(stakes.reduce((sum, one) => sum + pointsOf(one), pointsOf(own)));
      expect(terms.legacy).toBe(pointsOf(own));
      expect(standingOf(game, countryId).total).toBe(total);
    }
    expect(scene.security?.truth).toBe(75);
    const open = endingOf(game, { opened: true })?.rounds ?? [];
    expect(open.map(({ trust }) => trust.map(({ after }) => after))).toEqual(
      scored.map(({ dyads }) => dyads.map(({ state }) => Math.round(1e6 * state.eT) / 1e6)),
    );
    // what does not lead to the recorded trust is no cause of it
    expect(open.flatMap(({ trust }) => trust.flatMap(({ causes }) => causes))).toEqual([]);
  });

  test('evidence is of the recorded trust', () => {
    const demands = weighedDemands(game);
    expect(demands.length).toBeGreaterThan(2);
    for (const { round, targetId, expectations, trustLost } of demands) {
      const index = game.setup.cast.targets.findIndex(({ id }) => id === targetId);
      const card = game.setup.cast.targets[index];
      const before = round === 1 ? (card?.eT ?? Number.NaN) : expectationsOf(round - 1, index);
      expect(expectations).toBe(before);
      expect(trustLost).toBe(expectationsOf(round, index) - before);
    }
    expect(demandsOf(game).length).toBeGreaterThan(2);
    expect(countedRounds(game).map(({ after }) => after.dyads[0]?.eT)).toEqual(
      scored.map(({ dyads }) => dyads[0]?.state.eT),
    );
  });

  test('theory starts from the recorded trust in every round', () => {
    closedRounds(game).forEach(({ truth }, place) => {
      const before = scored[place - 1];
      if (before === undefined) return;
      expect(truth.before.dyads).toEqual(before.dyads.map(({ state }) => state));
      expect(truth.before.phi).toBe(before.phi);
    });
    expect(regretOf(game).length).toBeGreaterThan(10);
  });
});

test('recorded values that today’s model computes alike change nothing', () => {
  const game = fold(played);
  const again = fold(
    played.map((one) => (one.type === 'gameCreated' ? { ...one, model: 0 } : one)),
  );
  expect([trustPaths(again), sceneOf(again), weighedDemands(again)]).toEqual([
    ...[trustPaths(game), sceneOf(game), weighedDemands(game)],
  ]);
});

test('a newer model is refused, also where its events are unknown here', () => {
  const newer = played.map((one) => (one.type === 'gameCreated' ? { ...one, model: 3 } : one));
  const text = logText(roomId, [{ stream: 'g1', events: newer }]);
  expect(openLog(text)).toEqual({ ok: false, code: 'newer-version', line: null });
  const unknown = `${text}{"stream":"g1","n":${newer.length + 1},"at":0,"event":{"type":"tomorrow"}}\n`;
  expect(openLog(unknown)).toEqual({ ok: false, code: 'newer-version', line: null });
});
