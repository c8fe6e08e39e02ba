import { sql, type ColumnDefinitionBuilder, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Phase } from '../../shared/game/event.ts';
import type {
  ChannelId,
  CountryId,
  GameId,
  MessageId,
  PlayerId,
  PollId,
  RoomId,
} from '../../shared/scenario/ids.ts';
import type { TokenRole } from './port.ts';

/** The tables. `events` is the log; all others can be deleted without breaking a replay. */
export interface Tables {
  rooms: { room_id: RoomId; code: string; opened_at: number; finished_at: number | null };
  events: { room_id: RoomId; stream: string; n: number; at: number; event: string };
  commits: { room_id: RoomId; actor: string; id: string; body_hash: string; answer: string };
  players: {
    room_id: RoomId;
    player_id: PlayerId;
    name: string;
    name_key: string;
    pin_hash: string;
    epoch: number;
    joined_at: number;
    /** The order of joining inside the room. */
    seq: number;
  };
  tokens: {
    hash: string;
    room_id: RoomId;
    role: TokenRole;
    player_id: PlayerId | null;
    epoch: number;
  };
  messages: {
    room_id: RoomId;
    id: MessageId;
    /** The order of saying inside the room. */
    seq: number;
    game_id: GameId;
    round: number;
    phase: Phase;
    channel: ChannelId;
    /** The seats that could read it, as JSON; null for everybody. */
    readers: string | null;
    player_id: PlayerId | null;
    seat: CountryId;
    /** As JSON; null once it was deleted. */
    words: string | null;
    at: number;
    reported: number;
    reported_by: PlayerId | null;
  };
  /** Who was here when; `here_until` is null while it lasts. */
  presence: {
    room_id: RoomId;
    player_id: PlayerId;
    here_from: number;
    here_until: number | null;
  };
  /** What the host asked the class. */
  polls: {
    room_id: RoomId;
    poll_id: PollId;
    /** The order of asking inside the room. */
    seq: number;
    /** As JSON. */
    question: string;
    asked_at: number;
    closed_at: number | null;
    shown: number;
    put_away: number;
  };
  answers: {
    room_id: RoomId;
    poll_id: PollId;
    player_id: PlayerId;
    /** As JSON. */
    answer: string;
    at: number;
  };
  /** What a room keeps of its talk besides messages, each as JSON. */
  talk_lines: { room_id: RoomId; name: string; value: string };
}

/** A row that goes when its room goes. */
const ofRoom = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder =>
  column.notNull().references('rooms.room_id').onDelete('cascade');

async function createLog(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('rooms')
    .addColumn('room_id', 'text', (c) => c.primaryKey())
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('opened_at', 'bigint', (c) => c.notNull())
    .addColumn('finished_at', 'bigint')
    .execute();
  await db.schema
    .createIndex('rooms_living_code')
    .unique()
    .on('rooms')
    .column('code')
    .where(sql.ref('finished_at'), 'is', null)
    .execute();
  await db.schema
    .createTable('events')
    .addColumn('room_id', 'text', ofRoom)
    .addColumn('stream', 'text', (c) => c.notNull())
    .addColumn('n', 'integer', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('event', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('events_pk', ['room_id', 'stream', 'n'])
    .execute();
  await db.schema
    .createTable('commits')
    .addColumn('room_id', 'text', ofRoom)
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('body_hash', 'text', (c) => c.notNull())
    .addColumn('answer', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('commits_pk', ['room_id', 'actor', 'id'])
    .execute();
}

async function createPeople(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('players')
    .addColumn('room_id', 'text', ofRoom)
    .addColumn('player_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_key', 'text', (c) => c.notNull())
    .addColumn('pin_hash', 'text', (c) => c.notNull())
    .addColumn('epoch', 'integer', (c) => c.notNull())
    .addColumn('joined_at', 'bigint', (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('players_pk', ['room_id', 'player_id'])
    .addUniqueConstraint('players_name', ['room_id', 'name_key'])
    .execute();
  await db.schema
    .createTable('tokens')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('room_id', 'text', ofRoom)
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('player_id', 'text')
    .addColumn('epoch', 'integer', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('tokens_room').on('tokens').column('room_id').execute();
}

async function createTalk(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('messages')
    .addColumn('room_id', 'text', ofRoom)
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('game_id', 'text', (c) => c.notNull())
    .addColumn('round', 'integer', (c) => c.notNull())
    .addColumn('phase', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('readers', 'text')
    .addColumn('player_id', 'text')
    .addColumn('seat', 'text', (c) => c.notNull())
    .addColumn('words', 'text')
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('reported', 'integer', (c) => c.notNull())
    .addColumn('reported_by', 'text')
    .addPrimaryKeyConstraint('messages_pk', ['room_id', 'id'])
    .execute();
  await db.schema
    .createTable('talk_lines')
    .addColumn('room_id', 'text', ofRoom)
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('talk_lines_pk', ['room_id', 'name'])
    .execute();
}

async function createPresence(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('presence')
    .addColumn('room_id', 'text', ofRoom)
    .addColumn('player_id', 'text', (c) => c.notNull())
    .addColumn('here_from', 'bigint', (c) => c.notNull())
    .addColumn('here_until', 'bigint')
    .addPrimaryKeyConstraint('presence_pk', ['room_id', 'player_id', 'here_from'])
    .execute();
}

async function createPolls(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('polls')
    .addColumn('room_id', 'text', ofRoom)
    .addColumn('poll_id', 'text', (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('question', 'text', (c) => c.notNull())
    .addColumn('asked_at', 'bigint', (c) => c.notNull())
    .addColumn('closed_at', 'bigint')
    .addColumn('shown', 'integer', (c) => c.notNull())
    .addColumn('put_away', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('polls_pk', ['room_id', 'poll_id'])
    .execute();
  const poll = ['room_id', 'poll_id'] as const;
  await db.schema
    .createTable('answers')
    .addColumn('room_id', 'text', ofRoom)
    .addColumn('poll_id', 'text', (c) => c.notNull())
    .addColumn('player_id', 'text', (c) => c.notNull())
    .addColumn('answer', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('answers_pk', [...poll, 'player_id'])
    .addForeignKeyConstraint('answers_poll', [...poll], 'polls', [...poll], (c) =>
      c.onDelete('cascade'),
    )
    .execute();
}

/** Every step of the schema, oldest first. A step that was released is never changed. */
export const MIGRATIONS: Record<string, Migration> = {
  '0001-log-and-people': {
    up: async (db: Kysely<Tables>) => {
      await createLog(db);
      await createPeople(db);
    },
  },
  '0002-talk': { up: createTalk },
  '0003-presence': { up: createPresence },
  '0004-polls': { up: createPolls },
};
