import { demanded, worthOf } from './belief.ts';
import type { Encounter } from './encounter.ts';
import { MANNERS, reckoningsOf, type Reckoning, type SenderCard } from './reckoning.ts';
import { TIE } from './subgame.ts';
import { judge, sentBy, solve, type JudgedDemand, type Solution } from './theory-solution.ts';
import type { ThreatKind } from './types.ts';

/** A cable as the model reads it: the manner, the place of the instrument, the demand in stakes. */
export interface CableSent extends ThreatKind {
  readonly instrument: number;
  readonly demand: number;
}

/** What the sender can do in one dyad: the encounter with each of its instruments. */
export type Dyads = readonly (readonly Encounter[])[];

const PLAIN: readonly ThreatKind[] = MANNERS.filter(({ exception }) => !exception);

/** Theory's cable to one target: each demand with its chance, null for none. */
export type Sending = ReturnType<typeof sentBy>;

/** A cable judged by itself, the others as sent. */
export interface CableJudged {
  /** How it is believed, and all that it comes to; null for no cable. */
  readonly judged: JudgedDemand | null;
  /** What it is worth to the card, in stakes, and the best of all that could have been sent. */
  readonly value: number;
  readonly best: number;
  /** >= 0; 0 within 1e-9 of the best. */
  readonly regret: number;
}

/**
 * What could have been sent to one target, and what theory expects of it, the other cables as sent.
 *
 * @param encounters  with each instrument; `phi` as one claim is believed
 * @param sent  the cable; null for none
 * @param claims  exceptions in all cables, this one included
 * @returns the solution of the dyad, and the reckonings it chose from
 * @see model.md section 3, values and regret (design)
 */
function menuFor(
  encounters: readonly Encounter[],
  sent: CableSent | null,
  claims: number,
): { readonly reckonings: readonly Reckoning[]; readonly solution: Solution } {
  const own = sent?.exception === true ? 1 : 0;
  const reckonings =
    claims - own === 0
      ? reckoningsOf(encounters)
      : [...reckoningsOf(encounters, PLAIN), ...sharedClaim(encounters, sent, claims)];
  return { reckonings, solution: solve(reckonings) };
}

/** The manner in which a cable claims an exception that others claim too; nothing if it does not claim. */
function sharedClaim(
  encounters: readonly Encounter[],
  sent: CableSent | null,
  claims: number,
): readonly Reckoning[] {
  if (sent?.exception !== true) return [];
  return reckoningsOf(
    encounters.map((one) => ({ ...one, phi: one.phi / claims })),
    [sent],
  );
}

/**
 * What a cable is worth to a card of the sender, and what it gave away.
 *
 * @throws {RangeError} if there is no such instrument
 * @see model.md section 3, values and regret: cable
 */
export function judgeCable(
  encounters: readonly Encounter[],
  sent: CableSent | null,
  by: { readonly card: SenderCard; readonly claims: number },
): CableJudged {
  const { reckonings, solution } = menuFor(encounters, sent, by.claims);
  return judgeAmong(reckonings, solution, { card: by.card, sent });
}

/**
 * The same for a menu that is known, a bloc's among them.
 *
 * @throws {RangeError} if the cable is not on the menu
 */
export function judgeAmong(
  reckonings: readonly Reckoning[],
  solution: Solution,
  { card, sent }: { readonly card: SenderCard; readonly sent: CableSent | null },
): CableJudged {
  const best = valueFor(card, solution);
  if (sent === null) return { judged: null, value: 0, best, regret: best > TIE ? best : 0 };
  const reckoning = reckonings.find((one) => isManner(one, sent));
  if (reckoning === undefined) throw new RangeError(`no instrument ${sent.instrument}`);
  const judged = judge(solution, demanded(reckoning, sent.demand));
  const value = worthOf(judged, card, judged.belief.share);
  const most = Math.max(best, value);
  return { judged, value, best: most, regret: most - value > TIE ? most - value : 0 };
}

function isManner({ kind, instrument }: Reckoning, sent: CableSent): boolean {
  return (
    instrument === sent.instrument &&
    kind.publicity === sent.publicity &&
    kind.exception === sent.exception
  );
}

/** What the round is worth to a card: in equilibrium no demand is worth more to it than what theory sends. */
function valueFor(card: SenderCard, { vR, vC }: Solution): number {
  return card === 'restless' ? vR : vC;
}

/** Theory's sheet of cables for one card of the sender. */
export interface TheorySheet {
  /** Places of the targets for which the card's full solution claims an exception. */
  readonly wants: readonly number[];
  /** By target: what claiming adds to the plain solution, in stakes; null where it does not claim. */
  readonly gains: readonly (number | null)[];
  /** By target: what is sent once all claims but one are given up. */
  readonly sheet: readonly Sending[];
}

/**
 * Theory's cables to all targets. It keeps the one claim with the largest gain for the sender's card;
 * every other dyad is solved with plain manners only.
 *
 * @param draw  what a card that would claim by chance does in a dyad: one of its demands
 * @see model.md section 3, ties (design)
 */
export function theorySheet(
  dyads: Dyads,
  card: SenderCard,
  draw: (sending: Sending, index: number) => JudgedDemand | null,
): TheorySheet {
  const full = dyads.map((encounters) => solve(reckoningsOf(encounters)));
  const plain = dyads.map((encounters) => solve(reckoningsOf(encounters, PLAIN)));
  const gains = full.map((solution, index) => {
    const sending = sentBy(card, solution);
    const claims = mayClaim(sending) && claimsBy(draw(sending, index));
    const without = plain[index];
    return claims && without !== undefined
      ? valueFor(card, solution) - valueFor(card, without)
      : null;
  });
  let kept: number | null = null;
  gains.forEach((gain, index) => {
    const most = kept === null ? -Infinity : (gains[kept] ?? -Infinity);
    if (gain !== null && gain > most + TIE) kept = index;
  });
  return {
    wants: gains.flatMap((gain, index) => (gain === null ? [] : [index])),
    gains,
    sheet: plain.map((solution, index) =>
      sentBy(card, (index === kept ? full[index] : undefined) ?? solution),
    ),
  };
}

/** Whether a card claims an exception for sure (1), never (0), or by chance. */
export function claimChance(sending: Sending): number {
  return sending.reduce((sum, { judged, chance }) => sum + (claimsBy(judged) ? chance : 0), 0);
}

function mayClaim(sending: Sending): boolean {
  return sending.some(({ judged }) => claimsBy(judged));
}

function claimsBy(judged: JudgedDemand | null): boolean {
  return judged?.reckoning.kind.exception === true;
}

/**
 * What a sheet of cables gave away: the sum of what its cables did.
 *
 * @returns by target
 * @see model.md section 3, values and regret (design)
 */
export function judgeSheet(
  dyads: Dyads,
  sheet: readonly (CableSent | null)[],
  card: SenderCard,
): readonly CableJudged[] {
  const claims = sheet.filter((cable) => cable?.exception === true).length;
  return dyads.map((encounters, index) =>
    judgeCable(encounters, sheet[index] ?? null, { card, claims }),
  );
}
