import { countedRounds, type Game } from '../game/game.ts';
import { isHeld } from '../game/holder.ts';
import type { ClassSummary, DemandsKept } from './class-file.ts';
import { meanOf } from './estimate.ts';
import { summaryOf } from './evidence.ts';
import { canonical, fingerprint } from './fingerprint.ts';
import { onAllies, yieldOf } from './findings.ts';
import { modelOf } from './model-version.ts';
import type { Timeline } from './timeline.ts';
import { treatmentOf } from './treated.ts';
import { weighedDemands } from './weighed.ts';

/** What is known of a class beside its games. */
export interface ClassPlayed {
  readonly fingerprint: string;
  /** When its first game was dealt, in milliseconds since 1970; null where the log has no time. */
  readonly playedAt: number | null;
}

/**
 * By what a class is known again when its log is opened once more, whatever was played after its first
 * game: that game's id and seed, under a fingerprint.
 *
 * @param games  every game of the room, by number
 * @returns 16 hexadecimal digits
 */
export function classFingerprint(games: readonly Timeline[]): string {
  const [first] = games;
  if (first === undefined) return fingerprint('');
  const { gameId, seed } = first.game.setup;
  return fingerprint(JSON.stringify([gameId, seed]));
}

/** Whether any of these games was dealt to people. */
export function playedByPeople(games: readonly Timeline[]): boolean {
  return games.some(({ game }) => game.setup.holders.some(({ holder }) => isHeld(holder)));
}

/**
 * What a host may keep of a class: means of the games that were played to the end, without a name, a
 * choice or a day.
 *
 * @param games  those that count
 * @returns null while no game has been played to the end
 */
export function classSummaryOf(
  games: readonly Timeline[],
  played: ClassPlayed,
): ClassSummary | null {
  const whole = games.filter(({ game }) => game.ending?.finished === true);
  const [first] = whole;
  if (first === undefined) return null;
  const own = whole.map(({ game }) => game);
  const sums = own.map(summaryOf);
  const { cast } = first.game.setup;
  const trusts = sums.flatMap(({ trust }) => trust ?? []);
  const [, quiet, loud] = onAllies(own.map(weighedDemands));
  return {
    fingerprint: played.fingerprint,
    month: monthOf(played.playedAt),
    scenario: cast.scenarioId,
    title: cast.title,
    model: modelOf(first.events),
    rules: rulesOf(own),
    rounds: Math.max(...own.map(({ setup }) => setup.rounds)),
    finished: own.length,
    cutShort: games.filter(({ game }) => game.ending?.finished === false).length,
    treatments: treatmentsOf(own),
    quiet: keptOf(yieldOf(quiet)),
    loud: keptOf(yieldOf(loud)),
    trust: trusts.length === 0 ? null : rounded(meanOf(trusts)),
    sender: rounded(meanOf(sums.map(({ sender }) => sender.total - sender.par))),
    allies: rounded(meanOf(sums.map(({ allies }) => allies.total - allies.par))),
    left: sums.reduce((sum, { left }) => sum + left.length, 0),
    blocs: own.flatMap(countedRounds).filter(({ bloc }) => bloc.length > 0).length,
  };
}

function treatmentsOf(games: readonly Game[]): ClassSummary['treatments'] {
  const ids = games.map(treatmentOf);
  return [...new Set(ids)].map((id) => ({ id, games: ids.filter((one) => one === id).length }));
}

/** Four digits after the point: more would say nothing, and tell classes apart. */
function rounded(value: number): number {
  return Math.round(10_000 * value) / 10_000 + 0;
}

function keptOf({ won, trustLost }: ReturnType<typeof yieldOf>): DemandsKept {
  return {
    n: won.n,
    won: won.mean === null ? null : rounded(won.mean),
    trustLost: trustLost.mean === null ? null : rounded(trustLost.mean),
  };
}

/** A log that was not written by a server counts its time from 1970. */
const CLOCKS_FROM = Date.UTC(2000, 0);
const CLOCKS_UNTIL = Date.UTC(10_000, 0);

function monthOf(at: number | null): string | null {
  if (at === null || !(at >= CLOCKS_FROM && at < CLOCKS_UNTIL)) return null;
  return new Date(at).toISOString().slice(0, 7);
}

/** The numbers that games were played on, without words and whatever their order in the room. */
function rulesOf(games: readonly Game[]): string {
  const tables = games.map((game) => {
    const { world, targets } = game.setup.cast;
    const numbers = targets.map((target) => ({
      ...target,
      name: '',
      role: '',
      instruments: target.instruments.map((one) => ({ ...one, name: '' })),
    }));
    return canonical([treatmentOf(game), game.setup.treatment?.leak ?? null, world, numbers]);
  });
  return fingerprint([...new Set(tables)].toSorted().join('\n'));
}
