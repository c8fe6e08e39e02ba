import { BLOC, dyadAt } from '../game/bloc.ts';
import type { Cable } from '../game/command.ts';
import { dyadOf, type Game } from '../game/game.ts';
import { ceiling } from '../model/equilibrium.ts';
import { expectationsAfter } from '../model/payoff.ts';
import { regretOf, type Regret } from '../replay/regret.ts';
import type { CountryId } from '../scenario/ids.ts';
import type { DecisionRow } from './decisions-table.ts';
import { membersOf } from '../game/holder.ts';
import { holderText, overlap, pausedBetween, type ExportedGame } from './exported.ts';
import type { PresenceRow } from './input.ts';
import { occasionsOf, type Made, type Occasion } from './occasions.ts';
import { instrumentsAt, stageAt } from './theory-at.ts';

/**
 * One row for every occasion to decide of a game.
 *
 * @param presence  null where it was not recorded
 */
export function decisionRows(
  roomId: string,
  exported: ExportedGame,
  presence: readonly PresenceRow[] | null,
): readonly DecisionRow[] {
  const { game } = exported;
  const scored = new Set(game.rounds.map(({ round }) => round));
  const regrets = new Map(regretOf(game).map((regret) => [regretKey(regret), regret]));
  return occasionsOf(exported).map((occasion): DecisionRow => {
    const { opened, made, kind, countryId, address, node, range } = occasion;
    const { setup, round } = opened.game;
    return {
      roomId,
      gameId: setup.gameId,
      round,
      kind,
      countryId,
      role: countryId === setup.cast.sender.id ? 'sender' : 'target',
      address,
      node,
      playerId: holderText((made?.moment ?? opened).game.holders[countryId]),
      legal: occasion.legal.join(' '),
      legalMin: range?.min ?? null,
      legalMax: range?.max ?? null,
      legalPublicity: publicitiesOf(occasion),
      ...chosen(occasion),
      ...timing(exported, occasion, presence),
      ...standing(occasion),
      ...bestOf(regrets.get(occasionKey(occasion))),
      scored: scored.has(round),
      event: made?.moment.n ?? null,
    };
  });
}

function publicitiesOf({ publicity }: Occasion): DecisionRow['legalPublicity'] {
  const [first, second] = publicity ?? [];
  if (first === undefined) return null;
  return second === undefined ? first : 'quiet loud';
}

/** What was chosen; before a move is made, the threat that it would answer. */
function chosen({ made, kind, opened, address }: Occasion) {
  const threat = made ?? (kind === 'move' ? dyadAt(opened.game, address).cable : null);
  return {
    choice: made?.choice ?? null,
    demand: threat?.demand ?? null,
    publicity: threat?.publicity ?? null,
    instrument: threat?.instrument ?? null,
    exception: threat?.exception ?? null,
    offer: made?.offer ?? null,
    asksBloc: made?.asksBloc ?? null,
    asksReturn: made?.asksReturn ?? null,
    decidedBy: made?.decidedBy ?? null,
  };
}

function timing(
  { moments }: ExportedGame,
  { opened, made, submissions, countryId }: Occasion,
  presence: readonly PresenceRow[] | null,
) {
  const openedAt = opened.at;
  if (made === null) {
    return { openedAt, decidedAt: null, latencyMs: null, submissions, offlineMs: null };
  }
  const span = { from: openedAt, until: Math.max(openedAt, made.moment.at) };
  const holder = made.moment.game.holders[countryId];
  const players = holder === undefined ? [] : membersOf(holder);
  return {
    openedAt,
    decidedAt: made.moment.at,
    latencyMs: Math.round(span.until - span.from - pausedBetween(moments, span)),
    submissions,
    offlineMs: presence === null || players.length === 0 ? null : offline(presence, players, span),
  };
}

/** For how long of a span none of these people was connected, in ms. */
function offline(
  presence: readonly PresenceRow[],
  players: readonly string[],
  span: { readonly from: number; readonly until: number },
): number {
  const spans = presence
    .filter(({ playerId }) => players.includes(playerId))
    .map(({ from, until }) => ({ from, until: until ?? Infinity }))
    .toSorted((a, b) => a.from - b.from);
  let here = 0;
  let known = span.from;
  for (const { from, until } of spans) {
    here += overlap({ from: Math.max(from, known), until }, span);
    known = Math.max(known, until);
  }
  return Math.round(span.until - span.from - here);
}

/** Where the parties stood, and what theory says of the threat. */
function standing({ kind, opened, address, made }: Occasion) {
  const { game } = opened;
  const cable = kind === 'move' ? dyadAt(game, address).cable : null;
  const threat = cable ?? (kind === 'cable' ? threatMade(made) : null);
  const [first] = instrumentsAt(game, address);
  const instrument = threat?.instrument ?? first;
  if (instrument === undefined) throw new Error(`no instrument at ${address}`);
  const claims = claimsIn((cable === null ? made?.moment.game : game) ?? game);
  const stage = stageAt(game, address, { instrument, claims });
  const { eS, eT } = stage;
  if (threat === null) return { eS, eT, e: eT, credible: null, largestMet: null };
  const { credible, demand } = ceiling(stage, threat);
  const told = cable === null ? eT : tellingAt(game, address, expectationsAfter(stage, threat));
  return { eS, eT, e: told, credible, largestMet: demand };
}

function threatMade(made: Made | null): Omit<Cable, 'targetId'> | null {
  if (made === null) return null;
  const { demand, publicity, instrument, exception } = made;
  if (demand === null || publicity === null || instrument === null) return null;
  return { demand, publicity, instrument, exception: exception === true };
}

/** The target's expectations after the threat, as recorded; those of a bloc are a mean. */
function tellingAt(game: Game, address: CountryId, mean: number): number {
  return address === BLOC ? mean : (dyadOf(game, address).expectations ?? mean);
}

function claimsIn({ cables }: Game): number {
  return cables?.cables.filter(({ exception }) => exception).length ?? 0;
}

const NO_REGRET = {
  bestChoice: null,
  bestDemand: null,
  bestPublicity: null,
  bestInstrument: null,
  bestException: null,
  bestOffer: null,
  regret: null,
} as const;

/** What theory would have chosen, and what the choice gave away. */
function bestOf(found: Regret | undefined) {
  if (found === undefined) return NO_REGRET;
  const { regret } = found;
  if (found.kind === 'stance') return { ...NO_REGRET, bestChoice: found.best, regret };
  if (found.kind === 'move') {
    const { move, offer } = found.best;
    return { ...NO_REGRET, bestChoice: move, bestOffer: percent(offer), regret };
  }
  const { best } = found;
  if (best === null) return { ...NO_REGRET, bestChoice: 'none' as const, regret };
  return {
    ...NO_REGRET,
    bestChoice: 'demand' as const,
    bestDemand: percent(best.demand),
    bestPublicity: best.publicity,
    bestInstrument: best.instrument,
    bestException: best.exception,
    regret,
  };
}

const percent = (stakes: number | null): number | null =>
  stakes === null ? null : Math.round(100 * stakes);

/** Under which a regret and its occasion find each other: a stance by its country, all else by address. */
function regretKey(found: Regret): string {
  const { kind, round } = found;
  if (kind === 'stance') return `${kind} ${round} ${found.countryId}`;
  return `${kind} ${round} ${found.address} ${found.kind === 'move' ? found.node : ''}`;
}

function occasionKey({ kind, opened, countryId, address, node }: Occasion): string {
  const { round } = opened.game;
  if (kind === 'stance') return `${kind} ${round} ${countryId}`;
  return `${kind} ${round} ${address} ${node ?? ''}`;
}
