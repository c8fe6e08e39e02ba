import type { Game } from '../../../shared/game/game.ts';
import type { CountryId } from '../../../shared/scenario/ids.ts';
import { known } from '../../../shared/view/known.ts';
import { compactReason } from '../../../shared/view/reasons.ts';
import { whyOfSender, whyOfTarget } from '../../../shared/view/why.ts';
import type { Reason } from '../../../shared/view/view.ts';

/** Why a round brought a seat what it did, from everything that is known now. */
export function reasonsOf(game: Game, round: number, countryId: CountryId): readonly Reason[] {
  const { sender, world, targets } = game.setup.cast;
  const truth = known(game, sender.id).rounds.find((one) => one.round === round);
  if (truth === undefined) return [];
  const index = targets.findIndex(({ id }) => id === countryId);
  const played = { world, targets };
  const why = index < 0 ? whyOfSender(played, truth) : whyOfTarget(played, truth, index);
  return why.map(compactReason);
}
