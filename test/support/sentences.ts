import { expect } from 'vitest';
import { findingText } from '../../client/text/evidence-words.ts';
import { tableOf, endOf, hasAllies } from '../../shared/replay/joint-ends.ts';
import { trustPaths } from '../../shared/replay/evidence.ts';
import * as findings from '../../shared/replay/findings.ts';
import { possibleEnds, type Possible } from '../../shared/replay/frontier.ts';
import { regretOf } from '../../shared/replay/regret.ts';
import { treatedGames, treatmentsIn } from '../../shared/replay/treated.ts';
import { weighedDemands } from '../../shared/replay/weighed.ts';
import type { Game } from '../../shared/game/game.ts';
import type { CsvGame } from './csv-evidence.ts';
import { endsFrom, findingsFrom, type Expected, type Written } from './csv-findings.ts';

const simulated = new Map<string, Possible>();

/** What is possible in a game, simulated once for each table. */
function possibleIn(game: Game): Possible {
  const key = JSON.stringify(tableOf(game));
  const found = simulated.get(key) ?? possibleEnds(tableOf(game), 2, 7);
  simulated.set(key, found);
  return found;
}

/** Every sentence of the debrief about some games, as the page says it; null where it says none. */
export function sentencesOf(games: readonly Game[]): readonly (string | null)[] {
  const demands = games.map(weighedDemands);
  const paths = games.map((game) =>
    trustPaths(game).filter((_, index) => game.setup.cast.targets[index]?.alignment === 'ally'),
  );
  const ends = games.filter((game) => game.ending?.finished === true && hasAllies(game));
  return [
    findings.paradoxIn(demands),
    findings.publicityIn(demands),
    findings.trustIn(paths),
    findings.regretIn(games.map(regretOf)),
    treatmentsIn(treatedGames(games)),
    findings.spilloverIn(demands),
    findings.endsIn(ends.map((game) => ({ end: endOf(game), possible: possibleIn(game) }))),
  ].map((found) => found && findingText(found));
}

/** What has to be said about them, from their CSV files. */
export function expectedFrom(
  lines: readonly CsvGame[],
  games: readonly Game[],
): readonly (Expected | null)[] {
  const ends = endsFrom(lines, (number) => {
    const game = games.find(({ setup }) => setup.number === number);
    if (game === undefined) throw new Error(`no game ${number}`);
    return possibleIn(game);
  });
  return [...findingsFrom(lines), ends];
}

/** Holds a sentence against what has to be said: every number, and every word that claims something. */
export function expectTrue(sentence: string | null, expected: Expected | null): void {
  if (sentence === null || expected === null) {
    expect(sentence).toBe(expected);
    return;
  }
  const numbers = [...sentence.matchAll(/−?\d+(?:\.\d+)?/g)].map(([found]) => found);
  if ('tooFew' in expected) {
    expect(sentence, expected.about).toMatch(
      /^Too few to say anything: .* at least 3 in each group\.$/,
    );
    expect(numbers.slice(0, -1).map(Number), sentence).toEqual(expected.tooFew);
    return;
  }
  expect(sentence).not.toContain('Too few');
  expect(numbers.length, sentence).toBe(expected.numbers.length);
  expected.numbers.forEach((one, place) => expectWritten(numbers[place] ?? '', one, sentence));
  for (const phrase of expected.phrases) expect(sentence).toContain(phrase);
  expectSurety(sentence, expected.gap);
}

/** As many claims of surety as the interval bears, and no other. */
function expectSurety(sentence: string, gap: { low: number; high: number } | null | undefined) {
  const crosses = gap ? Math.sign(gap.low) !== Math.sign(gap.high) || gap.low === 0 : null;
  const said = (word: string): boolean => sentence.toLowerCase().includes(word);
  expect(said('the gap may be chance'), sentence).toBe(crosses === true);
  expect(said('the gap is hardly chance'), sentence).toBe(crosses === false);
  expect(said('how sure that is cannot be said'), sentence).toBe(gap === null);
}

/** A number as it is written: right to half of its last digit. */
function expectWritten(found: string, { value, write }: Written, sentence: string): void {
  const shown = Number(found.replace('−', '-'));
  const why = `${found} for ${value} in: ${sentence}`;
  if (write === 'exact') expect(shown, why).toBe(value);
  const tenths = write === 'tenth' || (write === 'small' && Math.abs(value) < 10);
  expect(Math.abs(shown - value), why).toBeLessThanOrEqual((tenths ? 0.05 : 0.5) + 1e-9);
  expect(found, why).toMatch(tenths ? /^−?\d+(\.\d)?$/ : /^−?\d+$/);
  expect(found, why).not.toBe('−0');
}
