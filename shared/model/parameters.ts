/** What a parameter belongs to. An instrument belongs to a dyad. */
type ParameterOwner = 'dyad' | 'instrument' | 'role' | 'world' | 'issue' | 'ally' | 'target';

/** Where a number comes from: Drezner 1998, algebra from it, or our own choice (a dial, not a finding). */
type ParameterSource = 'D98' | 'derived' | 'design';

/** `stakes` (1 = the whole issue), a `share` 0 ... 1, a `weight`, or whole `rounds`. */
type ParameterUnit = 'stakes' | 'share' | 'weight' | 'rounds';

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
  readonly unit: ParameterUnit;
  readonly ally: number;
  readonly adversary: number;
  readonly source: ParameterSource;
}

/** Every dial of the model, by its symbol. @see model.md section 2 */
export const PARAMETERS = {
  eT: dial(['eT', 'dyad', 'share', 'D98'], [0, 1, 0.1, 0.8], 'conflict expectations of the target'),
  eS: dial(
    ['eS', 'dyad', 'share', 'D98'],
    [0, 1, 0.15, 0.8],
    'conflict expectations of the sender',
  ),
  e0: dial(
    ['e0', 'dyad', 'share', 'design'],
    [0, 1, 0.1, 0.8],
    'baseline to which the target relaxes',
  ),
  cT: dial(
    ['cT', 'instrument', 'stakes', 'D98'],
    [0, 1, 0.6, 0.6],
    'cost of deadlock to the target',
  ),
  cS: dial(
    ['cS', 'instrument', 'stakes', 'D98'],
    [0, 1, 0.08, 0.08],
    'cost of deadlock to the sender',
  ),
  kS: dial(
    ['kS', 'dyad', 'stakes', 'design'],
    [0, 0.3, 0.05, 0.05],
    'cost of retaliation to the sender',
  ),
  kT: dial(
    ['kT', 'dyad', 'stakes', 'design'],
    [0, 0.3, 0.05, 0.05],
    'cost of retaliation to the target itself',
  ),
  aS: dial(
    ['aS', 'role', 'stakes', 'design'],
    [0, 0.4, 0.15, 0.15],
    'audience cost of backing down when loud',
  ),
  aT: dial(
    ['aT', 'role', 'stakes', 'design'],
    [0, 0.4, 0.12, 0.12],
    'audience cost of giving in when loud',
  ),
  dS: dial(
    ['dS', 'role', 'stakes', 'design'],
    [0, 0.3, 0.05, 0.05],
    'cost of threatening a friend in public',
  ),
  kf: dial(
    ['kf', 'world', 'stakes', 'design'],
    [0, 0.2, 0.05, 0.05],
    'cost of claiming an exception',
  ),
  wS: dial(
    ['wS', 'world', 'weight', 'design'],
    [0, 8, 4, 4],
    'weight of joint security to the sender',
  ),
  V: dial(['V', 'world', 'rounds', 'design'], [0, 10, 3, 3], 'peaceful rounds paid after the last'),
  gamma: dial(
    ['gamma', 'issue', 'share', 'design'],
    [0, 0.4, 0, 0],
    'share of a concession the target gains',
  ),
  Dmin: dial(
    ['Dmin', 'issue', 'stakes', 'design'],
    [0.05, 0.5, 0.1, 0.1],
    'smallest meaningful demand',
  ),
  Dmax: dial(['Dmax', 'issue', 'stakes', 'design'], [0.05, 1, 1, 1], 'largest demand'),
  X: dial(['X', 'world', 'stakes', 'design'], [0, 1, 0.6, 0.6], 'external threat'),
  m: dial(['m', 'ally', 'share', 'design'], [0, 1, 0.2, 0], 'weight in joint security'),
  h: dial(
    ['h', 'world', 'share', 'design'],
    [0, 1, 0.5, 0.5],
    'share of a contribution lost to sanctions',
  ),
  omega: dial(
    ['omega', 'target', 'stakes', 'design'],
    [0, 0.6, 0.1, 0.1],
    "the rival's offer for realignment",
  ),
  cDiv: dial(
    ['cDiv', 'target', 'stakes', 'design'],
    [0, 0.1, 0.03, 0.03],
    'cost of diversifying for a round',
  ),
  cCon: dial(
    ['cCon', 'target', 'stakes', 'design'],
    [0, 0.1, 0.05, 0.05],
    'cost of contributing for a round',
  ),
  cBloc: dial(
    ['cBloc', 'target', 'stakes', 'design'],
    [0, 0.1, 0.02, 0.02],
    'cost of standing in a bloc for a round',
  ),
  sT: dial(['sT', 'dyad', 'stakes', 'design'], [0, 1, 0.6, 0.6], 'what leaving costs the target'),
  sS: dial(['sS', 'dyad', 'stakes', 'design'], [0, 1, 0.12, 0.12], 'what leaving costs the sender'),
  phi: dial(
    ['phi', 'world', 'share', 'design'],
    [0, 1, 0.5, 0.5],
    'belief in an extraordinary exception',
  ),
  sigma: dial(['sigma', 'world', 'share', 'design'], [0, 1, 0.3, 0.3], 'solidarity of the allies'),
  alphaQ: dial(
    ['alphaQ', 'world', 'share', 'design'],
    [0, 0.5, 0.05, 0.05],
    'rise of eT by a quiet threat',
  ),
  alphaL: dial(
    ['alphaL', 'world', 'share', 'design'],
    [0, 0.5, 0.2, 0.2],
    'rise of eT by a loud threat',
  ),
  oQ: dial(
    ['oQ', 'world', 'share', 'design'],
    [0, 1, 0.2, 0.2],
    'what the others see of a quiet threat',
  ),
  oL: dial(
    ['oL', 'world', 'share', 'design'],
    [0, 1, 1, 1],
    'what the others see of a loud threat',
  ),
  rho: dial(['rho', 'world', 'share', 'design'], [0, 1, 0.1, 0.1], 'rate of recovery per round'),
  g: dial(
    ['g', 'ally', 'share', 'design'],
    [0, 1, 0.4, 0],
    'what the guarantee is worth to the target',
  ),
  beta: dial(['beta', 'world', 'share', 'design'], [0, 0.3, 0.2, 0.2], 'rise of eT by imposition'),
  phiUse: dial(
    ['phiUse', 'world', 'share', 'design'],
    [0, 1, 0.1, 0.1],
    'what a claim leaves of phi',
  ),
  phiBack: dial(
    ['phiBack', 'world', 'share', 'design'],
    [0, 0.2, 0.03, 0.03],
    'what a round without threats gives back of phi',
  ),
  give: dial(
    ['give', 'world', 'share', 'design'],
    [0, 1, 0.25, 0.25],
    'how much more an ally counts while it contributes',
  ),
  xi: dial(
    ['xi', 'world', 'share', 'design'],
    [0, 0.5, 0.15, 0.15],
    "rise of the rival's offer with eT",
  ),
  q: dial(['q', 'role', 'share', 'design'], [0, 1, 0.35, 0.35], 'chance that home is restless'),
  B: dial(
    ['B', 'role', 'stakes', 'design'],
    [0, 0.35, 0.25, 0.25],
    'what being seen to act is worth to a restless sender',
  ),
  w: dial(
    ['w', 'world', 'share', 'design'],
    [0, 0.9, 0.6, 0.6],
    "half-width of the private factor on the target's cost",
  ),
  eLeft: dial(['eLeft', 'world', 'share', 'design'], [0, 1, 0.8, 0.8], 'least eT of who has left'),
  echo: dial(
    ['echo', 'world', 'share', 'design'],
    [0, 1, 0.5, 0.5],
    "eS's share of what hardens a dyad",
  ),
  depThreat: dial(
    ['depThreat', 'world', 'share', 'design'],
    [0, 1, 0.97, 0.97],
    'what a threat leaves of dependence',
  ),
  depImposed: dial(
    ['depImposed', 'world', 'share', 'design'],
    [0, 1, 0.85, 0.85],
    'what imposition leaves of dependence',
  ),
  depDiv: dial(
    ['depDiv', 'world', 'share', 'design'],
    [0, 1, 0.93, 0.93],
    'what diversifying leaves of dependence',
  ),
  R: dial(['R', 'world', 'rounds', 'design'], [0, 20, 5, 5], 'rounds after this one'),
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

type Kind = readonly [
  symbol: string,
  of: ParameterOwner,
  unit: ParameterUnit,
  source: ParameterSource,
];
type Numbers = readonly [min: number, max: number, ally: number, adversary: number];

function dial([symbol, of, unit, source]: Kind, numbers: Numbers, name: string): Parameter {
  const [min, max, ally, adversary] = numbers;
  return { symbol, name, of, unit, min, max, ally, adversary, source };
}
