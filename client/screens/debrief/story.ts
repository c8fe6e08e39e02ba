import type { Cable } from '../../../shared/game/command.ts';
import type { Moment } from '../../../shared/replay/moments.ts';
import type { Game } from '../../../shared/game/game.ts';
import { debrief } from '../../text/debrief.ts';
import { headlineText } from '../../text/headlines.ts';
import { headlineNames, nameOf } from './names.ts';

const text = debrief.replay;

const threatOf = ({ demand, instrument, exception }: Cable) => ({
  ...{ demand, instrument, exception },
});

/** Whether the words of a moment are still under seal. */
export const isSealed = (moment: Moment, opened: boolean): boolean => moment.sealed && !opened;

/** A moment in one sentence, as much of it as may be said. */
export function sentenceOf(game: Game, moment: Moment, opened: boolean): string {
  const { happened, headline, round } = moment;
  const sender = game.setup.cast.sender.name;
  if (headline !== null) return headlineText(headline, headlineNames(game, headline));
  if (isSealed(moment, opened)) {
    return happened.type === 'threatened' ? text.sealedCable : text.sealedAnswer;
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
        { sender, target: nameOf(game, happened.address), issue: game.setup.cast.issue },
      );
    case 'moved':
      return [
        text.move(happened.move, sender, nameOf(game, happened.address)),
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
