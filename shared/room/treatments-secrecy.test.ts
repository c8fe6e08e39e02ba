import { expect, test } from 'vitest';
import { createGame, step } from '../flow/step.ts';
import { fold } from '../game/evolve.ts';
import { countriesOf, type Game } from '../game/game.ts';
import { PlayerId, RoomId } from '../scenario/ids.ts';
import { steel2018 } from '../scenario/steel-2018.ts';
import { TREATMENT_IDS, type TreatmentId } from '../scenario/treatments.ts';
import { seatView } from '../view/seat-view.ts';
import { decideRoom, type RoomCommand } from './decide-room.ts';
import { contextOf, hostView, playerView, projectorView, type RoomShown } from './room-views.ts';
import { foldRoom, type Room } from './room.ts';

const players = Array.from({ length: 10 }, (_, index) => PlayerId.parse(`p${index}`));
const people = players.map((playerId) => ({
  ...{ playerId, name: `Otter ${playerId}`, presence: 'here' as const },
}));
const scenario = { ...steel2018, rounds: 1 };
const after = (room: Room, ...commands: RoomCommand[]): Room =>
  commands.reduce((now, command) => {
    const decision = decideRoom(now, command, { players, seed: 4, allEnded: false });
    if (!decision.ok) throw new Error(decision.code);
    return foldRoom(decision.events, now);
  }, room);

/** Two games of five that everybody plays, the second with a treatment. */
function dealt(treatment: TreatmentId | null): Room {
  const opened = { type: 'roomOpened', roomId: RoomId.parse('r1'), scenario, options: {} } as const;
  const room = after(foldRoom([opened]), { type: 'deal', plan: 'bots' });
  const [, second] = room.games;
  if (second === undefined) throw new Error('no second game');
  return after(room, { type: 'treat', gameId: second.gameId, treatment });
}

const stateOf = (room: Room, games: readonly Game[]): RoomShown => ({
  ...{ room, games, people, code: 'ACDEFG', roomSeen: room.seen },
});

/** Every game after so many pushes of the host: briefing, prepare, outcome without a demand. */
function playedOn(room: Room, pushes: number): RoomShown {
  const games = room.games.map((setup) => {
    let game = fold(createGame(setup, 0));
    for (let push = 0; push < pushes; push += 1) {
      const pushed = step(game, { type: 'host', act: 'advance' }, 0);
      if (!pushed.ok) throw new Error(pushed.code);
      game = fold(pushed.events, game);
    }
    return game;
  });
  return stateOf(room, games);
}

/** The frames of everybody in one game. */
const framesIn = (state: RoomShown, number: number): unknown[] =>
  state.games
    .filter(({ setup }) => setup.number === number)
    .flatMap((game) =>
      countriesOf(game).map((seat) =>
        seatView(game, seat, { ...contextOf(state, game), facts: [] }),
      ),
    );

const plain = dealt(null);

test.each(TREATMENT_IDS)('%s: before the start only a seat’s own par can differ', (id) => {
  const room = dealt(id);
  expect(JSON.stringify(hostView(stateOf(room, [])))).toContain(`"${id}"`);
  expect(projectorView(stateOf(room, []))).toEqual(projectorView(stateOf(plain, [])));
  for (const playerId of players) {
    const [mine, theirs] = [room, plain].map((one) => playerView(stateOf(one, []), playerId));
    const par = theirs?.seat?.par ?? 0;
    const seat = mine?.seat ?? null;
    expect({ ...mine, seat: seat === null ? null : { ...seat, par } }).toEqual(theirs);
  }
});

test.each(TREATMENT_IDS)(
  '%s: the other game’s players and the screen are shown nothing of it',
  (id) => {
    const [treated, without] = [dealt(id), plain].map((room) => after(room, { type: 'start' }));
    if (treated === undefined || without === undefined) throw new Error('no rooms');
    for (const pushes of [0, 1, 2]) {
      const [state, base] = [playedOn(treated, pushes), playedOn(without, pushes)];
      expect(framesIn(state, 1)).toEqual(framesIn(base, 1));
      const screen = projectorView(state);
      const shown = JSON.stringify([screen, framesIn(state, 2)]);
      expect(shown).not.toMatch(/treatment|quietOnly|"leak"/);
      if (id !== 'plain') expect(shown).not.toContain(`"${id}"`);
      expect(screen.games[0]).toEqual(projectorView(base).games[0]);
      // until something has happened in it, the screen shows a treated game as any other
      if (pushes < 2 && id !== 'rivals') expect(screen).toEqual(projectorView(base));
    }
  },
);
