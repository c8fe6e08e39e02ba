import type { CountryDials, RoundStart } from './dials.ts';
import type { Encounter } from './encounter.ts';
import { sharedInstruments } from './membership.ts';
import type { DyadState } from './types.ts';

/** A target in play: its card, and where its dyad stands. */
interface InPlay {
  readonly card: CountryDials;
  readonly dyad: DyadState;
}

/** A target's card and its dyad. @throws {RangeError} if there is no such target */
export function inPlay({ cards, state }: RoundStart, index: number): InPlay {
  const card = cards[index];
  const dyad = state.dyads[index];
  if (card === undefined || dyad === undefined) throw new RangeError(`no dyad ${index}`);
  return { card, dyad };
}

/**
 * One dyad at the start of a round, with each of its instruments. The rival's offer grows as the target
 * grows warier; who is not aligned has no weight, no guarantee and nothing to leave.
 *
 * @param index  the target, in the scenario's order
 * @throws {RangeError} if there is no such target
 * @see model.md sections 2 and 4 (design)
 */
export function encountersOf(standing: RoundStart, index: number): readonly Encounter[] {
  const { world, cards, state, roundsLeft } = standing;
  const { card, dyad } = inPlay(standing, index);
  const listeners = cards.flatMap((other, at) => {
    const watcher = state.dyads[at];
    return at !== index && watcher?.aligned === true ? [{ eT: watcher.eT, m: other.m }] : [];
  });
  return card.instruments.map(({ cS, cT }) => ({
    ...world,
    ...{ cS, cT: cT * dyad.dependence, listeners, phi: state.phi, R: roundsLeft },
    ...{ eS: dyad.eS, eT: dyad.eT, aligned: dyad.aligned, e0: card.e0, kS: card.kS, kT: card.kT },
    ...{ aT: card.aT, gamma: card.gamma, sT: card.sT, sS: card.sS, Dmin: card.Dmin },
    ...{ Dmax: card.Dmax, m: dyad.aligned ? card.m : 0, g: dyad.aligned ? card.g : 0 },
    omega: card.omega + world.xi * (dyad.eT - card.eT),
    canLeave: card.canLeave && dyad.aligned,
  }));
}

/**
 * One dyad with one instrument.
 *
 * @param instrument  its id on the card
 * @throws {RangeError} if the target knows no such instrument
 */
export function encounterWith(standing: RoundStart, index: number, instrument: string): Encounter {
  const { card } = inPlay(standing, index);
  const place = card.instruments.findIndex(({ id }) => id === instrument);
  const encounter = encountersOf(standing, index)[place];
  if (encounter === undefined) throw new RangeError(`${card.id}: no instrument ${instrument}`);
  return encounter;
}

/**
 * A bloc at the start of a round: for each instrument that all its members know, its place on the
 * speaker's card and the encounter of each member.
 *
 * @param members  places in the scenario's order, the speaker first
 * @see model.md section 4, bloc (design)
 */
export function blocEncounters(
  standing: RoundStart,
  members: readonly number[],
): readonly { readonly place: number; readonly members: readonly Encounter[] }[] {
  const cards = members.map((index) => inPlay(standing, index).card);
  const [speaker] = cards;
  return sharedInstruments(cards).map((id) => ({
    place: speaker?.instruments.findIndex((one) => one.id === id) ?? 0,
    members: members.map((index) => encounterWith(standing, index, id)),
  }));
}
