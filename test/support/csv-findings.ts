import * as csv from './csv-evidence.ts';
import * as means from './csv-means.ts';
import { number } from './csv-room.ts';

/**
 * What the debrief has to say of a room, from the CSV files of its export: either that there is too
 * little to say, or every number of the sentence in the order in which it stands there, unrounded.
 */
export type Expected =
  | { readonly about: string; readonly tooFew: readonly number[] }
  | {
      readonly about: string;
      readonly numbers: readonly Written[];
      /** The interval of the gap; null where it is too uncertain to have one, undefined where none is told. */
      readonly gap?: means.CsvMean['interval'] | undefined;
      readonly phrases: readonly string[];
    };

/** A number as it is computed, and the decimals with which it stands in the sentence. */
export interface Written {
  readonly value: number;
  readonly write: 'exact' | 'whole' | 'small' | 'tenth';
}

const exact = (value: number): Written => ({ value, write: 'exact' });
/** A share as whole percent. */
const percent = (share: number): Written => ({ value: 100 * share, write: 'whole' });
/** A share as points of 100, with a decimal where it is small. */
const points = (share: number): Written => ({ value: 100 * share, write: 'small' });

const LEAST = 3;

interface Room {
  readonly games: readonly csv.CsvGame[];
  readonly demands: readonly (readonly csv.CsvDemand[])[];
}

const tooFew = (about: string, groups: readonly (readonly unknown[])[]): Expected | null => {
  const counts = groups.map(({ length }) => length);
  return counts.some((n) => n < LEAST) ? { about, tooFew: counts } : null;
};

/** The gap between two groups as a sentence ends with it. */
function gapOf(
  first: readonly (readonly number[])[],
  second: readonly (readonly number[])[],
  write: (share: number) => Written,
) {
  const { interval } = means.gapOf(first, second);
  const between = interval
    ? [exact(95), exact(100), write(interval.low), write(interval.high)]
    : [];
  return { gap: interval, between };
}

const gamesWith = (some: readonly (readonly unknown[])[]): Written =>
  exact(some.filter(({ length }) => length > 0).length);

function paradox({ demands }: Room): Expected {
  const won = (mood: 'trusting' | 'wary') =>
    demands.map((some) =>
      some
        .filter(({ expectations }) => (expectations >= 0.3 ? 'wary' : 'trusting') === mood)
        .map((one) => one.won),
    );
  const [trusting, wary] = [won('trusting').flat(), won('wary').flat()];
  const few = tooFew('paradox', [trusting, wary]);
  if (few) return few;
  const { gap, between } = gapOf(won('trusting'), won('wary'), percent);
  const numbers = [
    ...[gamesWith(demands), exact(30), exact(100)],
    ...[percent(means.mean(trusting)), percent(means.mean(wary))],
    ...[exact(trusting.length), exact(wary.length), ...between],
  ];
  return { about: 'paradox', numbers, gap, phrases: ['expected little conflict', 'warier ones'] };
}

function onAllies({ demands }: Room) {
  const own = demands.map((some) => some.filter(({ ally }) => ally));
  const by = (how: string) => own.map((some) => some.filter(({ publicity }) => publicity === how));
  const perGame = { quiet: by('quiet'), loud: by('loud') };
  return { games: gamesWith(own), quiet: perGame.quiet.flat(), loud: perGame.loud.flat(), perGame };
}

function publicity(room: Room): Expected {
  const { games, quiet, loud, perGame } = onAllies(room);
  const few = tooFew('publicity', [quiet, loud]);
  if (few) return few;
  const of = (some: readonly csv.CsvDemand[], key: 'won' | 'trustLost' | 'securityLost') =>
    some.map((one) => one[key]);
  const { gap, between } = gapOf(
    perGame.quiet.map((some) => of(some, 'won')),
    perGame.loud.map((some) => of(some, 'won')),
    percent,
  );
  const cost = (some: readonly csv.CsvDemand[]): readonly Written[] => [
    points(means.mean(of(some, 'trustLost'))),
    points(means.mean(of(some, 'securityLost'))),
  ];
  const [loudTrust, loudSecurity] = cost(loud) as [Written, Written];
  const numbers = [
    ...[games, percent(means.mean(of(loud, 'won'))), percent(means.mean(of(quiet, 'won')))],
    ...[exact(loud.length), exact(quiet.length)],
    ...[loudTrust, exact(100), loudSecurity, ...cost(quiet), ...between],
  ];
  return { about: 'publicity', numbers, gap, phrases: ['loud demands on allies won'] };
}

function trust({ games }: Room): Expected {
  const paths = games.map((game) => csv.pathsIn(game).filter(({ ally }) => ally));
  const all = paths.flat();
  const few = tooFew('trust', [all]);
  if (few) return few;
  const first = all.map((path) => path.trust[0] ?? Number.NaN);
  const last = all.map((path) => path.trust.at(-1) ?? Number.NaN);
  const fell = all.filter((_, place) => (last[place] ?? 1) < (first[place] ?? 0)).length;
  const left = all.filter(({ aligned }) => aligned.at(-1) === false).length;
  const numbers = [
    ...[gamesWith(paths), percent(means.mean(first)), percent(means.mean(last)), exact(100)],
    ...[exact(fell), exact(all.length), ...(left === 0 ? [] : [exact(left)])],
  ];
  return { about: 'trust', numbers, phrases: left === 0 ? ['none had left'] : ['had left'] };
}

