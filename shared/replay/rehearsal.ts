import { randomFrom } from '../bots/chance.ts';
import { playSteps } from '../bots/play-out.ts';
import { createGame } from '../flow/step.ts';
import { fold } from '../game/evolve.ts';
import type { GameEvent } from '../game/event.ts';
import type { GameSetup } from '../game/setup.ts';
import { decideRoom } from '../room/decide-room.ts';
import { proposals } from '../room/proposals.ts';
import { foldRoom, type Room, type RoomEvent } from '../room/room.ts';
import { PlayerId, RoomId, type BotId } from '../scenario/ids.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** What bots lead, and what bots answer with, in a rehearsal. Each seat gets one of its kind by chance. */
const LEADS: readonly BotId[] = ['prudent', 'showman'];
const ANSWERS: readonly BotId[] = ['prudent', 'stubborn', 'conciliator'];

/** Nobody waits in a rehearsal. */
const NO_CLOCK = { briefing: 0, prepare: 0, move: 0, bargain: 0, outcome: 0 };

/**
 * A class of bots, dealt as the first plan would deal as many people, each with a manner of its own.
 *
 * @param of.bots  how many, at least 1
 * @param of.seed  the same seed deals the same class
 * @returns the room after its start, and the events that made it
 * @throws {RangeError} for fewer than one
 */
export function dealBots(
  scenario: Scenario,
  { bots, seed }: { readonly bots: number; readonly seed: number },
): { readonly room: Room; readonly events: readonly RoomEvent[] } {
  const opened: RoomEvent = {
    type: 'roomOpened',
    roomId: RoomId.parse('rehearsal'),
    scenario,
    options: { seconds: 0, practice: false, seed },
  };
  const empty = foldRoom([opened]);
  const players = Array.from({ length: bots }, (_, i) => PlayerId.parse(`bot${i + 1}`));
  const plan = proposals(empty, bots)[0]?.plan;
  const context = { players, seed, allEnded: false };
  const decision = decideRoom(empty, { type: 'deal', ...(plan ? { plan } : {}) }, context);
  if (!decision.ok) throw new RangeError(`no deal for ${bots}: ${decision.code}`);
  const dealt = decision.events.map((event) =>
    event.type === 'dealt' ? { type: event.type, games: event.games.map(playedByBots) } : event,
  );
  const events: readonly RoomEvent[] = [opened, ...dealt, { type: 'started' }];
  return { room: foldRoom(events), events };
}

function playedByBots(setup: GameSetup): GameSetup {
  const holders = setup.holders.map(({ countryId }): GameSetup['holders'][number] => {
    const manners = countryId === setup.cast.sender.id ? LEADS : ANSWERS;
    const drawn = Math.floor(randomFrom(setup.seed, `manner:${countryId}`)() * manners.length);
    return { countryId, holder: { by: 'bot', bot: manners[drawn] ?? 'prudent' } };
  });
  return { ...setup, holders, clock: NO_CLOCK, practice: false };
}

/**
 * Plays one game of bots to its end, a step at a time, so that a page can breathe in between.
 *
 * @returns (when done) the whole log of the game
 * @throws {Error} if a bot is refused, which would be our mistake
 */
export function* rehearseGame(setup: GameSetup): Generator<void, readonly GameEvent[]> {
  const events: GameEvent[] = [...createGame(setup, 0)];
  for (const step of playSteps(fold(events), setup.seed)) {
    events.push(...step);
    yield;
  }
  return events;
}
