import type { Cable } from '../game/command.ts';
import type { MoveMade, Game } from '../game/game.ts';
import { isPublicMove } from '../game/visibility.ts';
import type { CountryId } from '../scenario/ids.ts';
import type { Headline } from './view.ts';

interface Dealing {
  readonly targetId: CountryId;
  readonly cable: Cable | null;
  readonly moves: readonly MoveMade[];
}

/** Everything that was said or done aloud, oldest first; within a round, countries in order. */
export function headlines(game: Game): Headline[] {
  const past = game.rounds.flatMap(({ round, dyads }) => roundHeadlines(round, dyads));
  const running = game.phase === 'bargain' ? roundHeadlines(game.round, game.dyads) : [];
  return [...past, ...running];
}

function roundHeadlines(round: number, dealings: readonly Dealing[]): Headline[] {
  return dealings.flatMap(({ targetId, cable, moves }): Headline[] => {
    if (cable === null) return [];
    const loud = cable.publicity === 'loud';
    const { demand, instrument, exception } = cable;
    const threatened: Headline[] = loud
      ? [{ type: 'threatened', round, targetId, demand, instrument, exception }]
      : [];
    const followed = moves.flatMap(({ type }): Headline[] =>
      isPublicMove(type, loud) ? [{ type, round, targetId, afterQuiet: !loud }] : [],
    );
    return [...threatened, ...followed];
  });
}
