import type { View } from '../../shared/protocol/view.ts';

/** Any template that some view can hold. */
export type Legal = View['legal'][number];

/** Chance with a seed, so that a game that failed can be played again. */
export type Random = () => number;

/** A small generator (mulberry32): whole sequences follow from the seed. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<T>(list: readonly T[], random: Random): T {
  const chosen = list[Math.floor(random() * list.length)];
  if (chosen === undefined) throw new Error('nothing to pick from');
  return chosen;
}

interface Range {
  readonly min: number;
  readonly max: number;
}
const isRange = (value: unknown): value is Range =>
  typeof value === 'object' && value !== null && 'min' in value && 'max' in value;
const within = ({ min, max }: Range, random: Random): number =>
  min + Math.floor(random() * (max - min + 1));

/** A scalar is sent as it is, an array means pick one, a range a whole number in it. */
function filled(value: unknown, random: Random): unknown {
  if (Array.isArray(value)) return pick(value as unknown[], random);
  return isRange(value) ? within(value, random) : value;
}

type Cables = Extract<Legal, { type: 'prepare' }>['cables'];

/** Any subset of the targets, each with a choice of the rest. */
function cables(template: Cables, random: Random): unknown[] {
  return template.targets
    .filter(() => random() < 0.6)
    .map((targetId) => ({
      targetId,
      demand: within(template.demand, random),
      instrument: pick(template.instruments, random),
      publicity: pick(template.publicity, random),
      exception: pick(template.exception, random),
    }));
}

/** A command that a template of `legal` allows, knowing nothing but how templates are read. */
export function commandFrom(template: Legal, random: Random): { command: unknown; at: unknown } {
  const { at, ...rest } = template;
  const fields = Object.entries(rest).map(([key, value]): [string, unknown] =>
    key === 'cables' ? [key, cables(value as Cables, random)] : [key, filled(value, random)],
  );
  return { command: Object.fromEntries(fields), at };
}
