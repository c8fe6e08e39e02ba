import { countriesOf } from '../game/game.ts';
import type { Holder } from '../game/setup.ts';
import type { CountryId } from '../scenario/ids.ts';
import { standingOf } from '../view/ending.ts';
import type { DecisionRow } from './decisions-table.ts';
import { membersOf } from '../game/holder.ts';
import { type Exported, type ExportedGame } from './exported.ts';
import type { ParticipantRow } from './input.ts';
import type { ParticipantTableRow, RoundRow } from './score-tables.ts';
import { endingOf, roleOf, totalsOf } from './score-rows.ts';

/** For how long somebody held a seat. ms since 1970; `until` is null in a game that goes on. */
interface Tenure {
  readonly countryId: CountryId;
  readonly holder: Holder;
  readonly number: number;
  readonly from: number;
  readonly until: number | null;
  /** The first event in it, and the first after it: several can have the same moment. */
  readonly events: { readonly first: number; readonly next: number };
}

/** What the participants of a room are made of. */
interface Around {
  readonly exported: Exported;
  readonly people: readonly ParticipantRow[];
  readonly decisions: readonly DecisionRow[];
  readonly rounds: readonly RoundRow[];
}

/** One row for everybody who held a seat, and one for every person without. */
export function participantRows(around: Around): readonly ParticipantTableRow[] {
  const { exported, people } = around;
  const seated = exported.games.flatMap((game) => seatRows(around, game));
  const known = new Set(seated.map(({ playerId }) => playerId));
  const watching = people.filter(({ playerId }) => !known.has(playerId));
  return [
    ...seated,
    ...watching.map(({ playerId }) => ({ ...UNSEATED, ...person(around, playerId) })),
  ];
}

const UNSEATED = {
  gameId: null,
  countryId: null,
  role: null,
  alignment: null,
  tenure: null,
  heldBy: null,
  bot: null,
  heldFrom: null,
  heldUntil: null,
  decisions: null,
  decisionsByPeople: null,
  score: null,
  points: null,
  par: null,
} as const;

function person({ exported, people }: Around, playerId: string) {
  const order = people.findIndex((one) => one.playerId === playerId);
  return {
    roomId: exported.room.roomId,
    playerId,
    joinedAt: people[order]?.joinedAt ?? null,
    joinOrder: order < 0 ? null : order + 1,
    removed: exported.room.kicked.some((one) => one === playerId),
  };
}

function seatRows(around: Around, exported: ExportedGame): readonly ParticipantTableRow[] {
  const { game } = exported;
  const { targets } = game.setup.cast;
  const rounds = around.rounds.filter(({ gameId }) => gameId === game.setup.gameId);
  const decisions = around.decisions.filter(({ gameId }) => gameId === game.setup.gameId);
  const totals = totalsOf(game, rounds);
  return tenuresOf(exported).flatMap((tenure): ParticipantTableRow[] => {
    const { countryId, holder, from, until } = tenure;
    const own = decisions.filter((one) => one.countryId === countryId && within(one, tenure));
    const seat = {
      gameId: game.setup.gameId,
      countryId,
      role: roleOf(game, countryId),
      alignment: targets.find(({ id }) => id === countryId)?.alignment ?? null,
      tenure: tenure.number,
      heldBy: holder.by === 'bot' ? ('bot' as const) : ('player' as const),
      bot: holder.by === 'bot' ? holder.bot : null,
      heldFrom: from,
      heldUntil: until,
      decisions: own.length,
      decisionsByPeople: own.filter(({ decidedBy }) => decidedBy === 'human').length,
      score: totals.get(countryId) ?? 0,
      points: standingOf(game, countryId).total,
      par: game.setup.par.find((one) => one.countryId === countryId)?.points ?? null,
    };
    const { roomId } = around.exported.room;
    const bot = { roomId, playerId: null, joinedAt: null, joinOrder: null, removed: null };
    const players = membersOf(holder);
    const who = players.length === 0 ? [bot] : players.map((one) => person(around, one));
    return who.map((one) => ({ ...seat, ...one }));
  });
}

/** Whether a decision was made while somebody held the seat. */
function within({ event }: DecisionRow, { events }: Tenure): boolean {
  return event !== null && event >= events.first && event < events.next;
}

/** Who held which seat of a game, seat by seat in the scenario's order. */
function tenuresOf(exported: ExportedGame): readonly Tenure[] {
  const { moments, game } = exported;
  const end = endingOf(exported)?.at ?? null;
  return countriesOf(game).flatMap((countryId): Tenure[] => {
    const taken = moments.filter(
      ({ event }) =>
        event.type === 'gameCreated' ||
        (event.type === 'seatTaken' && event.countryId === countryId),
    );
    return taken.flatMap((moment, index): Tenure[] => {
      const holder = moment.game.holders[countryId];
      if (holder === undefined) return [];
      const next = taken[index + 1];
      const until = next?.at ?? end;
      const events = { first: moment.n, next: next?.n ?? Infinity };
      return [{ countryId, holder, number: index + 1, from: moment.at, until, events }];
    });
  });
}
