import { describe, expect, test } from 'vitest';
import {
  emptyRoom,
  recordedRooms,
  sha256,
  type RecordedRoom,
} from '../../test/support/export-rooms.ts';
import { DECIDED_BY } from '../game/event.ts';
import { OUTCOMES } from '../model/stage-tree.ts';
import { CODEBOOK, codebookRows } from './codebook.ts';
import type { Row, DataTable } from './column.ts';
import { exportedFrom } from './exported.ts';
import { TABLES, tableRows } from './tables.ts';

const rooms = recordedRooms();
const made = rooms.map((room) => tableRows({ ...room, sha256 }));
const rowsOf = (name: string): readonly Row[] => made.flatMap((rows) => rows.get(name) ?? []);
const keyOf = ({ key }: DataTable, row: Row): string =>
  JSON.stringify(key.map((part) => row[part]));
/** The numbers among the fields of a card or a world. */
const numbersIn = (fields: object): Record<string, number> =>
  Object.fromEntries(
    Object.entries(fields).filter((pair): pair is [string, number] => typeof pair[1] === 'number'),
  );
const num = (row: Row, name: string): number => {
  const cell = row[name];
  if (typeof cell !== 'number') throw new Error(`${name} is ${String(cell)}`);
  return cell;
};

describe('the codebook and the data', () => {
  test('describe the same columns, both ways and in the same order', () => {
    for (const { name } of TABLES) {
      const described = codebookRows().filter(({ table }) => table === name);
      const columns = described
        .toSorted((a, b) => a.position - b.position)
        .map((one) => one.column);
      for (const row of rowsOf(name)) expect(Object.keys(row).sort()).toEqual(columns.toSorted());
    }
    const tables = new Set(codebookRows().map(({ table }) => table));
    expect([...tables]).toEqual(TABLES.map(({ name }) => name));
  });

  test.each([...TABLES, CODEBOOK])('every cell of $name obeys its column', (table) => {
    const rows: readonly Row[] = table === CODEBOOK ? codebookRows() : rowsOf(table.name);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      for (const [name, { schema }] of Object.entries(table.columns)) {
        const cell = schema.safeParse(row[name]);
        expect([name, row[name], cell.success]).toEqual([name, row[name], true]);
      }
    }
  });

  test('every word of a choice has a meaning, and can be told from it', () => {
    for (const { type, values } of codebookRows()) {
      expect(values !== null).toBe(type === 'choice');
      for (const pair of values?.split(' | ') ?? []) expect(pair).toMatch(/^[\w -]+ = \S/);
    }
    const words = (table: string, column: string) =>
      codebookRows()
        .find((one) => one.table === table && one.column === column)
        ?.values?.split(' | ')
        .map((pair) => pair.split(' = ')[0]);
    expect(words('dyads', 'outcome')).toEqual([...OUTCOMES]);
    expect(words('decisions', 'decidedBy')).toEqual([...DECIDED_BY]);
  });

  test('the recorded classes use most words and leave no column empty', () => {
    const unused = codebookRows().flatMap(({ table, column }) =>
      rowsOf(table).every((row) => row[column] === null) ? [`${table}.${column}`] : [],
    );
    expect(unused).toEqual([]);
    const outcomes = new Set(rowsOf('dyads').map((row) => row['outcome']));
    expect(outcomes.size).toBeGreaterThanOrEqual(6);
    const by = new Set(rowsOf('decisions').map((row) => row['decidedBy']));
    expect(by).toEqual(new Set([...DECIDED_BY, null]));
  });
});

