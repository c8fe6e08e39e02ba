import type { Cable, SeatCommand } from '../game/command.ts';
import type { GameEvent } from '../game/event.ts';
import type { GameLegal } from '../game/legal.ts';
import { isMove, moveCommand } from '../game/moves.ts';
import type { Move } from '../model/stage-tree.ts';
import type { Stance } from '../model/types.ts';
import type { CountryId } from '../scenario/ids.ts';
import { alternativesAt, type Crossroads } from './what-if.ts';

/** What is changed in a decision. */
export type Change =
  | {
      readonly type: 'cable';
      readonly address: CountryId;
      /** Null: no demand. */
      readonly from: Cable | null;
      readonly to: Cable | null;
    }
  /** No demand on anybody. */
  | { readonly type: 'silence' }
  | { readonly type: 'stance'; readonly to: Stance }
  | { readonly type: 'bloc'; readonly to: boolean }
  | {
      readonly type: 'move';
      readonly move: Move;
      /** Whole percent; null where the move takes none. */
      readonly offer: number | null;
    };

/** Another way from a crossroads. */
export interface Way {
  readonly command: SeatCommand;
  readonly change: Change;
}

/** What an address could have been told instead; null for nothing. */
export interface Wish {
  readonly address: CountryId;
  readonly cable: Cable | null;
}

/**
 * The other ways from a crossroads in which one thing is changed: a cable said in the other voice,
 * halved or left out, another stance, another answer.
 *
 * @param events  of one game, from its first
 * @param wishes  cables to add to the ways, such as what theory would have written
 */
export function waysFrom(
  events: readonly GameEvent[],
  at: Crossroads,
  wishes: readonly Wish[] = [],
): readonly Way[] {
  const legal = alternativesAt(events, at);
  const made = at.made;
  if (made.type === 'prepare') return cableWays(made, legal, wishes);
  if (made.type === 'posture') return postureWays(made, legal);
  return legal.flatMap((entry) => moveWays(entry, at));
}

type Made<K extends SeatCommand['type']> = Extract<SeatCommand, { type: K }>;

function cableWays(
  made: Made<'prepare'>,
  legal: readonly GameLegal[],
  wishes: readonly Wish[],
): readonly Way[] {
  const template = legal.find((entry) => entry.type === 'prepare')?.cables;
  if (template === undefined) return [];
  const asked = made.cables.flatMap((cable): Wish[] => {
    const { targetId: address, publicity, demand } = cable;
    const other = publicity === 'loud' ? 'quiet' : 'loud';
    const half = Math.floor(demand / 2);
    return [
      ...(template.publicity.includes(other)
        ? [{ address, cable: { ...cable, publicity: other } as const }]
        : []),
      ...(half >= template.demand.min ? [{ address, cable: { ...cable, demand: half } }] : []),
      { address, cable: null },
    ];
  });
  const heard = wishes.filter(({ address }) => template.targets.includes(address));
  const ways = [...heard, ...asked].map(({ address, cable }): Way => {
    const from = made.cables.find(({ targetId }) => targetId === address) ?? null;
    const others = made.cables.filter(({ targetId }) => targetId !== address);
    const cables = cable === null ? others : [...others, cable];
    return {
      command: { ...made, cables },
      change: { type: 'cable', address, from, to: cable },
    };
  });
  const silence: Way = { command: { ...made, cables: [] }, change: { type: 'silence' } };
  const all = made.cables.length > 1 ? [...ways, silence] : ways;
  return distinct(all, made);
}

/** Each way once, and none that changes nothing. */
function distinct(ways: readonly Way[], made: SeatCommand): readonly Way[] {
  const seen = new Set([keyOf(made)]);
  return ways.filter(({ command }) => {
    const key = keyOf(command);
    return !seen.has(key) && seen.add(key);
  });
}

function keyOf(command: SeatCommand): string {
  if (command.type !== 'prepare') return JSON.stringify(command);
  const cables = command.cables.map((cable) => {
    const { targetId, demand, instrument, publicity, exception } = cable;
    return [targetId, demand, instrument, publicity, exception].join(' ');
  });
  return cables.toSorted().join(', ');
}

function postureWays(made: Made<'posture'>, legal: readonly GameLegal[]): readonly Way[] {
  const template = legal.find((entry) => entry.type === 'posture');
  const stances = (template?.stance ?? []).filter((stance) => stance !== made.stance);
  return [
    ...stances.map((to): Way => {
      return { command: { ...made, stance: to }, change: { type: 'stance', to } };
    }),
    ...(template?.bloc ?? [])
      .filter((bloc) => bloc !== made.bloc)
      .map((to): Way => ({ command: { ...made, bloc: to }, change: { type: 'bloc', to } })),
  ];
}

function moveWays(entry: GameLegal, { made, countryId }: Crossroads): readonly Way[] {
  const { type: move } = entry;
  if (move === made.type || !isMove(move)) return [];
  const offer = 'offer' in entry ? Math.floor((entry.offer.min + entry.offer.max) / 2) : null;
  const targetId = 'targetId' in entry ? entry.targetId : countryId;
  const command = moveCommand(move, { targetId, offer });
  return [{ command, change: { type: 'move', move, offer } }];
}
