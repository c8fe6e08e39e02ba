import type { Outcome } from '../../shared/model/stage-tree.ts';

/** All words of one end of a bargain. */
interface OutcomeWords {
  /** What it would be, to the sender and to the target. */
  readonly ifSender: (offer: number | null) => string;
  readonly ifTarget: (offer: number | null) => string;
  /** How it ended, to the two. */
  readonly result: string;
  /** How it ended, as the debrief tells it. */
  readonly ended: string;
  /** The same, in a cell of the projector's table. */
  readonly cell: string;
}

/** Words of the ends, for every screen. */
export const outcomes: Readonly<Record<Outcome, OutcomeWords>> = {
  none: {
    ifSender: () => 'no demand',
    ifTarget: () => 'no demand',
    result: 'No demand.',
    ended: 'no demand',
    cell: 'no demand',
  },
  conceded: {
    ifSender: () => 'it gives in',
    ifTarget: () => 'you give in',
    result: 'Gave in.',
    ended: 'gave in',
    cell: 'gave in',
  },
  granted: {
    ifSender: (offer) => `you settle at ${offer ?? 0}%`,
    ifTarget: (offer) => `it grants you ${offer ?? 0}%`,
    result: 'Settled for less.',
    ended: 'settled for less',
    cell: 'settled for less',
  },
  backedDown: {
    ifSender: () => 'it stands firm, you back down',
    ifTarget: () => 'you stand firm, it backs down',
    result: 'The sender backed down.',
    ended: 'sender backed down',
    cell: 'backed down',
  },
  absorbed: {
    ifSender: () => 'it stands firm, you impose',
    ifTarget: () => 'you stand firm, it imposes',
    result: 'Deadlock: the threat was carried out.',
    ended: 'deadlock',
    cell: 'imposed',
  },
  retaliated: {
    ifSender: () => '… and it retaliates',
    ifTarget: () => '… and you retaliate',
    result: 'Deadlock, with retaliation.',
    ended: 'deadlock, retaliation',
    cell: 'imposed, hit back',
  },
  left: {
    ifSender: () => 'it leaves for a rival',
    ifTarget: () => 'you leave for a rival',
    result: 'Left for a rival.',
    ended: 'left for a rival',
    cell: 'left',
  },
};