describe('keys', () => {
  test.each(TABLES)('no two rows of $name have the same, over several exports', (table) => {
    const keys = rowsOf(table.name).map((row) => keyOf(table, row));
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('every game and every person of a table is in rooms and participants', () => {
    const idsIn = (name: string, id: string) =>
      new Set(rowsOf(name).flatMap((row) => String(row[id] ?? '').split(' ')));
    for (const name of ['participants', 'decisions', 'dyads', 'rounds', 'messages']) {
      for (const id of idsIn(name, 'gameId'))
        expect([...idsIn('rooms', 'gameId'), '']).toContain(id);
    }
    for (const name of ['decisions', 'rounds', 'presence', 'names']) {
      const known = [...idsIn('participants', 'playerId'), ''];
      for (const id of idsIn(name, 'playerId')) expect(known).toContain(id);
    }
  });
});

describe('decisions', () => {
  const decisions = rowsOf('decisions');

  test('what was chosen was legal', () => {
    for (const row of decisions) {
      if (row['choice'] === null) continue;
      expect(String(row['legal']).split(' ')).toContain(row['choice']);
      const number =
        row['kind'] === 'cable'
          ? row['demand']
          : row['choice'] === 'petition'
            ? row['offer']
            : null;
      if (typeof number !== 'number') continue;
      expect(number).toBeGreaterThanOrEqual(num(row, 'legalMin'));
      expect(number).toBeLessThanOrEqual(num(row, 'legalMax'));
      if (row['kind'] === 'cable')
        expect(String(row['legalPublicity'])).toContain(row['publicity']);
    }
  });

  test('there is a row for every address, stance and move of every round', () => {
    for (const [index, room] of rooms.entries()) {
      const own = made[index]?.get('decisions') ?? [];
      for (const { game, moments } of exportedFrom(room.lines).games) {
        const ofGame = own.filter((row) => row['gameId'] === game.setup.gameId);
        const moves = moments.filter(({ event }) => 'to' in event);
        const open = game.dyads.filter(({ node }) => node !== null).length;
        const rounds = moments.filter(
          ({ event }) => event.type === 'phaseEntered' && event.phase === 'prepare',
        );
        const count = (kind: string) => ofGame.filter((row) => row['kind'] === kind).length;
        expect(count('move')).toBe(moves.length + open);
        expect(count('stance')).toBe(rounds.length * game.setup.cast.targets.length);
        const stood = rounds.reduce((sum, one) => sum + Math.max(0, one.game.bloc.length - 1), 0);
        expect(count('cable')).toBe(rounds.length * game.setup.cast.targets.length - stood);
      }
    }
  });

  test('who was overtaken by the end has not decided', () => {
    const open = decisions.filter(({ choice }) => choice === null);
    expect(open.length).toBeGreaterThan(0);
    for (const row of open) {
      expect([row['decidedAt'], row['decidedBy'], row['latencyMs']]).toEqual([null, null, null]);
      expect(row['scored']).toBe(false);
    }
  });

  test('latency is the time from when it could be decided, less the pauses', () => {
    for (const row of decisions) {
      if (row['decidedAt'] === null) continue;
      const whole = num(row, 'decidedAt') - num(row, 'openedAt');
      expect(num(row, 'latencyMs')).toBeLessThanOrEqual(whole);
      if (!String(row['roomId']).startsWith('wild')) expect(num(row, 'latencyMs')).toBe(whole);
    }
    const paused = decisions.filter(
      (row) =>
        row['decidedAt'] !== null &&
        num(row, 'latencyMs') < num(row, 'decidedAt') - num(row, 'openedAt'),
    );
    expect(paused.length).toBeGreaterThan(0);
  });

  test('offline is what presence leaves of that time', () => {
    const of = (player: string) =>
      decisions.filter((row) => row['playerId'] === player && row['decidedAt'] !== null);
    for (const row of of('harbourp0')) {
      const left = Date.UTC(2026, 2, 2, 9) + 65_000;
      const from = Math.max(num(row, 'openedAt'), left);
      expect(row['offlineMs']).toBe(Math.max(0, num(row, 'decidedAt') - from));
    }
    for (const row of of('harbourp2')) expect(row['offlineMs']).toBe(0);
    for (const row of of('korea')) expect(row['offlineMs']).toBeNull();
  });

  test('every decision of a round that counts has its regret, 0 for the best', () => {
    const ended = new Set(rowsOf('rooms').map((row) => row['gameId']));
    const due = decisions.filter(
      (row) => row['scored'] === true && row['round'] !== 0 && row['kind'] !== 'welcome',
    );
    expect(due.length).toBeGreaterThan(100);
    for (const row of due) {
      expect(ended).toContain(row['gameId']);
      expect(num(row, 'regret')).toBeGreaterThanOrEqual(0);
      expect(row['bestChoice']).not.toBeNull();
    }
    const best = due.filter(
      (row) =>
        row['kind'] === 'move' &&
        row['choice'] === row['bestChoice'] &&
        row['choice'] !== 'petition',
    );
    for (const row of best) expect(row['regret']).toBe(0);
  });
});

/** Payoffs of an end node once more, from the table of model.md section 3 alone. */
function senderPayoff(
  row: Row,
  { card, world }: Record<'card' | 'world', Record<string, number>>,
  e: { S: number; bloc: number },
): number {
  const g = (name: string): number => card[name] ?? Number.NaN;
  const w = (name: string): number => world[name] ?? Number.NaN;
  const loud = row['publicity'] === 'loud' ? 1 : 0;
  const D = num(row, 'demand') / 100;
  const m = row['alignedBefore'] === true ? g('m') : 0;
  const K = loud * w('dS') * (1 - e.S) + (row['exception'] === true ? w('kf') / e.bloc : 0);
  const security = w('h') * w('X') * m * (1 - num(row, 'eTBefore'));
  const cost = (r: number) => ({
    S: num(row, 'cS') + security + r * g('kS'),
    T: num(row, 'cT') + security + r * g('kT'),
  });
  switch (String(row['outcome'])) {
    case 'conceded':
      return D + e.S * (1 - g('gamma')) * D - K;
    case 'granted': {
      const y = num(row, 'concession') / 100;
      return y + e.S * (1 - g('gamma')) * y - loud * w('aS') * (1 - y / D) - K;
    }
    case 'backedDown':
      return -loud * w('aS') - K;
    case 'absorbed':
      return -cost(0).S + e.S * cost(0).T - K;
    case 'retaliated':
      return -cost(1).S + e.S * cost(1).T - K;
    case 'left':
      return -g('sS') - e.S * (num(row, 'omega') - g('sT')) - K;
    default:
      return 0;
  }
}

describe('numbers, computed another way', () => {
  test('what every dyad brought the sender follows from the table of end nodes', () => {
    let checked = 0;
    for (const [index, room] of rooms.entries()) {
      for (const { game } of exportedFrom(room.lines).games) {
        const rows = (made[index]?.get('dyads') ?? []).filter(
          (row) => row['gameId'] === game.setup.gameId && row['outcome'] !== 'none',
        );
        for (const row of rows) {
          const card = game.setup.cast.targets.find(({ id }) => id === row['targetId']);
          if (card === undefined) throw new Error('no card');
          const bloc = (made[index]?.get('dyads') ?? []).filter(
            (other) =>
              other['gameId'] === row['gameId'] &&
              other['round'] === row['round'] &&
              other['inBloc'] === true,
          ).length;
          const e = { S: num(row, 'eSBefore'), bloc: row['inBloc'] === true ? bloc : 1 };
          const sum =
            num(row, 'senderMaterial') + num(row, 'senderFear') + num(row, 'senderPublicCost');
          expect(sum).toBeCloseTo(
            senderPayoff(
              row,
              { card: numbersIn(card), world: numbersIn(game.setup.cast.world) },
              e,
            ),
            10,
          );
          checked += 1;
        }
      }
    }
    expect(checked).toBeGreaterThan(20);
  });

  test('the sender’s stage terms are the sum of its dyads, and its security the sum over allies', () => {
    for (const row of rowsOf('rounds')) {
      if (row['role'] !== 'sender' || row['part'] !== 'round') continue;
      const dyads = rowsOf('dyads').filter(
        (one) => one['gameId'] === row['gameId'] && one['round'] === row['round'],
      );
      const sum = (name: string) => dyads.reduce((all, one) => all + num(one, name), 0);
      expect(num(row, 'material')).toBeCloseTo(sum('senderMaterial'), 10);
      expect(num(row, 'fear')).toBeCloseTo(sum('senderFear'), 10);
      expect(num(row, 'publicCost')).toBeCloseTo(sum('senderPublicCost'), 10);
    }
  });

  test('trust is carried from round to round, and the causes add up to its change', () => {
    const dyads = rowsOf('dyads');
    for (const row of dyads) {
      const by = ['byThreat', 'byImposition', 'byLeaving', 'bySpillover', 'byRecovery'];
      const sum = by.reduce((all, cause) => all + num(row, cause), num(row, 'eTBefore'));
      expect(sum).toBeCloseTo(num(row, 'eTAfter'), 12);
      expect(num(row, 'trustAfter')).toBe(1 - num(row, 'eTAfter'));
      const next = dyads.find(
        (one) =>
          one['gameId'] === row['gameId'] &&
          one['targetId'] === row['targetId'] &&
          one['round'] === num(row, 'round') + 1 &&
          row['round'] !== 0,
      );
      if (next)
        expect([next['eTBefore'], next['eSBefore']]).toEqual([row['eTAfter'], row['eSAfter']]);
    }
  });

  test('terms add up to scores, and the scores that count to the total of the seat', () => {
    const totals = new Map<string, number>();
    for (const row of rowsOf('rounds')) {
      const terms = [
        'material',
        'fear',
        'publicCost',
        'jointSecurity',
        'posture',
        'rival',
        'legacy',
      ];
      expect(terms.reduce((sum, term) => sum + num(row, term), 0)).toBeCloseTo(
        num(row, 'score'),
        12,
      );
      const seat = `${String(row['gameId'])} ${String(row['countryId'])}`;
      const total = (totals.get(seat) ?? 0) + (row['counted'] === true ? num(row, 'score') : 0);
      totals.set(seat, total);
      expect(total).toBeCloseTo(num(row, 'total'), 12);
    }
    for (const row of rowsOf('participants')) {
      if (row['gameId'] === null) continue;
      const seat = `${String(row['gameId'])} ${String(row['countryId'])}`;
      expect(num(row, 'score')).toBe(totals.get(seat));
      expect(Math.abs(num(row, 'points') - 100 * num(row, 'score'))).toBeLessThan(3);
    }
  });
});

describe('rooms and participants', () => {
  test('games of one class differ by seed and people alone, and have the same configuration', () => {
    const hashes = rowsOf('rooms').map((row) => [row['roomId'], row['configHash']]);
    // one class compares two treatments
    expect(new Set(hashes.map((pair) => pair.join())).size).toBe(rooms.length + 1);
    expect(rowsOf('rooms').map((row) => row['finished'])).toContain(false);
  });

  test('a seat that changes hands has a row for each holder, with its own decisions', () => {
    const room = rooms[0];
    if (room === undefined) throw new Error('no room');
    const created = room.lines.find(({ event }) => event.type === 'gameCreated');
    if (created?.event.type !== 'gameCreated') throw new Error('no game');
    const target = created.event.setup.cast.targets[0]?.id;
    const later = room.lines.filter(({ stream, n }) => stream === created.stream && n > 12);
    const before = room.lines.filter((line) => !later.includes(line));
    const taken = {
      ...{ stream: created.stream, n: 13, at: later[0]?.at ?? 0 },
      event: { type: 'seatTaken', countryId: target, holder: { by: 'bot', bot: 'prudent' } },
    };
    const lines = [...before, taken, ...later.map((line) => ({ ...line, n: line.n + 1 }))];
    const rows = tableRows({ ...room, lines: lines as RecordedRoom['lines'], sha256 });
    const seat = (rows.get('participants') ?? []).filter(
      (row) => row['gameId'] === created.stream && row['countryId'] === target,
    );
    expect(seat).toMatchObject([
      { tenure: 1, heldBy: 'player', bot: null, heldUntil: taken.at },
      { tenure: 2, heldBy: 'bot', bot: 'prudent', playerId: null, heldFrom: taken.at },
    ]);
    const decided = (rows.get('decisions') ?? []).filter(
      (row) =>
        row['gameId'] === created.stream && row['countryId'] === target && row['event'] !== null,
    );
    expect(seat.reduce((sum, row) => sum + num(row, 'decisions'), 0)).toBe(decided.length);
  });

  test('who joined and never sat is there, without a seat; a class without games has no rows', () => {
    const watcher = { playerId: 'late', name: 'Late', joinedAt: 5 };
    const rows = tableRows({ ...emptyRoom(), people: [watcher], sha256 });
    expect(rows.get('participants')).toMatchObject([
      { playerId: 'late', gameId: null, joinOrder: 1, removed: false },
    ]);
    expect(rows.get('rooms')).toEqual([]);
    expect(rows.get('names')).toEqual([{ roomId: 'empty', playerId: 'late', name: 'Late' }]);
  });

  test('names are in no table but their own', () => {
    for (const { name } of TABLES) {
      if (['names', 'messages', 'answers'].includes(name)) continue; // what people wrote may hold one
      for (const row of rowsOf(name)) {
        for (const cell of Object.values(row))
          expect(['Zoë, "Z"', '@SUM(A1)', "'tis"]).not.toContain(cell);
      }
    }
  });
});
