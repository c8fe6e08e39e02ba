/** Words for how a rope looks, from whole to torn. */
export type TrustLevel = 'strong' | 'worn' | 'frayed' | 'thin' | 'broken';

/** The word for a trust of 0 ... 1. */
export function trustLevel(trust: number): TrustLevel {
  if (trust >= 0.85) return 'strong';
  if (trust >= 0.65) return 'worn';
  if (trust >= 0.45) return 'frayed';
  if (trust >= 0.2) return 'thin';
  return 'broken';
}

export interface Strand {
  readonly d: string;
  readonly torn: boolean;
  readonly shade: 'dark' | 'light';
}

export const ROPE = { width: 240, height: 48, strands: 6 } as const;

const MIDDLE = ROPE.height / 2;
const POINTS = 48;
const TURNS = 5;

/**
 * The strands of a rope as SVG paths. Strands tear one after the other, the outer ends curl away, and
 * what is left gets thinner: a shape that reads without colour.
 *
 * @param trust  0 ... 1
 */
export function strandsOf(trust: number): readonly Strand[] {
  const whole = trust < 0.1 ? 0 : Math.max(1, Math.round(trust * ROPE.strands));
  const loose = 1 - trust;
  return Array.from({ length: ROPE.strands }, (_, i): Strand => {
    // from the outside in: strands 0 and 5 tear first
    const order = i % 2 === 0 ? i / 2 : ROPE.strands - 1 - (i - 1) / 2;
    const torn = ROPE.strands - whole > i;
    const phase = (order * 2 * Math.PI) / ROPE.strands;
    const shade = order % 2 === 0 ? 'dark' : 'light';
    if (!torn) return { d: wave(0, 1, phase, 0), torn, shade };
    const gap = 0.07 + loose * 0.2;
    const centre = 0.5 + (order - 2.5) * 0.035;
    const away = order < ROPE.strands / 2 ? -1 : 1;
    const left = wave(0, centre - gap, phase, away * (4 + i * 1.6));
    const right = wave(1, centre + gap, phase, away * (4 + i * 1.6));
    return { d: `${left} ${right}`, torn, shade };
  });
}

function wave(from: number, to: number, phase: number, curl: number): string {
  const points: string[] = [];
  for (let step = 0; step <= POINTS; step += 1) {
    const share = step / POINTS;
    const x = from + (to - from) * share;
    // the last third of a torn strand turns outwards
    const out = share < 0.65 ? 0 : ((share - 0.65) / 0.35) ** 2;
    const y = MIDDLE + 7 * Math.sin(x * TURNS * 2 * Math.PI + phase) * (1 - out * 0.6) + curl * out;
    points.push(`${(x * ROPE.width).toFixed(1)} ${y.toFixed(1)}`);
  }
  return `M${points.join('L')}`;
}
