import type { Game } from '../../../shared/game/game.ts';
import type { Change } from '../../../shared/replay/ways.ts';
import type { Crossroads } from '../../../shared/replay/what-if.ts';
import { debrief } from '../../text/debrief.ts';
import { whatIf as text } from '../../text/what-if.ts';
import { cableWords } from './judged-words.ts';
import { blocIn, nameOf } from './names.ts';

const { theory } = debrief;

/** What was decided at a crossroads, in a line. */
export function madeWords(game: Game, { made, countryId, round }: Crossroads): string {
  const who = nameOf(game, countryId);
  switch (made.type) {
    case 'prepare': {
      const cables = made.cables.map((cable) => {
        return text.cable(
          nameOf(game, cable.targetId, blocIn(game, round)),
          cableWords(game, cable),
        );
      });
      return text.cables(who, cables);
    }
    case 'posture':
      return text.decision(who, theory.stance[made.stance]);
    case 'petition':
      return text.decision(who, theory.offer(theory.move[made.type] ?? made.type, made.offer));
    default: {
      const word = theory.move[made.type] ?? made.type;
      const to = 'targetId' in made ? nameOf(game, made.targetId, blocIn(game, round)) : '';
      return to === '' ? text.decision(who, word) : text.towards(who, to, word);
    }
  }
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
    case 'move': {
      const word = theory.move[change.move] ?? change.move;
      return change.offer === null ? word : theory.offer(word, change.offer);
    }
  }
}
