import * as alliance from './csv-alliance.ts';
import { mean } from './csv-means.ts';
import { flag, linesIn, number, numberOrNull, text, type CsvRoom, type Line } from './csv-room.ts';

/** The numbers of every chart of the debrief, computed once more from the CSV files of an export. */

type Tables = Pick<CsvRoom, 'tables'>;

/** A game with its lines, in the order of rooms.csv. */
export interface CsvGame {
  readonly world: Line;
  readonly number: number;
  readonly ended: boolean;
  readonly finished: boolean;
  readonly treatment: string;
  /** Finished rounds with their dyads, practice too. */
  readonly rounds: readonly { readonly round: number; readonly dyads: readonly Line[] }[];
  readonly seats: readonly Line[];
  readonly decisions: readonly Line[];
  readonly scores: readonly Line[];
}

/** The games of a room by number. */
export function gamesIn(room: Tables): readonly CsvGame[] {
  return linesIn(room, 'rooms')
    .map((world): CsvGame => {
      const own = (table: string): readonly Line[] =>
        linesIn(room, table).filter((line) => line['gameId'] === world['gameId']);
      const dyads = own('dyads');
      const numbers = [...new Set(dyads.map((line) => number(line, 'round')))];
      return {
        world,
        number: number(world, 'gameNumber'),
        ended: world['endedAt'] !== '',
        finished: world['finished'] === '1',
        treatment: world['treatment'] || 'plain',
        rounds: numbers.map((round) => {
          return { round, dyads: dyads.filter((line) => number(line, 'round') === round) };
        }),
        seats: own('participants').filter((line) => line['tenure'] === '1'),
        decisions: own('decisions'),
        scores: own('rounds'),
      };
    })
    .toSorted((a, b) => a.number - b.number);
}

/** The rounds that count. */
export const counted = ({ rounds }: CsvGame): CsvGame['rounds'] =>
  rounds.filter(({ round }) => round > 0);

/** One demand, what it won and what it cost. Shares; security in stakes. */
export interface CsvDemand {
  readonly round: number;
  readonly targetId: string;
  readonly ally: boolean;
  readonly publicity: string;
  readonly outcome: string;
  readonly answeredBy: string;
  readonly expectations: number;
  readonly won: number;
  readonly trustLost: number;
  readonly watchers: number;
  readonly securityLost: number;
}

/** Every demand of a game that has ended. */
export function demandsIn(game: CsvGame): readonly CsvDemand[] {
  if (!game.ended) return [];
  return counted(game).flatMap(({ round, dyads }) =>
    dyads.flatMap((line): CsvDemand[] => {
      if (line['demand'] === '') return [];
      return [
        {
          round,
          targetId: text(line, 'targetId'),
          ally: flag(line, 'alignedBefore'),
          publicity: text(line, 'publicity'),
          outcome: text(line, 'outcome'),
          answeredBy: lastWordBy(game, round, line),
          expectations: number(line, 'eTBefore'),
          won: number(line, 'concession') / 100,
          trustLost: number(line, 'eTAfter') - number(line, 'eTBefore'),
          ...costOf(game, { round, dyads }, line),
        },
      ];
    }),
  );
}

/** Who decided the last move of the target, or of its bloc. */
function lastWordBy(game: CsvGame, round: number, line: Line): string {
  const address = flag(line, 'inBloc') ? 'bloc' : text(line, 'targetId');
  const words = game.decisions.filter(
    (one) =>
      number(one, 'round') === round &&
      one['kind'] === 'move' &&
      one['address'] === address &&
      ['answer', 'rejected'].includes(one['node'] ?? '') &&
      one['choice'] !== '',
  );
  return words.at(-1)?.['decidedBy'] ?? 'timeout';
}

