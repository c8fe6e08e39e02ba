import type { Game } from '../../../../shared/game/game.ts';
import { isMove } from '../../../../shared/game/moves.ts';
import type { Change } from '../../../../shared/replay/ways.ts';
import type { Crossroads } from '../../../../shared/replay/what-if.ts';
import { debrief } from '../../../text/debrief-words.ts';
import { choiceWords } from '../../../text/moves-words.ts';
import { whatIf as text } from '../../../text/what-if-words.ts';
import { cableWords } from '../theory/judged-words.ts';
import { blocIn, nameOf } from '../countries.ts';

const { theory } = debrief;

/** What was decided at a crossroads, in a line. */
export function madeWords(game: Game, { made, countryId, round }: Crossroads): string {
  const who = nameOf(game, countryId);
  if (made.type === 'prepare') {
    const cables = made.cables.map((cable) =>
      text.cable(nameOf(game, cable.targetId, blocIn(game, round)), cableWords(game, cable)),
    );
    return text.cables(who, cables);
  }
  const done = doneWords(made);
  if (!('targetId' in made)) return text.decision(who, done);
  return text.towards(who, nameOf(game, made.targetId, blocIn(game, round)), done);
}

/** A stance or a move by itself, whoever decides it. */
export function doneWords(made: Crossroads['made']): string {
  if (made.type === 'posture') return theory.stance[made.stance];
  if (!isMove(made.type)) return made.type;
  return choiceWords(made.type, 'offer' in made ? made.offer : null);
}

/** What is changed, in a line. */
export function changeWords(game: Game, round: number, change: Change): string {
  switch (change.type) {
    case 'cable': {
      const { from, to } = change;
      const name = nameOf(game, change.address, blocIn(game, round));
      if (to === null) return text.none(name);
      const same =
        from?.demand === to.demand &&
        from.instrument === to.instrument &&
        from.exception === to.exception;
      return same
        ? text.voice(name, debrief.publicity[to.publicity])
        : text.cable(name, cableWords(game, to));
    }
    case 'silence':
      return text.silence;
    case 'stance':
      return theory.stance[change.to];
    case 'bloc':
      return change.to ? text.bloc : text.noBloc;
    case 'move':
      return choiceWords(change.move, change.offer);
  }
}
