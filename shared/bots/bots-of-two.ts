import { actsOn, demandsIn, type Reckoning, type SenderCard } from '../model/reckoning.ts';
import { demanded, worthOf } from '../model/belief.ts';
import { theorySheet, type Menu, type Sending } from '../model/cable-sheet.ts';
import type { RoundStart } from '../model/dials.ts';
import {
  blocValue,
  contributingValue,
  diversifyingValue,
  returnValue,
} from '../model/slow-choices.ts';
import { TIE } from '../model/subgame.ts';
import { judge, solve, type JudgedDemand } from '../model/theory-solution.ts';
import type { Stance } from '../model/types.ts';
import type { Cable, SeatCommand } from '../game/command.ts';
import { BLOC } from '../game/bloc.ts';
import type { BotId, CountryId } from '../scenario/ids.ts';
import { cardIn } from '../view/preview.ts';
import { placeIn, reckoningsTo, roundStartIn } from '../view/round-start.ts';
import type { SeatView, SenderView, TargetView } from '../view/seat-schema.ts';
import { commandFor, type BotMove } from './bargain.ts';
import type { Random } from './chance.ts';
import { addressesIn, kindsIn, weightOf } from './equilibrium-bot.ts';
import { drawByLogit } from './logit.ts';
import { LOUDNESS, SHARES, SPARED } from './senders.ts';
import { conciliatorAnswer, stubbornAnswer, stubbornStance } from './targets.ts';
import { bestIn, movesIn, waitingIn, type WaitingDyad } from './waiting-dyad.ts';

/**
 * What a bot does in a seat of a game of model 2. It sees what its seat sees, its card among it, and
 * needs nothing else but chance.
 *
 * @param random  the same draws give the same move
 * @returns null when the seat has nothing to do, or has done it
 */
export function botCommandOfTwo(id: BotId, view: SeatView, random: Random): BotMove | null {
  const template = view.legal[0];
  const start = roundStartIn(view);
  if (template === undefined || start === null) return null;
  const { at } = template;
  if (template.type === 'ready') return { command: { type: 'ready' }, at };
  if (view.phase === 'prepare') {
    if (view.prepared !== null) return null;
    const command =
      view.kind === 'target'
        ? postureOf(id, view, start)
        : { ...sheetOf(id, { view, start }, random), type: 'prepare' as const };
    return { command, at };
  }
  const waiting = waitingIn(view);
  if (waiting === null) return null;
  return { command: answerOf(id, { view, waiting }, random), at: waiting.at };
}

/** A sender at its desk. */
interface Desk {
  readonly view: SenderView;
  readonly start: RoundStart;
}

function sheetOf(
  id: BotId,
  desk: Desk,
  random: Random,
): Omit<Extract<SeatCommand, { type: 'prepare' }>, 'type'> {
  const { view, start } = desk;
  const template = view.legal.find((entry) => entry.type === 'prepare');
  const most = template?.welcome?.toSorted((a, b) => b.length - a.length)[0];
  const welcome = most?.filter((one) => returnValue(start, placeIn(view, one)).sender > TIE);
  const cables = [...cablesOf(id, desk, random)];
  return { cables, ...(welcome === undefined ? {} : { welcome }) };
}

function cablesOf(id: BotId, desk: Desk, random: Random): readonly Cable[] {
  if (id === 'prudent') return prudentSheet(desk, random);
  return id === 'showman' ? showmanSheet(desk, random) : theorysCables(desk, random);
}

/** The card of the sender whose view it is. */
function cardOf({ view }: Desk): SenderCard {
  return view.restless === true ? 'restless' : 'calm';
}

/** What can be sent to each addressee: the manners that the game allows. */
function menusOf({ view, start }: Desk): readonly (Menu & { readonly targetId: CountryId })[] {
  const kinds = kindsIn(view);
  const allowed = ({ kind }: Reckoning): boolean =>
    kinds.some(
      ({ publicity, exception }) => kind.publicity === publicity && kind.exception === exception,
    );
  return addressesIn(view).map((targetId) => ({
    targetId,
    weight: weightOf(view, targetId),
    reckonings: reckoningsTo(view, start, { targetId, claims: 1 }).filter(allowed),
  }));
}

function cableOf(view: SenderView, targetId: CountryId, { reckoning, demand }: Demanding): Cable {
  const speaker = targetId === BLOC ? (view.bloc[0] ?? targetId) : targetId;
  const card = view.targets[placeIn(view, speaker)];
  const instrument = card?.instruments[reckoning.instrument]?.id ?? '';
  return { targetId, demand: Math.round(100 * demand), instrument, ...reckoning.kind };
}

type Demanding = Pick<JudgedDemand, 'reckoning' | 'demand'>;

/** One of what theory may send, drawn by its chances. */
function drawnFrom(sending: Sending, random: Random): JudgedDemand | null {
  let rest = random();
  for (const { judged, chance } of sending) {
    rest -= chance;
    if (rest < 0) return judged;
  }
  return sending.at(-1)?.judged ?? null;
}

/** Theory's cables: who mixes draws. */
function theorysCables(desk: Desk, random: Random): readonly Cable[] {
  const menus = menusOf(desk);
  const draw = (sending: Sending): JudgedDemand | null => drawnFrom(sending, random);
  const { sheet } = theorySheet(menus, cardOf(desk), draw);
  return menus.flatMap(({ targetId }, index) => {
    const judged = drawnFrom(sheet[index] ?? [], random);
    return judged === null ? [] : [cableOf(desk.view, targetId, judged)];
  });
}

