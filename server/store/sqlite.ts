import { Kysely, SqliteDialect, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { RoomId } from '../../shared/scenario/ids.ts';
import { openNodeSqlite } from './node-sqlite.ts';
import {
  CodeTaken,
  CommitTaken,
  NameTaken,
  NotCurrent,
  ROOM_STREAM,
  RoomFull,
  RoomGone,
  StoreUnavailable,
  VersionConflict,
  type Batch,
  type CommitRow,
  type NewRoom,
  type Store,
  type StreamPart,
} from './port.ts';
import { ownerOf, sqlPeople } from './sql-people.ts';
import { erasesAnswers, sqlPolls, writePolls } from './sql-polls.ts';
import { sqlPresence } from './sql-presence.ts';
import { erases, sqlTalk, writeTalk } from './sql-talk.ts';
import { MIGRATIONS, type Tables } from './schema.ts';

const OURS = [
  ...[VersionConflict, CommitTaken, NotCurrent, CodeTaken, NameTaken],
  ...[RoomFull, RoomGone, StoreUnavailable],
];
const isOurs = (error: unknown): boolean => OURS.some((type) => error instanceof type);

const PRIMARY_KEY = 1555; // SQLITE_CONSTRAINT_PRIMARYKEY
const UNIQUE = 2067; // SQLITE_CONSTRAINT_UNIQUE
const FOREIGN_KEY = 787; // SQLITE_CONSTRAINT_FOREIGNKEY
const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'errcode' in error ? error.errcode : null;

/** Says what a broken constraint means: this key is taken, or there is no such room. */
async function orTaken<T>(work: Promise<T>, taken: () => Error): Promise<T> {
  return work.catch((error: unknown) => {
    const code = codeOf(error);
    if (code === PRIMARY_KEY || code === UNIQUE) throw taken();
    if (code === FOREIGN_KEY) throw new RoomGone();
    throw error;
  });
}

async function appendPart(tx: Transaction<Tables>, batch: Batch, part: StreamPart): Promise<void> {
  const { roomId, at } = batch;
  const { version } = await tx
    .selectFrom('events')
    .select((e) => e.fn.coalesce(e.fn.max('n'), e.lit(0)).as('version'))
    .where('room_id', '=', roomId)
    .where('stream', '=', part.stream)
    .executeTakeFirstOrThrow();
  if (version !== part.expectedVersion) throw new VersionConflict();
  for (const [index, event] of part.events.entries()) {
    const n = part.expectedVersion + index + 1;
    const row = { room_id: roomId, stream: part.stream, n, at, event: JSON.stringify(event) };
    await orTaken(tx.insertInto('events').values(row).execute(), () => new VersionConflict());
  }
}

async function commitOf(
  db: Kysely<Tables>,
  roomId: RoomId,
  { actor, id }: Pick<CommitRow, 'actor' | 'id'>,
): Promise<CommitRow | null> {
  const row = await db
    .selectFrom('commits')
    .select(['body_hash', 'answer'])
    .where('room_id', '=', roomId)
    .where('actor', '=', actor)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { actor, id, bodyHash: row.body_hash, answer: row.answer } : null;
}

async function remember(tx: Transaction<Tables>, roomId: RoomId, commit: CommitRow): Promise<void> {
  const { actor, id, bodyHash, answer } = commit;
  const row = { room_id: roomId, actor, id, body_hash: bodyHash, answer };
  const added = tx
    .insertInto('commits')
    .values(row)
    .onConflict((one) => one.doNothing());
  const { numInsertedOrUpdatedRows } = await orTaken(
    added.executeTakeFirstOrThrow(),
    () => new RoomGone(),
  );
  if (numInsertedOrUpdatedRows === 1n) return;
  throw new CommitTaken((await commitOf(tx, roomId, commit)) ?? commit);
}

async function appendBatch(tx: Transaction<Tables>, batch: Batch): Promise<void> {
  const { roomId, commit, token } = batch;
  if (token !== undefined) {
    const owner = await ownerOf(tx, token);
    if (!owner?.current) throw new NotCurrent(owner);
  }
  if (commit) await remember(tx, roomId, commit);
  for (const part of batch.parts) await appendPart(tx, batch, part);
  if (batch.talk) await writeTalk(tx, roomId, batch.talk);
  if (batch.polls) await writePolls(tx, roomId, batch.polls);
}

type Log = Pick<Store, 'append' | 'read' | 'commit'>;
type Guard = <T>(work: () => Promise<T>) => Promise<T>;

function sqlLog(db: Kysely<Tables>, guard: Guard, forgetJournal: () => void): Log {
  return {
    append: (batch) =>
      guard(async () => {
        await db.transaction().execute((tx) => appendBatch(tx, batch));
        const { talk, polls } = batch;
        if ((talk && erases(talk)) || (polls && erasesAnswers(polls))) forgetJournal();
      }),
    read: (roomId, stream, after) =>
      guard(async () => {
        const rows = await db
          .selectFrom('events')
          .select(['n', 'at', 'event'])
          .where('room_id', '=', roomId)
          .where('stream', '=', stream)
          .where('n', '>', after)
          .orderBy('n')
          .execute();
        return rows.map(({ n, at, event }) => ({ n, at, event: JSON.parse(event) as unknown }));
      }),
    commit: (roomId, actor, id) => guard(() => commitOf(db, roomId, { actor, id })),
  };
}

type Rooms = Pick<
  Store,
  | 'openRoom'
  | 'room'
  | 'roomByCode'
  | 'renewInvitation'
  | 'finishRoom'
  | 'reopenRoom'
  | 'unfinishedRooms'
>;

async function replaceInvitation(
  tx: Transaction<Tables>,
  roomId: RoomId,
  { code, joinHash }: { readonly code: string; readonly joinHash: string },
): Promise<void> {
  const renamed = tx.updateTable('rooms').set({ code }).where('room_id', '=', roomId);
  const [done] = await orTaken(renamed.execute(), () => new CodeTaken());
  if (done?.numUpdatedRows !== 1n) throw new RoomGone();
  const old = tx.deleteFrom('tokens').where('room_id', '=', roomId).where('role', '=', 'join');
  await old.execute();
  const row = { hash: joinHash, role: 'join' as const, room_id: roomId, player_id: null, epoch: 0 };
  await tx.insertInto('tokens').values(row).execute();
}

async function insertRoom(tx: Transaction<Tables>, room: NewRoom): Promise<void> {
  const { roomId, code, at, tokens, events } = room;
  const row = { room_id: roomId, code, opened_at: at, finished_at: null };
  await orTaken(tx.insertInto('rooms').values(row).execute(), () => new CodeTaken());
  const rows = tokens.map(({ role, hash }) => ({
    ...{ hash, role, room_id: roomId, player_id: null, epoch: 0 },
  }));
  if (rows.length > 0) await tx.insertInto('tokens').values(rows).execute();
  const part = { stream: ROOM_STREAM, expectedVersion: 0, events };
  await appendBatch(tx, { roomId, at, parts: [part] });
}

function sqlRooms(db: Kysely<Tables>, guard: Guard): Rooms {
  return {
    openRoom: (room) => guard(() => db.transaction().execute((tx) => insertRoom(tx, room))),
    room: (roomId) =>
      guard(async () => {
        const row = await db
          .selectFrom('rooms')
          .selectAll()
          .where('room_id', '=', roomId)
          .executeTakeFirst();
        if (!row) return null;
        return { roomId, code: row.code, openedAt: row.opened_at, finishedAt: row.finished_at };
      }),
    roomByCode: (code) =>
      guard(async () => {
        const living = db.selectFrom('rooms').select('room_id').where('code', '=', code);
        const row = await living.where('finished_at', 'is', null).executeTakeFirst();
        return row?.room_id ?? null;
      }),
    renewInvitation: (roomId, invitation) =>
      guard(() => db.transaction().execute((tx) => replaceInvitation(tx, roomId, invitation))),
    finishRoom: (roomId, at) =>
      guard(async () => {
        const rows = db.updateTable('rooms').set({ finished_at: at }).where('room_id', '=', roomId);
        await rows.where('finished_at', 'is', null).execute();
      }),
    reopenRoom: (roomId, code) =>
      guard(async () => {
        const rows = db.updateTable('rooms').set({ code, finished_at: null });
        await orTaken(rows.where('room_id', '=', roomId).execute(), () => new CodeTaken());
      }),
    unfinishedRooms: () =>
      guard(async () => {
        const rows = db.selectFrom('rooms').select('room_id').where('finished_at', 'is', null);
        return (await rows.orderBy('opened_at', 'desc').execute()).map((row) => row.room_id);
      }),
  };
}

/**
 * The embedded store: one SQLite file, which belongs to exactly one server process.
 *
 * @param file  path of the database, created and brought up to date when necessary
 * @throws StoreUnavailable when the file cannot be opened, written or brought up to date
 */
export async function sqliteStore(file: string): Promise<Store> {
  const guard: Guard = (work) =>
    work().catch((error: unknown) => {
      throw isOurs(error) ? error : new StoreUnavailable('the store failed', { cause: error });
    });
  const database = await guard(() => Promise.resolve().then(() => openNodeSqlite(file)));
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  const provider = { getMigrations: () => Promise.resolve(MIGRATIONS) };
  await guard(async () => {
    const { error } = await new Migrator({ db, provider }).migrateToLatest();
    if (error !== undefined) throw new StoreUnavailable('migration failed', { cause: error });
  });
  // what was overwritten in the database must not survive in the journal beside it
  const forgetJournal = (): void => {
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  };
  return {
    ...sqlRooms(db, guard),
    ...sqlLog(db, guard, forgetJournal),
    ...sqlTalk(db, guard),
    ...sqlPolls(db, guard),
    ...sqlPresence({ db, guard, orTaken }),
    ...sqlPeople({ db, guard, orTaken, forgetJournal }),
    ping: () =>
      guard(async () => void (await db.selectFrom('rooms').select('code').limit(1).execute())),
    close: () => guard(() => db.destroy()),
  };
}
