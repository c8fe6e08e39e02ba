import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PlayerId, RoomId } from '../scenario/ids.ts';
import { steel2018 } from '../scenario/steel-2018.ts';
import { createGame } from '../flow/step.ts';
import { fold } from '../game/evolve.ts';
import { HostView } from './host-schema.ts';
import { PlayerView } from './player-schema.ts';
import { ProjectorView } from './projector-schema.ts';
import { decideRoom, seatLatecomer, type RoomCommand } from './decide-room.ts';
import { DEFAULT_CLOCK } from './choices.ts';
import { clockOf, type RoomOptions } from './options.ts';
import { hostView, playerView, projectorView, type RoomShown } from './room-views.ts';
import { foldRoom, type Room } from './room.ts';

const players = (count: number): PlayerId[] =>
  Array.from({ length: count }, (_, index) => PlayerId.parse(`p${index}`));

const opened = (options: RoomOptions = {}): Room =>
  foldRoom([{ type: 'roomOpened', roomId: RoomId.parse('r1'), scenario: steel2018, options }]);

function asked(room: Room, command: RoomCommand, count: number) {
  return decideRoom(room, command, { players: players(count), seed: 11, allEnded: false });
}

function after(room: Room, command: RoomCommand, count: number): Room {
  const decision = asked(room, command, count);
  if (!decision.ok) throw new Error(decision.code);
  return foldRoom(decision.events, room);
}

describe('the deal', () => {
  test('every player gets exactly one seat, games differ by one player at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer(), (count, seed) => {
        const context = { players: players(count), seed, allEnded: false };
        const decision = decideRoom(opened(), { type: 'deal' }, context);
        const room = foldRoom(decision.ok ? decision.events : [], opened());
        expect(Object.keys(room.seats).toSorted()).toEqual(players(count).toSorted());
        const sizes = room.games.map(
          ({ holders }) => holders.filter(({ holder }) => holder.by === 'player').length,
        );
        expect(sizes.length).toBe(Math.ceil(count / 5));
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        const seats = Object.values(room.seats).map((seat) => `${seat.gameId} ${seat.countryId}`);
        expect(new Set(seats).size).toBe(count);
      }),
      { seed: 3, numRuns: 40 },
    );
  });

  test('the sender’s seat is a person’s before any target’s is', () => {
    const { games } = after(opened(), { type: 'deal', groups: 3 }, 3);
    for (const { holders } of games) {
      expect(holders.map(({ holder }) => holder.by)).toEqual([
        'player',
        'bot',
        'bot',
        'bot',
        'bot',
      ]);
    }
  });

  describe('with an adversary', () => {
    const adversary = { alignment: 'adversary', m: 0 } as const;
    const [first, ...rest] = steel2018.cast.targets;
    if (first === undefined) throw new Error('no targets');
    const targets = [...rest, { ...first, ...adversary }];
    const bots = [{ countryId: first.id, bot: 'stubborn' }] as const;
    const scenario = { ...steel2018, bots: [...bots], cast: { ...steel2018.cast, targets } };
    const room = (options: RoomOptions) =>
      foldRoom([{ type: 'roomOpened', roomId: RoomId.parse('r1'), scenario, options }]);
    const holderIn = (dealt: Room) => dealt.games[0]?.holders.at(-1)?.holder;

    test('its seat is a bot’s, the one that the scenario names, and nobody comes late into it', () => {
      const dealt = after(room({}), { type: 'deal' }, 4);
      expect(dealt.games).toHaveLength(1);
      expect(holderIn(dealt)).toEqual({ by: 'bot', bot: 'stubborn' });
      const games = dealt.games.map((setup) => fold(createGame(setup, 0)));
      const started = after(dealt, { type: 'start' }, 4);
      expect(seatLatecomer(started, games, PlayerId.parse('late'))).toBeNull();
      expect(after(room({}), { type: 'deal' }, 5).games).toHaveLength(2);
    });

    test('unless the host wants a person there', () => {
      const dealt = after(room({ adversary: 'player' }), { type: 'deal' }, 5);
      expect(dealt.games).toHaveLength(1);
      expect(holderIn(dealt)).toMatchObject({ by: 'player' });
    });
  });

  test('the same seed deals the same, another one otherwise', () => {
    const seats = (seed: number) => {
      const context = { players: players(20), seed, allEnded: false };
      const decision = decideRoom(opened(), { type: 'deal' }, context);
      return foldRoom(decision.ok ? decision.events : [], opened()).seats;
    };
    expect(seats(1)).not.toEqual(seats(2));
    expect(Object.values(seats(1)).map((s) => s.countryId)).toEqual(
      Object.values(seats(1)).map((s) => s.countryId),
    );
  });

  test.each<[string, RoomCommand, number, RoomOptions]>([
    ['nobody-here', { type: 'deal' }, 0, {}],
    ['too-many-groups', { type: 'deal', groups: 4 }, 3, {}],
    ['too-few-players', { type: 'deal' }, 3, { bots: 'none' }],
    ['not-now', { type: 'start' }, 3, {}],
    ['not-now', { type: 'open' }, 3, {}],
    ['unknown-player', { type: 'kick', playerId: PlayerId.parse('stranger') }, 3, {}],
  ])('%s', (code, command, count, options) => {
    expect(asked(opened(options), command, count)).toEqual({ ok: false, code });
  });

  test('roles can be dealt again until the start, and not after', () => {
    const dealt = after(after(opened(), { type: 'deal' }, 3), { type: 'deal' }, 4);
    expect(Object.keys(dealt.seats)).toHaveLength(4);
    const started = after(dealt, { type: 'start' }, 4);
    expect(asked(started, { type: 'deal' }, 4)).toEqual({ ok: false, code: 'not-now' });
  });
});

