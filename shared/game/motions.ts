import type { CountryId, PlayerId } from '../scenario/ids.ts';
import type { SeatCommand } from './command.ts';
import type { GameEvent } from './event.ts';
import { membersOf } from './holder.ts';
import type { Place } from './legal.ts';
import type { Holder } from './setup.ts';

/** What a member of a delegation has put before the others, and who stands behind it. */
export interface Motion {
  /** Counts from 1 in its seat. A changed choice has another number, so nobody agrees to the unread. */
  readonly id: number;
  readonly command: SeatCommand;
  readonly at: Place;
  readonly backers: readonly PlayerId[];
}

/** The motions of one seat that are open, in the order in which they were made. */
export interface Motions {
  /** The number of the latest one ever. */
  readonly last: number;
  readonly open: readonly Motion[];
}

/** Nothing was put forward. */
export const NO_MOTIONS: Motions = { last: 0, open: [] };

/**
 * What a command decides: two commands of a seat that answer the same question exclude each other.
 *
 * @returns the address in a sender's bargain, else a word for the choice
 */
export function questionOf(command: SeatCommand): string {
  if ('targetId' in command) return `to ${command.targetId}`;
  const { type } = command;
  return type === 'prepare' || type === 'posture' || type === 'ready' ? type : 'answer';
}

/** The motions after a member has put one forward, or has joined one: it stands behind one in each question. */
export function withProposed(
  { last, open }: Motions,
  event: Extract<GameEvent, { type: 'proposed' }>,
): Motions {
  const { playerId, proposal, command, at } = event;
  const question = questionOf(command);
  const left = open.map((motion) =>
    questionOf(motion.command) === question
      ? { ...motion, backers: motion.backers.filter((backer) => backer !== playerId) }
      : motion,
  );
  const joined = left.some(({ id }) => id === proposal)
    ? left.map((motion) =>
        motion.id === proposal ? { ...motion, backers: [...motion.backers, playerId] } : motion,
      )
    : [...left, { id: proposal, command, at, backers: [playerId] }];
  return {
    last: Math.max(last, proposal),
    open: joined.filter(({ backers }) => backers.length > 0),
  };
}

/** The motions without those that answer one of these questions: it has been decided. */
export function withoutQuestions(motions: Motions, questions: readonly string[]): Motions {
  const open = motions.open.filter(({ command }) => !questions.includes(questionOf(command)));
  return open.length === motions.open.length ? motions : { ...motions, open };
}

/** The motions of a seat that other people hold now. */
export function withHolder({ last, open }: Motions, holder: Holder): Motions {
  const members = membersOf(holder);
  const left = open.map((motion) => ({
    ...motion,
    backers: motion.backers.filter((backer) => members.includes(backer)),
  }));
  return { last, open: left.filter(({ backers }) => backers.length > 0) };
}

/** The seat's motion about a question that most stand behind; of equals the one made first. */
export function leadingMotion(
  motions: Readonly<Record<CountryId, Motions>>,
  seat: CountryId,
  question: string,
): Motion | null {
  const open = (motions[seat] ?? NO_MOTIONS).open;
  return open
    .filter(({ command }) => questionOf(command) === question)
    .reduce<Motion | null>(
      (best, one) => (best !== null && best.backers.length >= one.backers.length ? best : one),
      null,
    );
}
