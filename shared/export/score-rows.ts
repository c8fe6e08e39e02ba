import { countriesOf, playedTerms, type Game, type PlayedTerms } from '../game/game.ts';
import type { CountryId } from '../scenario/ids.ts';
import { legacyPoints } from '../view/ending.ts';
import { scoreOf } from '../view/points.ts';
import { TERMS } from '../view/terms.ts';
import { holderText, type ExportedGame, type ExportedMoment } from './exported.ts';
import type { RoundRow } from './score-tables.ts';

/** One row for every seat in every finished round of a game, and one for its legacy. */
export function roundRows(roomId: string, { moments }: ExportedGame): readonly RoundRow[] {
  const totals = new Map<CountryId, number>();
  return moments.flatMap(({ event, game }): RoundRow[] => {
    if (event.type === 'roundScored') {
      const counted = event.round > 0;
      return event.scores.map(({ countryId, terms }) => {
        const played = playedTerms(terms);
        const points = scoreOf(played).total;
        const scored = { terms: played, points };
        const part = { part: 'round', round: event.round, counted, ...scored } as const;
        return rowOf({ roomId, game, totals }, countryId, part);
      });
    }
    if (event.type !== 'gameEnded') return [];
    return event.legacy.map(({ countryId, stakes }) => {
      const terms = playedTerms({ material: 0, fear: 0, publicCost: 0, legacy: stakes });
      const points = legacyPoints(game, countryId);
      const part = { part: 'legacy', round: null, counted: true, terms, points } as const;
      return rowOf({ roomId, game, totals }, countryId, part);
    });
  });
}

interface Part extends Pick<RoundRow, 'part' | 'round' | 'counted' | 'points'> {
  readonly terms: PlayedTerms;
}

function rowOf(
  around: { readonly roomId: string; readonly game: Game; readonly totals: Map<CountryId, number> },
  countryId: CountryId,
  { part, round, counted, terms, points }: Part,
): RoundRow {
  const { roomId, game, totals } = around;
  const holder = game.holders[countryId];
  const score = scoreIn(terms);
  const total = (totals.get(countryId) ?? 0) + (counted ? score : 0);
  totals.set(countryId, total);
  const { material, fear, publicCost, home, jointSecurity, posture, alliance, rival, legacy } =
    terms;
  return {
    ...{ roomId, gameId: game.setup.gameId, part, round, countryId },
    role: roleOf(game, countryId),
    heldBy: holder?.by === 'bot' ? 'bot' : 'player',
    playerId: holderText(holder),
    counted,
    ...{ material, fear, publicCost, home, jointSecurity, posture, alliance, rival, legacy },
    ...{ score, total, points },
  };
}

/** The sum of the terms of a score, in the order in which they are shown. */
function scoreIn(terms: PlayedTerms): number {
  return TERMS.reduce((sum, term) => sum + terms[term], 0);
}

/** On which side of the threats a country stands. */
export function roleOf(game: Game, countryId: CountryId): 'sender' | 'target' {
  return countryId === game.setup.cast.sender.id ? 'sender' : 'target';
}

/** What every seat scored in the whole game so far, in stakes, in the scenario's order. */
export function totalsOf(game: Game, rows: readonly RoundRow[]): ReadonlyMap<CountryId, number> {
  return new Map(
    countriesOf(game).map((countryId) => {
      const own = rows.filter((row) => row.countryId === countryId);
      return [countryId, own.at(-1)?.total ?? 0];
    }),
  );
}

/** The moment at which a game ended; undefined while it has not. */
export function endingOf({ moments }: ExportedGame): ExportedMoment | undefined {
  return moments.find(({ event }) => event.type === 'gameEnded');
}