test('the host may allow a look at theory, and take it back; it is off unless asked for', () => {
  const allowed = after(opened(), { type: 'theory', allowed: true }, 0);
  const seen = [opened(), allowed, after(allowed, { type: 'theory', allowed: false }, 0)];
  expect(seen.map(({ theory }) => theory)).toEqual([false, true, false]);
  expect(opened({ theory: true }).theory).toBe(true);
});

test('a latecomer takes a bot’s seat in the game with the fewest people', () => {
  const room = after(after(opened(), { type: 'deal', groups: 2 }, 3), { type: 'start' }, 3);
  const games = room.games.map((setup) => fold(createGame(setup, 0)));
  const late = PlayerId.parse('late');
  const event = seatLatecomer(room, games, late);
  expect(event).toMatchObject({ type: 'latecomerSeated', playerId: late });
  const [small] = room.games.toSorted((a, b) => peopleIn(a) - peopleIn(b));
  expect(event).toMatchObject({ gameId: small?.gameId });
});

function peopleIn({ holders }: Room['games'][number]): number {
  return holders.filter(({ holder }) => holder.by === 'player').length;
}

test('a removed player loses the seat', () => {
  const room = after(opened(), { type: 'deal' }, 2);
  const kicked = after(room, { type: 'kick', playerId: PlayerId.parse('p1') }, 2);
  expect(kicked.seats).not.toHaveProperty('p1');
});

test('seconds are for all phases or for each, and the rest is as announced', () => {
  expect(clockOf(undefined)).toEqual(DEFAULT_CLOCK);
  expect(clockOf(0)).toEqual({ briefing: 0, prepare: 0, move: 0, bargain: 0, outcome: 0 });
  expect(clockOf({ prepare: 45 })).toEqual({ ...DEFAULT_CLOCK, prepare: 45 });
});

describe('the room’s pages', () => {
  const stateOf = (room: Room): RoomShown => ({
    room,
    games: room.started ? room.games.map((setup) => fold(createGame(setup, 0))) : [],
    people: players(3).map((playerId) => ({
      playerId,
      name: `Otter ${playerId}`,
      presence: 'here',
    })),
    code: 'ACDEFG',
    roomSeen: 1,
  });
  const dealt = after(opened(), { type: 'deal' }, 3);
  const started = after(dealt, { type: 'start' }, 3);

  test.each([
    ['lobby', opened(), 'deal'],
    ['dealt', dealt, 'start'],
    ['playing', started, 'watch'],
  ] as const)(
    '%s: views fit their schema, and the host has a next thing to do',
    (stage, room, next) => {
      const host = hostView(stateOf(room));
      expect(HostView.parse(host)).toEqual(host);
      expect(host).toMatchObject({ stage, next: { thing: next } });
      const projector = projectorView(stateOf(room));
      expect(ProjectorView.parse(projector)).toEqual(projector);
      expect(projector.legal).toEqual([]);
      const player = playerView(stateOf(room), PlayerId.parse('p0'));
      expect(PlayerView.parse(player)).toEqual(player);
    },
  );

  test('a dealt role is shown before the start', () => {
    const seats = players(3).map((id) => playerView(stateOf(dealt), id).seat?.countryId);
    expect(seats.toSorted()).toEqual(['canada', 'korea', 'united-states']);
  });

  test('a game without a clock that waits for somebody who is away is named to the host', () => {
    const room = after(after(opened({ seconds: 0 }), { type: 'deal' }, 3), { type: 'start' }, 3);
    const [first, ...rest] = stateOf(room).people;
    if (first === undefined) throw new Error('nobody');
    const state = { ...stateOf(room), people: [{ ...first, presence: 'away' as const }, ...rest] };
    expect(hostView(state).next).toEqual({ thing: 'pushAway', names: [first.name] });
  });
});
