import { assign, setup } from 'xstate';
import { fold } from '../game/evolve.ts';
import type { GameEvent, Phase } from '../game/event.ts';
import { hasSubmitted, countriesOf, isLastRound, peopleOf, type Game } from '../game/game.ts';
import { defaultChoices, defaultMoves } from '../game/defaults.ts';
import { enterPhase } from '../game/phases.ts';

/** What the chart remembers while it takes one step: the folded game and what was recorded. */
export interface Context {
  readonly game: Game;
  readonly recorded: readonly GameEvent[];
  readonly now: number;
}

/** What reaches the chart. Commands have been decided before; `deadline` and `advance` move time. */
export type Flow =
  | { readonly type: 'decided'; readonly events: readonly GameEvent[] }
  | { readonly type: 'deadline' }
  | { readonly type: 'advance' }
  | { readonly type: 'end' }
  | { readonly type: 'settle' };

const machine = setup({
  types: { context: {} as Context, events: {} as Flow, input: {} as Context },
  guards: {
    due: ({ context: { game, now } }) => game.deadlineAt !== null && game.deadlineAt <= now,
    everyoneReady: ({ context: { game } }) =>
      peopleOf(game).every((seat) => game.ready.includes(seat)),
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

const choosing = (decidedBy: 'timeout' | 'host') =>
  ({
    type: 'record',
    params: ({ context }: { context: Context }) => defaultChoices(context.game, decidedBy),
  }) as const;

/** A default move in every dyad whose time, or whose whole bargain's time, is up. */
const overdueMoves = {
  type: 'record',
  params: ({ context: { game, now } }: { context: Context }) =>
    defaultMoves(
      game,
      ({ deadlineAt }) =>
        (deadlineAt !== null && deadlineAt <= now) ||
        (game.deadlineAt !== null && game.deadlineAt <= now),
      { decidedBy: 'timeout', now },
    ),
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
        deadline: { guard: 'due', actions: choosing('timeout') },
        advance: { actions: choosing('host') },
      },
    },
    bargain: {
      entry: entering('bargain'),
      always: { guard: 'everyDyadSettled', target: 'outcome' },
      on: { deadline: { actions: overdueMoves }, advance: { actions: pushedMoves } },
    },
    outcome: {
      entry: entering('outcome'),
      always: { guard: 'everyoneReady', target: 'passed' },
      on: { deadline: { guard: 'due', target: 'passed' }, advance: { target: 'passed' } },
    },
    /** Never rested in: it only asks whether there is another round. */
    passed: { always: [{ guard: 'lastRound', target: 'ended' }, { target: 'prepare' }] },
    ended: { entry: entering('ended') },
  },
});
