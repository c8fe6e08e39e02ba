import type { Cable } from '../game/command.ts';
import { BLOC } from '../game/bloc.ts';
import type { Declared, Game, MoveMade } from '../game/game.ts';
import { isPublicMove } from '../game/visibility.ts';
import type { CountryId } from '../scenario/ids.ts';
import type { Headline } from './public-schema.ts';

interface Dealing {
  readonly targetId: CountryId;
  readonly cable: Cable | null;
  readonly leaked?: boolean;
  readonly moves: readonly MoveMade[];
}

/** Everything that was said or done aloud, oldest first; within a round, countries in order. */
export function headlines(game: Game): Headline[] {
  const past = game.rounds.flatMap((played) => [
    ...roundHeadlines(played.round, heardOf(played.dyads, played.bloc)),
    ...declaredIn(played.round, played.declared),
  ]);
  const { round, dyads, bloc } = game;
  const running = game.phase === 'bargain' ? roundHeadlines(round, heardOf(dyads, bloc)) : [];
  return [...past, ...running];
}

/** What is done to a bloc is told once, under its name. */
function heardOf(dealings: readonly Dealing[], bloc: readonly CountryId[]): readonly Dealing[] {
  return dealings.flatMap((dealing) => {
    if (!bloc.includes(dealing.targetId)) return [dealing];
    return bloc[0] === dealing.targetId ? [{ ...dealing, targetId: BLOC }] : [];
  });
}

function declaredIn(round: number, { bloc, returned }: Declared): Headline[] {
  const formed: Headline[] =
    bloc.length === 0 ? [] : [{ type: 'blocFormed', round, members: [...bloc] }];
  return [
    ...returned.map((targetId): Headline => ({ type: 'returned', round, targetId })),
    ...formed,
  ];
}

function roundHeadlines(round: number, dealings: readonly Dealing[]): Headline[] {
  return dealings.flatMap(({ targetId, cable, leaked, moves }): Headline[] => {
    if (cable === null) return [];
    const loud = cable.publicity === 'loud';
    const { demand, instrument, exception } = cable;
    const threatened: Headline[] = loud
      ? [
          {
            ...{ type: 'threatened', round, targetId, demand, instrument, exception },
            ...(leaked === true ? { leaked } : {}),
          },
        ]
      : [];
    const followed = moves.flatMap(({ type }): Headline[] =>
      isPublicMove(type, loud ? 'loud' : 'quiet')
        ? [{ type, round, targetId, afterQuiet: !loud }]
        : [],
    );
    return [...threatened, ...followed];
  });
}
