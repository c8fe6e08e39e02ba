import { BLOC } from '../../../shared/game/bloc.ts';
import { cardIn } from '../../../shared/view/preview.ts';
import { addressName } from './names.ts';
import type { Cable } from '../../../shared/game/command.ts';
import type { SenderView } from '../../../shared/view/seat-schema.ts';

type Target = SenderView['targets'][number];

/**
 * Whom the sender writes to in this round: its targets, and in the place of a bloc's first member the
 * bloc, with the bounds and the instruments that its members have on average and in common.
 */
export function addressesOf(
  view: Pick<SenderView, 'targets' | 'countries' | 'bloc'>,
): readonly Target[] {
  return view.targets.flatMap((target): Target[] => {
    if (!view.bloc.includes(target.id)) return [target];
    if (view.bloc[0] !== target.id) return [];
    return [{ ...cardIn(view, BLOC), name: addressName(view, BLOC) }];
  });
}

/** The demands that make sense against a target, in whole percent. */
export function demandRange({ Dmin, Dmax }: Target): {
  readonly min: number;
  readonly max: number;
} {
  return { min: Math.ceil(100 * Dmin - 1e-7), max: Math.floor(100 * Dmax + 1e-7) };
}

/** A cable to begin with: the smallest demand on the round scale, said quietly. */
export function firstCable(target: Target): Cable {
  const { min, max } = demandRange(target);
  return {
    targetId: target.id,
    demand: Math.min(max, Math.max(min, 20)),
    instrument: target.instruments[0]?.id ?? '',
    publicity: 'quiet',
    exception: false,
  };
}

/** The cables in a stored draft that still make sense; null when it holds none at all. */
export function cablesIn(draft: unknown, targets: readonly Target[]): readonly Cable[] | null {
  if (!Array.isArray(draft)) return null;
  return draft.flatMap((entry: Partial<Cable> | null): Cable[] => {
    const target = targets.find(({ id }) => id === entry?.targetId);
    if (target === undefined || entry === null) return [];
    const { min, max } = demandRange(target);
    const first = firstCable(target);
    const demand = Number.isInteger(entry.demand) ? (entry.demand ?? min) : first.demand;
    const known = target.instruments.some(({ id }) => id === entry.instrument);
    return [
      {
        targetId: target.id,
        demand: Math.min(max, Math.max(min, demand)),
        instrument: known ? (entry.instrument ?? '') : first.instrument,
        publicity: entry.publicity === 'loud' ? 'loud' : 'quiet',
        exception: entry.exception === true,
      },
    ];
  });
}
