import { expect } from 'vitest';
import { planOfCommit } from '../../shared/deciding/commit-plan.ts';
import { isRefused, type Plan, type Refused } from '../../shared/deciding/plan.ts';
import {
  seatOf,
  type GameNow,
  type PlanMoment,
  type RoomNow,
} from '../../shared/deciding/room-now.ts';
import { createGame } from '../../shared/flow/step.ts';
import { fold } from '../../shared/game/evolve.ts';
import { applyPolls, NO_POLLS } from '../../shared/poll/kept-polls.ts';
import type { Command } from '../../shared/protocol/protocol.ts';
import type { RoomOptions } from '../../shared/room/options.ts';
import { foldRoom } from '../../shared/room/room.ts';
import { MessageId, PlayerId, RoomId, type GameId } from '../../shared/scenario/ids.ts';
import { steel2018 } from '../../shared/scenario/steel-2018.ts';
import { applyTalk, SILENCE } from '../../shared/talk/message.ts';

/** One round, so that par is found fast. */
const SCENARIO = { ...steel2018, rounds: 1 };
export const HOST = 'host';

/** A class on its way: asks, takes the plan, and remembers it. No server anywhere. */
export class Classroom {
  state: RoomNow;
  moment: PlanMoment;
  /** Who is not here. */
  readonly away = new Set<PlayerId>();
  last: Plan | Refused = {};
  #messages = 0;

  constructor(people: number, options: RoomOptions = {}) {
    const opened = { type: 'roomOpened' as const, roomId: RoomId.parse('r1'), scenario: SCENARIO };
    this.state = {
      room: foldRoom([{ ...opened, options: { seconds: 0, ...options } }]),
      games: new Map(),
      players: Array.from({ length: people }, (_, n) => ({ playerId: person(n) })),
      talk: SILENCE,
      polls: NO_POLLS,
    };
    this.moment = {
      now: 1000,
      isHere: (playerId) => !this.away.has(playerId),
      maySpeak: () => true,
      seed: 7,
      messageId: MessageId.parse('m0'),
    };
  }

  /** The host, or a person, asks. */
  when(who: PlayerId | typeof HOST, command: Command): this {
    const by =
      who === HOST
        ? ({ role: 'host', playerId: null } as const)
        : ({ role: 'player', playerId: who } as const);
    this.#messages += 1;
    const moment = { ...this.moment, messageId: MessageId.parse(`m${this.#messages}`) };
    return this.plans(planOfCommit(this.state, { by, commit: { command } }, moment));
  }

  /** Takes a plan as whoever writes it down would. */
  plans(plan: Plan | Refused | null): this {
    this.last = plan ?? {};
    if (isRefused(this.last)) return this;
    const { room = [], games = [], talk, polls } = this.last;
    const now = this.state;
    const after = new Map(now.games);
    for (const { gameId, events, step } of games) {
      const game = step?.to ?? fold(events);
      after.set(gameId, { id: gameId, broken: false, ...now.games.get(gameId), game });
    }
    const next = room.length === 0 ? now.room : foldRoom(room, now.room);
    for (const id of after.keys()) {
      if (!next.games.some(({ gameId }) => gameId === id)) after.delete(id);
    }
    this.state = {
      ...now,
      room: next,
      games: after,
      talk: talk ? applyTalk(now.talk, talk) : now.talk,
      polls: polls ? applyPolls(now.polls, polls) : now.polls,
    };
    return this;
  }

  /** The games of the deal begin. */
  begun(): this {
    const games = this.state.room.games.map((setup) => {
      return { gameId: setup.gameId, events: createGame(setup, this.moment.now) };
    });
    return this.plans({ games });
  }

  /** A fault of ours in one game: its rules fail. */
  spoilt(gameId: GameId): this {
    const live = this.gameNow(gameId);
    const game = { ...live.game, dyads: null as never, setup: null as never };
    return this.#put(gameId, { ...live, game });
  }

  /** A game that is known to be broken. */
  broken(gameId: GameId): this {
    return this.#put(gameId, { ...this.gameNow(gameId), broken: true });
  }

  #put(gameId: GameId, game: GameNow): this {
    this.state = { ...this.state, games: new Map([...this.state.games, [gameId, game]]) };
    return this;
  }

  gameNow(gameId: GameId): GameNow {
    const live = this.state.games.get(gameId);
    if (live === undefined) throw new Error(`no game ${gameId}`);
    return live;
  }

  /** The seat of a person. */
  seat(playerId: PlayerId) {
    const held = seatOf(this.state, playerId);
    if (held === null) throw new Error(`${playerId} has no seat`);
    return held;
  }

  /** The last plan says just this, among more in each part. */
  writes(plan: Record<string, unknown>): this {
    expect(this.last).toMatchObject(plan);
    const parts = Object.entries(this.last).flatMap(([name, part]: [string, unknown]) =>
      Array.isArray(part) && part.length === 0 ? [] : [name],
    );
    expect(parts.toSorted()).toEqual(Object.keys(plan).toSorted());
    return this;
  }

  /** The last question was refused. */
  refused(code: string): this {
    expect(this.last).toEqual({ refused: code });
    return this;
  }
}

export const person = (n: number): PlayerId => PlayerId.parse(`p${n}`);

/** A class that plays: so many people, dealt as is said. */
export function playing(
  people: number,
  {
    deal = {},
    ...options
  }: RoomOptions & { deal?: Partial<Extract<Command, { type: 'deal' }>> } = {},
): Classroom {
  return new Classroom(people, options)
    .when(HOST, { type: 'deal', ...deal })
    .when(HOST, { type: 'start' })
    .begun();
}
