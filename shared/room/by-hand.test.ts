import { describe, expect, test } from 'vitest';
import type { HostCommand } from './room-command.ts';
import { membersOf } from '../game/holder.ts';
import { CountryId, PlayerId, RoomId } from '../scenario/ids.ts';
import { DESIGN_IDS, DESIGNS } from '../scenario/treatments.ts';
import { steel2018 } from '../scenario/steel-2018.ts';
import { decideRoom, type RoomCommand } from './decide-room.ts';
import type { RoomOptions } from './options.ts';
import { hostView, playerView, projectorView } from './room-views.ts';
import { foldRoom, type Room } from './room.ts';

const players = Array.from({ length: 12 }, (_, index) => PlayerId.parse(`p${index}`));
const scenario = { ...steel2018, rounds: 1 };
const roomOf = (options: RoomOptions = {}): Room =>
  foldRoom([{ type: 'roomOpened', roomId: RoomId.parse('r1'), scenario, options }]);
const context = { players, seed: 4, allEnded: false };
const asked = (room: Room, command: RoomCommand) => decideRoom(room, command, context);
const after = (room: Room, command: RoomCommand): Room => {
  const decision = asked(room, command);
  if (!decision.ok) throw new Error(decision.code);
  return foldRoom(decision.events, room);
};
const given = ({ games }: Room) => games.map(({ treatment }) => treatment?.id ?? null);
const people = ({ games }: Room) =>
  games.flatMap(({ holders }) => holders.flatMap(({ holder }) => membersOf(holder))).toSorted();
const at = (room: Room, playerId: PlayerId) => {
  const seat = room.seats[playerId];
  if (seat === undefined) throw new Error('no seat');
  return seat;
};

describe('treatments', () => {
  const three: RoomCommand = { type: 'deal', plan: 'bots' };

  test.each(DESIGN_IDS)('%s: every treatment is given as often as any other, by the seed', (id) => {
    const room = after(roomOf({ treatments: id }), { type: 'deal', groups: 6 });
    for (const treatment of DESIGNS[id]) {
      expect(given(room).filter((one) => one === treatment)).toHaveLength(3);
    }
    expect(given(room)).toEqual(
      given(after(roomOf({ treatments: id }), { type: 'deal', groups: 6 })),
    );
  });

  test('the deal may name others, or none', () => {
    const room = roomOf({ treatments: 'danger' });
    expect(given(after(room, { ...three, treatments: [] }))).toEqual([null, null, null]);
    expect(given(after(room, { ...three, treatments: ['leaks'] }))).toEqual([
      'leaks',
      'leaks',
      'leaks',
    ]);
  });

  test('each has its own parameters and its own par', () => {
    const { games } = after(roomOf({ treatments: 'danger' }), three);
    const low = games.find(({ treatment }) => treatment?.id === 'threat-low');
    const high = games.find(({ treatment }) => treatment?.id === 'threat-high');
    expect([low?.cast.world.X, high?.cast.world.X]).toEqual([0.2, 1]);
    expect(low?.par[0]?.points).toBeLessThan(high?.par[0]?.points ?? 0);
  });

  test('one game is changed by hand, and changed back', () => {
    const room = after(roomOf(), three);
    const gameId = room.games[1]?.gameId;
    if (gameId === undefined) throw new Error('no game');
    const changed = after(room, { type: 'treat', gameId, treatment: 'rivals' });
    expect(given(changed)).toEqual([null, 'rivals', null]);
    expect(changed.games[1]?.par).not.toEqual(room.games[1]?.par);
    const back = after(changed, { type: 'treat', gameId, treatment: null });
    expect(back.games).toEqual(room.games);
  });

  test('only the host sees them', () => {
    const room = after(roomOf({ treatments: 'voice' }), three);
    const named = players.map((playerId) => ({
      ...{ playerId, name: `Otter ${playerId}`, presence: 'here' as const },
    }));
    const state = { room, games: [], people: named, code: 'ACDEFG', roomSeen: 1 };
    expect(JSON.stringify(hostView(state))).toContain('quiet-only');
    for (const view of [projectorView(state), ...players.map((id) => playerView(state, id))]) {
      expect(JSON.stringify(view)).not.toMatch(/quiet-only|treatment/);
    }
  });
});

describe('seats by hand', () => {
  const room = after(roomOf(), { type: 'deal', plan: 'bots' });
  const [one, two] = players;
  if (one === undefined || two === undefined) throw new Error('nobody');

  test('two people change places', () => {
    const [mine, theirs] = [at(room, one), at(room, two)];
    const changed = after(room, { type: 'seat', playerId: one, ...theirs });
    expect([at(changed, one), at(changed, two)]).toEqual([theirs, mine]);
    expect(people(changed)).toEqual(people(room));
  });

  test('a bot’s seat is taken, and the old one is the bot’s', () => {
    const free = room.games.flatMap(({ gameId, holders }) =>
      holders.flatMap(({ countryId, holder }) =>
        holder.by === 'bot' ? [{ gameId, countryId }] : [],
      ),
    )[0];
    if (free === undefined) throw new Error('no bot');
    const changed = after(room, { type: 'seat', playerId: one, ...free });
    expect(at(changed, one)).toEqual(free);
    expect(people(changed)).toEqual(people(room));
  });

  test('a delegation takes one more in, and one who watched plays', () => {
    const shared = after(roomOf(), { type: 'deal', plan: 'share', rule: 'majority' });
    const both = shared.games[0]?.holders.find(({ holder }) => holder.by === 'players');
    const gameId = shared.games[0]?.gameId;
    if (both === undefined || gameId === undefined) throw new Error('no delegation');
    const guest = players.find((id) => at(shared, id).countryId !== both.countryId) ?? one;
    const command: RoomCommand = {
      type: 'seat',
      playerId: guest,
      gameId,
      countryId: both.countryId,
    };
    const changed = after(shared, command);
    const holder = changed.games[0]?.holders.find(({ countryId }) => countryId === both.countryId);
    expect(holder?.holder).toMatchObject({ by: 'players', rule: 'majority' });
    expect(membersOf(holder?.holder)).toHaveLength(3);
    expect(people(changed)).toEqual(people(shared));
    const watch = after(roomOf(), { type: 'deal', plan: 'watch' });
    const watcher = Object.keys(watch.watching)[0] as PlayerId;
    const swapped = after(watch, {
      type: 'seat',
      playerId: watcher,
      ...at(watch, Object.keys(watch.seats)[0] as PlayerId),
    });
    expect(people(swapped)).toHaveLength(10);
    expect(Object.keys(swapped.watching)).toHaveLength(2);
    expect(swapped.seats[watcher]).toBeDefined();
  });

  const gameId = room.games[0]?.gameId;
  if (gameId === undefined) throw new Error('no game');
  const korea = CountryId.parse('korea');
  test.each<[string, Room, HostCommand & RoomCommand]>([
    ['not-now', roomOf(), { type: 'seat', playerId: one, gameId, countryId: korea }],
    [
      'unknown-player',
      room,
      { type: 'seat', playerId: PlayerId.parse('x'), gameId, countryId: korea },
    ],
    [
      'unknown-country',
      room,
      { type: 'seat', playerId: one, gameId, countryId: CountryId.parse('mars') },
    ],
    ['not-now', after(room, { type: 'start' }), { type: 'treat', gameId, treatment: null }],
  ])('%s', (code, where, command) => {
    expect(asked(where, command)).toEqual({ ok: false, code });
  });
});
