import { flag, number, text, type Line } from './csv-room.ts';

/**
 * How trust and joint security move in a round, by the handout's rules, from the cells of an export.
 * It shares no line with the model, so that the two can only agree by both being right.
 */

/** What holds in a game: a line of rooms.csv. */
export type World = Line;

/** One country in one round: where it stood, and what became of it. */
export interface Country {
  readonly id: string;
  readonly e: number;
  readonly e0: number;
  readonly m: number;
  readonly allied: boolean;
  readonly returns: boolean;
  readonly contributes: boolean;
  readonly inBloc: boolean;
  readonly threat: { readonly loud: boolean; readonly exception: boolean } | null;
  readonly outcome: string;
}

/** Where a country stands after a round. */
export interface Stands {
  readonly e: number;
  readonly allied: boolean;
}

/** A country of a round, as its line in dyads.csv tells it. */
export const countryOf = (line: Line): Country => ({
  id: text(line, 'targetId'),
  e: number(line, 'eTBefore'),
  e0: number(line, 'e0'),
  m: number(line, 'm'),
  allied: flag(line, 'alignedBefore'),
  returns: !flag(line, 'alignedBefore') && flag(line, 'alignedAfter'),
  contributes: text(line, 'stance') === 'contribute',
  inBloc: flag(line, 'inBloc'),
  threat:
    line['demand'] === ''
      ? null
      : { loud: text(line, 'publicity') === 'loud', exception: flag(line, 'exception') },
  outcome: text(line, 'outcome'),
});

/** The same country, had nothing been said to it. */
export const unthreatened = (country: Country): Country => ({
  ...country,
  threat: null,
  outcome: 'none',
});

/** Exceptions claimed in a round; what is said to a bloc is said once. */
function claimsIn(countries: readonly Country[]): number {
  const claims = countries.filter(({ threat }) => threat?.exception === true);
  const alone = claims.filter(({ inBloc }) => !inBloc).length;
  return alone + Math.sign(claims.length - alone);
}

/** By how much a threat raises what a country expects. */
function riseOf(world: World, { threat, e }: Country, belief: number): number {
  if (threat === null) return 0;
  const alpha = number(world, threat.loud ? 'alphaL' : 'alphaQ');
  return alpha * (1 - e) * (threat.exception ? 1 - belief : 1);
}

const SANCTIONED = ['absorbed', 'retaliated'];

/** Expectations one round of peace later. */
function relaxed(world: World, e: number, e0: number): number {
  return e > e0 ? Math.max(e0, e - number(world, 'rho') * (e - e0)) : e;
}

/** Where everybody stands after a round. `credit` is what exceptions are believed at its start. */
export function after(
  world: World,
  countries: readonly Country[],
  credit: number,
): readonly Stands[] {
  const belief = credit / Math.max(1, claimsIn(countries));
  const news = countries.map((country) => {
    if (country.threat === null || !country.allied) return 0;
    const heard = number(world, country.threat.loud ? 'oL' : 'oQ');
    return number(world, 'sigma') * heard * riseOf(world, country, belief);
  });
  return countries.map((country, index) => {
    let e = Math.min(1, country.e + riseOf(world, country, belief));
    if (SANCTIONED.includes(country.outcome)) e = Math.min(1, e + 0.15 * (1 - e));
    if (country.outcome === 'left') e = Math.max(0.8, e);
    const others = news.reduce((sum, one, other) => (other === index ? sum : sum + one), 0);
    if (country.allied) e = Math.min(1, e + others * (1 - country.e));
    if (country.threat === null) e = relaxed(world, e, country.e0);
    return { e, allied: (country.allied && country.outcome !== 'left') || country.returns };
  });
}

/** What exceptions are believed after a round. */
export function creditAfter(countries: readonly Country[], credit: number): number {
  if (countries.every(({ threat }) => threat === null)) return Math.min(1, credit + 0.1);
  return credit * 0.5 ** claimsIn(countries);
}

/** The sender's joint security in the round itself, in stakes. */
export function securityNow(
  world: World,
  countries: readonly Country[],
  stands: readonly Stands[],
): number {
  const sum = countries.reduce((total, { allied, m, contributes }, index) => {
    const own = stands[index];
    if (own === undefined || !own.allied || !allied) return total;
    return total + m * (1 - own.e) * (contributes ? 1.5 : 1);
  }, 0);
  return number(world, 'wS') * number(world, 'X') * sum;
}

/** The sender's joint security over so many rounds of peace after a round, in stakes. */
export function securityAhead(
  world: World,
  countries: readonly Country[],
  { stands, rounds }: { readonly stands: readonly Stands[]; readonly rounds: number },
): number {
  let sum = 0;
  countries.forEach(({ m, e0 }, index) => {
    const own = stands[index];
    if (own === undefined || !own.allied) return;
    let { e } = own;
    for (let round = 0; round < rounds; round += 1) {
      e = relaxed(world, e, e0);
      sum += m * (1 - e);
    }
  });
  return number(world, 'wS') * number(world, 'X') * sum;
}

/** What those not concerned could know of a round: what was loud, and what cannot be hidden. */
export function publicly(country: Country): Country {
  const { threat, outcome } = country;
  if (threat === null || threat.loud) return country;
  const shows = [...SANCTIONED, 'left'].includes(outcome);
  return shows ? { ...country, threat: { loud: false, exception: false } } : unthreatened(country);
}