const KINDS = { cable: 'cables', move: 'moves in the bargain', stance: 'stances' } as const;

function regret({ games }: Room): Expected {
  const kinds = (['cable', 'move', 'stance'] as const).map((kind) => {
    return { kind, costs: games.flatMap((game) => csv.regretsIn(game, kind)) };
  });
  const all = kinds.flatMap(({ costs }) => costs);
  const few = tooFew('regret', [all]);
  if (few) return few;
  const best = all.filter((cost) => cost < 0.01).length;
  const told = kinds
    .filter(({ costs }) => costs.length >= LEAST)
    .toSorted((a, b) => means.mean(b.costs) - means.mean(a.costs));
  const [dearest] = told;
  const share = percent(best / all.length);
  const cost = dearest && { value: 100 * means.mean(dearest.costs), write: 'tenth' as const };
  const most = dearest && cost ? [cost, exact(dearest.costs.length)] : [];
  const numbers = [exact(all.length), exact(best), share, ...most];
  return { about: 'regret', numbers, phrases: dearest ? [KINDS[dearest.kind]] : [] };
}

function treatments({ games, demands }: Room): Expected | null {
  const ids = [...new Set(games.map(({ treatment }) => treatment))];
  if (ids.length < 2) return null;
  const groups = ids.map((id) =>
    games.flatMap((game, place) =>
      game.treatment === id && game.finished ? [{ game, made: demands[place] ?? [] }] : [],
    ),
  );
  const few = tooFew('treatments', groups);
  if (few) return few;
  const phrases: string[] = [];
  const numbers = groups.flatMap((group) => {
    const ends = group.flatMap(({ game }) => {
      const own = csv
        .pathsIn(game)
        .flatMap(({ ally, trust: path }) => (ally ? path.slice(-1) : []));
      return own.length === 0 ? [] : [means.mean(own)];
    });
    const won = group.flatMap(({ made }) =>
      made.length === 0 ? [] : [means.mean(made.map((one) => one.won))],
    );
    if (ends.length === 0) phrases.push('there were no allies');
    if (won.length === 0) phrases.push('no demand was made');
    return [
      ...(ends.length === 0 ? [] : [percent(means.mean(ends)), exact(100)]),
      ...(won.length === 0 ? [] : [percent(means.mean(won))]),
      exact(group.length),
    ];
  });
  return { about: 'treatments', numbers, phrases };
}

function spillover(room: Room): Expected {
  const { games, quiet, loud, perGame } = onAllies(room);
  const few = tooFew('spillover', [quiet, loud]);
  if (few) return few;
  const moved = (some: readonly csv.CsvDemand[]) => some.map(({ watchers }) => watchers);
  const { gap, between } = gapOf(perGame.quiet.map(moved), perGame.loud.map(moved), points);
  const numbers = [
    ...[games, points(means.mean(moved(loud))), exact(100), points(means.mean(moved(quiet)))],
    ...[exact(loud.length), exact(quiet.length), ...between],
  ];
  return { about: 'spillover', numbers, gap, phrases: ['with each other ally'] };
}

/** What is possible in a game's scenario, by simulation: nothing that a CSV file could hold. */
export interface Simulated {
  readonly frontier: readonly { readonly sender: number; readonly allies: number }[];
  readonly peace: { readonly sender: number; readonly allies: number };
}

/**
 * Where finished games with allies ended, beside what was possible.
 *
 * @param possible  of a game, by its number
 */
export function endsFrom(
  games: readonly csv.CsvGame[],
  possible: (number: number) => Simulated,
): Expected {
  const own = games.flatMap((game) => {
    const { sender, allies } = csv.standingsIn(game);
    if (!game.finished || allies.length === 0) return [];
    const ally = means.mean(allies.map((one) => one.points));
    return [{ sender: sender.points, allies: ally, ...possible(number(game.world, 'gameNumber')) }];
  });
  const few = tooFew('ends', [own]);
  if (few) return few;
  // points are whole in a game and are not in a simulation: a gap counts from five on
  const beats = (one: Simulated['peace'], { sender, allies }: Simulated['peace']): boolean =>
    one.sender - sender >= 5 && one.allies - allies >= 5;
  const beaten = own.filter((end) => end.frontier.some((one) => beats(one, end)));
  const below = own.filter((end) => beats(end.peace, end));
  const numbers = [exact(beaten.length), exact(own.length), exact(5), exact(below.length)];
  return { about: 'ends', numbers, phrases: ['both sides could have had more'] };
}

/** Every sentence that can be told from the CSV files alone; null for treatments that do not differ. */
export function findingsFrom(games: readonly csv.CsvGame[]): readonly (Expected | null)[] {
  const room = { games, demands: games.map(csv.demandsIn) };
  return [paradox, publicity, trust, regret, treatments, spillover].map((find) => find(room));
}
