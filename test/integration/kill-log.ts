import { membersOf } from '../../shared/game/holder.ts';
import { BLOC } from '../../shared/game/bloc.ts';
import { MOVE_EVENTS } from '../../shared/game/moves.ts';
import type { Joined } from '../../shared/protocol/protocol.ts';
import type { LogLine } from '../../shared/replay/log-lines.ts';
import { verifyLines } from '../../shared/replay/verified.ts';

/** What one player was told to have counted, in order. */
export interface Memory {
  readonly joined: Joined;
  readonly promised: string[];
  /** How often it was told that its words were kept. */
  said: number;
}

/**
 * An accepted command as it has to read in the log.
 *
 * @param command  as it was sent
 * @param me  the country of who sent it
 */
export function promised(command: unknown, me: string): string {
  const { type, cables, stance, bloc, offer, targetId } = command as Record<string, unknown>;
  if (type === 'prepare') return JSON.stringify(['cablesWritten', cables]);
  if (type === 'posture') return JSON.stringify(['postureSet', stance, bloc]);
  if (type === 'ready') return JSON.stringify(['readied']);
  const move = MOVE_EVENTS[type as keyof typeof MOVE_EVENTS];
  return JSON.stringify([move, targetId ?? me, offer ?? null]);
}

const BY_SENDER = ['granted', 'rejected', 'imposed', 'backedDown'];

/** Who acts under which name: the sender, and who speaks for the bloc. */
interface Seated {
  readonly sender: string;
  readonly speaker: string;
}

interface Decision {
  readonly by: string;
  readonly text: string;
}

/** A decision as it reads in the log, and whose it was; null for what no person decided. */
function decided(event: LogLine['event'], { sender, speaker }: Seated): Decision | null {
  if (!('decidedBy' in event) || event.decidedBy !== 'human') return null;
  if (event.type === 'cablesWritten') {
    return { by: sender, text: JSON.stringify([event.type, event.cables]) };
  }
  if (event.type === 'postureSet') {
    return { by: event.targetId, text: JSON.stringify([event.type, event.stance, event.bloc]) };
  }
  if (event.type === 'readied') {
    return { by: event.countryId, text: JSON.stringify([event.type]) };
  }
  const bySender = BY_SENDER.includes(event.type);
  const target = event.targetId === BLOC && !bySender ? speaker : event.targetId;
  const text = JSON.stringify([event.type, target, event.offer ?? null]);
  return { by: bySender ? sender : target, text };
}

/** Every person's decisions in a log, in order, by player. */
function decisions(lines: readonly LogLine[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const players = new Map<string, string>();
  let sender = '';
  let speaker = '';
  for (const { event } of lines) {
    if (event.type === 'gameCreated') {
      sender = event.setup.cast.sender.id;
      for (const { countryId, holder } of event.setup.holders) {
        for (const playerId of membersOf(holder)) players.set(countryId, playerId);
      }
    }
    if (event.type === 'blocFormed') speaker = event.members[0] ?? '';
    const decision = decided(event, { sender, speaker });
    if (!decision) continue;
    const playerId = players.get(decision.by) ?? '';
    found.set(playerId, [...(found.get(playerId) ?? []), decision.text]);
  }
  return found;
}

/** Everything in which the log of one game and the memories of its players disagree. */
export function disagreements(lines: readonly LogLine[], memories: readonly Memory[]): string[] {
  const faults = verifyLines(lines).differences.map((one) => JSON.stringify(one));
  const logged = decisions(lines);
  for (const memory of memories) {
    const kept = logged.get(memory.joined.playerId) ?? [];
    const length = Math.max(kept.length, memory.promised.length);
    const first = Array.from({ length }, (_, i) => i).find((i) => kept[i] !== memory.promised[i]);
    if (first === undefined) continue;
    const counts = `${memory.promised.length} promised, ${kept.length} logged`;
    faults.push(`${counts}; first at ${first}: ${memory.promised[first]} / ${kept[first]}`);
  }
  return faults;
}
