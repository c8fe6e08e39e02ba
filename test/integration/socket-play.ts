import { setInterval } from 'node:timers/promises';
import type { Phone } from './harness.ts';
import { commandFrom, pick, type Random } from './legal.ts';

/** How often somebody looks at what there is to do. */
const LOOKS_MS = 400;

/** What somebody hears whose choice came too late: a move, or an answer to a question. */
const OVERTAKEN: readonly string[] = ['stale', 'poll-closed'];

/** How a seat is played over its socket. */
export interface SocketPlay {
  readonly random: Random;
  /** Whether something may be done in this round. */
  readonly mayPlay: (round: number) => boolean;
}

/** Plays a seat by what it may do, until its game has ended or its line is closed. */
export async function playOnSocket(phone: Phone, play: SocketPlay): Promise<void> {
  for await (const { socket, view, send } of setInterval(LOOKS_MS, phone)) {
    if (!socket.connected) return;
    const seen = view();
    if (seen.kind !== 'sender' && seen.kind !== 'target') continue; // nothing was dealt yet
    if (seen.phase === 'ended') return;
    const moves = seen.legal.filter(({ type }) => type !== 'say');
    if (moves.length === 0 || !play.mayPlay(seen.round)) continue;
    const { command, at } = commandFrom(pick(moves, play.random), play.random);
    const reply = await send(command, { at }).catch((error: unknown) => {
      if (socket.connected) throw error;
      return null;
    });
    if (reply?.ok === false && !OVERTAKEN.includes(reply.code))
      throw new Error(`refused: ${reply.code}`);
  }
}
