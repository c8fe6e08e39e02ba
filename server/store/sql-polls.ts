import type { Kysely, Transaction } from 'kysely';
import type { AskedQuestion, KeptAnswer, PollWrites } from '../../shared/poll/kept-polls.ts';
import type { Answer, Question } from '../../shared/poll/poll.ts';
import type { PollId, RoomId } from '../../shared/scenario/ids.ts';
import { RoomGone, type Store } from './port.ts';
import type { Tables } from './schema.ts';

type Row = Tables['polls'];

const rowOf = (roomId: RoomId, asked: AskedQuestion): Omit<Row, 'seq'> => ({
  room_id: roomId,
  poll_id: asked.pollId,
  question: JSON.stringify(asked.question),
  asked_at: asked.askedAt,
  closed_at: asked.closedAt,
  shown: asked.shown ? 1 : 0,
  put_away: asked.putAway ? 1 : 0,
});

const askedOf = (row: Row): AskedQuestion => ({
  pollId: row.poll_id,
  question: JSON.parse(row.question) as Question,
  askedAt: row.asked_at,
  closedAt: row.closed_at,
  shown: row.shown === 1,
  putAway: row.put_away === 1,
});

const answerOf = (row: Tables['answers']): KeptAnswer => ({
  playerId: row.player_id,
  answer: JSON.parse(row.answer) as Answer,
  at: row.at,
});

/** Whether what was written before is to be overwritten, so that the journal must go too. */
export const erasesAnswers = ({ withdrawn, deleted }: PollWrites): boolean =>
  withdrawn !== undefined || deleted !== undefined;

async function put(
  tx: Transaction<Tables>,
  roomId: RoomId,
  polls: readonly AskedQuestion[],
): Promise<void> {
  const { last } = await tx
    .selectFrom('polls')
    .select((e) => e.fn.coalesce(e.fn.max('seq'), e.lit(0)).as('last'))
    .where('room_id', '=', roomId)
    .executeTakeFirstOrThrow();
  for (const [index, asked] of polls.entries()) {
    const row = rowOf(roomId, asked);
    const { question, closed_at, shown, put_away } = row;
    const added = tx.insertInto('polls').values({ ...row, seq: last + index + 1 });
    const again = added.onConflict((c) =>
      c.columns(['room_id', 'poll_id']).doUpdateSet({ question, closed_at, shown, put_away }),
    );
    await again.execute();
  }
}

async function answer(
  tx: Transaction<Tables>,
  roomId: RoomId,
  answered: KeptAnswer & { readonly pollId: PollId },
): Promise<void> {
  const { pollId, playerId, at } = answered;
  const polls = tx.selectFrom('polls').select('seq').where('room_id', '=', roomId);
  if ((await polls.where('poll_id', '=', pollId).execute()).length === 0) return;
  const said = JSON.stringify(answered.answer);
  const row = { room_id: roomId, poll_id: pollId, player_id: playerId, answer: said, at };
  const added = tx.insertInto('answers').values(row);
  const again = added.onConflict((c) =>
    c.columns(['room_id', 'poll_id', 'player_id']).doUpdateSet({ answer: said, at }),
  );
  await again.execute();
}

/** Writes what changes in a room's questions, inside the transaction of its command. */
export async function writePolls(
  tx: Transaction<Tables>,
  roomId: RoomId,
  { put: polls = [], answered, withdrawn, deleted }: PollWrites,
): Promise<void> {
  const room = await tx.selectFrom('rooms').select('code').where('room_id', '=', roomId).execute();
  if (room.length === 0) throw new RoomGone();
  if (polls.length > 0) await put(tx, roomId, polls);
  if (answered) await answer(tx, roomId, answered);
  if (withdrawn) {
    const rows = tx.deleteFrom('answers').where('room_id', '=', roomId);
    const ofPoll = rows.where('poll_id', '=', withdrawn.pollId);
    await ofPoll.where('player_id', '=', withdrawn.playerId).execute();
  }
  if (deleted !== undefined) {
    const rows = tx.deleteFrom('polls').where('room_id', '=', roomId);
    await rows.where('poll_id', '=', deleted).execute(); // its answers cascade
  }
}

/** What a class was asked, in the order of asking, and what it answered. */
export function sqlPolls(
  db: Kysely<Tables>,
  guard: <T>(work: () => Promise<T>) => Promise<T>,
): Pick<Store, 'polls'> {
  return {
    polls: (roomId) =>
      guard(async () => {
        const asked = db.selectFrom('polls').selectAll().where('room_id', '=', roomId);
        const kept = db.selectFrom('answers').selectAll().where('room_id', '=', roomId);
        const answers = await kept.orderBy('player_id').execute();
        return (await asked.orderBy('seq').execute()).map((row) => {
          const own = answers.filter(({ poll_id }) => poll_id === row.poll_id);
          return { ...askedOf(row), answers: own.map(answerOf) };
        });
      }),
  };
}
