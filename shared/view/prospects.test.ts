import { describe, expect, test } from 'vitest';
import { cable, canada, korea, japan, SEATS, Table, usa } from '../../test/support/given.ts';
import { randomGame } from '../../test/support/random-game.ts';
import { BLOC } from '../game/bloc.ts';
import type { CountryId } from '../scenario/ids.ts';
import { claimsKnownTo, prospects, type Prospects } from './prospects.ts';
import { seatView } from './seat-view.ts';
import type { DyadView, SeatView } from './seat-schema.ts';

const CLOSED = { opened: false, facts: [] };

const ownDyads = (view: SeatView): readonly DyadView[] =>
  view.kind === 'sender' ? view.dyads : [view.dyad];

/** What a seat is shown of every quarrel of its own, under the dyads that it is about. */
function shownIn(view: SeatView): readonly (readonly [CountryId, Prospects])[] {
  return ownDyads(view).flatMap(({ targetId, cable: sent, offer }) => {
    if (sent === null || (view.kind === 'sender' && view.bloc.includes(targetId))) return [];
    const weighed = { ...sent, offer, claims: claimsKnownTo(view) };
    return [[targetId, prospects(view, weighed)] as const];
  });
}

/** Plays at random and keeps what each seat was last shown before each quarrel was settled. */
function watched(seed: number) {
  const shown = new Map<string, Prospects>();
  const { game } = randomGame(seed, { rounds: 4 }, (table) => {
    if (table.game.phase !== 'bargain') return;
    for (const seat of SEATS) {
      const view = seatView(table.game, seat, CLOSED);
      for (const [id, ahead] of shownIn(view)) shown.set(`${view.round} ${seat} ${id}`, ahead);
    }
  });
  return { game, shown };
}

/** Every quarrel of a finished game in every seat: what was shown of it, and what came of it. */
function quarrels(seed: number) {
  const { game, shown } = watched(seed);
  return SEATS.flatMap((seat) => {
    const view = seatView(game, seat, CLOSED);
    return view.results.flatMap(({ round, dyads, trust }) =>
      dyads.flatMap((result) => {
        const ahead = shown.get(`${round} ${seat} ${result.targetId}`);
        const change = trust.find(({ targetId }) => targetId === result.targetId);
        if (ahead === undefined || result.cable === null || change === undefined) return [];
        return [{ seat, round, result, change, ahead }];
      }),
    );
  });
}

test('a preview is what the game pays and does to trust, whatever is played', () => {
  const ends = new Set<string>();
  for (let seed = 500; seed < 530; seed += 1) {
    for (const { seat, round, result, change, ahead } of quarrels(seed)) {
      const where = `game ${seed}, round ${round}, ${seat}, ${result.targetId}: ${result.outcome}`;
      const end = ahead.ends.find(({ outcome }) => outcome === result.outcome);
      const side = seat === usa ? 'sender' : 'target';
      expect(end?.[side], where).toBe(result.points);
      const own = change.causes.filter(({ cause }) => cause !== 'spillover');
      const moved = own.reduce((sum, one) => sum + one.change, 0);
      expect(end?.expectations, where).toBeCloseTo(change.before + moved, 4);
      ends.add(`${side} ${result.outcome}`);
    }
  }
  // what no random game holds is not tested above
  expect(ends.size).toBe(12);
});

describe('what others would hear', () => {
  const ahead = (...cables: Parameters<Table['prepared']>[0]) => {
    const table = new Table().everyoneReady().prepared(cables);
    const view = seatView(table.game, usa, CLOSED);
    const [first] = cables;
    if (first === undefined) throw new Error('no cable');
    const weighed = { ...first, offer: null, claims: claimsKnownTo(view) };
    return { table, watchers: prospects(view, weighed).watchers };
  };

  test.each(['quiet', 'loud'] as const)('%s: is what they then hear', (publicity) => {
    const { table, watchers } = ahead(cable(korea, 30, { publicity }));
    table.when(korea, { type: 'concede' });
    const { trust } = seatView(table.game, usa, CLOSED).results[0] ?? { trust: [] };
    const heard = trust.flatMap(({ targetId, causes }) =>
      causes.flatMap(({ cause, change }) => (cause === 'spillover' ? [[targetId, change]] : [])),
    );
    expect(watchers.map(({ targetId }) => targetId)).not.toContain(korea);
    expect(heard).toHaveLength(watchers.length);
    for (const { targetId, rise } of watchers) {
      expect(Number(heard.find(([id]) => id === targetId)?.[1])).toBeCloseTo(rise, 5);
    }
  });
});

describe('a preview knows what its seat knows', () => {
  /** Korea has a loud cable; Canada a quiet one, or another, or none. */
  const toKorea = (...others: Parameters<Table['prepared']>[0]): string => {
    const loud = cable(korea, 40, { publicity: 'loud', exception: true });
    const table = new Table().everyoneReady().prepared([loud, ...others]);
    return JSON.stringify(shownIn(seatView(table.game, korea, CLOSED)));
  };

  test('what others are told quietly changes no letter of it', () => {
    expect(toKorea(cable(canada, 30))).toBe(toKorea());
    expect(toKorea(cable(canada, 80, { exception: true }))).toBe(toKorea());
  });

  test('an exception that is claimed aloud elsewhere shares the credit', () => {
    expect(toKorea(cable(canada, 30, { publicity: 'loud', exception: true }))).not.toBe(toKorea());
  });

  test('a claim to a bloc counts once', () => {
    const table = new Table()
      .everyoneReady()
      .banded(korea, japan)
      .prepared([cable(BLOC, 20, { exception: true })]);
    for (const seat of [usa, korea, japan]) {
      expect(claimsKnownTo(seatView(table.game, seat, CLOSED))).toBe(1);
    }
  });
});
