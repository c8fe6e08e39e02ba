import { demanded, worthOf } from './belief.ts';
import type { Encounter } from './encounter.ts';
import { THREAT_KINDS } from './equilibrium.ts';
import { reckoningsOf, type Reckoning, type SenderCard } from './reckoning.ts';
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

const PLAIN: readonly ThreatKind[] = THREAT_KINDS.filter(({ exception }) => !exception);

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
  /** Places of the addressees for which the card's full solution claims an exception. */
  readonly wants: readonly number[];
  /** By addressee: what claiming adds to the plain solution, in stakes; null where it does not claim. */
  readonly gains: readonly (number | null)[];
  /** By addressee: what is sent once all claims but one are given up. */
  readonly sheet: readonly Sending[];
}

/** What can be sent to one addressee, and how many a threat to it falls on. */
export interface Menu {
  readonly reckonings: readonly Reckoning[];
  /** 1 for a target, the size of a bloc. */
  readonly weight: number;
}

/**
 * Theory's cables to all addressees. It keeps the one claim with the largest gain for the sender's card;
 * everybody else is solved for with plain manners only.
 *
 * @param draw  what a card that would claim by chance does: one of its demands
 * @see model.md section 3, ties (design)
 */
export function theorySheet(
  menus: readonly Menu[],
  card: SenderCard,
  draw: (sending: Sending, index: number) => JudgedDemand | null,
): TheorySheet {
  const plans = menus.map(({ reckonings, weight }, index) => {
    const full = solve(reckonings);
    const plain = solve(reckonings.filter(({ kind }) => !kind.exception));
    const sent = settled(sentBy(card, full), (sending) => draw(sending, index));
    const claims = sent.some(({ judged }) => claimsBy(judged));
    const gain = weight * (valueFor(card, full) - valueFor(card, plain));
    return { sent, plain: sentBy(card, plain), gain: claims ? gain : null };
  });
  let kept: number | null = null;
  let most = -Infinity;
  plans.forEach(({ gain }, index) => {
    if (gain === null || gain <= most + TIE) return;
    kept = index;
    most = gain;
  });
  return {
    wants: plans.flatMap(({ gain }, index) => (gain === null ? [] : [index])),
    gains: plans.map(({ gain }) => gain),
    sheet: plans.map(({ sent, plain }, index) => (index === kept ? sent : plain)),
  };
}

/** A card that would claim by chance draws first: what it then sends is certain. */
function settled(sending: Sending, draw: (sending: Sending) => JudgedDemand | null): Sending {
  const chance = claimChance(sending);
  const certain = chance <= 0 || chance >= 1 - TIE;
  return certain ? sending : [{ judged: draw(sending), chance: 1 }];
}

/** Whether a card claims an exception for sure (1), never (0), or by chance. */
export function claimChance(sending: Sending): number {
  return sending.reduce((sum, { judged, chance }) => sum + (claimsBy(judged) ? chance : 0), 0);
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
