import { describe, expect, test } from 'vitest';
import { dullnessOf } from '../../server/cli/balancing/dullness.ts';
import { parIn } from '../../shared/bots/play-out.ts';
import { SCENARIOS } from '../../shared/scenario/shipped-scenarios.ts';

/** A few of the games whose figures stand in the scenarios' notes; those are of 1,000. */
const GAMES = 60;

/** So few games miss the figure of 1,000 by some; all but the seats below are under .30 there. */
const LATE = 0.35;

/** Seats that have few choices, or whose games are decided early, as the notes say. */
const FEW_CHOICES = ['grandholm', 'canada', 'japan'];
const EARLY = ['sender', 'eu'];

describe.each(SCENARIOS.map((scenario) => [scenario.cast.scenarioId, scenario] as const))(
  '%s among drawn senders and targets',
  (_id, scenario) => {
    const { cast, rounds } = scenario;
    const table = { world: cast.world, cards: cast.targets, rounds };
    const par = parIn(scenario);
    const seats = dullnessOf(table, { games: GAMES, seed: 7, noise: 0.1, par });

    test('most rounds give every seat two undominated choices', () => {
      for (const { seat, chooses } of seats) {
        expect(chooses, seat).toBeGreaterThan(FEW_CHOICES.includes(seat) ? 0.3 : 0.6);
      }
    });

    test('few of an ally’s games are decided before the last round', () => {
      for (const { seat, decided } of seats) {
        if (!EARLY.includes(seat)) expect(decided, seat).toBeLessThanOrEqual(LATE);
      }
    });

    test('where it is otherwise, the notes say so', () => {
      const notes = scenario.notes.join(' ');
      expect(notes).toMatch(/before the last round in \d+ percent/);
      expect(seats[0]?.decided).toBeGreaterThan(0.3);
    });
  },
);