/** What a demand is worth to the desk's card, and the demand. */
interface Option {
  readonly value: number;
  readonly asked: Demanding | null;
}

/** The demand of one manner that is worth most to a card, as it is believed. */
function dearest(
  menu: Menu,
  reckoning: Reckoning,
  card: SenderCard,
): { readonly demand: number; readonly worth: (demand: number) => number } | null {
  const solution = solve(menu.reckonings);
  const worth = (demand: number): number => {
    const judged = judge(solution, demanded(reckoning, demand));
    return worthOf(judged, card, judged.belief.share);
  };
  let best: { demand: number; value: number } | null = null;
  for (const demand of demandsIn(reckoning)) {
    const value = worth(demand);
    if (best === null || value > best.value + TIE) best = { demand, value };
  }
  return best === null ? null : { demand: best.demand, worth };
}

/**
 * Cables of a sender that knows theory, errs now and then, and would rather keep quiet: a draw by logit
 * for each addressee, in the scenario's order, with one exception at most.
 */
function prudentSheet(desk: Desk, random: Random): readonly Cable[] {
  const cables: Cable[] = [];
  for (const menu of menusOf(desk)) {
    const claimed = cables.some(({ exception }) => exception);
    const options = [{ value: 0, asked: null }, ...prudentOptions(menu, cardOf(desk))].filter(
      ({ asked }) => !claimed || asked?.reckoning.kind.exception !== true,
    );
    const { asked } = drawByLogit(options, { valueOf: ({ value }) => value, random });
    if (asked !== null) cables.push(cableOf(desk.view, menu.targetId, asked));
  }
  return cables;
}

function prudentOptions(menu: Menu, card: SenderCard): readonly Option[] {
  return menu.reckonings.flatMap((reckoning) => {
    const best = dearest(menu, reckoning, card);
    if (best === null) return [];
    const later = reckoning.kind.publicity === 'loud' ? LOUDNESS : 0;
    const least = demandsIn(reckoning)[0] ?? best.demand;
    const asked = SHARES.map((share) => Math.floor(100 * share * best.demand + 1e-7) / 100);
    return [...new Set(asked)]
      .filter((demand) => demand >= least - TIE)
      .map((demand): Option => ({
        value: menu.weight * (best.worth(demand) - later),
        asked: { reckoning, demand },
      }));
  });
}

/**
 * Cables of a sender that plays to the gallery: it threatens aloud whoever might believe it, and does
 * not ask what becomes of the alliance. One in four it spares.
 */
function showmanSheet(desk: Desk, random: Random): readonly Cable[] {
  return menusOf(desk).flatMap((menu) => {
    const spared = random() < SPARED;
    const plain = menu.reckonings.filter(({ kind }) => !kind.exception);
    const reckoning = plain.find(({ kind }) => kind.publicity === 'loud') ?? plain[0];
    if (spared || reckoning === undefined || !actsOn('restless', reckoning)) return [];
    const asked = dearest(menu, reckoning, 'restless');
    if (asked === null) return [];
    return [cableOf(desk.view, menu.targetId, { reckoning, demand: asked.demand })];
  });
}

function postureOf(
  id: BotId,
  view: TargetView,
  start: RoundStart,
): Extract<SeatCommand, { type: 'posture' }> {
  const template = view.legal.find((entry) => entry.type === 'posture');
  const index = placeIn(view, view.me.id);
  const bloc = template?.bloc.includes(true) === true && blocValue(start, index) > TIE;
  const returns =
    template?.askReturn?.includes(true) === true && returnValue(start, index).target > TIE;
  const stance = stanceOf(id, view, start);
  return { type: 'posture', stance, bloc, ...(returns ? { askReturn: true } : {}) };
}

function stanceOf(id: BotId, view: TargetView, start: RoundStart): Stance {
  const { aligned } = view.dyad;
  const index = placeIn(view, view.me.id);
  if (id === 'stubborn') return stubbornStance(view);
  if (id === 'conciliator' && aligned) return 'contribute';
  const options: readonly (readonly [Stance, number])[] = [
    ['hold', 0],
    ...(aligned ? [['contribute', contributingValue(start, index)] as const] : []),
    ['diversify', diversifyingValue(start, index)],
  ];
  const [best] = options.reduce((kept, next) => (next[1] > kept[1] + TIE ? next : kept));
  return best;
}

/** A seat in whose dyad something has to be answered. */
interface Asked {
  readonly view: SeatView;
  readonly waiting: WaitingDyad;
}

function answerOf(id: BotId, { view, waiting }: Asked, random: Random): SeatCommand {
  const { targetId } = waiting;
  const { node, judged } = waiting;
  if (view.kind === 'target' && id === 'stubborn') {
    return stubbornAnswer({ node, stage: cardIn(view, view.me.id) });
  }
  if (view.kind === 'target' && id === 'conciliator') {
    return conciliatorAnswer({ node, threat: judged }, view);
  }
  const play =
    id === 'prudent'
      ? drawByLogit(movesIn(view, waiting), { valueOf: ({ value }) => value, random })
      : bestIn(view, waiting);
  return commandFor(play, targetId);
}
