import { describe, expect, test } from 'vitest';
import { STEEL_OF_TWO } from '../../test/support/casts-of-two.ts';
import { cable, canada, eu, korea, SEATS, setupOf, Table, usa } from '../../test/support/given.ts';
import { randomGame } from '../../test/support/random-game.ts';
import { verifyLines } from '../replay/verified.ts';
import { seatView } from '../view/seat-view.ts';
import { publicGame } from '../view/public-game.ts';
import { SenderView, TargetView } from '../view/seat-schema.ts';
import { PublicGame } from '../view/public-schema.ts';
import { reasonPoints } from '../view/reasons.ts';
import { known } from '../view/known.ts';
import { REASON_TERMS, TERMS } from '../view/terms.ts';
import { whyOf } from '../view/why-of-seat.ts';
import { fold } from './evolve.ts';
import type { GameEvent } from './event.ts';
import { countedRounds } from './game.ts';
import type { GameSetup } from './setup.ts';

const TWO: Partial<GameSetup> = { cast: STEEL_OF_TWO, rounds: 4 };
const CLOSED = { opened: false, facts: [] };

const isCard = (event: GameEvent): event is Extract<GameEvent, { type: 'cardDrawn' }> =>
  event.type === 'cardDrawn';

/** The log with another card for one country in one round. */
function recarded(
  events: readonly GameEvent[],
  change: { readonly countryId: string; readonly n: number },
): readonly GameEvent[] {
  return events.map((event) =>
    isCard(event) && event.countryId === change.countryId ? { ...event, n: change.n } : event,
  );
}

describe('cards', () => {
  test('one for each country in each round, also in practice, and none in model 1', () => {
    const { events } = randomGame(3, { ...TWO, practice: true });
    const rounds = events.filter((event) => event.type === 'roundScored').length;
    expect(rounds).toBe(5);
    expect(events.filter(isCard)).toHaveLength(rounds * SEATS.length);
    expect(events.filter(isCard).every(({ n }) => Number.isInteger(n) && n >= 0 && n < 1024)).toBe(
      true,
    );
    expect(randomGame(3).events.filter(isCard)).toEqual([]);
  });

  test('the seed deals them, and another seed or game deals others', () => {
    const dealt = (change: Partial<GameSetup>): string =>
      JSON.stringify(randomGame(3, { ...TWO, ...change }).events.filter(isCard));
    expect(dealt({})).toBe(dealt({}));
    expect(dealt({ seed: 4 })).not.toBe(dealt({}));
    expect(dealt({ number: 2 })).not.toBe(dealt({}));
  });

  test('a log verifies bit for bit, and a card that was changed is found', () => {
    const lines = (events: readonly GameEvent[]) =>
      events.map((event, index) => ({ stream: 'g', n: index + 1, at: 0, event }));
    for (const seed of [1, 2, 3, 4, 5]) {
      const { events } = randomGame(seed, { ...TWO, practice: seed === 2 });
      expect(verifyLines(lines(events)).differences).toEqual([]);
    }
    const { events } = randomGame(1, TWO);
    const changed = recarded(events, { countryId: usa, n: 1023 });
    const { differences } = verifyLines(lines(changed));
    expect(differences.some(({ path }) => path === 'n')).toBe(true);
  });
});

describe('a round of peace', () => {
  test('scores exactly 0 in every term, for everybody, and nothing is owed at the end', () => {
    const table = new Table(setupOf(TWO));
    table.everyoneReady();
    for (let round = 0; round < 4; round += 1) {
      table.prepared([]);
      table.everyoneReady();
    }
    const { game } = table;
    expect(game.phase).toBe('ended');
    expect(game.ending?.legacy).toEqual([]);
    for (const { scores, senderByDyad } of countedRounds(game)) {
      for (const { terms } of [...scores, ...senderByDyad]) {
        expect(TERMS.map((term) => terms[term] + 0)).toEqual(TERMS.map(() => 0));
      }
    }
  });
});

