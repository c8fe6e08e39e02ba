import type { Game } from '../../../shared/game/game.ts';
import type { Judged } from '../../../shared/replay/decisions.ts';
import { debrief } from '../../text/debrief.ts';
import { figure } from '../../text/why.ts';
import { instrumentOf, nameOf } from './names.ts';

const text = debrief.theory;

/** A judged decision in words: who did what, to whom, and what theory would have done. */
export interface JudgedWords {
  readonly round: number;
  readonly who: string;
  /** Empty where nobody is addressed. */
  readonly to: string;
  readonly kind: string;
  readonly did: string;
  readonly would: string;
  /** What it gave away. */
  readonly points: string;
  /** Empty for a person. */
  readonly by: string;
}

/** Says a judged decision. */
export function judgedWords(game: Game, one: Judged): JudgedWords {
  const { round, countryId, address, decidedBy, regret, kind } = one;
  const { did, would } = saidOf(game, one);
  const { bloc = [] } = game.rounds.find((played) => played.round === round) ?? {};
  return {
    round,
    who: nameOf(game, countryId),
    to: countryId === address || kind === 'stance' ? '' : nameOf(game, address, bloc),
    kind: text.kind[kind],
    did,
    would: regret === 0 || did === would ? text.same : would,
    points: text.points(figure(100 * regret)),
    by: debrief.decidedBy[decidedBy],
  };
}

/** What came of the dyad in which a decision was made; empty where it was about none. */
export function endWords(game: Game, { round, address, kind }: Judged): string {
  const played = game.rounds.find((one) => one.round === round);
  if (played === undefined || kind === 'stance') return '';
  const dyad =
    played.dyads.find(({ targetId }) => targetId === address) ??
    played.dyads.find(({ targetId }) => targetId === played.bloc[0]);
  return dyad === undefined ? '' : debrief.demands.outcome[dyad.outcome];
}

interface Written {
  readonly demand: number;
  readonly publicity: 'quiet' | 'loud';
  readonly exception: boolean;
  readonly instrument: string;
}

/** A cable in a line, its demand in percent; or that there is none. */
export function cableWords(game: Game, made: Written | null): string {
  if (made === null) return text.noCable;
  const { demand, publicity, exception } = made;
  return text.cable(demand, debrief.publicity[publicity], instrumentOf(game, made), exception);
}

function moveWords({ move, offer }: { readonly move: string; readonly offer: number | null }) {
  const word = text.move[move] ?? move;
  return offer === null ? word : text.offer(word, Math.round(100 * offer));
}

function saidOf(game: Game, one: Judged): { readonly did: string; readonly would: string } {
  switch (one.kind) {
    case 'cable': {
      const best = one.best && { ...one.best, demand: Math.round(100 * one.best.demand) };
      return { did: cableWords(game, one.made), would: cableWords(game, best) };
    }
    case 'stance':
      return { did: text.stance[one.made], would: text.stance[one.best] };
    case 'move':
      return { did: moveWords(one.chosen), would: moveWords(one.best) };
  }
}
