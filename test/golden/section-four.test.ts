import { expect, test } from 'vitest';
import { playPairing } from '../../shared/bots/balance/pairing.ts';
import { SENDER_POLICIES, type SenderPolicy } from '../../shared/bots/balance/sender-policies.ts';
import { isAlly, type Table } from '../../shared/bots/balance/table.ts';
import { harbourLeague } from '../../shared/scenario/harbour-league.ts';

/** With `GAMES=2000` the table is printed as it stands in shared/bots/README.md. */
const GAMES = Number(process.env['GAMES'] ?? 300);

const { cast } = harbourLeague;
const cards = cast.targets.filter(isAlly).map((card) => ({ ...card, cCon: 0.05 }));
const table: Table = { world: cast.world, cards, rounds: 5 };

/** What section 4 may have meant by over-demanding: everything, aloud, from everybody. */
const everything: SenderPolicy = {
  id: 'everything',
  sentence: 'a loud demand on everybody for all that is at stake',
  demands: (moment) =>
    moment.cards.map(({ instruments }) => ({
      ...({ publicity: 'loud', exception: false, demand: 1 } as const),
      instrument: instruments[0]?.id ?? '',
    })),
};
const SENDERS = ['never', 'quiet-client', 'line-b', 'quiet-all', 'loud-all', 'over-demand'];
const FIELDS = {
  mix: 'mix',
  yielding: 'rational+conciliator+diversifier+contributor+leaver+petitioner',
  holding: 'rational+stubborn+conciliator',
};

/** A sender's total, an ally's, in points, and the allies' eT at the end. */
function played(id: string, field: keyof typeof FIELDS) {
  const sender = [...SENDER_POLICIES, everything].find((policy) => policy.id === id);
  if (sender === undefined) throw new Error(id);
  const how = { games: GAMES, seed: 7, noise: 0.1, weighed: 0 };
  const [own, ...allies] = playPairing(table, { sender, field: FIELDS[field], ...how });
  const mean = (sum: number): number => sum / allies.length;
  return {
    total: 100 * (own?.total ?? 0),
    ally: 100 * mean(allies.reduce((sum, { total }) => sum + total, 0)),
    eT: mean(allies.reduce((sum, { trust }) => sum + 1 - (trust ?? 0), 0)),
  };
}

const results = new Map(
  [...SENDERS, 'everything'].map((id) => [
    id,
    { mix: played(id, 'mix'), yielding: played(id, 'yielding'), holding: played(id, 'holding') },
  ]),
);
const of = (id: string) => {
  const found = results.get(id);
  if (found === undefined) throw new Error(id);
  return found;
};

/** One row as it stands in the README. */
function rowOf(id: string): string {
  const cells = Object.values(of(id)).map(
    ({ total, ally, eT }) => `${total.toFixed(0)}, ${ally.toFixed(0)}, ${eT.toFixed(2)}`,
  );
  return [id, ...cells].join(' | ');
}

test('the ends of the ranking are those of section 4 whoever the allies are', () => {
  for (const field of ['mix', 'yielding', 'holding'] as const) {
    expect(of('quiet-client')[field].total).toBeGreaterThan(of('never')[field].total);
    expect(of('never')[field].total).toBeGreaterThan(1.5 * of('loud-all')[field].total);
    expect(of('never')[field].total).toBeGreaterThan(1.5 * of('over-demand')[field].total);
    const allies = ['never', 'quiet-client', 'line-b', 'quiet-all', 'loud-all'];
    const left = allies.map((id) => of(id)[field].ally);
    expect(left).toEqual(left.toSorted((a, b) => b - a));
  }
  if (process.env['GAMES'] !== undefined) console.info([...results.keys()].map(rowOf).join('\n'));
});

test('line B is behind one quiet demand where allies hold out, and ahead where they do not', () => {
  expect(of('line-b').holding.total).toBeLessThan(of('quiet-client').holding.total);
  expect(of('line-b').yielding.total).toBeGreaterThan(of('quiet-client').yielding.total);
});

test('quiet to all is below peace where allies hold out, and above it where they do not', () => {
  expect(of('quiet-all').mix.total).toBeLessThan(of('never').mix.total);
  expect(of('quiet-all').holding.total).toBeLessThan(of('never').holding.total);
  expect(of('quiet-all').yielding.total).toBeGreaterThan(of('never').yielding.total);
});

test('who asks for everything gets what section 4 gives its over-demander', () => {
  const { mix } = of('everything');
  expect(Math.abs(mix.total - 609)).toBeLessThan(100);
  expect(Math.abs(mix.ally + 168)).toBeLessThan(40);
  expect(mix.ally).toBeLessThan(of('loud-all').mix.ally);
});

test('peace is worth to each side what section 4 says, to two hundredths', () => {
  expect(Math.abs(of('never').yielding.total / 1389 - 1)).toBeLessThan(0.02);
  expect(Math.abs(of('never').yielding.ally / 333 - 1)).toBeLessThan(0.02);
});
