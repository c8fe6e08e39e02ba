import type { Game } from '../../../../shared/game/game.ts';
import type { MoveTaken } from '../../../../shared/model/move-regret.ts';
import type { AllianceRegret } from '../../../../shared/replay/alliance-regret.ts';
import type { DecisionMade, Judged } from '../../../../shared/replay/decisions.ts';
import { debrief } from '../../../text/debrief-words.ts';
import { choiceWords } from '../../../text/moves-words.ts';
import { outcomes } from '../../../text/outcomes-words.ts';
import { figure } from '../../../text/why-words.ts';
import { instrumentOf, nameOf } from '../countries.ts';

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
export function judgedWords(game: Game, one: DecisionMade): JudgedWords {
  const { round, countryId, decidedBy, regret, kind } = one;
  const { did, would } = saidOf(game, one);
  return {
    round,
    who: nameOf(game, countryId),
    to: addressedIn(game, one),
    kind: text.kind[kind],
    did,
    would: regret === 0 || did === would ? text.same : would,
    points: text.points(figure(100 * regret)),
    by: debrief.decidedBy[decidedBy],
  };
}

/** Whom a decision was about, other than the one who made it. */
function addressedIn(game: Game, one: DecisionMade): string {
  const address = 'about' in one ? one.about : one.address;
  if (address === one.countryId || one.kind === 'stance') return '';
  const { bloc = [] } = game.rounds.find(({ round }) => round === one.round) ?? {};
  return nameOf(game, address, bloc);
}

/** What came of the dyad in which a decision was made; empty where it was about none. */
export function endWords(game: Game, { round, address, kind }: Judged): string {
  const played = game.rounds.find((one) => one.round === round);
  if (played === undefined || kind === 'stance') return '';
  const dyad =
    played.dyads.find(({ targetId }) => targetId === address) ??
    played.dyads.find(({ targetId }) => targetId === played.bloc[0]);
  return dyad === undefined ? '' : outcomes[dyad.outcome].ended;
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
  return text.cable(made, debrief.publicity[made.publicity], instrumentOf(game, made));
}

const moveWords = ({ move, offer }: MoveTaken): string =>
  choiceWords(move, offer === null ? null : Math.round(100 * offer));

const allianceWords = ({ kind }: AllianceRegret, { does }: { readonly does: boolean }): string =>
  text.alliance[kind][does ? 'yes' : 'no'];

function saidOf(game: Game, one: DecisionMade): { readonly did: string; readonly would: string } {
  switch (one.kind) {
    case 'cable': {
      const best = one.best && { ...one.best, demand: Math.round(100 * one.best.demand) };
      return { did: cableWords(game, one.made), would: cableWords(game, best) };
    }
    case 'stance':
      return { did: text.stance[one.made], would: text.stance[one.best] };
    case 'move':
      return { did: moveWords(one.chosen), would: moveWords(one.best) };
    case 'band':
    case 'return':
    case 'welcome':
      return {
        did: allianceWords(one, { does: one.chosen }),
        would: allianceWords(one, { does: one.best }),
      };
  }
}
