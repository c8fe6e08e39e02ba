import type { Kysely } from 'kysely';
import type { PlayerId, RoomId } from '../../shared/scenario/ids.ts';
import { NameTaken, RoomFull, type Store, type TokenOwner } from './port.ts';
import type { Tables } from './schema.ts';

/** What the people tables need from the store around them. */
export interface Around {
  readonly db: Kysely<Tables>;
  readonly guard: <T>(work: () => Promise<T>) => Promise<T>;
  readonly orTaken: <T>(work: Promise<T>, taken: () => Error) => Promise<T>;
  readonly forgetJournal: () => void;
}
type People = Pick<
  Store,
  | 'addPlayer'
  | 'players'
  | 'replaceToken'
  | 'addStory'
  | 'setPin'
  | 'owner'
  | 'forgetPlayer'
  | 'deleteRoom'
>;

function joining({ db, guard, orTaken }: Around): Pick<Store, 'addPlayer' | 'players'> {
  return {
    addPlayer: (roomId, player, { tokenHash, roomSize }) =>
      guard(() =>
        db.transaction().execute(async (tx) => {
          const { count, last } = await tx
            .selectFrom('players')
            .select((e) => [
              e.fn.countAll<number>().as('count'),
              e.fn.coalesce(e.fn.max('seq'), e.lit(0)).as('last'),
            ])
            .where('room_id', '=', roomId)
            .executeTakeFirstOrThrow();
          if (count >= roomSize) throw new RoomFull();
          const { playerId, name, nameKey, pinHash, joinedAt } = player;
          const row = { room_id: roomId, player_id: playerId, name, name_key: nameKey };
          const rest = { pin_hash: pinHash, epoch: 1, joined_at: joinedAt, seq: last + 1 };
          const added = tx.insertInto('players').values({ ...row, ...rest });
          await orTaken(added.execute(), () => new NameTaken());
          const token = { hash: tokenHash, room_id: roomId, role: 'player' as const };
          await tx
            .insertInto('tokens')
            .values({ ...token, player_id: playerId, epoch: 1 })
            .execute();
        }),
      ),
    players: (roomId) =>
      guard(async () => {
        const all = db.selectFrom('players').selectAll().where('room_id', '=', roomId);
        return (await all.orderBy('seq').execute()).map((row) => ({
          playerId: row.player_id,
          name: row.name,
          nameKey: row.name_key,
          pinHash: row.pin_hash,
          joinedAt: row.joined_at,
        }));
      }),
  };
}

/** Whose token this is, and whether it is still the newest of its seat. */
export async function ownerOf(db: Kysely<Tables>, tokenHash: string): Promise<TokenOwner | null> {
  const row = await db
    .selectFrom('tokens')
    .leftJoin('players', (join) =>
      join
        .onRef('players.room_id', '=', 'tokens.room_id')
        .onRef('players.player_id', '=', 'tokens.player_id'),
    )
    .select(['tokens.room_id', 'tokens.role', 'tokens.player_id', 'tokens.epoch'])
    .select('players.epoch as newest')
    .where('tokens.hash', '=', tokenHash)
    .executeTakeFirst();
  if (!row) return null;
  const known = row.player_id === null || row.newest !== null;
  const current =
    known && (row.role === 'story' || row.player_id === null || row.epoch === row.newest);
  return { roomId: row.room_id, role: row.role, playerId: row.player_id, current };
}

/** The token of a story has no epoch: it stays when the seat moves. */
const NO_EPOCH = 0;

function tokens({
  db,
  guard,
}: Around): Pick<Store, 'replaceToken' | 'addStory' | 'setPin' | 'owner'> {
  return {
    addStory: (roomId, playerId, tokenHash) =>
      guard(async () => {
        const row = { hash: tokenHash, room_id: roomId, role: 'story' as const };
        const added = db
          .insertInto('tokens')
          .values({ ...row, player_id: playerId, epoch: NO_EPOCH });
        await added.onConflict((one) => one.column('hash').doNothing()).execute();
      }),
    replaceToken: (roomId, playerId, tokenHash) =>
      guard(() =>
        db.transaction().execute(async (tx) => {
          const { epoch } = await tx
            .updateTable('players')
            .set((e) => ({ epoch: e('epoch', '+', 1) }))
            .where('room_id', '=', roomId)
            .where('player_id', '=', playerId)
            .returning('epoch')
            .executeTakeFirstOrThrow();
          const row = { hash: tokenHash, room_id: roomId, role: 'player' as const };
          await tx
            .insertInto('tokens')
            .values({ ...row, player_id: playerId, epoch })
            .execute();
        }),
      ),
    setPin: (roomId, playerId, pinHash) =>
      guard(async () => {
        const rows = db.updateTable('players').set({ pin_hash: pinHash });
        await rows.where('room_id', '=', roomId).where('player_id', '=', playerId).execute();
      }),
    owner: (tokenHash) => guard(() => ownerOf(db, tokenHash)),
  };
}

function forgetting({
  db,
  guard,
  forgetJournal,
}: Around): Pick<Store, 'forgetPlayer' | 'deleteRoom'> {
  const forget = async (roomId: RoomId, playerId: PlayerId): Promise<void> => {
    await db.transaction().execute(async (tx) => {
      for (const table of ['players', 'tokens', 'messages', 'answers', 'presence'] as const) {
        const rows = tx.deleteFrom(table).where('room_id', '=', roomId);
        await rows.where('player_id', '=', playerId).execute();
      }
      const reports = tx.updateTable('messages').set({ reported_by: null });
      await reports.where('room_id', '=', roomId).where('reported_by', '=', playerId).execute();
      const commits = tx.deleteFrom('commits').where('room_id', '=', roomId);
      await commits.where('actor', '=', playerId).execute();
    });
    forgetJournal();
  };
  return {
    forgetPlayer: (roomId, playerId) => guard(() => forget(roomId, playerId)),
    deleteRoom: (roomId) =>
      guard(async () => {
        await db.deleteFrom('rooms').where('room_id', '=', roomId).execute(); // all else cascades
        forgetJournal();
      }),
  };
}

/** The side tables about people: names, PINs and tokens, and how they are forgotten. */
export function sqlPeople(around: Around): People {
  return { ...joining(around), ...tokens(around), ...forgetting(around) };
}
