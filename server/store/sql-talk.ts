import type { Kysely, Transaction } from 'kysely';
import type { RoomId } from '../../shared/scenario/ids.ts';
import {
  SILENCE,
  type Message,
  type TalkLines,
  type TalkWrites,
  type Words,
} from '../../shared/talk/message.ts';
import { RoomGone, type Store } from './port.ts';
import type { Tables } from './schema.ts';

type Row = Tables['messages'];

const rowOf = (roomId: RoomId, message: Message): Omit<Row, 'seq'> => ({
  room_id: roomId,
  id: message.id,
  game_id: message.gameId,
  round: message.round,
  phase: message.phase,
  channel: message.channel,
  readers: message.to === null ? null : JSON.stringify(message.to),
  player_id: message.playerId,
  seat: message.seat,
  words: message.words === null ? null : JSON.stringify(message.words),
  at: message.at,
  reported: message.reported ? 1 : 0,
  reported_by: message.reportedBy,
});

const messageOf = (row: Omit<Row, 'room_id' | 'seq'>): Message => ({
  id: row.id,
  gameId: row.game_id,
  round: row.round,
  phase: row.phase,
  channel: row.channel,
  to: row.readers === null ? null : (JSON.parse(row.readers) as Message['to']),
  playerId: row.player_id,
  seat: row.seat,
  words: row.words === null ? null : (JSON.parse(row.words) as Words),
  at: row.at,
  reported: row.reported === 1,
  reportedBy: row.reported_by,
});

/** Whether what was written before is to be overwritten, so that the journal must go too. */
export const erases = ({ deleted = [], cleared, lines }: TalkWrites): boolean =>
  deleted.length > 0 ||
  cleared === true ||
  lines?.filter !== undefined ||
  lines?.broadcast !== undefined;

async function say(
  tx: Transaction<Tables>,
  roomId: RoomId,
  said: readonly Message[],
): Promise<void> {
  if (said.length === 0) return;
  const { last } = await tx
    .selectFrom('messages')
    .select((e) => e.fn.coalesce(e.fn.max('seq'), e.lit(0)).as('last'))
    .where('room_id', '=', roomId)
    .executeTakeFirstOrThrow();
  const rows = said.map((one, index) => ({ ...rowOf(roomId, one), seq: last + index + 1 }));
  const added = tx.insertInto('messages').values(rows);
  await added.onConflict((c) => c.columns(['room_id', 'id']).doNothing()).execute();
}

/** Writes what changes in a room's talk, inside the transaction of its command. */
export async function writeTalk(
  tx: Transaction<Tables>,
  roomId: RoomId,
  { said = [], reported, deleted = [], cleared = false, lines = {} }: TalkWrites,
): Promise<void> {
  const room = await tx.selectFrom('rooms').select('code').where('room_id', '=', roomId).execute();
  if (room.length === 0) throw new RoomGone();
  if (cleared) await tx.deleteFrom('messages').where('room_id', '=', roomId).execute();
  await say(tx, roomId, said);
  if (reported) {
    const row = tx.updateTable('messages').set({ reported: 1, reported_by: reported.by });
    const unreported = row.where('room_id', '=', roomId).where('reported', '=', 0);
    await unreported.where('id', '=', reported.id).execute();
  }
  if (deleted.length > 0) {
    const rows = tx.updateTable('messages').set({ words: null }).where('room_id', '=', roomId);
    await rows.where('id', 'in', deleted).execute();
  }
  for (const [name, value] of Object.entries(lines)) {
    const row = { room_id: roomId, name, value: JSON.stringify(value) };
    const added = tx.insertInto('talk_lines').values(row);
    const again = added.onConflict((c) =>
      c.columns(['room_id', 'name']).doUpdateSet({ value: row.value }),
    );
    await again.execute();
  }
}

/** What was said in a room, in the order of saying, and what the room keeps besides. */
export function sqlTalk(
  db: Kysely<Tables>,
  guard: <T>(work: () => Promise<T>) => Promise<T>,
): Pick<Store, 'talk'> {
  return {
    talk: (roomId) =>
      guard(async () => {
        const said = db.selectFrom('messages').selectAll().where('room_id', '=', roomId);
        const kept = db.selectFrom('talk_lines').selectAll().where('room_id', '=', roomId);
        const messages = (await said.orderBy('seq').execute()).map(messageOf);
        const lines = (await kept.execute()).map(({ name, value }): [string, unknown] => [
          name,
          JSON.parse(value),
        ]);
        const found = Object.fromEntries(lines) as Partial<TalkLines>;
        return { messages, lines: { ...SILENCE.lines, ...found } };
      }),
  };
}