describe('who sees a card', () => {
  test('its owner alone: two games that differ in one card look alike to everybody else', () => {
    const { events } = randomGame(7, TWO);
    const upTo = events.slice(
      0,
      events.findIndex(({ type }) => type === 'gameEnded'),
    );
    const views = (log: readonly GameEvent[]): ReadonlyMap<string, string> => {
      const frames = new Map<string, string>();
      for (let n = 2; n <= log.length; n += 1) {
        const game = fold(log.slice(0, n));
        for (const seat of [...SEATS]) {
          const frame = JSON.stringify(seatView(game, seat, CLOSED));
          frames.set(seat, `${frames.get(seat) ?? ''}\n${frame}`);
        }
        const wall = JSON.stringify(publicGame(game, CLOSED));
        frames.set('wall', `${frames.get('wall') ?? ''}\n${wall}`);
      }
      return frames;
    };
    const before = views(upTo);
    for (const owner of [korea, usa]) {
      const after = views(recarded(upTo, { countryId: owner, n: owner === usa ? 0 : 1000 }));
      for (const viewer of [...SEATS, 'wall']) {
        if (viewer === owner) expect(after.get(viewer)).not.toBe(before.get(viewer));
        else expect(after.get(viewer), `${owner}'s card for ${viewer}`).toBe(before.get(viewer));
      }
    }
  });

  test('everybody, where cards lie open', () => {
    const table = new Table(setupOf({ ...TWO, information: 'open' }));
    table.everyoneReady();
    const target = TargetView.parse(seatView(table.game, korea, CLOSED));
    const sender = SenderView.parse(seatView(table.game, usa, CLOSED));
    expect(typeof target.restless).toBe('boolean');
    expect(sender.dyads.every(({ factor }) => typeof factor === 'number')).toBe(true);
  });
});

describe('what a seat is shown', () => {
  test('its own card, and what its schema allows', () => {
    const table = new Table(setupOf(TWO));
    table.everyoneReady();
    const target = TargetView.parse(seatView(table.game, korea, CLOSED));
    const sender = SenderView.parse(seatView(table.game, usa, CLOSED));
    expect(target.dyad.factor).toBeTypeOf('number');
    expect(target.restless).toBeUndefined();
    expect(sender.restless).toBeTypeOf('boolean');
    expect(sender.dyads.map(({ factor }) => factor)).toEqual(SEATS.slice(1).map(() => undefined));
    expect(() => PublicGame.parse(publicGame(table.game, CLOSED))).not.toThrow();
  });

  test('the sender, and in the end the truth, is what was scored', () => {
    for (const seed of [11, 12, 13]) {
      const { game } = randomGame(seed, TWO);
      const folded = known(game, usa).rounds;
      countedRounds(game).forEach(({ scores, after }, index) => {
        expect(folded[index]?.result.sender).toEqual(scores[0]?.terms);
        expect(folded[index]?.result.after).toEqual(after);
      });
    }
  });

  test('the reasons of a term add up to it, whatever is played', () => {
    const kinds = new Set<string>();
    for (let seed = 300; seed < 330; seed += 1) {
      const { game } = randomGame(seed, { ...TWO, rounds: 5, practice: seed % 5 === 0 });
      for (const seat of SEATS) {
        const index = SEATS.indexOf(seat) - 1;
        for (const round of known(game, seat).rounds) {
          const why = whyOf(game, round, index < 0 ? null : index);
          const scored = index < 0 ? round.result.sender : round.result.targets[index];
          for (const term of TERMS) {
            const told = why
              .filter(({ kind }) => REASON_TERMS[kind] === term)
              .reduce((sum, one) => sum + reasonPoints(one), 0);
            const where = `game ${seed}, ${seat}, round ${round.round}, ${term}`;
            expect(Math.abs(told / 100 - (scored?.[term] ?? 0)), where).toBeLessThan(1e-9);
          }
          for (const { kind } of why) kinds.add(kind);
        }
      }
    }
    const ofTwo = Object.keys(REASON_TERMS).filter(
      (kind) => !['ally', 'rivalOffer', 'rivalStream', 'legacy'].includes(kind),
    );
    expect(ofTwo.filter((kind) => !kinds.has(kind))).toEqual([]);
  });
});

test('a threat that is carried out is worth something at home to the restless alone', () => {
  const homes = [0, 1023].map((n) => {
    const table = new Table(setupOf(TWO));
    table.everyoneReady();
    const dealt = fold(recarded(table.events, { countryId: usa, n }));
    table.game = dealt;
    table.prepared([cable(canada, 20), cable(eu, 20)]);
    for (const id of [canada, eu]) {
      table.when(id, { type: 'standFirm' });
      table.when(usa, { type: 'impose', targetId: id });
      table.when(id, { type: 'absorb' });
    }
    return table.game.rounds.at(-1)?.scores[0]?.terms.home;
  });
  expect(homes).toEqual([0.5, 0]);
});
