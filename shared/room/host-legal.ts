import { COMMIT_RULES } from '../game/commit-rules.ts';
import { FACTORS } from '../game/factors.ts';
import type { Game } from '../game/game.ts';
import type { RoomLegal } from './room-legal.ts';
import type { GameId, PlayerId } from '../scenario/ids.ts';
import { TREATMENT_IDS } from '../scenario/treatments.ts';
import { mayPlayAgain, mayUndo } from './decide-room.ts';
import { groupRange, seatsForPeople } from './layout.ts';
import { proposals } from './proposals.ts';
import { allEnded, isRevealed, type Person, type RoomShown } from './room-shown.ts';
import { stageOf, type Room } from './room.ts';

/** Who comes in, and how much time they have. */
function doorLegal(room: Room, state: RoomShown): RoomLegal[] {
  const at = { round: 0, step: 0 };
  const out = (state.removed ?? []).map(({ playerId }) => playerId);
  const legal: RoomLegal[] = out.length > 0 ? [{ type: 'unkick', at, playerId: out }] : [];
  if (room.ended) return legal;
  legal.push({ type: room.locked ? 'unlock' : 'lock', at });
  legal.push({ type: 'pace', at, mode: [room.pace === 'own' ? 'together' : 'own'] });
  return legal;
}

/** One template for each factor that somebody in it does not have yet. */
function timeLegal(room: Room, people: readonly Person[]): RoomLegal[] {
  if (room.ended) return [];
  return FACTORS.flatMap((factor): RoomLegal[] => {
    const others = people.filter(({ playerId }) => (room.clocks[playerId] ?? 1) !== factor);
    const playerId = others.map((one) => one.playerId);
    const at = { round: 0, step: 0 };
    return playerId.length === 0 ? [] : [{ type: 'clockFor', at, playerId, factor: [factor] }];
  });
}

/** Everything the host may do now, words aside. */
export function hostLegal(state: RoomShown): RoomLegal[] {
  const { room, games, people } = state;
  const at = { round: 0, step: 0 };
  const stage = stageOf(room, { allEnded: allEnded(games) });
  const kick = people.map(({ playerId }) => playerId);
  const legal: RoomLegal[] = kick.length > 0 ? [{ type: 'kick', at, playerId: kick }] : [];
  legal.push({ type: 'theory', at, allowed: [true, false] });
  legal.push(...doorLegal(room, state), ...timeLegal(room, people));
  if (stage === 'ended') {
    if (!room.ended) legal.push({ type: 'end', at });
    if (mayPlayAgain(room, { allEnded: allEnded(games) }) && people.length > 0) {
      legal.push({ type: 'again', at, swap: [true, false] });
    }
    return room.started && !room.opened ? [...legal, { type: 'open', at }] : legal;
  }
  legal.push({ type: 'end', at });
  if (!room.started && people.length > 0) {
    const plan = proposals(room, people.length).map((one) => one.plan);
    const groups = groupRange(room, people.length);
    legal.push({ type: 'deal', at, groups, plan, rule: [...COMMIT_RULES] });
  }
  if (mayUndo(room, { revealed: isRevealed(games) })) legal.push({ type: 'undoDeal', at });
  if (!room.started) {
    legal.push({ type: 'roles', at, mode: [room.roles === 'random' ? 'wishes' : 'random'] });
  }
  if (stage === 'dealt') legal.push({ type: 'start', at }, ...byHand(room));
  if (stage !== 'playing') return legal;
  const running = games.filter(({ phase }) => phase !== 'ended');
  return [
    ...legal,
    ...clockLegal(running),
    ...running.flatMap((game) => clockLegal([game], game.setup.gameId)),
  ];
}

/** What can be changed in the deal by hand. */
function byHand(room: Room): RoomLegal[] {
  const at = { round: 0, step: 0 };
  const gameId = room.games.map((setup) => setup.gameId);
  const playerId = [...Object.keys(room.seats), ...Object.keys(room.watching)] as PlayerId[];
  return [
    { type: 'treat', at, gameId, treatment: [null, ...TREATMENT_IDS] },
    ...(playerId.length === 0
      ? []
      : [{ type: 'seat' as const, at, playerId, gameId, countryId: [...seatsForPeople(room)] }]),
  ];
}

/** What can be done to the clock of some games at once, or of one by its id. */
function clockLegal(games: readonly Game[], gameId?: GameId): RoomLegal[] {
  const at = { round: 0, step: 0 };
  const id = gameId === undefined ? {} : { gameId };
  const moving = games.some(({ pausedAt }) => pausedAt === null);
  const still = games.some(({ pausedAt }) => pausedAt !== null);
  const clocked = games.some(({ deadlineAt }) => deadlineAt !== null);
  return [
    ...(moving
      ? [
          { type: 'pause' as const, at, ...id },
          { type: 'advance' as const, at, ...id },
        ]
      : []),
    ...(still ? [{ type: 'resume' as const, at, ...id }] : []),
    ...(clocked ? [{ type: 'extend' as const, at, ...id, seconds: { min: 5, max: 600 } }] : []),
  ];
}
