import { describe, expect, test } from 'vitest';
import {
  cable,
  canada,
  korea,
  NO_CLOCK,
  SEATS,
  setupOf,
  Table,
  usa,
  BOT,
} from '../../test/support/given.ts';
import { randomGame } from '../../test/support/random-game.ts';
import { botCommand } from '../bots/bots.ts';
import { randomFrom } from '../bots/chance.ts';
import { playOut } from '../bots/play-out.ts';
import { regretOf } from '../replay/regret.ts';
import { verifyLines } from '../replay/verified.ts';
import { BOT_IDS } from '../scenario/ids.ts';
import { rulesOf, treatedCast, TREATMENT_IDS, type TreatmentId } from '../scenario/treatments.ts';
import { steel2018 } from '../scenario/steel-2018.ts';
import { headlines } from '../view/headlines.ts';
import { publicGame } from '../view/public-game.ts';
import { seatView } from '../view/seat-view.ts';
import { legalFor } from './legal-for.ts';
import type { GameSetup } from './setup.ts';

const CLOSED = { opened: false, facts: [] };
const treated = (id: TreatmentId): Partial<GameSetup> => ({
  cast: treatedCast(steel2018.cast, id),
  treatment: rulesOf(id),
});
const leaking = (leak: number, seed = 7): GameSetup =>
  setupOf({ seed, treatment: { id: 'leaks', leak } });

test.each(TREATMENT_IDS)('%s: a random game keeps the rules, and its log verifies', (id) => {
  for (const seed of [1, 2, 3]) {
    const { events, game } = randomGame(seed, { ...treated(id), practice: seed === 2 });
    const lines = events.map((event, index) => ({ stream: 'g', n: index + 1, at: 0, event }));
    expect(verifyLines(lines).differences).toEqual([]);
    expect(game.ending).not.toBeNull();
    for (const { regret } of regretOf(game)) expect(regret).toBeGreaterThanOrEqual(0);
  }
});

test.each(TREATMENT_IDS)('%s: no seat and no screen is told its name', (id) => {
  randomGame(5, treated(id), ({ game }) => {
    const shown = [
      ...SEATS.map((seat) => seatView(game, seat, { ...CLOSED, opened: true })),
      publicGame(game, { opened: true }),
    ];
    const text = JSON.stringify(shown);
    expect(text).not.toContain('treatment');
    if (id !== 'plain') expect(text).not.toContain(`"${id}"`);
  });
});

describe('where nothing can be said aloud', () => {
  const table = (): Table => new Table(setupOf(treated('quiet-only'))).everyoneReady();

  test('loud is not offered, and refused', () => {
    const prepare = legalFor(table().game, usa)[0];
    expect(prepare).toMatchObject({ cables: { publicity: ['quiet'] } });
    const cables = [cable(korea, 30, { publicity: 'loud' })];
    table().when(usa, { type: 'prepare', cables }).refused('loud-forbidden');
  });

  test.each(BOT_IDS)('%s threatens quietly or not at all', (bot) => {
    const holders = SEATS.map((countryId) => ({ countryId, holder: { ...BOT, bot } }));
    for (const seed of [1, 2, 3]) {
      const setup = setupOf({ ...treated('quiet-only'), holders, clock: NO_CLOCK, seed });
      const { rounds } = playOut(setup).game;
      const cables = rounds.flatMap(({ dyads }) => dyads.flatMap((dyad) => dyad.cable ?? []));
      expect(cables.filter(({ publicity }) => publicity === 'loud')).toEqual([]);
    }
  });

  test('no regret for what could not be said', () => {
    const { game } = randomGame(4, treated('quiet-only'));
    const best = regretOf(game).flatMap((one) => (one.kind === 'cable' ? [one.best] : []));
    expect(best.length).toBeGreaterThan(0);
    expect(best.filter((threat) => threat?.publicity === 'loud')).toEqual([]);
  });
});

describe('where the press leaks', () => {
  const played = (setup: GameSetup): Table =>
    new Table(setup).everyoneReady().prepared([cable(korea, 30), cable(canada, 20)]);

  test('a leaked cable is a loud threat in everything that follows, and its headline says so', () => {
    const leaked = played(leaking(1));
    const loud = new Table()
      .everyoneReady()
      .prepared([
        cable(korea, 30, { publicity: 'loud' }),
        cable(canada, 20, { publicity: 'loud' }),
      ]);
    leaked.records({ type: 'threatDelivered', targetId: korea, leaked: true });
    expect(headlines(leaked.game)[0]).toMatchObject({ type: 'threatened', leaked: true });
    for (const table of [leaked, loud]) {
      table.when(korea, { type: 'concede' }).when(canada, { type: 'standFirm' });
      table.when(usa, { type: 'backDown', targetId: canada });
    }
    expect(leaked.game.rounds[0]?.scores).toEqual(loud.game.rounds[0]?.scores);
    expect(leaked.game.dyads.map(({ state }) => state)).toEqual(
      loud.game.dyads.map(({ state }) => state),
    );
  });

  test('what was written stays as it was written; a loud cable cannot leak', () => {
    const table = played(leaking(1));
    expect(table.events).toContainEqual(
      expect.objectContaining({
        type: 'cablesWritten',
        cables: [cable(korea, 30), cable(canada, 20)],
      }),
    );
    const loud = new Table(leaking(1)).everyoneReady();
    loud.prepared([cable(korea, 30, { publicity: 'loud' })]);
    expect(loud.dyad(korea)).not.toHaveProperty('leaked');
  });

  test('the seed decides, and about as often as it should', () => {
    const seeds = Array.from({ length: 400 }, (_, seed) => seed);
    const leaks = seeds.filter((seed) => played(leaking(0.3, seed)).dyad(korea).leaked === true);
    expect(leaks.length / seeds.length).toBeGreaterThan(0.24);
    expect(leaks.length / seeds.length).toBeLessThan(0.36);
    const again = seeds.filter((seed) => played(leaking(0.3, seed)).dyad(korea).leaked === true);
    expect(again).toEqual(leaks);
    expect(played(leaking(0)).dyad(korea).leaked).toBeUndefined();
  });
});

test('rivals have nothing to leave and no share in joint security', () => {
  const table = new Table(setupOf(treated('rivals'))).everyoneReady();
  table.prepared([cable(korea, 60)]);
  expect(legalFor(table.game, korea).map(({ type }) => type)).not.toContain('leave');
  table.when(korea, { type: 'concede' });
  const scores = table.game.rounds[0]?.scores.map(({ terms }) => terms.jointSecurity);
  expect(scores).toEqual([0, 0, 0, 0, 0]);
});

test('a bot plays every treatment without being refused', () => {
  for (const id of TREATMENT_IDS) {
    const { game } = new Table(setupOf(treated(id))).everyoneReady();
    for (const seat of SEATS) {
      expect(botCommand('prudent', seatView(game, seat, CLOSED), randomFrom(1, id))).not.toBeNull();
    }
  }
});
