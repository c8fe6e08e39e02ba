import { describe, expect, test } from 'vitest';
import { STEEL_OF_TWO } from '../../test/support/casts-of-two.ts';
import { canada, eu, japan, korea, SEATS, setupOf, usa } from '../../test/support/given.ts';
import { countedRounds, type Game, type PlayedTerms } from '../game/game.ts';
import { drawsOf } from '../game/cards-drawn.ts';
import type { GameSetup } from '../game/setup.ts';
import { BOT_IDS, type BotId } from '../scenario/ids.ts';
import { TERMS } from '../view/terms.ts';
import { BOTS } from './bots.ts';
import { playOut } from './play-out.ts';

/** A game of model 2 that bots have played: the sender's, and the same one in every other seat. */
function played(
  bots: { readonly sender: BotId; readonly targets: BotId },
  change: Partial<GameSetup> = {},
): Game {
  const holders = SEATS.map((countryId) => {
    const bot = countryId === usa ? bots.sender : bots.targets;
    return { countryId, holder: { by: 'bot', bot } as const };
  });
  return playOut(setupOf({ cast: STEEL_OF_TWO, rounds: 6, holders, ...change })).game;
}

/** A score in stakes. */
const termsSum = (terms: PlayedTerms | undefined): number =>
  TERMS.reduce((sum, term) => sum + (terms?.[term] ?? 0), 0);

const theory = { sender: 'equilibrium', targets: 'equilibrium' } as const;
/** Theory against theory, in games that differ in their cards. */
const games = Array.from({ length: 24 }, (_, index) => played(theory, { number: index + 1 }));

/** Every threat of these games, with whether the sender was restless. */
const threats = games.flatMap((game) =>
  countedRounds(game).flatMap(({ cards, dyads, round }) =>
    dyads.flatMap(({ targetId, cable, outcome }) =>
      cable === null
        ? []
        : [{ targetId, cable, outcome, round, restless: drawsOf(game, cards).restless }],
    ),
  ),
);

test.each(BOT_IDS)('%s plays a game of model 2 to its end, in its seats and in any', (id) => {
  const sends = BOTS[id].for !== 'target';
  const bots = sends
    ? { sender: id, targets: 'equilibrium' as const }
    : { sender: 'showman' as const, targets: id };
  for (const change of [{}, { information: 'open' }, { practice: true }] as const) {
    for (const rounds of [1, 6]) {
      expect(played(bots, { ...change, rounds }).ending?.finished).toBe(true);
      expect(played({ sender: id, targets: id }, { ...change, rounds }).ending?.finished).toBe(
        true,
      );
    }
  }
});

test('the same seed plays the same game, another game another', () => {
  expect(played(theory)).toEqual(played(theory));
  expect(played(theory, { number: 2 }).rounds).not.toEqual(played(theory).rounds);
});

describe('theory against theory over steel', () => {
  test('asks the client quietly in nearly every first round, whatever its card, and the strong never', () => {
    const first = threats.filter(({ round }) => round === 1);
    const toKorea = first.filter(
      ({ targetId, cable }) => targetId === korea && cable.publicity === 'quiet',
    );
    expect(toKorea.length / games.length).toBeGreaterThan(0.9);
    expect(new Set(toKorea.map(({ restless }) => restless)).size).toBe(2);
    expect(threats.filter(({ targetId }) => targetId === eu || targetId === japan)).toEqual([]);
  });

  test('the partner is threatened aloud, as an exception, and only by the restless', () => {
    const toCanada = threats.filter(({ targetId }) => targetId === canada);
    expect(toCanada.length).toBeGreaterThan(3);
    expect(toCanada.every(({ cable }) => cable.publicity === 'loud' && cable.exception)).toBe(true);
    expect(toCanada.filter(({ restless }) => !restless).length).toBeLessThan(toCanada.length / 4);
  });

  test('some bluffs work and some are called; whoever is restless carries them out', () => {
    const calm = threats.filter(({ restless }) => !restless);
    expect(calm.some(({ outcome }) => outcome === 'conceded')).toBe(true);
    expect(calm.some(({ outcome }) => outcome === 'backedDown')).toBe(true);
    expect(calm.some(({ outcome }) => outcome === 'absorbed')).toBe(false);
    const restless = threats.filter((one) => one.restless);
    expect(restless.some(({ outcome }) => outcome === 'absorbed')).toBe(true);
    expect(restless.some(({ outcome }) => outcome === 'backedDown')).toBe(false);
  });

  test('keeps to a part of the rounds, and wins more than peace with contributing allies does', () => {
    const rounds = games.flatMap(countedRounds);
    expect(threats.length / (4 * rounds.length)).toBeLessThan(0.27);
    const sender = rounds.map(({ scores }) => termsSum(scores[0]?.terms));
    expect(sender.reduce((sum, one) => sum + one, 0) / games.length).toBeGreaterThan(1.32);
  });
});

test('a showman loses far more than it wins', () => {
  const total = (game: Game): number =>
    countedRounds(game).reduce((sum, { scores }) => sum + termsSum(scores[0]?.terms), 0);
  const lost = [1, 2, 3].map((number) =>
    total(played({ sender: 'showman', targets: 'equilibrium' }, { number })),
  );
  for (const one of lost) expect(one).toBeLessThan(-1);
});
