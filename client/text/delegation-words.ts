import type { SeatCommand } from '../../shared/game/command.ts';
import { isMoveCommand } from '../../shared/game/moves.ts';
import { counted, listed, the } from './common.ts';
import { moves } from './moves-words.ts';

/** Words of a country that several people lead together. */

const stance = { hold: 'hold', diversify: 'diversify', contribute: 'contribute' };

type Names = (id: string) => string;

/** A choice in a few words, as it reads after a name: "40% from Korea, quietly". */
function choice(command: SeatCommand, nameOf: Names): string {
  if (isMoveCommand(command)) {
    const to = 'targetId' in command ? the(nameOf(command.targetId)) : '';
    return moves[command.type].planned({ to, offer: 'offer' in command ? command.offer : 0 });
  }
  switch (command.type) {
    case 'prepare':
      if (command.cables.length === 0) return 'no demands';
      return command.cables
        .map(
          ({ targetId, demand, publicity, exception }) =>
            `${demand}% from ${the(nameOf(targetId))}, ${publicity === 'loud' ? 'aloud' : 'quietly'}${exception ? ', as an exception' : ''}`,
        )
        .join('; ');
    case 'posture':
      return [
        stance[command.stance],
        ...(command.bloc ? ['stand in a bloc'] : []),
        ...(command.askReturn === true ? ['ask to return'] : []),
      ].join(', ');
    case 'agree':
      return '';
    case 'ready':
      return 'go on';
  }
}

export const delegation = {
  heading: 'Your delegation',
  with: (names: readonly string[]) => listed(['You', ...names]),
  away: 'away',
  rule: {
    anyone: 'Whoever sends first decides for all of you. Talk before you send.',
    majority: 'More than half of those who are here must agree.',
  },
  choice,
  trying: (name: string, what: string) => `${name} is trying: ${what}`,
  idle: (name: string) => `${name} is trying nothing yet.`,
  proposals: 'Put forward',
  proposed: (names: readonly string[], what: string) =>
    `${listed(names)} ${names.length === 1 && names[0] !== 'You' ? 'wants' : 'want'}: ${what}`,
  you: 'You',
  count: (agree: number, of: number) => `${agree} of ${of} here agree`,
  agree: 'Agree',
  agreeSaid: (what: string) => `Agree: ${what}`,
  pending: 'Put to your delegation',
  pendingWhat: 'It counts once more than half of those who are here agree.',
  atClock: (n: number) =>
    n === 0
      ? ''
      : `When time is up, the choice with most behind it is taken (${counted(n, 'choice')} so far).`,
};
