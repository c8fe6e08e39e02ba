import type { Cable } from '../../../../shared/game/command.ts';
import type { Moment } from '../../../../shared/replay/moments.ts';
import type { Game } from '../../../../shared/game/game.ts';
import { MOVE_ROWS, moveBehind } from '../../../../shared/game/moves.ts';
import { debrief } from '../../../text/debrief-words.ts';
import { headlineText } from '../../../text/headlines-words.ts';
import { replayedWords } from '../../../text/moves-words.ts';
import { blocIn, headlineNames, nameOf } from '../countries.ts';

const text = debrief.replay;

const threatOf = ({ demand, instrument, exception }: Cable) => ({
  ...{ demand, instrument, exception },
});

/** Whether the words of a moment are still under seal. */
export const isSealed = (moment: Moment, { opened }: { readonly opened: boolean }): boolean =>
  moment.sealed && !opened;

/** Who wrote or acted, and to whom; empty where nobody did. */
export function partiesOf(game: Game, { happened, round }: Moment): { from: string; to: string } {
  if (!('address' in happened)) return { from: '', to: '' };
  const sender = game.setup.cast.sender.name;
  const target = nameOf(game, happened.address, blocIn(game, round));
  const bySender =
    happened.type === 'threatened' ||
    (happened.type === 'moved' && MOVE_ROWS[moveBehind(happened.move)].by === 'sender');
  return bySender ? { from: sender, to: target } : { from: target, to: sender };
}

/** A moment in one sentence, as much of it as may be said. */
export function sentenceOf(
  game: Game,
  moment: Moment,
  { opened }: { readonly opened: boolean },
): string {
  const { happened, headline, round } = moment;
  const sender = game.setup.cast.sender.name;
  const target = (address: string): string => nameOf(game, address, blocIn(game, round));
  if (headline !== null) return headlineText(headline, headlineNames(game, headline));
  if (isSealed(moment, { opened })) {
    const { from, to } = partiesOf(game, moment);
    return text.sealedLine(from, to);
  }
  switch (happened.type) {
    case 'began':
      return text.began;
    case 'prepared':
      return text.prepared;
    case 'arrived':
      return text.arrived;
    case 'threatened':
      return headlineText(
        { ...threatOf(happened.cable), type: 'threatened', round, targetId: happened.address },
        { sender, target: target(happened.address), issue: game.setup.cast.issue },
      );
    case 'moved':
      return [
        replayedWords(happened.move, sender, target(happened.address)),
        happened.offer === null ? '' : `: ${happened.offer}%`,
      ].join('');
    case 'scored':
      return text.scored(round);
    case 'ended':
      return happened.finished ? text.ended : text.cutShort;
    case 'returned':
    case 'blocFormed':
      return ''; // always headlines
  }
}
