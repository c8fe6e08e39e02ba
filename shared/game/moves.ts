import { MOVES, type Move, type Mover } from '../model/stage-tree.ts';
import type { CountryId } from '../scenario/ids.ts';

/** What a move of the stage tree is in a game, besides where it leads. */
interface MoveRow {
  /** The event that it leaves behind. */
  readonly event: string;
  readonly by: Mover;
  /** What goes with it: an offer in whole percent, the address it is made to, or nothing. */
  readonly takes: 'nothing' | 'offer' | 'address';
  /** When others than the two hear of it. */
  readonly heard: 'always' | 'after a loud threat' | 'never';
}

/**
 * Every move of the stage tree, in the order in which commands are described. Commands, templates,
 * roles, events and who hears of them follow from this one table.
 *
 * Sanctions, retaliation and leaving cannot be hidden; how a loud quarrel ended is known too (that is
 * what audience costs are for); all else is between the parties.
 *
 * @see design.md section 3, "Who sees what"
 */
export const MOVE_ROWS = {
  concede: { event: 'conceded', by: 'target', takes: 'nothing', heard: 'after a loud threat' },
  petition: { event: 'petitioned', by: 'target', takes: 'offer', heard: 'never' },
  standFirm: { event: 'stoodFirm', by: 'target', takes: 'nothing', heard: 'never' },
  leave: { event: 'left', by: 'target', takes: 'nothing', heard: 'always' },
  retaliate: { event: 'retaliated', by: 'target', takes: 'nothing', heard: 'always' },
  absorb: { event: 'absorbed', by: 'target', takes: 'nothing', heard: 'never' },
  grant: { event: 'granted', by: 'sender', takes: 'address', heard: 'after a loud threat' },
  reject: { event: 'rejected', by: 'sender', takes: 'address', heard: 'never' },
  impose: { event: 'imposed', by: 'sender', takes: 'address', heard: 'always' },
  backDown: { event: 'backedDown', by: 'sender', takes: 'address', heard: 'after a loud threat' },
} as const satisfies Record<Move, MoveRow>;

type Rows = typeof MOVE_ROWS;
type Takes = MoveRow['takes'];

/** The moves that take this. */
export type MoveTaking<T extends Takes> = {
  [M in Move]: Rows[M]['takes'] extends T ? M : never;
}[Move];

export type MoveEventType = Rows[Move]['event'];

/** A move as a seat asks for it. */
export type MoveCommand =
  | { readonly type: MoveTaking<'nothing'> }
  | { readonly type: MoveTaking<'offer'>; readonly offer: number }
  | { readonly type: MoveTaking<'address'>; readonly targetId: CountryId };

/** One value for each move. */
export function eachMove<T>(valueOf: (move: Move) => T): Readonly<Record<Move, T>> {
  const values: Partial<Record<Move, T>> = {};
  for (const move of MOVES) values[move] = valueOf(move);
  if (!isWhole(values)) throw new Error('a move is missing');
  return values;
}

function isWhole<T>(values: Partial<Record<Move, T>>): values is Record<Move, T> {
  return MOVES.every((move) => Object.hasOwn(values, move));
}

/** The event that each move of the stage tree leaves behind. */
export const MOVE_EVENTS = eachMove((move): MoveEventType => MOVE_ROWS[move].event);

/** Whether this is the name of a move. */
export function isMove(type: string): type is Move {
  return Object.hasOwn(MOVE_ROWS, type);
}

/** Whether a command is a move. */
export function isMoveCommand<C extends { readonly type: string }>(
  command: C,
): command is Extract<C, { type: Move }> {
  return isMove(command.type);
}

/** Whether an offer in whole percent goes with a move. */
export function takesOffer(move: Move): move is MoveTaking<'offer'> {
  return MOVE_ROWS[move].takes === 'offer';
}

/** Whether a move has to say to whom it is made. */
export function takesAddress(move: Move): move is MoveTaking<'address'> {
  return MOVE_ROWS[move].takes === 'address';
}

/** Whether the name of a move says all of it. */
export function takesNothing(move: Move): move is MoveTaking<'nothing'> {
  return MOVE_ROWS[move].takes === 'nothing';
}

/** Every move, in the order of the table. */
export const MOVE_ORDER: readonly Move[] = Object.keys(MOVE_ROWS).filter(isMove);

/**
 * The move that left an event behind.
 *
 * @throws {Error} for an event that is no move
 */
export function moveBehind(type: MoveEventType): Move {
  const move = MOVES.find((one) => MOVE_EVENTS[one] === type);
  if (move === undefined) throw new Error(`${type} is no move`);
  return move;
}

/** Whether an event is a move of the stage tree. */
export function isMoved<E extends { readonly type: string }>(
  event: E,
): event is Extract<E, { type: MoveEventType }> {
  return MOVES.some((move) => MOVE_EVENTS[move] === event.type);
}

/**
 * A move as a command.
 *
 * @param of.targetId  the address of the dyad; only a sender's move says it
 * @param of.offer  whole percent; null unless the move takes one
 * @throws {Error} if the move takes an offer and there is none
 */
export function moveCommand(
  move: Move,
  of: { readonly targetId: CountryId; readonly offer: number | null },
): MoveCommand {
  if (takesAddress(move)) return { type: move, targetId: of.targetId };
  if (!takesOffer(move)) return { type: move };
  if (of.offer === null) throw new Error(`${move} takes an offer`);
  return { type: move, offer: of.offer };
}
