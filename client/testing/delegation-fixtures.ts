import { SenderView, TargetView } from '../../shared/view/seat-schema.ts';
import { states } from './fixtures.ts';

/** Views of a member of a delegation of three. Parsed, so that they stay true. */

const members = [
  { playerId: 'p1', name: 'Amira', here: true },
  { playerId: 'p2', name: 'Zoë', here: true },
  { playerId: 'p3', name: 'Jun', here: false },
];
const at = states.targetBargain.legal[0]?.at ?? { round: 2, step: 0 };
const delegation = { rule: 'majority', me: 'p1', members, proposals: [] };
const offer = (proposal: number, percent: number, backers: readonly string[]) => ({
  ...{ proposal, command: { type: 'petition', offer: percent }, at, backers },
});

/** By majority, in a bargain: one choice of another's, one of one's own. */
export const targetProposed = TargetView.parse({
  ...states.targetBargain,
  delegation: { ...delegation, proposals: [offer(1, 22, ['p2']), offer(2, 30, ['p1', 'p3'])] },
  legal: [...states.targetBargain.legal, { type: 'agree', at, proposal: 1 }],
});
export const targetChoosing = TargetView.parse({ ...states.targetPrepare, delegation });
export const senderChoosing = SenderView.parse({ ...states.senderPrepare, delegation });
export const senderAnyone = SenderView.parse({
  ...states.senderPrepare,
  delegation: { ...delegation, rule: 'anyone' },
});

/** What another member is trying out at this moment. */
export const DRAFT_OF_ZOE = {
  from: members[1]?.playerId ?? '',
  draft: { at, command: { type: 'petition', offer: 35 } },
} as const;
