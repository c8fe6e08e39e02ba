import { addressees, dyadAt, isAway, membersAt, termsAt } from '../game/bloc.ts';
import type { DecidedBy, GameEvent } from '../game/event.ts';
import { dyadOf, type Game } from '../game/game.ts';
import { demandRange, legalFor } from '../game/legal-for.ts';
import { isMoved, moveBehind } from '../game/moves.ts';
import { STAGE_TREE, type Node } from '../model/stage-tree.ts';
import type { CountryId } from '../scenario/ids.ts';
import type { Choice } from './decisions-table.ts';
import type { ExportedGame, ExportedMoment } from './exported.ts';

/** What was decided. Whatever does not belong to the kind of decision is null. */
export interface Made {
  readonly moment: ExportedMoment;
  readonly choice: Choice;
  readonly decidedBy: DecidedBy;
  readonly demand: number | null;
  readonly publicity: 'quiet' | 'loud' | null;
  readonly instrument: string | null;
  readonly exception: boolean | null;
  readonly offer: number | null;
  readonly asksBloc: boolean | null;
  readonly asksReturn: boolean | null;
}

/** An occasion to decide, and what was decided. */
export interface Occasion {
  readonly kind: 'cable' | 'welcome' | 'stance' | 'move';
  readonly countryId: CountryId;
  readonly address: CountryId;
  readonly node: Node | null;
  /** When it came up; the game as it stood then. */
  readonly opened: ExportedMoment;
  readonly legal: readonly Choice[];
  readonly range: { readonly min: number; readonly max: number } | null;
  readonly publicity: readonly ('quiet' | 'loud')[] | null;
  /** How often it was handed in. */
  submissions: number;
  made: Made | null;
}

const NOTHING = {
  demand: null,
  publicity: null,
  instrument: null,
  exception: null,
  offer: null,
  asksBloc: null,
  asksReturn: null,
} as const;

/**
 * Every occasion to decide of a game, in the order in which they came up. One that the end of the game
 * overtook is there, without a decision.
 */
export function occasionsOf({ moments }: ExportedGame): readonly Occasion[] {
  const all: Occasion[] = [];
  const open = new Map<string, Occasion>();
  const add = (occasion: Occasion): void => {
    all.push(occasion);
    open.set(
      slot(occasion.kind, occasion.kind === 'stance' ? occasion.countryId : occasion.address),
      occasion,
    );
  };
  for (const moment of moments) {
    const { event, game } = moment;
    if (event.type === 'phaseEntered') {
      open.clear();
      if (event.phase === 'prepare') sealed(moment).forEach(add);
    }
    for (const [kind, address, made] of madeBy(moment)) {
      const occasion = open.get(slot(kind, address));
      if (occasion === undefined) continue;
      occasion.made = made;
      occasion.submissions += 1;
    }
    const address = addressMoved(event);
    if (address !== null && dyadAt(game, address).node !== null) add(moveAt(moment, address));
  }
  return all;
}

const slot = (kind: Occasion['kind'], address: string): string => `${kind} ${address}`;

/** The address whose bargain an event moved on. */
function addressMoved(event: GameEvent): CountryId | null {
  return event.type === 'threatDelivered' || 'to' in event ? event.targetId : null;
}

/** What is legal, whether or not the clock stands still. */
const legalIn = (game: Game, seat: CountryId) => legalFor({ ...game, pausedAt: null }, seat);

