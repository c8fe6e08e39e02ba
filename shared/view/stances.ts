import { blocCost } from '../model/membership.ts';
import { relaxed } from '../model/joint-security.ts';
import { UPDATES } from '../model/parameters.ts';
import type { Stance } from '../model/types.ts';
import { pointsOf } from './points.ts';
import { cardIn } from './preview.ts';
import type { TargetView } from './seat-schema.ts';

/** What a stance would do for a target, as far as it can know, in whole points and shares. */
export interface StanceProspect {
  /** What it costs in this round, >= 0. */
  readonly cost: number;
  /** What it adds to the joint security that the target is paid in this round, if it is left in peace. */
  readonly security: number;
  /** Dependence from the next round on, of what it was at the start, if it is left in peace. */
  readonly dependence: number;
  /** What the hardest sanctions would then cost the target, security left out. */
  readonly sanctions: number;
}

/** What each stance costs now and changes next, from the seat's own view. Never a recommendation. */
export function stanceProspects(view: TargetView): Readonly<Record<Stance, StanceProspect>> {
  const { dyad, world } = view;
  const card = cardIn(view, view.me.id);
  const { dependence } = dyad;
  const hardest = Math.max(...card.instruments.map(({ cT }) => cT));
  const hold: StanceProspect = {
    cost: 0,
    security: 0,
    dependence,
    sanctions: pointsOf(hardest * dependence),
  };
  const trust = 1 - relaxed(dyad.eT, { baseline: card.e0, rate: world.rho });
  const paid = dyad.aligned ? world.X * card.m * trust : 0;
  const less = dependence * UPDATES.dependenceDiversified;
  return {
    hold,
    diversify: {
      ...hold,
      cost: pointsOf(card.cDiv),
      dependence: less,
      sanctions: pointsOf(hardest * less),
    },
    contribute: {
      ...hold,
      cost: pointsOf(card.cCon),
      security: pointsOf(paid * (UPDATES.contribution - 1)),
    },
  };
}

/** What standing in a bloc would cost a target in the next round, in whole points, >= 0. */
export function blocProspect(view: TargetView): number {
  return pointsOf(blocCost(cardIn(view, view.me.id)));
}
