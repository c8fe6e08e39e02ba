import type { HostCommand } from '../../../shared/room/room-command.ts';
import type { CommitRule } from '../../../shared/game/setup.ts';
import type { DesignId } from '../../../shared/scenario/treatments.ts';
import type { Proposal } from '../../../shared/room/deal-view.ts';
import type { HostView } from '../../../shared/room/host-schema.ts';

/** What the host has picked for the deal so far. */
export interface DealWish {
  /** Null: the best one. */
  readonly plan: Proposal['plan'] | null;
  readonly rule: CommitRule;
  /** Null: as the room was opened. */
  readonly design: DesignId | 'none' | null;
}

export const NO_WISH: DealWish = { plan: null, rule: 'anyone', design: null };

/** The plan that is picked: the host's, as long as it makes sense, else the best one. */
export function pickedPlan(view: Pick<HostView, 'deal'>, wish: DealWish): Proposal | null {
  const plans = view.deal?.plans ?? [];
  return plans.find(({ plan }) => plan === wish.plan) ?? plans[0] ?? null;
}

/** The deal that is wished for, as a command. */
export function dealCommand(view: Pick<HostView, 'deal'>, wish: DealWish): HostCommand {
  const picked = pickedPlan(view, wish);
  if (picked === null) return { type: 'deal' };
  const { design } = wish;
  const treatments = design === null ? {} : { treatments: design === 'none' ? [] : design };
  const rule = picked.shared > 0 ? { rule: wish.rule } : {};
  return { type: 'deal', plan: picked.plan, ...rule, ...treatments };
}