/** The same round with a demand and without it. */
function costOf(
  { world }: CsvGame,
  { round, dyads }: CsvGame['rounds'][number],
  line: Line,
): { readonly watchers: number; readonly securityLost: number } {
  const credit = number(line, 'creditBefore');
  const played = dyads.map(alliance.countryOf);
  const told = played.map(({ id, inBloc }) =>
    flag(line, 'inBloc') ? inBloc : id === text(line, 'targetId'),
  );
  const spared = played.map((one, index) => (told[index] ? alliance.unthreatened(one) : one));
  const [stands, stood] = [played, spared].map((some) => alliance.after(world, some, credit));
  if (stands === undefined || stood === undefined) throw new Error('no round');
  const moved = stood.flatMap(({ e, allied }, index) =>
    told[index] || !allied ? [] : [(stands[index]?.e ?? Number.NaN) - e],
  );
  const rounds = number(world, 'rounds') - round + number(world, 'V');
  const security = (countries: readonly alliance.Country[], where: readonly alliance.Stands[]) =>
    alliance.securityNow(world, countries, where) +
    alliance.securityAhead(world, countries, { stands: where, rounds });
  const members = told.filter(Boolean).length;
  return {
    watchers: (moved.length === 0 ? 0 : mean(moved)) / members,
    securityLost: (security(spared, stood) - security(played, stands)) / members,
  };
}

/** How a dyad's trust went: at the start, then after each round. */
export interface CsvPath {
  readonly targetId: string;
  readonly ally: boolean;
  readonly trust: readonly number[];
  readonly publicTrust: readonly number[];
  readonly aligned: readonly boolean[];
}

/** The trust of every dyad of a game with a finished round, in the scenario's order. */
export function pathsIn(game: CsvGame): readonly CsvPath[] {
  const rounds = counted(game);
  const [first] = rounds;
  if (first === undefined) return [];
  let heard = first.dyads.map((line) => alliance.countryOf(line));
  let credit = number(game.world, 'phi');
  const publicly = rounds.map(({ dyads }) => {
    const known = dyads.map((line, index) => {
      const { e, allied } = heard[index] ?? alliance.countryOf(line);
      return { ...alliance.publicly(alliance.countryOf(line)), e, allied };
    });
    const stands = alliance.after(game.world, known, credit);
    credit = alliance.creditAfter(known, credit);
    heard = known.map((one, index) => ({ ...one, ...(stands[index] ?? one) }));
    return stands.map(({ e }) => 1 - e);
  });
  return first.dyads.map((line, index) => {
    const own = rounds.map(({ dyads }) => dyads[index] ?? line);
    const start = 1 - number(line, 'eTBefore');
    const ally = text(line, 'alignment') === 'ally';
    return {
      ...{ targetId: text(line, 'targetId'), ally },
      trust: [start, ...own.map((one) => number(one, 'trustAfter'))],
      publicTrust: [start, ...publicly.map((some) => some[index] ?? Number.NaN)],
      aligned: [ally, ...own.map((one) => flag(one, 'alignedAfter'))],
    };
  });
}

/** Final points: the sender's, every ally's, and their pars. */
export function standingsIn({ seats, scores }: CsvGame) {
  const of = (seat: Line) => ({
    points: scores
      .filter((line) => line['countryId'] === seat['countryId'] && line['counted'] === '1')
      .reduce((sum, line) => sum + number(line, 'points'), 0),
    par: numberOrNull(seat, 'par') ?? 0,
  });
  const once = seats.filter(
    (seat, at) => seats.findIndex((one) => one['countryId'] === seat['countryId']) === at,
  );
  const sender = once.find((seat) => seat['role'] === 'sender');
  if (sender === undefined) throw new Error('no sender');
  return {
    sender: of(sender),
    allies: once.filter((seat) => seat['alignment'] === 'ally').map(of),
  };
}

/** What people's own decisions of a kind gave away, in stakes. */
export const regretsIn = ({ decisions }: CsvGame, kind: string): readonly number[] =>
  decisions
    .filter(
      (line) => line['kind'] === kind && line['decidedBy'] === 'human' && line['regret'] !== '',
    )
    .map((line) => number(line, 'regret'));
