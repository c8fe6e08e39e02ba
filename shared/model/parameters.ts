/** What a parameter belongs to. An instrument belongs to a dyad. */
export type ParameterOwner = 'dyad' | 'instrument' | 'role' | 'world' | 'issue' | 'ally' | 'target';

/** Where a number comes from: Drezner 1998, algebra from it, or our own choice (a dial, not a finding). */
export type ParameterSource = 'D98' | 'derived' | 'design';

/** Least and greatest admissible value. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** One dial of the model. `ally` and `adversary` are the defaults for either kind of target. */
export interface Parameter extends Range {
  readonly symbol: string;
  readonly name: string;
  readonly of: ParameterOwner;
  /** `stakes` (1 = the whole issue), `share` 0 ... 1, `weight`, or `rounds` (whole numbers). */
  readonly unit: 'stakes' | 'share' | 'weight' | 'rounds';
  readonly ally: number;
  readonly adversary: number;
  readonly source: ParameterSource;
}

/** Every dial of the model. @see model.md section 2 */
export const PARAMETERS = {
  eT: {
    symbol: 'eT',
    name: 'conflict expectations of the target',
    of: 'dyad',
    unit: 'share',
    min: 0,
    max: 1,
    ally: 0.1,
    adversary: 0.8,
    source: 'D98',
  },
  eS: {
    symbol: 'eS',
    name: 'conflict expectations of the sender',
    of: 'dyad',
    unit: 'share',
    min: 0,
    max: 1,
    ally: 0.15,
    adversary: 0.8,
    source: 'D98',
  },
  e0: {
    symbol: 'e0',
    name: 'baseline to which the target relaxes',
    of: 'dyad',
    unit: 'share',
    min: 0,
    max: 1,
    ally: 0.1,
    adversary: 0.8,
    source: 'design',
  },
  cT: {
    symbol: 'cT',
    name: 'cost of deadlock to the target',
    of: 'instrument',
    unit: 'stakes',
    min: 0,
    max: 1,
    ally: 0.6,
    adversary: 0.6,
    source: 'D98',
  },
  cS: {
    symbol: 'cS',
    name: 'cost of deadlock to the sender',
    of: 'instrument',
    unit: 'stakes',
    min: 0,
    max: 1,
    ally: 0.08,
    adversary: 0.08,
    source: 'D98',
  },
  kS: {
    symbol: 'kS',
    name: 'cost of retaliation to the sender',
    of: 'dyad',
    unit: 'stakes',
    min: 0,
    max: 0.3,
    ally: 0.05,
    adversary: 0.05,
    source: 'design',
  },
  kT: {
    symbol: 'kT',
    name: 'cost of retaliation to the target itself',
    of: 'dyad',
    unit: 'stakes',
    min: 0,
    max: 0.3,
    ally: 0.05,
    adversary: 0.05,
    source: 'design',
  },
  aS: {
    symbol: 'aS',
    name: 'audience cost of backing down from a loud threat',
    of: 'role',
    unit: 'stakes',
    min: 0,
    max: 0.4,
    ally: 0.15,
    adversary: 0.15,
    source: 'design',
  },
  aT: {
    symbol: 'aT',
    name: 'audience cost of giving in to a loud threat',
    of: 'role',
    unit: 'stakes',
    min: 0,
    max: 0.4,
    ally: 0.12,
    adversary: 0.12,
    source: 'design',
  },
  dS: {
    symbol: 'dS',
    name: 'cost of threatening a friend in public',
    of: 'role',
    unit: 'stakes',
    min: 0,
    max: 0.1,
    ally: 0.05,
    adversary: 0.05,
    source: 'design',
  },
  kf: {
    symbol: 'kf',
    name: 'cost of claiming an exception',
    of: 'world',
    unit: 'stakes',
    min: 0,
    max: 0.1,
    ally: 0.05,
    adversary: 0.05,
    source: 'design',
  },
  wS: {
    symbol: 'wS',
    name: 'weight of joint security to the sender',
    of: 'world',
    unit: 'weight',
    min: 0,
    max: 8,
    ally: 4,
    adversary: 4,
    source: 'design',
  },
  V: {
    symbol: 'V',
    name: 'peaceful rounds paid after the last',
    of: 'world',
    unit: 'rounds',
    min: 0,
    max: 10,
    ally: 3,
    adversary: 3,
    source: 'design',
  },
  gamma: {
    symbol: 'gamma',
    name: 'share of a concession that also benefits the target',
    of: 'issue',
    unit: 'share',
    min: 0,
    max: 0.4,
    ally: 0,
    adversary: 0,
    source: 'design',
  },
  Dmin: {
    symbol: 'Dmin',
    name: 'smallest meaningful demand',
    of: 'issue',
    unit: 'stakes',
    min: 0.05,
    max: 0.5,
    ally: 0.1,
    adversary: 0.1,
    source: 'design',
  },
  Dmax: {
    symbol: 'Dmax',
    name: 'largest demand',
    of: 'issue',
    unit: 'stakes',
    min: 0.05,
    max: 1,
    ally: 1,
    adversary: 1,
    source: 'design',
  },
  X: {
    symbol: 'X',
    name: 'external threat',
    of: 'world',
    unit: 'stakes',
    min: 0,
    max: 1,
    ally: 0.6,
    adversary: 0.6,
    source: 'design',
  },
  m: {
    symbol: 'm',
    name: 'weight in joint security',
    of: 'ally',
    unit: 'share',
    min: 0,
    max: 1,
    ally: 0.2,
    adversary: 0,
    source: 'design',
  },
  h: {
    symbol: 'h',
    name: "share of an ally's contribution lost while sanctioned",
    of: 'world',
    unit: 'share',
    min: 0,
    max: 1,
    ally: 0.5,
    adversary: 0.5,
    source: 'design',
  },
  omega: {
    symbol: 'omega',
    name: "the rival's offer for realignment",
    of: 'target',
    unit: 'stakes',
    min: 0,
    max: 0.6,
    ally: 0.1,
    adversary: 0.1,
    source: 'design',
  },
  cDiv: {
    symbol: 'cDiv',
    name: 'cost of diversifying for a round',
    of: 'target',
    unit: 'stakes',
    min: 0,
    max: 0.1,
    ally: 0.03,
    adversary: 0.03,
    source: 'design',
  },
  cCon: {
    symbol: 'cCon',
    name: 'cost of contributing for a round',
    of: 'target',
    unit: 'stakes',
    min: 0,
    max: 0.1,
    ally: 0.05,
    adversary: 0.05,
    source: 'design',
  },
  cBloc: {
    symbol: 'cBloc',
    name: 'cost of standing in a bloc for a round',
    of: 'target',
    unit: 'stakes',
    min: 0,
    max: 0.1,
    ally: 0.02,
    adversary: 0.02,
    source: 'design',
  },
  sT: {
    symbol: 'sT',
    name: 'what leaving costs the target',
    of: 'dyad',
    unit: 'stakes',
    min: 0,
    max: 1,
    ally: 0.6,
    adversary: 0.6,
    source: 'design',
  },
  sS: {
    symbol: 'sS',
    name: 'what leaving costs the sender',
    of: 'dyad',
    unit: 'stakes',
    min: 0,
    max: 1,
    ally: 0.12,
    adversary: 0.12,
    source: 'design',
  },
  phi: {
    symbol: 'phi',
    name: 'belief in an extraordinary exception',
    of: 'world',
    unit: 'share',
    min: 0,
    max: 1,
    ally: 0.5,
    adversary: 0.5,
    source: 'design',
  },
  sigma: {
    symbol: 'sigma',
    name: "solidarity: reaction to each other's treatment",
    of: 'world',
    unit: 'share',
    min: 0,
    max: 1,
    ally: 0.3,
    adversary: 0.3,
    source: 'design',
  },
  alphaQ: {
    symbol: 'alphaQ',
    name: 'how much a quiet threat raises expectations',
    of: 'world',
    unit: 'share',
    min: 0,
    max: 0.5,
    ally: 0.05,
    adversary: 0.05,
    source: 'design',
  },
  alphaL: {
    symbol: 'alphaL',
    name: 'how much a loud threat raises expectations',
    of: 'world',
    unit: 'share',
    min: 0,
    max: 0.5,
    ally: 0.2,
    adversary: 0.2,
    source: 'design',
  },
  oQ: {
    symbol: 'oQ',
    name: 'how much of a quiet threat the others observe',
    of: 'world',
    unit: 'share',
    min: 0,
    max: 1,
    ally: 0.2,
    adversary: 0.2,
    source: 'design',
  },
  oL: {
    symbol: 'oL',
    name: 'how much of a loud threat the others observe',
    of: 'world',
    unit: 'share',
    min: 0,
    max: 1,
    ally: 1,
    adversary: 1,
    source: 'design',
  },
  rho: {
    symbol: 'rho',
    name: 'rate of recovery per round',
    of: 'world',
    unit: 'share',
    min: 0,
    max: 1,
    ally: 0.1,
    adversary: 0.1,
    source: 'design',
  },
  R: {
    symbol: 'R',
    name: 'rounds after this one',
    of: 'world',
    unit: 'rounds',
    min: 0,
    max: 20,
    ally: 5,
    adversary: 5,
    source: 'design',
  },
} as const satisfies Record<string, Parameter>;

