import { BLOC } from '../../../shared/game/bloc.ts';
import type { Cable } from '../../../shared/game/command.ts';
import type { Game } from '../../../shared/game/game.ts';
import { blocName, listed } from '../../text/common.ts';
import type { HeadlineNames } from '../../text/headlines-words.ts';
import type { Headline } from '../../../shared/view/public-schema.ts';

type Named = Pick<Game, 'setup'>;

/** A country's name, or the bloc's, with its members where they are given. */
export function nameOf({ setup }: Named, id: string, bloc: readonly string[] = []): string {
  const { sender, targets } = setup.cast;
  if (id === BLOC) return blocName(bloc.map((one) => nameOf({ setup }, one)));
  return [sender, ...targets].find((one) => one.id === id)?.name ?? id;
}

/** What the sender would do otherwise, by the name on the target's card. */
export function instrumentOf({ setup }: Named, cable: Pick<Cable, 'instrument'>): string {
  const known = setup.cast.targets.flatMap(({ instruments }) => instruments);
  return known.find(({ id }) => id === cable.instrument)?.name ?? cable.instrument;
}

/** Who stood in the bloc of a round. */
export const blocIn = ({ rounds, round: now, bloc }: Game, round: number): readonly string[] =>
  rounds.find((played) => played.round === round)?.bloc ?? (now === round ? bloc : []);

/** The words that a headline needs. */
export function headlineNames(game: Game, headline: Headline): HeadlineNames {
  const { sender, issue } = game.setup.cast;
  const target =
    headline.type === 'blocFormed'
      ? listed(headline.members.map((id) => nameOf(game, id)))
      : nameOf(game, headline.targetId, blocIn(game, headline.round));
  return { sender: sender.name, target, issue };
}

/** A share of 1 as people read it: 0 ... 100. */
export const hundred = (share: number): number => Math.round(100 * share);
