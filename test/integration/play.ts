import type { Joined } from '../../shared/protocol/protocol.ts';
import type { RoomOptions } from '../../shared/room/options.ts';
import { readLog, type LogLine } from '../../shared/replay/log-lines.ts';
import { openRoom, type Room } from './harness.ts';
import { commandFrom, pick, type Random } from './legal.ts';

/** How a game is to be played by scripts that know nothing but `legal`. */
export interface PlayOptions {
  readonly people: number;
  readonly options: RoomOptions;
  readonly random: Random;
  /** The deal; with bots in the seats that stay free if left out. */
  readonly deal?: Record<string, unknown>;
}

/** What became of it. */
export interface Played {
  readonly room: Room;
  /** Answers other than accepted and `stale`, in the order in which they came. */
  readonly refusals: readonly string[];
  readonly commands: number;
}

interface Tally {
  readonly refusals: string[];
  commands: number;
}

/** One look and at most one command of one player. True when the game is over for it. */
async function turn(room: Room, player: Joined, play: PlayOptions & Tally): Promise<boolean> {
  const { random } = play;
  const view = await room.view(player.seatToken);
  if (view.phase === 'ended') return true;
  if (view.legal.length === 0) return false;
  const { command, at } = commandFrom(pick(view.legal, random), random);
  const more = random() < 0.5 ? { at } : {};
  const answer = await room.send(player.seatToken, command, more);
  play.commands += 1;
  const code = answer.status === 200 ? null : (answer.body as { code: string }).code;
  const overtaken = code === 'stale' || code === 'poll-closed';
  if (code && !overtaken) play.refusals.push(`${JSON.stringify({ command, at })}: ${answer.text}`);
  return false;
}

/** What a player's page offers before the deal: nothing, or a wish. */
async function wishes(room: Room, player: Joined, play: PlayOptions & Tally): Promise<void> {
  const view = await room.view(player.seatToken);
  if (view.legal.length > 0) await turn(room, player, play);
}

/** Opens a room, plays its games to the end and gives back what happened. */
export async function playRoom(base: string, play: PlayOptions): Promise<Played> {
  const room = await openRoom(base, play.options);
  for (let i = 0; i < play.people; i++) await room.join();
  const tally = { ...play, refusals: [], commands: 0 };
  // where people may wish, each does so by what its page offers
  for (const player of room.players) await wishes(room, player, tally);
  await room.host({ type: 'deal', ...play.deal });
  await room.host({ type: 'start' });
  const alone = async (player: Joined): Promise<void> => {
    while (!(await turn(room, player, tally)));
  };
  await Promise.all(room.players.map(alone));
  return { room, ...tally };
}

/** A room's log as lines; throws when it is not one. */
export async function linesOf(room: Room): Promise<readonly LogLine[]> {
  const read = readLog(await room.log());
  if (!read.ok) throw new Error(`no log: ${JSON.stringify(read.problem)}`);
  return read.lines;
}
