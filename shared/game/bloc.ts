import { mayJoin, sharedInstruments } from '../model/membership.ts';
import type { TargetCard } from '../model/types.ts';
import type { CountryId } from '../scenario/ids.ts';
import { dyadOf, isLastRound, isPractice, targetOf, type Dyad, type Game } from './game.ts';

/**
 * Under this id a bloc is written to, answers and is answered, as if it were one target. Branded by
 * hand: the schema would bring zod to the phone.
 */
export const BLOC = 'bloc' as CountryId;

/**
 * Who stands behind an address: the members of the bloc, or the one target.
 *
 * @returns in the scenario's order; empty for the bloc when there is none
 */
export function membersAt(game: Pick<Game, 'bloc'>, address: CountryId): readonly CountryId[] {
  return address === BLOC ? game.bloc : [address];
}

/** Under which address a target is written to in this round: its own, or that of the bloc it stands in. */
export function addressOf(game: Pick<Game, 'bloc'>, targetId: CountryId): CountryId {
  return game.bloc.includes(targetId) ? BLOC : targetId;
}

/** Whether a target moves in its own dyad: alone, or as the member that speaks for the bloc. */
export function speaks(game: Pick<Game, 'bloc'>, targetId: CountryId): boolean {
  return !game.bloc.includes(targetId) || game.bloc[0] === targetId;
}

/**
 * The dyad that is played under an address; all dyads of a bloc are played alike.
 *
 * @throws {Error} if nobody stands there
 */
export function dyadAt(game: Game, address: CountryId): Dyad {
  const [first] = membersAt(game, address);
  if (first === undefined) throw new Error(`nobody at ${address}`);
  return dyadOf(game, first);
}

/**
 * Whom the sender can write to in this round, in the scenario's order; members of the bloc only
 * together, in the place of the first of them.
 */
export function addressees(game: Game): readonly CountryId[] {
  return game.dyads.flatMap(({ targetId }) =>
    speaks(game, targetId) ? [addressOf(game, targetId)] : [],
  );
}

/** What the sender has to keep to when it writes to an address. */
export type Terms = Pick<TargetCard, 'Dmin' | 'Dmax' | 'instruments'>;

/**
 * The bounds and instruments of an address: the card's, or the members' on average and in common.
 *
 * @returns bounds in stakes of one country
 */
export function termsAt(game: Game, address: CountryId): Terms {
  const cards = membersAt(game, address).map((id) => targetOf(game, id));
  const [first] = cards;
  if (first === undefined) throw new Error(`nobody at ${address}`);
  const shared = sharedInstruments(cards);
  const mean = (of: (card: Terms) => number): number =>
    cards.reduce((sum, card) => sum + of(card), 0) / cards.length;
  return {
    Dmin: cards.length === 1 ? first.Dmin : mean(({ Dmin }) => Dmin),
    Dmax: cards.length === 1 ? first.Dmax : mean(({ Dmax }) => Dmax),
    instruments: first.instruments.filter(({ id }) => shared.includes(id)),
  };
}

/**
 * Whether a target may ask for a bloc in the next round: there is one, and somebody to stand with.
 */
export function mayAskForBloc(game: Game, targetId: CountryId): boolean {
  if (isPractice(game) || isLastRound(game)) return false;
  const allies = game.setup.cast.targets.filter((card) =>
    mayJoin(card, dyadOf(game, card.id).state),
  );
  const enough = allies.length >= 2 && sharedInstruments(allies).length > 0;
  return enough && allies.some(({ id }) => id === targetId);
}

/**
 * The bloc of the next round: everybody who asked for it and is still aligned, if they are at least
 * two. Asked when the round is over.
 *
 * @returns in the scenario's order, the speaker first; empty for none
 */
export function blocToCome(game: Game): readonly CountryId[] {
  const members = game.dyads.flatMap(({ targetId, outcome }) => {
    const asks = game.postures[targetId]?.bloc === true && outcome !== 'left';
    return asks && mayAskForBloc(game, targetId) ? [targetId] : [];
  });
  return members.length >= 2 ? members : [];
}

/** Whether a target is an ally that has left: it can ask to return, and be welcomed. */
export function isAway(game: Game, targetId: CountryId): boolean {
  return targetOf(game, targetId).alignment === 'ally' && !dyadOf(game, targetId).state.aligned;
}

/** The targets that asked to return in this round and were welcomed. */
export function returning(game: Game): readonly CountryId[] {
  const welcome = game.cables?.welcome ?? [];
  return game.dyads.flatMap(({ targetId }) => {
    const asks = game.postures[targetId]?.askReturn === true && welcome.includes(targetId);
    return asks && isAway(game, targetId) ? [targetId] : [];
  });
}
