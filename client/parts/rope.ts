import type { TrustLevel } from '../text/common.ts';

/** The word for a trust of 0 ... 1, by the whole number that stands beside it. */
export function trustLevel(trust: number): TrustLevel {
  const shown = Math.round(100 * trust);
  if (shown >= 85) return 'strong';
  if (shown >= 65) return 'worn';
  if (shown >= 45) return 'frayed';
  if (shown >= 20) return 'thin';
  return 'thread';
}

/** How far to both sides of the middle a rope is drawn, and how high, in its own units. */
export const ROPE = { reach: 800, height: 64, plies: 3 } as const;

/** A rope as SVG paths around (0, 0): they are laid over each other in this order. */
export interface RopeShape {
  /** Fuzz that stands off the rope. */
  readonly hairs: string;
  /** The outline of what holds. */
  readonly body: string;
  /** The lines between the plies, and the light on each. */
  readonly lay: string;
  readonly light: string;
  /** The ends of plies that have parted, and the fibres that they come apart into. */
  readonly ends: string;
  readonly fibres: string;
  /** How many of the three plies have parted. */
  readonly parted: number;
}

/** How worn the rope is at a trust. */
interface Wear {
  readonly trust: number;
  readonly parted: number;
  /** Half the length over which plies are missing. */
  readonly gap: number;
  /** What is left of the thickness there, 0 ... 1. */
  readonly waist: number;
  readonly left: boolean;
}

const RADIUS = 15;
/** From one line between plies to the next. */
const LAY = 16;
const TAPER = 20;
/** What holds in the middle: as each ply parts it is thinner at once, and in between it wears down. */
const WAIST: Readonly<Record<TrustLevel, readonly [at: number, most: number]>> = {
  strong: [0.93, 1],
  worn: [0.64, 0.8],
  frayed: [0.46, 0.54],
  thin: [0.25, 0.32],
  thread: [0.11, 0.15],
  broken: [0, 0],
};
const FROM: Readonly<Record<TrustLevel, readonly [low: number, high: number]>> = {
  strong: [0.85, 1],
  worn: [0.65, 0.85],
  frayed: [0.45, 0.65],
  thin: [0.2, 0.45],
  thread: [0, 0.2],
  broken: [0, 1],
};
const PARTED: Readonly<Record<TrustLevel, number>> = {
  strong: 0,
  worn: 0,
  frayed: 1,
  thin: 2,
  thread: 3,
  broken: 3,
};

/**
 * A rope at a trust of 0 ... 1, for eyes that see no colour: it wears, then one ply after the other parts
 * and curls away, then a thread holds; who has left holds nothing. The same trust is always the same shape.
 */
export function ropeShape(
  trust: number,
  { left = false }: { readonly left?: boolean } = {},
): RopeShape {
  const wear = wearOf(trust, { left });
  const lines = layAt(wear);
  return {
    hairs: hairsOf(wear),
    body: left ? halfOf(wear, -1) + halfOf(wear, 1) : wholeOf(wear),
    lay: lines.map(({ x, radius }) => twist(wear, x, radius)).join(''),
    light: lines.map(({ x, radius }) => glint(wear, x, radius)).join(''),
    ...endsOf(wear),
    parted: wear.parted,
  };
}

function wearOf(trust: number, { left }: { readonly left: boolean }): Wear {
  const level = left ? 'broken' : trustLevel(trust);
  const [low, high] = FROM[level];
  const [thin, thick] = WAIST[level];
  const share = Math.min(1, Math.max(0, (trust - low) / (high - low)));
  const parted = PARTED[level];
  const gap = left ? 48 : parted === 0 ? 34 : 18 + 10 * parted + 8 * (1 - trust);
  return { trust, parted, gap, waist: thin + (thick - thin) * share, left };
}

/** Half the thickness at a place along the rope. */
function radiusAt({ gap, waist }: Wear, x: number): number {
  const inside = Math.min(1, Math.max(0, (gap + TAPER - Math.abs(x)) / TAPER));
  const smooth = inside * inside * (3 - 2 * inside);
  return RADIUS * (1 - smooth * (1 - waist));
}

/** The middle line: level, or hanging down to where it broke. */
function sagAt({ left, gap }: Wear, x: number): number {
  if (!left) return 0;
  const near = Math.min(1, Math.max(0, (gap + 90 - Math.abs(x)) / 90));
  return 13 * near * near;
}

/** Every place where one ply gives way to the next. */
function placesOf(): readonly number[] {
  const count = (2 * ROPE.reach) / LAY;
  return Array.from({ length: count + 1 }, (_, index) => index * LAY - ROPE.reach);
}

