import type { CommitRule } from '../../shared/game/setup.ts';
import type { SeatCommand } from '../../shared/game/command.ts';
import { KOREA, type PlayedMoment, opened, playerId, TARGETS } from './moment.ts';
import { LATER } from './fixtures.ts';
import { namesOf } from './host-fixtures.ts';

/** What members of delegations of three see. Amira, Zoë and Jun lead South Korea; Jun has gone. */

const NAMES = namesOf(15).with(1, 'Amira').with(6, 'Zoë').with(11, 'Jun');
const [AMIRA, ZOE, JUN] = [playerId(1), playerId(6), playerId(11)];

const chosenBy = (rule: CommitRule): PlayedMoment =>
  opened(NAMES, LATER).deal({ plan: 'pairs', rule }).host({ type: 'start' }).ready();

/** A member puts something before the others, or backs it. */
function puts(now: PlayedMoment, by: typeof AMIRA, command: SeatCommand): PlayedMoment {
  const here = now.state.people.filter(({ presence }) => presence === 'here');
  const member = { playerId: by, here: here.map((one) => one.playerId) };
  return now.step({ type: 'command', by: KOREA, command, member, decidedBy: 'human' });
}

const choosing = chosenBy('majority').gone([11]);
const threatened = chosenBy('majority')
  .atHome(TARGETS)
  .writes({ cables: { korea: { demand: 40, loud: true } } });
const zoe = puts(threatened, ZOE, { type: 'petition', offer: 22 });
const jun = puts(zoe, JUN, { type: 'petition', offer: 30 }).gone([11]);

/** By majority, in a bargain: one choice of another's, one of one's own. */
export const targetProposed = puts(jun, AMIRA, { type: 'petition', offer: 30 }).target(KOREA);
export const targetChoosing = choosing.target(KOREA);
export const senderChoosing = choosing.sender();
export const senderAnyone = chosenBy('anyone').sender();

/** What another member is trying out at this moment. */
export const DRAFT_OF_ZOE = {
  from: ZOE,
  draft: { at: { round: 1, step: 1 }, command: { type: 'petition', offer: 35 } },
} as const;
