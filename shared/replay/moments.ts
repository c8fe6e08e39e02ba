import type { Cable } from '../game/command.ts';
import type { DecidedBy, GameEvent, Moved, Phase } from '../game/event.ts';
import { isMoved, type MoveEventType } from '../game/moves.ts';
import { isPublicMove } from '../game/visibility.ts';
import type { CountryId } from '../scenario/ids.ts';
import type { Headline } from '../view/public-schema.ts';

/** What happened at a moment. `address` is a target's, or the bloc's. */
type Happened =
  | { readonly type: 'began' }
  | { readonly type: 'prepared' }
  | { readonly type: 'arrived'; readonly cables: number }
  | { readonly type: 'threatened'; readonly address: CountryId; readonly cable: Cable }
  | {
      readonly type: 'moved';
      readonly move: MoveEventType;
      readonly address: CountryId;
      /** Whole percent; null unless it was a petition. */
      readonly offer: number | null;
      readonly publicity: Cable['publicity'];
    }
  | { readonly type: 'scored' }
  | { readonly type: 'returned'; readonly address: CountryId }
  | { readonly type: 'blocFormed'; readonly members: readonly CountryId[] }
  | { readonly type: 'ended'; readonly finished: boolean };

/** A point of a game at which it is worth stopping. */
export interface Moment {
  /** The event after which the game stands so, from 0; several moments may share one. */
  readonly cursor: number;
  /** 0 is the practice round. */
  readonly round: number;
  readonly phase: Phase;
  readonly happened: Happened;
  /** What everybody read; null if there was nothing to read. */
  readonly headline: Headline | null;
  /** Whether only its parties knew of it at the time. */
  readonly sealed: boolean;
  /** Who decided it; null where nobody did. */
  readonly decidedBy: DecidedBy | null;
}

/**
 * The moments of a game: rounds and phases, threats, moves, results. What is sealed in `prepare`,
 * clocks and seats are no moments; a result and what is declared with it come after it is scored.
 */
export function momentsOf(events: readonly GameEvent[]): readonly Moment[] {
  const moments: Moment[] = [];
  const story = new Story();
  for (const [cursor, event] of events.entries()) moments.push(...story.tell(event, cursor));
  return moments;
}

type Threat = Extract<GameEvent, { type: 'threatDelivered' }>;
type Entered = Extract<GameEvent, { type: 'phaseEntered' }>;

/** Reads events in order and remembers what the next ones refer to. */
class Story {
  #at: { round: number; phase: Phase } = { round: 0, phase: 'briefing' };
  #by: DecidedBy | null = null;
  #cables: readonly Cable[] = [];
  #open = new Map<CountryId, Cable>();
  #declared: (Happened & { type: 'returned' | 'blocFormed' })[] = [];
  #finished = false;

  tell(event: GameEvent, cursor: number): readonly Moment[] {
    if (isMoved(event)) return [this.#moved(event, cursor)];
    switch (event.type) {
      case 'phaseEntered':
        return this.#entered(event, cursor);
      case 'cablesWritten':
        this.#by = event.decidedBy;
        this.#cables = event.cables;
        return [];
      case 'threatDelivered':
        return [this.#threatened(event, cursor)];
      case 'returned':
        this.#declared.push({ type: 'returned', address: event.targetId });
        return [];
      case 'blocFormed':
        this.#declared.push({ type: 'blocFormed', members: event.members });
        return [];
      case 'gameEnded':
        this.#finished = event.finished;
        return [];
      case 'gameCreated':
      case 'cardDrawn':
      case 'postureSet':
      case 'roundScored':
      case 'readied':
      case 'practiceReset':
      case 'clockPaused':
      case 'clockResumed':
      case 'clockExtended':
      case 'seatTaken':
      case 'seatClockSet':
      case 'paceSet':
      case 'proposed':
        return [];
    }
  }

  #entered({ phase, round }: Entered, cursor: number): readonly Moment[] {
    this.#at = { round, phase };
    const plain = (happened: Happened): Moment => this.#moment(cursor, { happened });
    switch (phase) {
      case 'briefing':
        return [plain({ type: 'began' })];
      case 'prepare':
        this.#open = new Map();
        this.#cables = [];
        return [plain({ type: 'prepared' })];
      case 'bargain':
        return [plain({ type: 'arrived', cables: this.#cables.length })];
      case 'outcome': {
        const told = [plain({ type: 'scored' }), ...this.#declared.map(plain)];
        this.#declared = [];
        return told.map((one) => ({ ...one, headline: declaredHeadline(round, one.happened) }));
      }
      case 'ended':
        return [plain({ type: 'ended', finished: this.#finished })];
    }
  }

  #threatened({ targetId, cable }: Threat, cursor: number): Moment {
    this.#open.set(targetId, cable);
    const loud = cable.publicity === 'loud';
    const { demand, instrument, exception } = cable;
    const { round } = this.#at;
    return this.#moment(cursor, {
      happened: { type: 'threatened', address: targetId, cable },
      headline: loud
        ? { type: 'threatened', round, targetId, demand, instrument, exception }
        : null,
      sealed: !loud,
      decidedBy: this.#by,
    });
  }

  #moved({ type, targetId, offer, decidedBy }: Moved, cursor: number): Moment {
    const publicity = this.#open.get(targetId)?.publicity ?? 'quiet';
    const loud = publicity === 'loud';
    const heard = isPublicMove(type, publicity);
    const { round } = this.#at;
    return this.#moment(cursor, {
      happened: { type: 'moved', move: type, address: targetId, offer: offer ?? null, publicity },
      headline: heard ? { type, round, targetId, afterQuiet: !loud } : null,
      sealed: !heard,
      decidedBy,
    });
  }

  #moment(cursor: number, told: Pick<Moment, 'happened'> & Partial<Moment>): Moment {
    return { cursor, ...this.#at, headline: null, sealed: false, decidedBy: null, ...told };
  }
}

function declaredHeadline(round: number, happened: Happened): Headline | null {
  if (happened.type === 'returned') return { type: 'returned', round, targetId: happened.address };
  if (happened.type !== 'blocFormed') return null;
  return { type: 'blocFormed', round, members: [...happened.members] };
}
