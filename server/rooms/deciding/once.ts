import { planOfCommit } from '../../../shared/deciding/commit-plan.ts';
import type { Plan } from '../../../shared/deciding/plan.ts';
import type { Commit, Reply } from '../../../shared/protocol/protocol.ts';
import type { RefusalCode } from '../../../shared/protocol/refusals.ts';
import { hashOf, sameHash } from '../../secrets/random.ts';
import { CommitTaken, NotCurrent, type CommitRow } from '../../store/port.ts';
import { write, type Cell, type Decide } from '../cell/cell.ts';
import { barred, invalid } from '../entering/validity.ts';
import { isRefused, refusal, type CheckedSeat } from '../cell/seat.ts';

const ACCEPTED: Reply = { ok: true };

/** What the first commit under this id was answered, if this one says the same. */
function firstAnswer(first: CommitRow, bodyHash: string): Reply {
  return sameHash(first.bodyHash, bodyHash) ? ACCEPTED : refusal('id-reused');
}

/**
 * What is refused now may be the repeat of what was accepted before, and that keeps its answer. Only
 * here is anything asked of the store before it answers.
 */
async function refusedNow(cell: Cell, seat: CheckedSeat, asked: Refusal): Promise<Reply> {
  const { store, counts } = cell.around;
  const { actor, id, bodyHash } = asked.row;
  const code = await invalid(cell, seat);
  if (code) return refusal(code);
  const first = await store.commit(cell.state.roomId, actor, id);
  if (first) return firstAnswer(first, bodyHash);
  counts.refusals += 1;
  return refusal(asked.code);
}
interface Refusal {
  readonly row: CommitRow;
  readonly code: RefusalCode;
}

/**
 * Decides a commit so that it counts once. A repeat gets the first answer, the same id with another
 * body is refused, and what was refused before is decided afresh. Only accepted commits are
 * remembered, so that the first answer is always the same. Whether the seat's token is still the
 * newest, and whether the id is new, is asked in the transaction that writes.
 */
export async function decideOnce(cell: Cell, seat: CheckedSeat, commit: Commit): Promise<Reply> {
  const code = barred(cell, seat);
  if (code) return refusal(code);
  const actor = seat.playerId ?? seat.role;
  const bodyHash = hashOf(JSON.stringify([commit.at ?? null, commit.command]));
  const row = { actor, id: commit.id, bodyHash, answer: JSON.stringify(ACCEPTED) };
  const token = seat.playerId === null ? {} : { token: seat.tokenHash };
  try {
    const decide: Decide = (state, moment) => planOfCommit(state, { by: seat, commit }, moment);
    const result = await write(cell, decide, { commit: row, ...token });
    if (isRefused(result)) return await refusedNow(cell, seat, { row, code: result.refused });
    countSpoken(cell, result);
    cell.around.counts.commits += 1;
    return ACCEPTED;
  } catch (error) {
    if (error instanceof CommitTaken) return firstAnswer(error.first, bodyHash);
    if (error instanceof NotCurrent) return refusal(error.replaced ? 'signed-off' : 'unauthorized');
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
