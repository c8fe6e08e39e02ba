import type { Game } from '../../../../shared/game/game.ts';
import type { CountryId } from '../../../../shared/scenario/ids.ts';
import { known } from '../../../../shared/view/known.ts';
import { compactReason, reasonPoints } from '../../../../shared/view/reasons.ts';
import { REASON_TERMS, type Term } from '../../../../shared/view/terms.ts';
import { whyOfSender, whyOfTarget } from '../../../../shared/view/why.ts';
import type { Reason } from '../../../../shared/view/result-schema.ts';

/** Shown weights and points have four and two decimals: reasons add up to a term within this, in points. */
const ROUNDING = 0.1;

/**
 * Why a round brought a seat what it did in a term, from everything that is known now. A log may have
 * been played by an older model: reasons that do not add up to what was recorded explain nothing.
 *
 * @returns null where the model computes the term otherwise
 */
export function reasonsFor(
  game: Game,
  term: Term,
  { round, countryId }: { readonly round: number; readonly countryId: CountryId },
): readonly Reason[] | null {
  const why = reasonsOf(game, round, countryId).filter(({ kind }) => REASON_TERMS[kind] === term);
  const sum = why.reduce((total, one) => total + reasonPoints(one), 0);
  const scores = game.rounds.find((one) => one.round === round)?.scores ?? [];
  const own = scores.find((one) => one.countryId === countryId);
  if (own === undefined || Math.abs(sum - 100 * own.terms[term]) > ROUNDING) return null;
  return why.map(compactReason);
}

/** Why a round brought a seat what it did, by today's model. */
function reasonsOf(game: Game, round: number, countryId: CountryId): readonly Reason[] {
  const { sender, world, targets } = game.setup.cast;
  const truth = known(game, sender.id).rounds.find((one) => one.round === round);
  if (truth === undefined) return [];
  const index = targets.findIndex(({ id }) => id === countryId);
  const played = { world, targets };
  return index < 0 ? whyOfSender(played, truth) : whyOfTarget(played, truth, index);
}
