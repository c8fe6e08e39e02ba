import { blocStage, memberGames } from '../model/bloc-stage.ts';
import { expectationsAfter } from '../model/payoff.ts';
import { stageGameOf } from '../model/round.ts';
import { addressOf, BLOC, speaks } from './bloc.ts';
import type { Cable } from './command.ts';
import type { GameEvent } from './event.ts';
import { arrival } from './leak.ts';
import { allianceOf, targetOf, type Dyad, type Game } from './game.ts';
import { moveClock } from './seat-clock.ts';

/**
 * Quiet cables arrive at their addressees, loud ones everywhere, in the scenario's order.
 *
 * @param now  ms since 1970
 */
export function deliveries(game: Game, now: number): readonly GameEvent[] {
  const cables = game.cables?.cables ?? [];
  const claims = cables.filter(({ exception }) => exception).length;
  return game.dyads.flatMap((dyad) => {
    if (!speaks(game, dyad.targetId)) return [];
    const address = addressOf(game, dyad.targetId);
    const written = cables.find((one) => one.targetId === address);
    if (written === undefined) return [];
    const { cable, leaked } = arrival(game, written);
    const sent = { cable, claims };
    return [
      {
        type: 'threatDelivered' as const,
        targetId: address,
        cable,
        ...(leaked ? { leaked } : {}),
        ...(address === BLOC ? newsToBloc(game, sent) : newsTo(game, dyad, sent)),
        ...moveClock(game, { targetId: dyad.targetId, mover: 'target' }, now),
      },
    ];
  });
}

/** A cable, and how many exceptions are claimed in its round. */
interface Sent {
  readonly cable: Cable;
  readonly claims: number;
}

type Delivered = Extract<GameEvent, { type: 'threatDelivered' }>;

/** Where a threat leaves one target's expectations. */
function newsTo(game: Game, dyad: Dyad, { cable, claims }: Sent): Pick<Delivered, 'expectations'> {
  const use = { instrument: cable.instrument, claims, phi: game.phi };
  const card = targetOf(game, dyad.targetId);
  const stage = stageGameOf({ world: game.setup.cast.world, card, state: dyad.state }, use);
  return { expectations: expectationsAfter(stage, cable) };
}

/** Where it leaves a bloc's, and those of each member. */
function newsToBloc(
  game: Game,
  { cable, claims }: Sent,
): Pick<Delivered, 'expectations' | 'members'> {
  const { world, targets } = game.setup.cast;
  const indices = targets.flatMap(({ id }, index) => (game.bloc.includes(id) ? [index] : []));
  const at = { world, cards: targets, state: allianceOf(game) };
  const use = { members: indices, instrument: cable.instrument, claims };
  const stages = memberGames(at, use);
  return {
    expectations: expectationsAfter(blocStage(at, use), cable),
    members: game.bloc.flatMap((targetId, place) => {
      const stage = stages[place];
      return stage === undefined
        ? []
        : [{ targetId, expectations: expectationsAfter(stage, cable) }];
    }),
  };
}