/** The symbol of a dial. */
export type ParameterSymbol = keyof typeof PARAMETERS;

/** The fixed numbers of the updates between rounds. All are design. @see model.md sections 2 and 4 */
export const UPDATES = {
  /** Share of the way to 1 by which imposition raises eT. */
  imposition: 0.15,
  /** Least eT of a target that has left. */
  realignment: 0.8,
  /** Share of the dyad's change in eT by which eS follows after deadlock or leaving. */
  senderResponse: 0.5,
  /** What is left of dependence after a threat; after imposition, besides; after diversifying, besides. */
  dependenceThreatened: 0.97,
  dependenceImposed: 0.85,
  dependenceDiversified: 0.93,
  /** What is left of exception credit after each claim. */
  exceptionDecay: 0.5,
  /** Exception credit regained in a round without any threat. */
  exceptionRecovery: 0.1,
  /** How much more an ally's weight counts while it contributes. */
  contribution: 1.5,
  /** How much the rival offers more for each unit of eT above the start. */
  rivalSlope: 0.2,
} as const;

/**
 * Refuses a number outside its range; NaN is outside every range.
 *
 * @param name  what the message calls it
 * @throws {RangeError} naming the quantity, its value and the range
 */
export function assertRange(name: string, value: number, range: Range): void {
  if (value >= range.min && value <= range.max) return;
  throw new RangeError(`${name} is ${value}, allowed is ${range.min} to ${range.max}`);
}

/**
 * Refuses a value outside the range of its dial, and fractions of rounds.
 *
 * @param owner  what the message puts before the symbol, such as a country's id; may be empty
 * @throws {RangeError} naming the symbol, its value and the range
 */
export function assertParameter(symbol: ParameterSymbol, value: number, owner: string): void {
  const parameter: Parameter = PARAMETERS[symbol];
  const name = owner === '' ? symbol : `${owner}: ${symbol}`;
  assertRange(name, value, parameter);
  if (parameter.unit === 'rounds' && !Number.isInteger(value)) {
    throw new RangeError(`${name} is ${value}, allowed are whole numbers`);
  }
}
