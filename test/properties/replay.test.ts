import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressees, BLOC, dyadAt } from '../../shared/game/bloc.ts';
import { GameEvent } from '../../shared/game/event.ts';
import { evolve, fold } from '../../shared/game/evolve.ts';
import type { Game } from '../../shared/game/game.ts';
import { legalFor } from '../../shared/game/legal-for.ts';
import type { GameLegal } from '../../shared/game/legal.ts';
import { STAGE_TREE } from '../../shared/model/stage-tree.ts';
import type { CountryId } from '../../shared/scenario/ids.ts';
import { cable, eu, japan, korea, NO_CLOCK, SEATS, setupOf, Table, usa } from '../support/given.ts';
import { randomGame } from '../support/random-game.ts';
import { drawing, fill, pick, type Draw } from '../support/random-play.ts';

/** A state as text, fields in alphabetical order. */
const inOrder = (state: unknown): string =>
  JSON.stringify(state, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

test('23: a log read back gives every state again, bit for bit', () => {
  fc.assert(
    fc.property(fc.nat({ max: 1e6 }), (seed) => {
      const states: Game[] = [];
      const { events } = randomGame(seed, { rounds: 4, practice: seed % 2 === 0 }, ({ game }) => {
        if (states.at(-1) !== game) states.push(game);
      });
      const read = events.map((event) => GameEvent.parse(JSON.parse(JSON.stringify(event))));
      const folded: string[] = [];
      let game: Game | null = null;
      for (const event of read) {
        game = evolve(game, event);
        folded.push(inOrder(game));
      }
      // JSON writes a double so that it reads back to the same bits
      for (const state of states) expect(folded).toContain(inOrder(state));
      expect(fold(read)).toEqual(fold(events));
    }),
    { seed: 23, numRuns: 8 },
  );
});

interface Drawn {
  readonly seed: number;
  readonly banded: boolean;
}

/** A round in which everybody is written to, the bloc as one when there is one. */
function threatenedAll({ seed, banded }: Drawn): Table {
  const table = new Table(setupOf({ clock: NO_CLOCK, rounds: 4 })).everyoneReady();
  if (banded) table.banded(korea, japan);
  const draw = drawing(seed);
  const cables = addressees(table.game).map((address) =>
    cable(address, draw(20, 90), {
      publicity: pick(draw, ['quiet', 'loud'] as const),
      exception: pick(draw, [false, true]),
    }),
  );
  return table.prepared(cables);
}

/** One move in the dyad of an address, by chance of its own. */
function moves(table: Table, address: CountryId, draw: Draw): void {
  const dyad = dyadAt(table.game, address);
  if (dyad.node === null) return;
  const sender = STAGE_TREE[dyad.node].mover === 'sender';
  const seat = sender ? usa : dyad.targetId;
  const mine = (legal: GameLegal): boolean =>
    !sender || ('targetId' in legal && legal.targetId === address);
  const { command, at } = fill(draw, pick(draw, legalFor(table.game, seat).filter(mine)));
  table.when(seat, command, at);
  expect(table.last.ok).toBe(true);
}

/** Plays a round out; `order` says which address moves next, over and over. */
function playedIn(order: readonly number[], drawn: Drawn): Table {
  const table = threatenedAll(drawn);
  const addresses = addressees(table.game);
  const draws = addresses.map((_, index) => drawing(drawn.seed + index + 1));
  for (let turn = 0; table.game.phase === 'bargain' && turn < 200; turn += 1) {
    const index = (order[turn % order.length] ?? 0) % addresses.length;
    const [address, draw] = [addresses[index], draws[index]];
    if (address !== undefined && draw !== undefined) moves(table, address, draw);
  }
  return table;
}

test('23: the order in which independent dyads act does not matter', () => {
  const orders = fc.shuffledSubarray([0, 1, 2, 3, 0, 1, 2, 3], { minLength: 8, maxLength: 8 });
  let differently = 0;
  let inBlocs = 0;
  fc.assert(
    fc.property(fc.nat({ max: 1e6 }), orders, fc.boolean(), (seed, order, banded) => {
      const straight = playedIn([0, 1, 2, 3], { seed, banded });
      const mixed = playedIn(order, { seed, banded });
      const scored = [straight, mixed].map(({ events }) =>
        events.findLast(({ type }) => type === 'roundScored'),
      );
      expect(JSON.stringify(scored[1])).toBe(JSON.stringify(scored[0]));
      expect(JSON.stringify(mixed.game.rounds)).toBe(JSON.stringify(straight.game.rounds));
      const told = [straight, mixed].map(({ events }) => JSON.stringify(events));
      if (told[0] !== told[1]) differently += 1;
      if (banded && addressees(straight.game).includes(BLOC)) inBlocs += 1;
    }),
    { seed: 123, numRuns: 50 },
  );
  expect(differently).toBeGreaterThan(20);
  expect(inBlocs).toBeGreaterThan(10);
});

test('23: nor does the order in which sealed choices are handed in', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(SEATS, { minLength: 5, maxLength: 5 }), (order) => {
      const round = (seats: readonly CountryId[]): Table => {
        const table = new Table(setupOf({ clock: NO_CLOCK })).everyoneReady();
        for (const seat of seats) {
          if (seat === usa)
            table.when(usa, { type: 'prepare', cables: [cable(eu, 30), cable(japan, 20)] });
          else table.when(seat, { type: 'posture', stance: 'contribute', bloc: seat !== eu });
        }
        return table.when(eu, { type: 'standFirm' }).when(japan, { type: 'concede' });
      };
      const end = (table: Table): Table =>
        table.when(usa, { type: 'impose', targetId: eu }).when(eu, { type: 'absorb' });
      const [some, other] = [end(round(SEATS)), end(round(order))];
      expect(JSON.stringify(other.game.rounds)).toBe(JSON.stringify(some.game.rounds));
      expect(some.game.phase).toBe('outcome');
      expect(some.game.declared.bloc.length).toBe(3);
    }),
    { seed: 223, numRuns: 20 },
  );
});
