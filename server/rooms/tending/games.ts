import { planOfLatecomer, planOfSettling } from '../../../shared/deciding/following-plans.ts';
import type { Plan } from '../../../shared/deciding/plan.ts';
import { planOfStep } from '../../../shared/deciding/step-plan.ts';
import { createGame, type GameInput } from '../../../shared/flow/step.ts';
import { longestOf } from '../../../shared/game/factors.ts';
import { countriesOf } from '../../../shared/game/game.ts';
import { membersOf } from '../../../shared/game/holder.ts';
import { factorOf } from '../../../shared/game/seat-clock.ts';
import { StoreUnavailable } from '../../store/port.ts';
import { write, type Cell, type Decide } from '../cell/cell.ts';
import { underCode } from '../entering/codes.ts';
import { releasable } from './pacing.ts';
import { stageOfRoom } from '../cell/stage.ts';
import { isRefused } from '../cell/seat.ts';
import type { LiveGame } from '../cell/folded.ts';

const isPlaying = ({ state }: Cell): boolean => state.room.started && !state.room.ended;

/**
 * Creates the games that were dealt and started. A process that died between the start and this is
 * made up for by the next one that loads the room: a stream begins only once.
 */
async function createGames(cell: Cell): Promise<void> {
  const { state, around } = cell;
  for (const setup of state.room.games) {
    const { gameId } = setup;
    if (state.games.has(gameId) || state.damaged.has(gameId)) continue;
    try {
      await write(cell, ({ games }, { now }) =>
        games.has(gameId) ? {} : { games: [{ gameId, events: createGame(setup, now) }] },
      );
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      state.damaged.set(gameId, error);
      around.log.error({ roomId: state.roomId, gameId, error }, 'a game could not be created');
    }
  }
}

/** Brings about one thing after the other, until there is nothing of the kind left to do. */
async function untilDone(
  cell: Cell,
  next: (...given: Parameters<Decide>) => Plan | null,
): Promise<void> {
  for (let more = true; more;) {
    const written = await write(cell, (state, moment) => next(state, moment) ?? {});
    more = !isRefused(written) && (written.games ?? []).length > 0;
  }
}

/** Every game keeps the room's pace, and every seat the time that its players were given. */
async function setPace(cell: Cell): Promise<void> {
  for (const live of cell.state.games.values()) {
    if (live.broken || live.game.phase === 'ended') continue;
    for (const input of unset(cell, live)) {
      await write(cell, (_state, { now }) => planOfStep(live, input, now));
    }
  }
}

/** What of the room's settings a game does not have yet. A delegation has the time of its slowest. */
function unset({ state: { room } }: Cell, { game }: LiveGame): readonly GameInput[] {
  const together = room.pace === 'together';
  const clocks = countriesOf(game).flatMap((countryId): GameInput[] => {
    const members = membersOf(game.holders[countryId]);
    const factor = longestOf(members.map((playerId) => room.clocks[playerId] ?? 1));
    return factorOf(game, countryId) === factor ? [] : [{ type: 'clock', countryId, factor }];
  });
  return game.together === together ? clocks : [{ type: 'pace', together }, ...clocks];
}

/** Rounds that begin together begin now, if nobody has to be waited for any more. */
async function releaseGames(cell: Cell): Promise<void> {
  for (const live of releasable(cell)) {
    await write(cell, (_state, { now }) => planOfStep(live, { type: 'release' }, now));
  }
}

/** After the end the spoken code is free again, and boot no longer looks at the room. */
async function finish({ state, around }: Cell): Promise<void> {
  if (state.finished || stageOfRoom(state) !== 'ended') return;
  await around.store.finishRoom(state.roomId, around.clock.now());
  state.finished = true;
}

/**
 * Another game for a class that had finished, under its old code, or a new one if another class has
 * that by now. It must not stay finished: a restart would leave its clocks alone.
 */
async function reopen(cell: Cell): Promise<void> {
  const { state, around } = cell;
  if (!state.finished || stageOfRoom(state) === 'ended') return;
  state.code = await underCode((code) => around.store.reopenRoom(state.roomId, code), state.code);
  state.finished = false;
  cell.dirty.everything = true;
}

/** Brings about what the room's log says must be: its games, seats for latecomers, what delegations agree on, its end. */
export async function fulfil(cell: Cell): Promise<void> {
  if (isPlaying(cell)) {
    await createGames(cell);
    await untilDone(cell, planOfLatecomer);
    await untilDone(cell, planOfSettling);
    await setPace(cell);
    await releaseGames(cell);
  }
  await reopen(cell);
  await finish(cell);
}
