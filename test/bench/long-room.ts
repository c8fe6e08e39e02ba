import { logText, type LogStream } from '../../shared/replay/log-lines.ts';
import type { GameEvent } from '../../shared/game/event.ts';
import type { RoomEvent } from '../../shared/room/room.ts';
import { GameId, RoomId } from '../../shared/scenario/ids.ts';
import { steel2018 } from '../../shared/scenario/steel-2018.ts';
import { randomGame } from '../support/random-game.ts';

/** As many rounds as the rules allow. */
const ROUNDS = 12;
/** Of the first 300, its game has most to stop at: 127 moments. */
const EVENTFUL = 47;

/**
 * A whole game of random legal play in which the host gives time again and again, so that it has about
 * so many events as are asked for.
 */
function longGame(number: number, least: number): readonly GameEvent[] {
  const gameId = GameId.parse(`long-${number}`);
  const seed = EVENTFUL - 1 + number;
  const setup = { gameId, number, rounds: ROUNDS };
  const plain = randomGame(seed, setup).events.length;
  let often = Math.max(0, Math.ceil((least - plain) / plain));
  for (;;) {
    const events = randomGame(seed, setup, (table) => {
      for (let time = 0; time < often && table.game.phase !== 'ended'; time += 1) {
        table.input({ type: 'host', act: 'extend', seconds: 5 });
      }
    }).events;
    if (events.length >= least) return events;
    often += Math.ceil(often / 4) + 1;
  }
}

/** The log of a room whose first game has so many events, with so many other games of twelve rounds. */
export function longRoom(events: number, others: number): string {
  const games = [
    longGame(1, events),
    ...Array.from({ length: others }, (_, place) => longGame(place + 2, 0)),
  ];
  const room: readonly RoomEvent[] = [
    { type: 'roomOpened', roomId: RoomId.parse('long'), scenario: steel2018, options: {} },
  ];
  const streams: LogStream[] = games.map((of, place) => {
    return { stream: `long-${place + 1}`, events: of };
  });
  return logText(RoomId.parse('long'), [{ stream: 'room', events: room }, ...streams]);
}
