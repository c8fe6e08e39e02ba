import { openMotions } from '../game/delegation.ts';
import type { Game } from '../game/game.ts';
import type { CountryId, PlayerId } from '../scenario/ids.ts';
import type { DelegationView } from './seat-schema.ts';

/** Somebody who holds a seat with others, and what is known of all of them outside the game. */
export interface DelegationViewer {
  readonly me: PlayerId;
  readonly people: readonly {
    readonly playerId: PlayerId;
    readonly name: string;
    readonly here: boolean;
  }[];
}

/** What a member sees of its delegation; nothing where one person holds the seat, or nobody asks. */
export function delegationView(
  game: Game,
  seat: CountryId,
  viewer: DelegationViewer | undefined,
): { delegation?: DelegationView } {
  const holder = game.holders[seat];
  if (viewer === undefined || holder?.by !== 'players') return {};
  const members = holder.playerIds.flatMap((playerId) => {
    const person = viewer.people.find((one) => one.playerId === playerId);
    return person === undefined ? [] : [{ playerId, name: person.name, here: person.here }];
  });
  return {
    delegation: {
      rule: holder.rule,
      me: viewer.me,
      members,
      proposals: openMotions(game, seat).map(({ id, command, at, backers }) => ({
        proposal: id,
        command,
        at,
        backers: [...backers],
      })),
    },
  };
}
