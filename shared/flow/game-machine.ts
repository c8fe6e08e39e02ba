import { assign, setup } from 'xstate';
import { fold } from '../game/evolve.ts';
import type { GameEvent, Phase } from '../game/event.ts';
import { dueAt, moveDueAt } from '../game/game-clock.ts';
import { defaultChoices, defaultMoves, defaultReadiness } from '../game/defaults.ts';
import {
  hasSubmitted,
  countriesOf,
  isLastRound,
  unready,
  waitsForOthers,
  type Game,
} from '../game/game.ts';
import { enterPhase } from '../game/phases.ts';
import { phaseDeadlineOf } from '../game/seat-clock.ts';

/** What the chart remembers while it takes one step: the folded game and what was recorded. */
export interface Context {
  readonly game: Game;
  readonly recorded: readonly GameEvent[];
  readonly now: number;
}

/** Time has passed: whatever was due up to this moment, in ms since 1970, gets its default. */
interface Deadline {
  readonly type: 'deadline';
  readonly upTo: number;
}

/**
 * What reaches the chart. Commands have been decided before; `deadline` and `advance` move time, and
 * `release` opens the next round to a game that waited for the room's others.
 */
export type Flow =
  | { readonly type: 'decided'; readonly events: readonly GameEvent[] }
  | Deadline
  | { readonly type: 'advance' }
  | { readonly type: 'release' }
  | { readonly type: 'end' }
  | { readonly type: 'settle' };

const isOver = (deadlineAt: number | null, { upTo }: Deadline): boolean =>
  deadlineAt !== null && deadlineAt <= upTo;

const isDue = (game: Game, event: Flow): boolean =>
  event.type === 'deadline' && isOver(dueAt(game), event);

const machine = setup({
  types: { context: {} as Context, events: {} as Flow, input: {} as Context },
  guards: {
    due: ({ context: { game }, event }) => isDue(game, event),
    everyoneReady: ({ context: { game } }) => unready(game).length === 0,
    roundIsOver: ({ context: { game } }) => unready(game).length === 0 && !waitsForOthers(game),
    waitedOut: ({ context: { game }, event }) =>
      isDue(game, event) && game.together && !isLastRound(game),
    everyoneSubmitted: ({ context: { game } }) =>
      countriesOf(game).every((seat) => hasSubmitted(game, seat)),
    nothingDemanded: ({ context: { game } }) =>
      countriesOf(game).every((seat) => hasSubmitted(game, seat)) &&
      game.cables?.cables.length === 0,
    everyDyadSettled: ({ context: { game } }) => game.dyads.every(({ node }) => node === null),
    lastRound: ({ context: { game } }) => isLastRound(game),
  },
  actions: {
    record: assign(({ context }, events: readonly GameEvent[]) => ({
      game: fold(events, context.game),
      recorded: [...context.recorded, ...events],
    })),
  },
});

const entering = (phase: Phase) =>
  ({
    type: 'record',
    params: ({ context }: { context: Context }) => enterPhase(context.game, phase, context.now),
  }) as const;

/** The default choice of every seat whose time is up. */
const overdueChoices = {
  type: 'record',
  params: ({ context: { game }, event }: { context: Context; event: Deadline }) =>
    defaultChoices(game, 'timeout', (seat) => isOver(phaseDeadlineOf(game, seat), event)),
} as const;

/** The host's push: the default choice of everybody who has not handed in. */
const pushedChoices = {
  type: 'record',
  params: ({ context: { game } }: { context: Context }) => defaultChoices(game, 'host'),
} as const;

/** A default move in every dyad whose mover's time is up. */
const overdueMoves = {
  type: 'record',
  params: ({ context: { game, now }, event }: { context: Context; event: Deadline }) =>
    defaultMoves(game, (dyad) => isOver(moveDueAt(dyad), event), { decidedBy: 'timeout', now }),
} as const;

/** At the end of a round that others are waited for, everybody counts as ready. */
const overdueReadiness = {
  type: 'record',
  params: ({ context: { game } }: { context: Context }) => defaultReadiness(game),
} as const;

/** The host's push: a default move in every open dyad. */
const pushedMoves = {
  type: 'record',
  params: ({ context: { game, now } }: { context: Context }) =>
    defaultMoves(game, () => true, { decidedBy: 'host', now }),
} as const;

/**
 * When a game moves on. The chart holds no rule and no number: what may happen is `decide`'s, what a
 * phase brings is `enterPhase`'s, and where a dyad stands in the stage tree is data.
 */
export const gameMachine = machine.createMachine({
  id: 'game',
  initial: 'briefing',
  context: ({ input }) => input,
  on: {
    decided: { actions: { type: 'record', params: ({ event }) => event.events } },
    end: { target: '.ended' },
  },
  states: {
    briefing: {
      always: { guard: 'everyoneReady', target: 'prepare' },
      on: { deadline: { guard: 'due', target: 'prepare' }, advance: { target: 'prepare' } },
    },
    prepare: {
      entry: entering('prepare'),
      always: [
        { guard: 'nothingDemanded', target: 'outcome' },
        { guard: 'everyoneSubmitted', target: 'bargain' },
      ],
      on: {
        deadline: { actions: overdueChoices },
        advance: { actions: pushedChoices },
      },
    },
    bargain: {
      entry: entering('bargain'),
      always: { guard: 'everyDyadSettled', target: 'outcome' },
      on: { deadline: { actions: overdueMoves }, advance: { actions: pushedMoves } },
    },
    outcome: {
      entry: entering('outcome'),
      always: { guard: 'roundIsOver', target: 'passed' },
      on: {
        deadline: [
          { guard: 'waitedOut', actions: overdueReadiness },
          { guard: 'due', target: 'passed' },
        ],
        advance: { target: 'passed' },
        release: { target: 'passed' },
      },
    },
    /** Never rested in: it only asks whether there is another round. */
    passed: { always: [{ guard: 'lastRound', target: 'ended' }, { target: 'prepare' }] },
    ended: { entry: entering('ended') },
  },
});
