import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { SeatCommand } from '../../shared/game/command.ts';
import type { GameLegal, Place } from '../../shared/game/legal.ts';

/** A whole number from `min` to `max`, both included. */
export type Draw = (min: number, max: number) => number;

/** A seeded source of draws. */
export function drawing(seed: number): Draw {
  const random = xoroshiro128plus(seed);
  return (min, max) => uniformInt(random, min, max);
}

/** One of a list. */
export function pick<T>(draw: Draw, list: readonly T[]): T {
  const one = list[draw(0, list.length - 1)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}

/**
 * A command made from a template by somebody who knows nothing else: a scalar as it is, one of an
 * array, a whole number of a range; `cables` is any subset of `targets`.
 */
export function fill(draw: Draw, legal: GameLegal): { command: SeatCommand; at: Place } {
  const { at, ...template } = legal;
  const command: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(template)) {
    command[key] = key === 'cables' ? cablesFrom(draw, value) : valueFrom(draw, value);
  }
  return { command: command as SeatCommand, at };
}

function valueFrom(draw: Draw, value: unknown): unknown {
  if (Array.isArray(value)) return pick(draw, value as unknown[]);
  if (typeof value === 'object' && value !== null && 'min' in value && 'max' in value) {
    return draw(Number(value.min), Number(value.max));
  }
  return value;
}

function cablesFrom(draw: Draw, value: unknown): unknown[] {
  const { targets, demand, instruments, publicity, exception } = value as Extract<
    GameLegal,
    { type: 'prepare' }
  >['cables'];
  return targets
    .filter(() => draw(0, 1) === 1)
    .map((targetId) => ({
      targetId,
      demand: draw(demand.min, demand.max),
      instrument: pick(draw, instruments),
      publicity: pick(draw, publicity),
      exception: pick(draw, exception),
    }));
}
