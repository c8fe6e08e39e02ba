import { endTerms, sumTerms } from '../model/payoff.ts';
import { bestMove, type Play } from '../model/subgame.ts';
import { STAGE_TREE, type Branch, type Node } from '../model/stage-tree.ts';
import type { StageGame, Threat } from '../model/types.ts';
import { percentOffers } from '../model/whole-percent.ts';
import type { SeatCommand } from '../game/command.ts';
import type { Place } from '../game/legal.ts';
import { moveCommand } from '../game/moves.ts';
import type { CountryId } from '../scenario/ids.ts';
import { stageOf } from '../view/preview.ts';
import type { DyadView, SeatView } from '../view/seat-schema.ts';

/** What a bot does, and where it thought the game stood. */
export interface BotMove {
  readonly command: SeatCommand;
  readonly at: Place;
}

/** A dyad that waits for a seat: all that is needed to weigh its moves. */
export interface Pending {
  readonly targetId: CountryId;
  readonly node: Node;
  readonly stage: StageGame;
  readonly threat: Threat;
  /** The petition on the table, in stakes; null without one. */
  readonly offer: number | null;
  readonly at: Place;
}

/** A move and what it is worth to who makes it, in stakes, under best play afterwards. */
export interface WeighedChoice {
  readonly play: Pick<Play, 'move' | 'offer'>;
  readonly value: number;
  /** Where best play then ends. */
  readonly end: Play['end'];
}

/** The first dyad that waits for this seat; null when none does. */
export function pendingIn(view: SeatView): Pending | null {
  const mover = view.kind === 'sender' ? 'sender' : 'target';
  const dyads = view.kind === 'sender' ? view.dyads.filter(speaking(view)) : [view.dyad];
  for (const dyad of dyads) {
    const { node, cable, step } = dyad;
    if (node === null || cable === null || STAGE_TREE[node].mover !== mover) continue;
    const { targetId } = cable;
    const claims = dyads.filter((one) => one.cable?.exception === true).length;
    return {
      targetId,
      node,
      stage: stageOf(view, { targetId, instrument: cable.instrument, claims }),
      threat: { ...cable, demand: cable.demand / 100 },
      offer: node === 'petitioned' && dyad.offer !== null ? dyad.offer / 100 : null,
      at: { round: view.round, step },
    };
  }
  return null;
}

/** One dyad for each address: of a bloc, the speaker's. */
function speaking({ bloc }: SeatView) {
  return ({ targetId }: DyadView): boolean => !bloc.includes(targetId) || bloc[0] === targetId;
}

/**
 * Every legal move in a dyad with its value, petitions only by the best offer of them.
 *
 * @param at.offer  stakes, when a petition is on the table
 */
export function choicesAt(
  stage: StageGame,
  threat: Threat,
  at: { readonly node: Node; readonly offer: number | null },
): readonly WeighedChoice[] {
  const { mover, branches } = STAGE_TREE[at.node];
  const gain = (play: Play): number => (mover === 'sender' ? play.uS : play.uT);
  return branches.flatMap((branch: Branch) => {
    if (branch.move === 'leave' && !stage.canLeave) return [];
    const plays = playsAfter(stage, threat, { branch, offer: at.offer });
    const best = plays.toSorted((a, b) => gain(b.play) - gain(a.play))[0];
    if (best === undefined) return [];
    const { end } = best.play;
    return [{ play: { move: branch.move, offer: best.offer }, value: gain(best.play), end }];
  });
}

/** What may follow a branch, once for each offer it can make. */
function playsAfter(
  stage: StageGame,
  threat: Threat,
  { branch, offer }: { readonly branch: Branch; readonly offer: number | null },
): readonly { readonly play: Play; readonly offer: number | null }[] {
  const { move, to } = branch;
  if ('outcome' in to) {
    const end = { outcome: to.outcome, offer: to.outcome === 'granted' ? offer : null };
    const terms = endTerms(stage, threat, end);
    const payoffs = { uS: sumTerms(terms.sender), uT: sumTerms(terms.target) };
    return [{ play: { move, offer: null, end, ...payoffs }, offer: null }];
  }
  const { node } = to;
  if (move !== 'petition')
    return [{ play: bestMove(stage, threat, { node, offer: null }), offer: null }];
  return percentOffers(stage.Dmin, threat.demand).map((made) => ({
    play: bestMove(stage, threat, { node, offer: made }),
    offer: made,
  }));
}

/** A move that was weighed, in stakes, as a command in a dyad. */
export function commandFor(play: Pick<Play, 'move' | 'offer'>, targetId: CountryId): SeatCommand {
  const offer = play.offer === null ? null : Math.round(100 * play.offer);
  return moveCommand(play.move, { targetId, offer });
}
