import type { Cable, SeatCommand } from '../game/command.ts';
import type { Stance } from '../model/types.ts';
import type { BotId } from '../scenario/ids.ts';
import type { SeatView, SenderView, TargetView } from '../view/seat-schema.ts';
import { modelOf } from '../scenario/dials-of.ts';
import { asksReturn, joinsBloc } from './banding.ts';
import { choicesAt, commandFor, pendingIn, type BotMove, type Pending } from './bargain.ts';
import { botCommandOfTwo } from './bots-of-two.ts';
import type { Random } from './chance.ts';
import { bestAnswer, bestCables, bestStance } from './equilibrium-bot.ts';
import { drawByLogit } from './logit.ts';
import { prudentCables, showmanCables } from './senders.ts';
import { conciliatorAnswer, conciliatorStance, stubbornAnswer, stubbornStance } from './targets.ts';

/** How a bot plays. In a seat that it is not made for it plays as the equilibrium bot does. */
export interface Bot {
  readonly id: BotId;
  readonly name: string;
  /** What it does, for who chooses it. */
  readonly sentence: string;
  readonly for: 'any' | 'sender' | 'target';
  readonly cables: (view: SenderView, random: Random) => readonly Cable[];
  readonly stance: (view: TargetView, random: Random) => Stance;
  readonly answer: (pending: Pending, view: SeatView, random: Random) => SeatCommand;
}

const equilibrium: Bot = {
  id: 'equilibrium',
  name: 'Equilibrium',
  sentence: 'Plays theory line B: it weighs every threat against the trust that it costs.',
  for: 'any',
  cables: bestCables,
  stance: bestStance,
  answer: bestAnswer,
};

/** Every bot by its id. */
export const BOTS: Readonly<Record<BotId, Bot>> = {
  equilibrium,
  prudent: {
    ...equilibrium,
    id: 'prudent',
    name: 'Prudent',
    sentence: 'Plays nearly as theory says, errs now and then, and would rather keep quiet.',
    cables: prudentCables,
    answer: ({ stage, threat, node, offer, targetId }, _view, random) => {
      const choices = choicesAt(stage, threat, { node, offer });
      const drawn = drawByLogit(choices, { valueOf: ({ value }) => value, random });
      return commandFor(drawn.play, targetId);
    },
  },
  showman: {
    ...equilibrium,
    id: 'showman',
    name: 'Showman',
    sentence: 'Threatens aloud whoever it can, and does not ask what becomes of the alliance.',
    for: 'sender',
    cables: showmanCables,
  },
  stubborn: {
    ...equilibrium,
    id: 'stubborn',
    name: 'Stubborn',
    sentence: 'Stands firm whatever it costs, and hits back.',
    for: 'target',
    stance: stubbornStance,
    answer: (pending, view) =>
      view.kind === 'target' ? stubbornAnswer(pending) : bestAnswer(pending),
  },
  conciliator: {
    ...equilibrium,
    id: 'conciliator',
    name: 'Conciliator',
    sentence: 'Gives in to what it can bear, asks for half of what it cannot, and contributes.',
    for: 'target',
    stance: conciliatorStance,
    answer: (pending, view) =>
      view.kind === 'target' ? conciliatorAnswer(pending, view) : bestAnswer(pending),
  },
};

/**
 * What a bot does in a seat. It sees what its seat sees, and needs nothing else but chance.
 *
 * @param random  the same draws give the same move
 * @returns what to do first; null when the seat has nothing to do, or has done it
 */
export function botCommand(id: BotId, view: SeatView, random: Random): BotMove | null {
  if (modelOf(view) === 2) return botCommandOfTwo(id, view, random);
  const bot = BOTS[id];
  const template = view.legal[0];
  if (template === undefined) return null;
  const { at } = template;
  if (template.type === 'ready') return { command: { type: 'ready' }, at };
  if (view.phase === 'prepare') {
    if (view.prepared !== null) return null;
    return { command: prepared(bot, view, random), at };
  }
  const pending = pendingIn(view);
  return pending && { command: bot.answer(pending, view, random), at: pending.at };
}

function prepared(bot: Bot, view: SeatView, random: Random): SeatCommand {
  if (view.kind === 'target') return { ...banding(view), stance: bot.stance(view, random) };
  const template = view.legal.find((entry) => entry.type === 'prepare');
  // more allies, more joint security: whoever asks is welcome
  const welcome = template?.welcome?.toSorted((a, b) => b.length - a.length)[0];
  const cables = [...bot.cables(view, random)];
  return { type: 'prepare', cables, ...(welcome === undefined ? {} : { welcome }) };
}

/** Whether to stand in a bloc, and to come back: every bot decides this as theory does. */
function banding(view: TargetView): Omit<Extract<SeatCommand, { type: 'posture' }>, 'stance'> {
  const template = view.legal.find((entry) => entry.type === 'posture');
  const bloc = template?.bloc.includes(true) === true && joinsBloc(view);
  const returns = template?.askReturn?.includes(true) === true && asksReturn(view);
  return { type: 'posture', bloc, ...(returns ? { askReturn: true } : {}) };
}
