import { countedRounds, type Game } from '../game/game.ts';
import { membersOf } from '../game/holder.ts';
import { pausedBetween, type Exported, type ExportedGame } from './exported.ts';
import type { RoomRow } from './rooms-table.ts';
import { endingOf } from './scores.ts';

/**
 * One row for every game.
 *
 * @param sha256  of a text, as hexadecimal digits
 */
export function roomRows(
  { room, openedAt, games }: Exported,
  sha256: (text: string) => string,
): readonly RoomRow[] {
  return games.map((exported): RoomRow => {
    const { moments, game } = exported;
    const { setup } = game;
    const { cast, clock, holders } = setup;
    const { X, h, wS, V, sigma, alphaQ, alphaL, oQ, oL, rho, kf, phi, aS, dS } = cast.world;
    const createdAt = moments[0]?.at ?? openedAt;
    const ending = endingOf(exported);
    const until = moments.at(-1)?.at ?? createdAt;
    return {
      roomId: room.roomId,
      gameId: setup.gameId,
      gameNumber: setup.number,
      scenarioId: cast.scenarioId,
      scenarioTitle: cast.title,
      treatment: setup.treatment?.id ?? null,
      modelVersion: modelOf(exported),
      configHash: sha256(canonical(configOf(game, modelOf(exported)))),
      seed: setup.seed,
      senderId: cast.sender.id,
      targets: cast.targets.length,
      people: holders.reduce((sum, { holder }) => sum + membersOf(holder).length, 0),
      rounds: setup.rounds,
      roundsScored: countedRounds(game).length,
      practice: setup.practice,
      finished: game.ending?.finished ?? null,
      botsFill: room.options.bots ?? 'fill',
      openedAt,
      createdAt,
      endedAt: ending?.at ?? null,
      clockBriefing: clock.briefing,
      clockPrepare: clock.prepare,
      clockMove: clock.move,
      clockBargain: clock.bargain,
      clockOutcome: clock.outcome,
      pausedMs: Math.round(pausedBetween(moments, { from: createdAt, until })),
      ...{ X, h, wS, V, sigma, alphaQ, alphaL, oQ, oL, rho, kf, phi, aS, dS },
    };
  });
}

function modelOf({ moments }: ExportedGame): number {
  const first = moments[0]?.event;
  if (first?.type !== 'gameCreated') throw new Error('a game begins with gameCreated');
  return first.model;
}

/** What is by chance, or about people. */
const NO_CONFIG: readonly string[] = ['gameId', 'number', 'seed', 'holders', 'par'];

/** What games have in common that differ in nothing but chance and people. */
function configOf({ setup }: Game, model: number): Readonly<Record<string, unknown>> {
  const config = Object.entries(setup).filter(([key]) => !NO_CONFIG.includes(key));
  return { model, ...Object.fromEntries<unknown>(config) };
}

/** JSON with the keys of every object in order, so that equal values give equal text. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const pairs = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`);
  return `{${pairs.join(',')}}`;
}