/** What can be decided while the sender prepares. */
function sealed(moment: ExportedMoment): Occasion[] {
  const { game } = moment;
  const { sender, targets } = game.setup.cast;
  const blank = { opened: moment, node: null, submissions: 0, made: null } as const;
  const prepare = legalIn(game, sender.id).find((one) => one.type === 'prepare');
  const cables = addressees(game).map((address): Occasion => ({
    ...blank,
    kind: 'cable',
    countryId: sender.id,
    address,
    legal: ['none', 'demand'],
    range: demandRange(termsAt(game, address)),
    publicity: prepare?.cables.publicity ?? null,
  }));
  const welcomes = targets.flatMap(({ id }): Occasion[] => {
    if (!isAway(game, id)) return [];
    const of = { kind: 'welcome', countryId: sender.id, address: id } as const;
    return [{ ...blank, ...of, legal: ['pass', 'welcome'], range: null, publicity: null }];
  });
  const stances = targets.map(({ id }): Occasion => {
    const posture = legalIn(game, id).find((one) => one.type === 'posture');
    const of = { kind: 'stance', countryId: id, address: id } as const;
    return { ...blank, ...of, legal: posture?.stance ?? [], range: null, publicity: null };
  });
  return [...cables, ...welcomes, ...stances];
}

/** The next move of a bargain. */
function moveAt(moment: ExportedMoment, address: CountryId): Occasion {
  const { game } = moment;
  const { node } = dyadAt(game, address);
  if (node === null) throw new Error(`nobody moves at ${address}`);
  const { mover, branches } = STAGE_TREE[node];
  const speaker = membersAt(game, address)[0] ?? address;
  const countryId = mover === 'sender' ? game.setup.cast.sender.id : speaker;
  const legal = legalIn(game, countryId).filter(
    (one) => !('targetId' in one) || one.targetId === address,
  );
  const petition = legal.find((one) => one.type === 'petition');
  return {
    ...{ kind: 'move', countryId, address, node, opened: moment, publicity: null },
    legal: branches.flatMap(({ move }) => (legal.some(({ type }) => type === move) ? [move] : [])),
    range: petition?.offer ?? null,
    submissions: 0,
    made: null,
  };
}

/** What an event decided: which kind, at which address, and what. */
function madeBy(moment: ExportedMoment): readonly (readonly [Occasion['kind'], string, Made])[] {
  const { event, game } = moment;
  if (event.type === 'cablesWritten')
    return [...cablesMade(moment, event), ...welcomed(moment, event)];
  if (event.type === 'postureSet') {
    const { stance, bloc, askReturn = false, decidedBy, targetId } = event;
    const asks = { asksBloc: bloc, asksReturn: askReturn };
    return [['stance', targetId, { ...NOTHING, ...asks, moment, choice: stance, decidedBy }]];
  }
  if (!isMoved(event)) return [];
  const move = moveBehind(event.type);
  const { cable } = dyadAt(game, event.targetId);
  const made = {
    ...NOTHING,
    ...(cable === null ? {} : threatIn(cable)),
    offer: event.offer ?? pendingOffer(game, event.targetId, move),
  };
  return [['move', event.targetId, { ...made, moment, choice: move, decidedBy: event.decidedBy }]];
}

/** The offer that the sender answers; null at any other move. */
function pendingOffer(game: Game, address: CountryId, move: Choice): number | null {
  if (!STAGE_TREE.petitioned.branches.some((branch) => branch.move === move)) return null;
  const [first] = membersAt(game, address);
  return first === undefined ? null : dyadOf(game, first).offer;
}

type Written = Extract<GameEvent, { type: 'cablesWritten' }>;

function cablesMade(moment: ExportedMoment, event: Written) {
  return addressees(moment.game).map((address) => {
    const cable = event.cables.find(({ targetId }) => targetId === address);
    const { decidedBy } = event;
    const made: Made =
      cable === undefined
        ? { ...NOTHING, moment, choice: 'none', decidedBy }
        : { ...NOTHING, ...threatIn(cable), moment, choice: 'demand', decidedBy };
    return ['cable', address, made] as const;
  });
}

function welcomed(moment: ExportedMoment, { welcome = [], decidedBy }: Written) {
  return moment.game.dyads.map(({ targetId }) => {
    const choice = welcome.includes(targetId) ? 'welcome' : 'pass';
    const made: Made = { ...NOTHING, moment, choice, decidedBy };
    return ['welcome', targetId, made] as const;
  });
}

type Cable = Written['cables'][number];

function threatIn({ demand, publicity, instrument, exception }: Cable) {
  return { demand, publicity, instrument, exception };
}
