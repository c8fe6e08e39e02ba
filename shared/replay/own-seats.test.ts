import { expect, test } from 'vitest';
import { cable, canada, korea, SEATS, setupOf, Table } from '../../test/support/given.ts';
import { randomGame } from '../../test/support/random-game.ts';
import { PlayerId } from '../scenario/ids.ts';
import { decisionsIn, isJudged, judgedIn } from './decisions.ts';
import { partIn } from './own-part.ts';
import { decisionPlaces, roundsHeld, seatsHeld } from './own-seats.ts';
import { timelineOf } from './timeline.ts';

const [ann, ben, cem] = ['ann', 'ben', 'cem'].map((id) => PlayerId.parse(id)) as [
  PlayerId,
  PlayerId,
  PlayerId,
];
const people = (...playerIds: PlayerId[]) =>
  ({ by: 'players', playerIds, rule: 'anyone' }) as const;
const alone = (playerId: PlayerId) => ({ by: 'player', playerId }) as const;
const round = (table: Table): Table =>
  table
    .prepared([cable(korea, 60)])
    .when(korea, { type: 'concede' })
    .everyoneReady();

/** A game in which Ann and Ben lead Korea; before the second round Cem takes it over from both. */
function handedOver(): Table {
  const holders = setupOf().holders.map((one) =>
    one.countryId === korea ? { countryId: korea, holder: people(ann, ben) } : one,
  );
  const first = round(new Table(setupOf({ rounds: 2, holders })).everyoneReady());
  return round(first.input({ type: 'seat', countryId: korea, holder: alone(cem) }));
}

test('members of a delegation held the seat together, and a latecomer from then on', () => {
  const { events } = handedOver();
  const at = events.findIndex(({ type }) => type === 'seatTaken');
  const [anns] = seatsHeld(events, ann);
  expect(anns).toEqual({ countryId: korea, spans: [{ from: 0, until: at }], partners: [ben] });
  const [cems, ...more] = seatsHeld(events, cem);
  expect(cems).toEqual({ countryId: korea, spans: [{ from: at, until: null }], partners: [] });
  expect(more).toEqual([]);
  expect(seatsHeld(events, PlayerId.parse('nobody'))).toEqual([]);
});

test('who changes the country has two seats, and who comes back two spans', () => {
  const table = new Table(setupOf({ rounds: 2 }));
  const bot = { by: 'bot', bot: 'equilibrium' } as const;
  const take = (countryId: typeof korea, holder: Parameters<typeof table.input>[0]) =>
    table.input({ ...holder, countryId } as Parameters<typeof table.input>[0]);
  const me = PlayerId.parse('korea');
  take(korea, { type: 'seat', countryId: korea, holder: bot });
  take(canada, { type: 'seat', countryId: canada, holder: alone(me) });
  take(canada, { type: 'seat', countryId: canada, holder: bot });
  take(korea, { type: 'seat', countryId: korea, holder: alone(me) });
  const seats = seatsHeld(table.events, me);
  expect(seats.map(({ countryId, spans }) => [countryId, spans.length])).toEqual([
    [korea, 2],
    [canada, 1],
  ]);
});

test('a decision is mine only where I held the seat, and so is a round', () => {
  const { events } = handedOver();
  const timeline = timelineOf(events);
  const judged = judgedIn(timeline.game) ?? [];
  const madeBy = (playerId: PlayerId) => {
    const [seat] = seatsHeld(events, playerId);
    if (seat === undefined) throw new Error('no seat');
    const { decisions, own } = partIn(timeline, seat, judged);
    expect(own.rounds).toEqual(roundsHeld(events, seat));
    return decisions.map(({ judged: one, by }) => `${one.round} ${one.kind} ${by}`);
  };
  expect(madeBy(ann)).toEqual(['1 move me', '1 stance me', '2 move other', '2 stance other']);
  expect(madeBy(cem)).toEqual(['1 move other', '1 stance other', '2 move me', '2 stance me']);
});

test.each([1, 2, 3])('every decision of game %i has its event', (seed) => {
  const { events, game } = randomGame(seed, { rounds: 3, practice: true });
  const placeOf = decisionPlaces(events);
  const all = decisionsIn(game, judgedIn(game)) ?? [];
  expect(new Set(all.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(3);
  for (const decision of all) {
    const event = events[placeOf(decision) ?? -1];
    expect(event).toMatchObject({ decidedBy: decision.decidedBy });
  }
  for (const seat of SEATS) {
    const part = partIn(timelineOf(events), seat, all);
    expect(part.own.decisions.every(isJudged)).toBe(true);
    for (const { judged, by } of part.decisions) {
      expect(by).toBe(judged.decidedBy === 'human' ? 'me' : judged.decidedBy);
    }
  }
});
