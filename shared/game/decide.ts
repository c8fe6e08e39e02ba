import { assertNever } from '../model/assert-never.ts';
import { STAGE_TREE, type Move, type Mover } from '../model/stage-tree.ts';
import type { CountryId } from '../scenario/ids.ts';
import type { Cable, SeatCommand } from './command.ts';
import { record, refuse, type Decision, type GameRefusal } from './decision.ts';
import type { DecidedBy, Moved } from './event.ts';
import { addressees, addressOf, dyadAt, isAway, termsAt } from './bloc.ts';
import { dyadOf, isSender, type Dyad, type Game } from './game.ts';
import type { GameLegal, Place } from './legal.ts';
import { demandRange, legalFor } from './legal-for.ts';
import { isMove, isMoveCommand, MOVE_EVENTS, MOVE_ROWS } from './moves.ts';
import { moveClock } from './seat-clock.ts';

/** A command, who gives it, and where its giver thought the game stood. */
export interface Asked {
  readonly by: CountryId;
  readonly command: SeatCommand;
  readonly at?: Place | undefined;
  readonly decidedBy: DecidedBy;
}

/**
 * What a command comes to: the events to append, or a refusal. Whatever `legalFor` does not offer is
 * refused, as `stale` when it was or will be this seat's to give at another moment.
 *
 * @param now  ms since 1970; only deadlines depend on it
 */
export function decide(game: Game, asked: Asked, now: number): Decision {
  if (game.pausedAt !== null) return refuse('paused');
  const { by, command, at } = asked;
  if ('targetId' in command && !knows(game, command.targetId)) return refuse('unknown-target');
  const template = templateFor(game, by, command);
  if (template === undefined) return refuse(tooLateOrWrong(game, asked));
  if (at !== undefined && (at.round !== template.at.round || at.step !== template.at.step)) {
    return refuse('stale');
  }
  return decided(game, { ...asked, template }, now);
}

/** The template that allows a command right now, as far as type and target go. */
export function templateFor(
  game: Game,
  by: CountryId,
  command: SeatCommand,
): GameLegal | undefined {
  return legalFor(game, by).find((entry) => fits(entry, command));
}

/** Whose a command is; null where both sides have it. */
function giverOf(type: SeatCommand['type']): Mover | null {
  if (type === 'ready' || type === 'agree') return null;
  if (isMove(type)) return MOVE_ROWS[type].by;
  return type === 'posture' ? 'target' : 'sender';
}

/**
 * Why a command is not legal now: it never was this seat's to give, no smaller offer exists, or, as
 * for whoever reads `legal` and is overtaken, the moment has passed.
 */
function tooLateOrWrong(game: Game, { by, command }: Asked): GameRefusal {
  const giver = giverOf(command.type);
  if (giver !== null && (giver === 'sender') !== isSender(game, by)) return 'not-yours';
  const open = 'offer' in command && dyadOf(game, by).node === 'answer';
  return open ? 'offer-out-of-range' : 'stale';
}

/** A template and a command of the same type, for the same target. */
function fits(entry: GameLegal, command: SeatCommand): boolean {
  if (entry.type !== command.type) return false;
  const wanted = 'targetId' in command ? command.targetId : null;
  return wanted === null || ('targetId' in entry && entry.targetId === wanted);
}

