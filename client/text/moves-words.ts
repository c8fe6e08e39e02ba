import { MOVE_ROWS, moveBehind, type MoveEventType } from '../../shared/game/moves.ts';
import type { Move, Outcome } from '../../shared/model/stage-tree.ts';
import { signed, The, the } from './common.ts';

/** The numbers on a button, in whole percent: what is demanded, and what is offered or being offered. */
interface Amounts {
  readonly demand: number;
  readonly offer: number;
}

/** What a move may lead to, in words, and whose moves follow. */
interface Ahead {
  /** An end in one clause; empty where it cannot come. */
  readonly end: (outcome: Outcome) => string;
  /** What the reader may get from all ends but one, in points. */
  readonly without: (outcome: Outcome) => { readonly least: number; readonly most: number };
  readonly other: string;
}

/** All words of one move. */
interface MoveWords {
  readonly button: (amounts: Amounts) => string;
  /** The button that makes sure, for a move that is asked for twice and stands apart. */
  readonly sure?: string;
  /** What it may bring both; all that could follow, never which will. */
  readonly means: (ahead: Ahead) => string;
  /** After "When the clock runs out: ". */
  readonly atClock: string;
  /** After the name of who did it. */
  readonly past: string;
  /** What was decided for somebody, in short. */
  readonly did: string;
  /** After "theory would have". */
  readonly perfect: (offer: number) => string;
  readonly headline: (sender: string, target: string) => string;
  /** What was chosen, by itself. */
  readonly choice: string;
  /** What a delegation means to do, after its names. */
  readonly planned: (of: { readonly to: string; readonly offer: number }) => string;
}

const sentence = (clause: string): string => `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;

/** Words of the moves, for every screen. */
export const moves: Readonly<Record<Move, MoveWords>> = {
  concede: {
    button: ({ demand }) => `Give in: ${demand}%`,
    means: ({ end }) => sentence(end('conceded')),
    atClock: 'it gives in',
    past: 'gave in',
    did: 'gave in',
    perfect: () => 'given in',
    headline: (sender, target) => `${target} gives in to ${sender}`,
    choice: 'Give in',
    planned: () => 'give in',
  },
  petition: {
    button: ({ offer }) => `Petition: offer ${offer}%`,
    means: ({ end }) => `If granted: ${end('granted')}. If rejected, you answer again.`,
    atClock: 'it petitions',
    past: 'made an offer',
    did: 'made an offer',
    perfect: (offer) => `offered ${offer}%`,
    headline: (sender, target) => `${target} makes ${sender} a smaller offer`,
    choice: 'Make a smaller offer',
    planned: ({ offer }) => `offer ${offer}%`,
  },
  standFirm: {
    button: () => 'Stand firm',
    means: ({ end }) =>
      `If it imposes: ${end('absorbed')}. If it backs down: ${end('backedDown')}.`,
    atClock: 'stand firm',
    past: 'stood firm',
    did: 'stood firm',
    perfect: () => 'stood firm',
    headline: (sender, target) => `${target} stands firm against ${sender}`,
    choice: 'Stand firm',
    planned: () => 'stand firm',
  },
  leave: {
    button: () => 'Leave the alliance',
    sure: 'Yes, leave the alliance',
    means: ({ end }) =>
      `${sentence(end('left'))} You lose your share in joint security; the rival pays you in later rounds.`,
    atClock: 'leave',
    past: 'left for a rival',
    did: 'left',
    perfect: () => 'left for a rival',
    headline: (_, target) => `${target} leaves the alliance for a rival`,
    choice: 'Leave',
    planned: () => 'leave the alliance',
  },
  grant: {
    button: ({ offer }) => `Grant ${offer}%`,
    means: ({ end }) => sentence(end('granted')),
    atClock: 'grant',
    past: 'granted the offer',
    did: 'granted the offer',
    perfect: () => 'granted the offer',
    headline: (sender, target) => `${sender} settles with ${target} for less`,
    choice: 'Accept the offer',
    planned: ({ to }) => `grant the petition of ${to}`,
  },
  reject: {
    button: () => 'Reject the offer',
    means: ({ other, without }) => {
      const { least, most } = without('granted');
      return `${The(other)} then gives in, stands firm or leaves: for you between ${signed(least)} and ${signed(most)}.`;
    },
    atClock: 'the offer is rejected',
    past: 'rejected the offer',
    did: 'rejected the offer',
    perfect: () => 'rejected the offer',
    headline: (sender, target) => `${sender} rejects the offer of ${target}`,
    choice: 'Reject the offer',
    planned: ({ to }) => `reject the petition of ${to}`,
  },
  impose: {
    button: () => 'Impose',
    means: ({ end }) =>
      `If it absorbs that: ${end('absorbed')}. If it retaliates: ${end('retaliated')}.`,
    atClock: 'impose',
    past: 'carried out the threat',
    did: 'imposed',
    perfect: () => 'imposed',
    headline: (sender, target) => `${sender} carries out its threat against ${target}`,
    choice: 'Carry out the threat',
    planned: ({ to }) => `carry out the threat against ${to}`,
  },
  backDown: {
    button: () => 'Back down',
    means: ({ end }) => `${sentence(end('backedDown'))} The quarrel ends.`,
    atClock: 'back down',
    past: 'backed down',
    did: 'backed down',
    perfect: () => 'backed down',
    headline: (sender, target) => `${sender} backs down before ${target}`,
    choice: 'Back down',
    planned: ({ to }) => `back down from ${to}`,
  },
  retaliate: {
    button: () => 'Retaliate',
    means: ({ end }) => `${sentence(end('retaliated'))} Everybody hears of it.`,
    atClock: 'retaliate',
    past: 'retaliated',
    did: 'retaliated',
    perfect: () => 'retaliated',
    headline: (sender, target) => `${target} retaliates against ${sender}`,
    choice: 'Retaliate',
    planned: () => 'retaliate',
  },
  absorb: {
    button: () => 'Absorb it',
    means: ({ end }) => sentence(end('absorbed')),
    atClock: 'absorb it',
    past: 'absorbed it',
    did: 'absorbed it',
    perfect: () => 'absorbed it',
    headline: (_, target) => `${target} absorbs the blow`,
    choice: 'Absorb the blow',
    planned: () => 'take it',
  },
};

/** What happened in a bargain: "South Korea gave in". */
export function movedWords(type: MoveEventType, sender: string, target: string): string {
  const move = moveBehind(type);
  return `${The(MOVE_ROWS[move].by === 'sender' ? sender : target)} ${moves[move].past}`;
}

/** The same as it is replayed, in the words of the papers: "South Korea gives in to the United States". */
export function replayedWords(type: MoveEventType, sender: string, target: string): string {
  const move = moveBehind(type);
  const { headline } = moves[move];
  return MOVE_ROWS[move].by === 'sender'
    ? headline(The(sender), the(target))
    : headline(the(sender), The(target));
}

/** What was chosen, with its offer in whole percent where it has one. */
export function choiceWords(move: Move, offer: number | null): string {
  const { choice } = moves[move];
  return offer === null ? choice : `${choice}: ${offer}%`;
}
