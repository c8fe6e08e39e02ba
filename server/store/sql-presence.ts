import type { Store } from './port.ts';
import type { Around } from './sql-people.ts';

type Presence = Pick<Store, 'cameHere' | 'wentAway' | 'endPresence' | 'presence'>;

/** Who was here when. */
export function sqlPresence({
  db,
  guard,
  orTaken,
}: Pick<Around, 'db' | 'guard' | 'orTaken'>): Presence {
  const open = (roomId: Parameters<Store['presence']>[0]) =>
    db.updateTable('presence').where('room_id', '=', roomId).where('here_until', 'is', null);
  return {
    cameHere: (roomId, playerId, from) =>
      guard(() =>
        db.transaction().execute(async (tx) => {
          const spans = tx.selectFrom('presence').select('here_from');
          const here = spans.where('room_id', '=', roomId).where('player_id', '=', playerId);
          if (await here.where('here_until', 'is', null).executeTakeFirst()) return;
          const row = { room_id: roomId, player_id: playerId, here_from: from, here_until: null };
          const added = tx.insertInto('presence').values(row);
          // gone and back within a millisecond: never gone
          const again = added.onConflict((c) =>
            c.columns(['room_id', 'player_id', 'here_from']).doUpdateSet({ here_until: null }),
          );
          await orTaken(again.execute(), () => new Error('a span is taken'));
        }),
      ),
    wentAway: (roomId, playerId, until) =>
      guard(async () => {
        const span = open(roomId).where('player_id', '=', playerId);
        await span.set({ here_until: until }).execute();
      }),
    endPresence: (roomId) =>
      guard(async () => {
        const { last } = await db
          .selectFrom('events')
          .select((e) => e.fn.coalesce(e.fn.max('at'), e.lit(0)).as('last'))
          .where('room_id', '=', roomId)
          .executeTakeFirstOrThrow();
        await open(roomId)
          .set((e) => ({ here_until: e.fn<number>('max', ['here_from', e.val(last)]) }))
          .execute();
      }),
    presence: (roomId) =>
      guard(async () => {
        const rows = db.selectFrom('presence').selectAll().where('room_id', '=', roomId);
        const spans = await rows.orderBy('here_from').orderBy('player_id').execute();
        return spans.map(({ player_id, here_from, here_until }) => ({
          ...{ playerId: player_id, from: here_from, until: here_until },
        }));
      }),
  };
}