/** One edge of the rope between two places, bulging with each ply; `side` -1 is the upper one. */
function edge(wear: Wear, places: readonly number[], side: number): string {
  return places
    .slice(1)
    .map((x, index) => {
      const middle = (x + (places[index] ?? x)) / 2;
      return `Q${at(middle, sagAt(wear, middle) + side * (radiusAt(wear, middle) * 1.12 + 0.6))} ${at(
        x,
        sagAt(wear, x) + side * radiusAt(wear, x) * 0.94,
      )}`;
    })
    .join('');
}

function outline(wear: Wear, places: readonly number[]): string {
  const [first, last] = [places[0] ?? 0, places.at(-1) ?? 0];
  const start = at(first, sagAt(wear, first) - radiusAt(wear, first));
  const turn = at(last, sagAt(wear, last) + radiusAt(wear, last));
  return `M${start}${edge(wear, places, -1)}L${turn}${edge(wear, places.toReversed(), 1)}Z`;
}

const wholeOf = (wear: Wear): string => outline(wear, placesOf());

/** What hangs on one side of a break. */
function halfOf(wear: Wear, side: number): string {
  return outline(
    wear,
    placesOf().filter((x) => x * side > wear.gap),
  );
}

function layAt(wear: Wear): readonly { readonly x: number; readonly radius: number }[] {
  return placesOf()
    .map((place) => place + LAY / 2)
    .map((x) => ({ x, radius: radiusAt(wear, x) }))
    .filter(({ x, radius }) => radius > 3.5 && (!wear.left || Math.abs(x) > wear.gap + LAY));
}

/** The line between two plies. */
function twist(wear: Wear, x: number, radius: number): string {
  const [lean, sag] = [(LAY / 2) * (radius / RADIUS), sagAt(wear, x)];
  const from = at(x - lean, sag - radius * 0.94);
  const to = at(x + lean, sag + radius * 0.94);
  return `M${from}C${at(x - lean * 0.1, sag - radius * 0.55)} ${at(x + lean * 0.1, sag + radius * 0.55)} ${to}`;
}

/** The light that falls on the upper part of a ply. */
function glint(wear: Wear, x: number, radius: number): string {
  const [lean, sag] = [(LAY / 2) * (radius / RADIUS), sagAt(wear, x)];
  const from = at(x + LAY / 2 - lean * 0.55, sag - radius * 0.66);
  return `M${from}Q${at(x + LAY / 2 - lean * 0.1, sag - radius * 0.3)} ${at(x + LAY / 2, sag)}`;
}

/** Fuzz, the more of it the less trust: spread by the golden ratio, so that it looks like chance. */
function hairsOf(wear: Wear): string {
  const worn = Math.min(0.6, 1 - wear.trust);
  const count = wear.trust >= 0.95 ? 0 : Math.floor(6 + 44 * (worn - 0.1));
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const spread = ((index * 0.618034) % 1) * 2 - 1;
    const x = spread * (wear.gap + 26);
    if ((wear.parted > 2 || wear.left) && Math.abs(x) < wear.gap) return '';
    const side = index % 2 === 0 ? -1 : 1;
    const length = 6 + ((index * 5) % 5);
    const root = sagAt(wear, x) + side * radiusAt(wear, x) * 0.9;
    const turn = (index % 3) - 1;
    return `M${at(x, root)}q${at(turn * 2, side * length * 0.6)} ${at(turn * 5 + 1, side * length)}`;
  }).join('');
}

/** Up, down, and the last one nearly straight on. */
const CURLS = [
  { side: -1, out: 27 },
  { side: 1, out: 27 },
  { side: -1, out: 9 },
] as const;

function endsOf(wear: Wear): { readonly ends: string; readonly fibres: string } {
  const parted = CURLS.slice(0, wear.parted);
  const both = [-1, 1].flatMap((half) => parted.map((curl) => endOf(wear, half, curl)));
  return {
    ends: both.map(({ end }) => end).join(''),
    fibres: both.map(({ fibres }) => fibres).join(''),
  };
}

/** The end of one parted ply on one half: it leaves the rope, curls out and comes apart. */
function endOf(wear: Wear, half: number, { side, out }: (typeof CURLS)[number]) {
  const { gap } = wear;
  const [start, tip] = [gap + 22, gap - 3];
  const sag = sagAt(wear, start);
  const reach = Math.min(out, 29 - sag);
  const y = (share: number): number => sag + side * reach * share;
  const end =
    `M${at(half * start, sag + side * 6)}` +
    `C${at(half * (gap + 10), sag + side * 8)} ${at(half * (tip + 3), y(0.42))} ${at(half * tip, y(0.78))}`;
  const fibres = [-1.6, -0.5, 0.7, 1.9]
    .map((spread) => {
      const bend = at(half * (tip - 2 + spread * 2), y(0.95));
      return `M${at(half * tip, y(0.7))}Q${bend} ${at(half * (tip - 4 + spread * 5), y(1.08 - Math.abs(spread) * 0.1))}`;
    })
    .join('');
  return { end, fibres };
}

const at = (x: number, y: number): string => `${x.toFixed(1)} ${y.toFixed(1)}`;
