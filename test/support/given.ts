import { expect } from 'vitest';
import type { SeatCommand } from '../../shared/game/command.ts';
import type { GameEvent } from '../../shared/game/event.ts';
import { fold } from '../../shared/game/evolve.ts';
import { dyadOf, type Game } from '../../shared/game/game.ts';
import type { Place } from '../../shared/game/legal.ts';
import { createGame, step, type GameInput, type Step } from '../../shared/flow/step.ts';
import type { GameSetup, Holder } from '../../shared/game/setup.ts';
import { CountryId, GameId, PlayerId } from '../../shared/scenario/ids.ts';
import type { Cast } from '../../shared/scenario/scenario.ts';
import { steel2018 } from '../../shared/scenario/steel-2018.ts';

export const usa = CountryId.parse('united-states');
export const korea = CountryId.parse('korea');
export const canada = CountryId.parse('canada');
export const eu = CountryId.parse('eu');
export const japan = CountryId.parse('japan');
export const SEATS = [usa, korea, canada, eu, japan];

export const NO_CLOCK = { briefing: 0, prepare: 0, move: 0, bargain: 0, outcome: 0 };
export const CLOCK = { briefing: 90, prepare: 60, move: 30, bargain: 120, outcome: 20 };
export const BOT: Holder = { by: 'bot', bot: 'equilibrium' };

/** What the scenario has since been given so that it teaches more; the rules are tested on what was before. */
const PLAIN = { cDiv: 0.03, cCon: 0.05 };
const PLAIN_JAPAN = { m: 0.12, omega: 0.1, aT: 0.12 };

/**
 * The steel dispute as the rules are tested on it: every ally but the union may stand in a bloc, and
 * theory presses Korea. What the scenario is tuned to has tests of its own.
 */
export const CAST: Cast = {
  ...steel2018.cast,
  world: { ...steel2018.cast.world, V: 3 },
  targets: steel2018.cast.targets.map((target) => ({
    ...target,
    ...PLAIN,
    ...(target.id === japan ? PLAIN_JAPAN : {}),
    instruments: target.instruments.map((one) => ({
      ...one,
      cT: target.id === japan ? 0.45 : one.cT,
    })),
    joinsBlocs: target.id === eu ? false : undefined,
  })),
};

/** A steel game; every seat held by a person unless said otherwise. */
export function setupOf(change: Partial<GameSetup> = {}): GameSetup {
  return {
    gameId: GameId.parse('steel-1'),
    number: 1,
    cast: CAST,
    rounds: 5,
    practice: false,
    clock: CLOCK,
    seed: 7,
    holders: SEATS.map((countryId) => ({
      countryId,
      holder: { by: 'player', playerId: PlayerId.parse(countryId.replaceAll('-', '')) },
    })),
    par: SEATS.map((countryId) => ({ countryId, points: 100 })),
    ...change,
  };
}

/** A game on its way: asks, takes what it becomes, and remembers every event. */
export class Table {
  events: GameEvent[];
  game: Game;
  now: number;
  last: Step;

  constructor(setup: GameSetup = setupOf(), now = 0) {
    this.now = now;
    this.events = [...createGame(setup, now)];
    this.game = fold(this.events);
    this.last = { ok: true, events: this.events, game: this.game };
  }

  /** Gives one input to the game. */
  input(input: GameInput): this {
    this.last = step(this.game, input, this.now);
    if (this.last.ok) {
      this.game = this.last.game;
      this.events.push(...this.last.events);
    }
    return this;
  }

  /** A seat asks. */
  when(by: CountryId, command: SeatCommand, at?: Place): this {
    return this.input({ type: 'command', by, command, at, decidedBy: 'human' });
  }

  /** The clock stands at a moment and is offered to the game until nothing is due. */
  at(now: number): this {
    this.now = now;
    do this.input({ type: 'deadline' });
    while (this.last.ok);
    return this;
  }

  /** Everybody is ready for the next phase. */
  everyoneReady(): this {
    for (const seat of SEATS) this.when(seat, { type: 'ready' });
    return this;
  }

  /** The sender's cables and everybody's posture; whoever is not named holds. */
  prepared(cables: Extract<SeatCommand, { type: 'prepare' }>['cables']): this {
    for (const seat of SEATS.slice(1)) {
      this.when(seat, { type: 'posture', stance: 'hold', bloc: false });
    }
    return this.when(usa, { type: 'prepare', cables });
  }

  /** A round in which these ask for a bloc, nothing is demanded, and the next one has begun. */
  banded(...asking: readonly CountryId[]): this {
    for (const seat of SEATS.slice(1)) {
      this.when(seat, { type: 'posture', stance: 'hold', bloc: asking.includes(seat) });
    }
    return this.when(usa, { type: 'prepare', cables: [] }).everyoneReady();
  }

  /** The last input left exactly these traces, among others. */
  records(...expected: readonly Record<string, unknown>[]): this {
    expect(this.last).toMatchObject({ ok: true });
    const events = this.last.ok ? this.last.events : [];
    for (const one of expected) {
      expect(events).toContainEqual(expect.objectContaining(one));
    }
    return this;
  }

  /** The last input was refused. */
  refused(code: string): this {
    expect(this.last).toEqual({ ok: false, code });
    return this;
  }

  dyad(targetId: CountryId) {
    return dyadOf(this.game, targetId);
  }
}

/** A cable to a target: quiet, by tariff, without exception, unless said otherwise. */
export function cable(
  targetId: CountryId,
  demand: number,
  manner: { publicity?: 'quiet' | 'loud'; exception?: boolean } = {},
) {
  const { publicity = 'quiet', exception = false } = manner;
  return { targetId, demand, instrument: 'tariff', publicity, exception };
}

/** A game of one round in which these cables have just arrived. */
export function threatened(...cables: readonly ReturnType<typeof cable>[]): Table {
  return new Table().everyoneReady().prepared([...cables]);
}
