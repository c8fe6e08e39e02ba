import { openLog } from '../../../../shared/replay/open-log.ts';
import { seatsHeld, type OwnSeat } from '../../../../shared/replay/own-seats.ts';
import type { Timeline } from '../../../../shared/replay/timeline.ts';
import type { Story } from '../../../../shared/protocol/protocol.ts';
import type { PlayerId } from '../../../../shared/scenario/ids.ts';
import { readStory, type StoryKey } from '../../../link/story-link.ts';
import { refusalSentence } from '../../../text/refusals-words.ts';
import { story as text } from '../../../text/story-words.ts';
import { nameOf } from '../countries.ts';
import { playersOf } from '../replay/player.svelte.ts';

/** A seat that the person held in a game. */
interface OwnGame {
  readonly timeline: Timeline;
  readonly seat: OwnSeat;
  /** What the game is called in its room, and the country. */
  readonly name: string;
  readonly country: string;
  /** Names of whoever shared the seat. */
  readonly partners: readonly string[];
}

/** What the page shows: a person's games, the newest last, or why not, with its stable code. */
export type ToldSeat =
  | { readonly name: string; readonly games: readonly OwnGame[] }
  | {
      readonly trouble: {
        readonly sentence: string;
        readonly code: string;
        /** Whether another try can help. */
        readonly passing: boolean;
      };
    };

/** Reads a person's own page. */
export async function openStory(key: StoryKey | null): Promise<ToldSeat> {
  if (key === null) return troubled('no-seat', text.noSeat);
  const answer = await readStory(key);
  return answer.ok ? toldFrom(answer.value) : troubled(answer.code, sentenceFor(answer.code, key));
}

/** The games of an answer in which the person held a seat and a round was played. */
export function toldFrom({ playerId, name, people, log }: Story): ToldSeat {
  const opened = openLog(log);
  if (!opened.ok) {
    return opened.code === 'no-games' ? { name, games: [] } : troubled(opened.code, text.broken);
  }
  const nameFor = (id: PlayerId): string[] =>
    people.flatMap((one) => (one.playerId === id ? [one.name] : []));
  const games = playersOf(opened.games)
    .filter(({ timeline: { game } }) => game.ending !== null)
    .filter(({ timeline: { game } }) => game.rounds.some(({ round }) => round > 0))
    .flatMap((player) =>
      seatsHeld(player.timeline.events, playerId).map((seat) => ({
        timeline: player.timeline,
        seat,
        name: player.name,
        country: nameOf(player.timeline.game, seat.countryId),
        partners: seat.partners.flatMap(nameFor),
      })),
    );
  return { name, games };
}

function sentenceFor(code: string, { by }: StoryKey): string {
  switch (code) {
    case 'not-now':
      return text.sealed;
    case 'unknown-room':
      return text.gone;
    case 'unauthorized':
      return by === 'link' ? text.deadLink : text.noSeat;
    default:
      return refusalSentence(code);
  }
}

const PASSING = ['not-now', 'unreachable', 'unavailable', 'too-many', 'internal', 'kicked'];

const troubled = (code: string, sentence: string): ToldSeat => ({
  trouble: { sentence, code, passing: PASSING.includes(code) },
});
