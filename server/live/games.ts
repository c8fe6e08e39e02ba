import { createGame } from '../../shared/flow/step.ts';
import { CodeTaken, StoreUnavailable } from '../store/port.ts';
import { write, type Cell } from './cell.ts';
import { planOfLatecomer, planOfSettling } from './plans.ts';
import { stageOfRoom } from './room-state.ts';

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
      const now = around.clock.now();
      await write(cell, () =>
        state.games.has(gameId) ? {} : { games: [{ gameId, events: createGame(setup, now) }] },
      );
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      state.damaged.set(gameId, error);
      around.log.error({ roomId: state.roomId, gameId, error }, 'a game could not be created');
    }
  }
}

/** Gives everybody who waits for a seat one, while there are seats held by bots. */
async function seatLatecomers(cell: Cell): Promise<void> {
  for (let plan = planOfLatecomer(cell); plan; plan = planOfLatecomer(cell)) {
    await write(cell, () => planOfLatecomer(cell) ?? {});
  }
}

/** Carries what those who are left of a delegation agree on. */
async function settleDelegations(cell: Cell): Promise<void> {
  for (let plan = planOfSettling(cell); plan; plan = planOfSettling(cell)) {
    await write(cell, () => planOfSettling(cell) ?? {});
  }
}

/** After the end the spoken code is free again, and boot no longer looks at the room. */
async function finish({ state, around }: Cell): Promise<void> {
  if (state.finished || stageOfRoom(state) !== 'ended') return;
  await around.store.finishRoom(state.roomId, around.clock.now());
  state.finished = true;
}

/** Another game for a class that had finished: its code is good again, if no other class has it now. */
async function reopen({ state, around }: Cell): Promise<void> {
  if (!state.finished || stageOfRoom(state) === 'ended') return;
  try {
    await around.store.reopenRoom(state.roomId);
    state.finished = false;
  } catch (error) {
    if (!(error instanceof CodeTaken)) throw error;
    around.log.warn({ roomId: state.roomId }, 'the code of a class is another’s by now');
  }
}

/** Brings about what the room's log says must be: its games, seats for latecomers, what delegations agree on, its end. */
export async function fulfil(cell: Cell): Promise<void> {
  if (isPlaying(cell)) {
    await createGames(cell);
    await seatLatecomers(cell);
    await settleDelegations(cell);
  }
  await reopen(cell);
  await finish(cell);
}