function decided(game: Game, asked: Asked & { template: GameLegal }, now: number): Decision {
  const { by, command, decidedBy, template } = asked;
  if (isMoveCommand(command)) {
    const { type: move, ...made } = command;
    if ('offer' in made && !isWithin(template, made.offer)) return refuse('offer-out-of-range');
    const dyad = 'targetId' in made ? dyadAt(game, made.targetId) : dyadOf(game, by);
    return record(moveIn(game, { ...made, dyad, move, decidedBy }, now));
  }
  switch (command.type) {
    case 'ready':
      return record({ type: 'readied', countryId: by, decidedBy });
    case 'prepare': {
      const { cables, welcome } = command;
      const wrong = wrongCables(game, cables) ?? wrongWelcome(game, welcome ?? []);
      if (wrong !== null) return refuse(wrong);
      const welcomed = welcome === undefined ? {} : { welcome };
      return record({ type: 'cablesWritten', cables, ...welcomed, decidedBy });
    }
    case 'posture': {
      const { type: _, ...chosen } = command;
      if (!offers(template, chosen)) return refuse('not-now');
      return record({ type: 'postureSet', targetId: by, ...chosen, decidedBy });
    }
    case 'agree':
      return refuse('stale'); // a seat has nothing to agree to; its members do
    default:
      return assertNever(command);
  }
}

function isWithin(template: GameLegal, offer: number): boolean {
  return 'offer' in template && offer >= template.offer.min && offer <= template.offer.max;
}

type Posture = Omit<Extract<SeatCommand, { type: 'posture' }>, 'type'>;

function offers(template: GameLegal, { stance, bloc, askReturn }: Posture): boolean {
  if (template.type !== 'posture') return false;
  const mayReturn = askReturn !== true || template.askReturn?.includes(true) === true;
  return template.stance.includes(stance) && template.bloc.includes(bloc) && mayReturn;
}

/** What to play in a dyad. */
interface Play {
  readonly dyad: Dyad;
  readonly move: Move;
  readonly offer?: number;
  readonly decidedBy: DecidedBy;
}

/**
 * The event of a move in a dyad, with where it leads and when the next mover's time is up. A member's
 * move is the bloc's.
 *
 * @param play.offer  whole percent, where the move takes one
 * @param now  ms since 1970
 * @throws {Error} if nobody has to move there, or the stage tree has no such move at that node
 */
export function moveIn(game: Game, play: Play, now: number): Moved {
  const { dyad, move, offer, decidedBy } = play;
  const branches = dyad.node === null ? [] : STAGE_TREE[dyad.node].branches;
  const branch = branches.find((one) => one.move === move);
  if (branch === undefined) throw new Error(`${dyad.targetId}: no ${move} at ${dyad.node}`);
  const { to } = branch;
  const { targetId } = dyad;
  const mover = 'node' in to ? STAGE_TREE[to.node].mover : null;
  return {
    type: MOVE_EVENTS[move],
    targetId: addressOf(game, targetId),
    ...(offer === undefined ? {} : { offer }),
    to,
    decidedBy,
    ...(mover === null ? { deadlineAt: null } : moveClock(game, { targetId, mover }, now)),
  };
}

function knows(game: Game, targetId: CountryId): boolean {
  return addressees(game).includes(targetId);
}

function wrongWelcome(game: Game, welcome: readonly CountryId[]): GameRefusal | null {
  if (new Set(welcome).size < welcome.length) return 'duplicate-target';
  const targets = game.setup.cast.targets.map(({ id }) => id);
  return welcome.every((id) => targets.includes(id) && isAway(game, id)) ? null : 'unknown-target';
}

function wrongCables(game: Game, cables: readonly Cable[]): GameRefusal | null {
  const quietOnly = game.setup.treatment?.quietOnly === true;
  const addressed = new Set(cables.map(({ targetId }) => targetId));
  if (addressed.size < cables.length) return 'duplicate-target';
  for (const cable of cables) {
    if (game.bloc.includes(cable.targetId)) return 'in-bloc';
    if (!knows(game, cable.targetId)) return 'unknown-target';
    if (quietOnly && cable.publicity === 'loud') return 'loud-forbidden';
    const target = termsAt(game, cable.targetId);
    const { min, max } = demandRange(target);
    if (cable.demand < min || cable.demand > max) return 'demand-out-of-range';
    if (!target.instruments.some(({ id }) => id === cable.instrument)) return 'unknown-instrument';
  }
  return null;
}
