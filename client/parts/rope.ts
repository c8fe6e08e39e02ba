/** Words for how a rope looks, from whole to torn. */
export type TrustLevel = 'strong' | 'worn' | 'frayed' | 'thin' | 'broken';

/** The word for a trust of 0 ... 1, by the whole number that stands beside it. */
export function trustLevel(trust: number): TrustLevel {
  const shown = Math.round(100 * trust);
  if (shown >= 85) return 'strong';
  if (shown >= 65) return 'worn';
  if (shown >= 45) return 'frayed';
  if (shown >= 20) return 'thin';
  return 'broken';
}

export interface Strand {
  readonly d: string;
  readonly torn: boolean;
  readonly shade: 'dark' | 'light';
}

export const ROPE = { width: 240, height: 64, strands: 5 } as const;

const MIDDLE = ROPE.height / 2;
const POINTS = 40;
const TURNS = 4;
const AMPLITUDE = 12;
/** The order in which strands tear, and to which side their ends curl away. */
const TEARING = [
  { strand: 2, away: 1 },
  { strand: 0, away: -1 },
  { strand: 4, away: 1 },
  { strand: 1, away: -1 },
  { strand: 3, away: 1 },
] as const;

/**
 * The strands of a rope as SVG paths. One after the other they tear, their ends curl away and the gap
 * grows: a shape that reads without colour. The whole ones come last, so that they lie on top.
 *
 * @param trust  0 ... 1
 */
export function strandsOf(trust: number): readonly Strand[] {
  const whole = trust < 0.1 ? 0 : Math.max(1, Math.round(trust * ROPE.strands));
  return TEARING.map(({ strand, away }, place): Strand => {
    const phase = (strand * 2 * Math.PI) / ROPE.strands;
    const shade = strand % 2 === 0 ? 'dark' : 'light';
    if (place >= ROPE.strands - whole) return { d: wave(0, 1, phase, 0), torn: false, shade };
    const gap = 0.08 + (1 - trust) * 0.2;
    const centre = 0.5 + (place - 2) * 0.05;
    const curl = away * (16 + 3 * place);
    const ends = [wave(0, centre - gap, phase, curl), wave(1, centre + gap, phase, curl)];
    return { d: ends.join(' '), torn: true, shade };
  });
}

function wave(from: number, to: number, phase: number, curl: number): string {
  const points: string[] = [];
  for (let step = 0; step <= POINTS; step += 1) {
    const share = step / POINTS;
    const x = from + (to - from) * share;
    // the last part of a torn strand turns outwards
    const out = curl === 0 || share < 0.6 ? 0 : ((share - 0.6) / 0.4) ** 2;
    const y = MIDDLE + AMPLITUDE * Math.sin(x * TURNS * 2 * Math.PI + phase) * (1 - out);
    points.push(`${(x * ROPE.width).toFixed(1)} ${(y + curl * out).toFixed(1)}`);
  }
  return `M${points.join('L')}`;
}
