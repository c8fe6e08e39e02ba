import { planOfCommit } from '../../../shared/deciding/commit-plan.ts';
import type { Plan } from '../../../shared/deciding/plan.ts';
import type { Commit, Reply } from '../../../shared/protocol/protocol.ts';
import { hashOf, sameHash } from '../../secrets/random.ts';
import { CommitTaken, type CommitRow } from '../../store/port.ts';
import { write, type Cell } from '../cell/cell.ts';
import { isRefused, refusal, type Seat } from '../cell/seat.ts';

const ACCEPTED: Reply = { ok: true };

/** What the first commit under this id was answered, if this one says the same. */
function firstAnswer(first: CommitRow, bodyHash: string): Reply {
  return sameHash(first.bodyHash, bodyHash) ? ACCEPTED : refusal('id-reused');
}

/**
 * Decides a commit so that it counts once. A repeat gets the first answer, the same id with another
 * body is refused, and what was refused before is decided afresh. Only accepted commits are
 * remembered, so that the first answer is always the same.
 */
export async function decideOnce(cell: Cell, seat: Seat, commit: Commit): Promise<Reply> {
  const { store, counts } = cell.around;
  const actor = seat.playerId ?? seat.role;
  const bodyHash = hashOf(JSON.stringify([commit.at ?? null, commit.command]));
  const row = { actor, id: commit.id, bodyHash, answer: JSON.stringify(ACCEPTED) };
  const first = await store.commit(cell.state.roomId, actor, commit.id);
  if (first) return firstAnswer(first, bodyHash);
  try {
    const result = await write(
      cell,
      (state, moment) => planOfCommit(state, { by: seat, commit }, moment),
      row,
    );
    if (!isRefused(result)) {
      countSpoken(cell, result);
      counts.commits += 1;
      return ACCEPTED;
    }
    counts.refusals += 1;
    return refusal(result.refused);
  } catch (error) {
    const taken = error instanceof CommitTaken;
    const now = taken ? await store.commit(cell.state.roomId, actor, commit.id) : null;
    if (now) return firstAnswer(now, bodyHash);
    throw error;
  }
}

/** Counts what was kept against the pace of whoever said it. */
function countSpoken({ talkPace }: Cell, { talk }: Plan): void {
  for (const { playerId } of talk?.said ?? []) if (playerId !== null) talkPace.spoke(playerId);
}

/** The row under which a bot or the clock commits: the same everywhere for the same occasion. */
export const derivedCommit = (actor: 'bot' | 'clock', id: string): CommitRow => ({
  ...{ actor, id, bodyHash: hashOf(id), answer: JSON.stringify(ACCEPTED) },
});
