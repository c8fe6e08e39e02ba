import { countedRounds, type Game } from '../game/game.ts';
import { membersOf } from '../game/holder.ts';
import { canonical } from '../replay/fingerprint.ts';
import { modelOf } from '../replay/model-version.ts';
import { pausedBetween, type Exported } from './exported.ts';
import type { RoomDataRow } from './rooms-table.ts';
import { endingOf } from './score-rows.ts';

/**
 * One row for every game.
 *
 * @param sha256  of a text, as hexadecimal digits
 */
export function roomRows(
  { room, openedAt, games }: Exported,
  sha256: (text: string) => string,
): readonly RoomDataRow[] {
  return games.map((exported): RoomDataRow => {
    const { moments, game } = exported;
    const { setup } = game;
    const model = modelOf(moments.map(({ event }) => event));
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
      modelVersion: model,
      configHash: sha256(canonical(configOf(game, model))),
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

/** What is by chance, or about people. */
const NO_CONFIG: readonly string[] = ['gameId', 'number', 'seed', 'holders', 'par'];

/** What games have in common that differ in nothing but chance and people. */
function configOf({ setup }: Game, model: number): Readonly<Record<string, unknown>> {
  const config = Object.entries(setup).filter(([key]) => !NO_CONFIG.includes(key));
  return { model, ...Object.fromEntries<unknown>(config) };
}
