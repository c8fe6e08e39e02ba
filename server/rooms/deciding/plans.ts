import type { HostCommand, WishCommand } from '../../../shared/room/room-command.ts';
import { step, type GameInput } from '../../../shared/flow/step.ts';
import type { Member } from '../../../shared/game/delegation.ts';
import { countriesOf } from '../../../shared/game/game.ts';
import { membersOf, without } from '../../../shared/game/holder.ts';
import { decideAnswer, decidePoll } from '../../../shared/poll/decide-poll.ts';
import type { AnswerCommand, PollCommand } from '../../../shared/poll/poll.ts';
import { ROLES, type Command, type Commit } from '../../../shared/protocol/protocol.ts';
import { decideRoom, seatLatecomer, type RoomCommand } from '../../../shared/room/decide-room.ts';
import { isRevealed } from '../../../shared/room/room-views.ts';
import { decideWish } from '../../../shared/room/wish.ts';
import type { RoomEvent } from '../../../shared/room/room.ts';
import type { PlayerId } from '../../../shared/scenario/ids.ts';
import type { HostTalkCommand } from '../../../shared/talk/talk-command.ts';
import { newSeed } from '../../secrets/random.ts';
import { guarded, type Cell } from '../cell/cell.ts';
import { allEnded } from '../cell/stage.ts';
import { isRefused, refused, type Refused, type Seat } from '../cell/seat.ts';
import {
  presentPlayers,
  removedPlayers,
  seatOf,
  type LiveGame,
  type Plan,
  type SeatAt,
} from '../cell/folded.ts';
import { callsWithout, planOfCall, planOfHostTalk, planOfTalk } from './talk-plans.ts';

const BOT = { by: 'bot', bot: 'equilibrium' } as const;

const isPlan = (plan: Plan | Refused): plan is Plan => !isRefused(plan);

/** What one input to one game comes to. */
export function planOfStep(cell: Cell, live: LiveGame, input: GameInput): Plan | Refused {
  const now = cell.around.clock.now();
  const decision = guarded(cell, live, () => step(live.game, input, now));
  if (decision === null) return refused('internal');
  if (!decision.ok) return refused(decision.code);
  return { games: [{ gameId: live.id, events: decision.events }] };
}

type ActFor = Extract<HostCommand, { type: 'actFor' }>;
type OfHost = Exclude<HostCommand, ActFor> | HostTalkCommand | PollCommand;
const isHostCommand = (command: Command): command is OfHost => ROLES[command.type] === 'host';

/** What a commit of a checked seat comes to. */
export function planOfCommit(cell: Cell, seat: Seat, { command, at }: Commit): Plan | Refused {
  if (ROLES[command.type] !== seat.role) return refused('forbidden');
  if (command.type === 'actFor') return planOfActing(cell, { command, at });
  if (isHostCommand(command)) return planOfHost(cell, command);
  if (command.type === 'help') return planOfCall(cell, seat, command);
  if (command.type === 'say' || command.type === 'report') return planOfTalk(cell, seat, command);
  if (command.type === 'wish') return planOfWish(cell, seat, command);
  if (command.type === 'answer') return planOfAnswer(cell, seat, command);
  const held = seat.playerId === null ? null : seatOf(cell.state, seat.playerId);
  if (!held) return refused('not-now');
  const { live, countryId: by } = held;
  const member = memberOf(cell, held, seat.playerId);
  return planOfStep(cell, live, { type: 'command', by, command, at, member, decidedBy: 'human' });
}

function planOfWish({ state }: Cell, { playerId }: Seat, command: WishCommand): Plan | Refused {
  if (playerId === null) return refused('forbidden');
  const decision = decideWish(state.room, playerId, command);
  return decision.ok ? { room: decision.events } : refused(decision.code);
}

/** With a seat or without, before the games and after them: whoever is in the room may answer. */
function planOfAnswer(cell: Cell, { playerId }: Seat, command: AnswerCommand): Plan | Refused {
  if (playerId === null) return refused('forbidden');
  const { polls, talk } = cell.state;
  const by = { playerId, now: cell.around.clock.now(), filter: talk.lines.filter };
  const decision = decideAnswer(polls, command, by);
  return decision.ok ? { polls: decision.writes } : refused(decision.code);
}

function planOfPoll(cell: Cell, command: PollCommand): Plan | Refused {
  const decision = decidePoll(cell.state.polls, command, cell.around.clock.now());
  return decision.ok ? { polls: decision.writes } : refused(decision.code);
}

/** Who acts in a seat, and who of its holders is here. */
function memberOf(cell: Cell, seat: SeatAt, playerId: PlayerId | null): Member | undefined {
  return playerId === null ? undefined : { playerId, here: hereIn(cell, seat) };
}

/** The people of a seat who are here. */
function hereIn(cell: Cell, { live, countryId }: SeatAt): readonly PlayerId[] {
  return membersOf(live.game.holders[countryId]).filter((one) => cell.presence.isHere(one));
}

/** What those who are left of some delegation agree on, now that somebody has gone; null for nothing. */
export function planOfSettling(cell: Cell): Plan | null {
  for (const live of cell.state.games.values()) {
    if (live.broken) continue;
    for (const countryId of countriesOf(live.game)) {
      if (live.game.holders[countryId]?.by !== 'players') continue;
      const here = hereIn(cell, { live, countryId });
      const plan = planOfStep(cell, live, { type: 'settle', by: countryId, here });
      if (!isRefused(plan)) return plan;
    }
  }
  return null;
}

/** The host decides once in the place of whoever holds a seat. A bot needs nobody to. */
function planOfActing(
  cell: Cell,
  { command: asked, at }: { readonly command: ActFor; readonly at: Commit['at'] },
): Plan | Refused {
  const { gameId, countryId: by, command } = asked;
  const live = cell.state.games.get(gameId);
  if (!live) return refused('unknown-game');
  if (!countriesOf(live.game).includes(by)) return refused('unknown-target');
  if (membersOf(live.game.holders[by]).length === 0) return refused('unknown-player');
  return planOfStep(cell, live, { type: 'command', by, command, at, decidedBy: 'host' });
}

function planOfHost(cell: Cell, command: OfHost): Plan | Refused {
  switch (command.type) {
    case 'pause':
    case 'resume':
    case 'advance':
      return planOfGames(cell, command, { type: 'host', act: command.type });
    case 'extend':
      return planOfGames(cell, command, { type: 'host', act: 'extend', seconds: command.seconds });
    case 'deal':
    case 'again':
    case 'treat':
    case 'seat':
    case 'roles':
    case 'start':
    case 'open':
    case 'theory':
    case 'unkick':
    case 'lock':
    case 'unlock':
    case 'pace':
    case 'clockFor':
      return planOfRoom(cell, command);
    case 'undoDeal':
    case 'end':
      return withGames(planOfRoom(cell, command), () =>
        [...cell.state.games.values()].map((live) =>
          planOfStep(cell, live, { type: 'host', act: 'end' }),
        ),
      );
    case 'kick':
      return withGames(planOfRemoving(cell, command), () => [
        planOfLeaving(cell, command.playerId),
      ]);
    case 'talk':
    case 'muteTalk':
    case 'closeChannel':
    case 'deleteMessage':
    case 'clearTalk':
    case 'filterWords':
    case 'broadcast':
    case 'note':
    case 'helped':
    case 'project':
      return planOfHostTalk(cell, command);
    case 'ask':
    case 'closePoll':
    case 'showAnswers':
    case 'putAwayPoll':
    case 'deleteAnswer':
    case 'deletePoll':
      return planOfPoll(cell, command);
  }
}

/** Who is gone calls nobody any more. */
function planOfRemoving(cell: Cell, kick: Extract<RoomCommand, { type: 'kick' }>): Plan | Refused {
  const room = planOfRoom(cell, kick);
  if (isRefused(room) || !cell.state.talk.lines.calls.includes(kick.playerId)) return room;
  return { ...room, talk: { lines: { calls: callsWithout(cell, kick.playerId) } } };
}

/** The seat of somebody who leaves stays with the rest of the delegation, or goes to the bot. */
function planOfLeaving(cell: Cell, playerId: PlayerId): Plan | Refused {
  const held = seatOf(cell.state, playerId);
  if (!held) return {};
  const { live, countryId } = held;
  const holder = without(live.game.holders[countryId], playerId) ?? BOT;
  return planOfStep(cell, live, { type: 'seat', countryId, holder });
}

function planOfRoom(cell: Cell, command: RoomCommand): Plan | Refused {
  const { room } = cell.state;
  const players = presentPlayers(cell.state).map(({ playerId }) => playerId);
  const seed = room.options.seed ?? newSeed();
  const removed = removedPlayers(cell.state).map(({ playerId }) => playerId);
  const revealed = isRevealed([...cell.state.games.values()].map(({ game }) => game));
  const around = { players, removed, seed, allEnded: allEnded(cell.state), revealed };
  const decision = decideRoom(room, command, around);
  return decision.ok ? { room: decision.events } : refused(decision.code);
}

/** A plan for the room, and what it means for games; a game that refuses is left as it is. */
function withGames(room: Plan | Refused, games: () => readonly (Plan | Refused)[]): Plan | Refused {
  if (isRefused(room)) return room;
  const plans = games().filter(isPlan);
  return { ...room, games: plans.flatMap((plan) => plan.games ?? []) };
}

/** One act in one game, or in every game that takes it; refused when none does. */
function planOfGames(
  cell: Cell,
  { gameId }: Exclude<HostCommand, RoomCommand | ActFor>,
  input: GameInput,
): Plan | Refused {
  const all = [...cell.state.games.values()];
  const meant = gameId === undefined ? all : all.filter(({ id }) => id === gameId);
  if (gameId !== undefined && meant.length === 0) return refused('unknown-game');
  const plans = meant.map((live) => planOfStep(cell, live, input));
  const taken = plans.filter(isPlan);
  if (taken.length === 0) return plans.find(isRefused) ?? refused('not-now');
  return { games: taken.flatMap((plan) => plan.games ?? []) };
}

/** Somebody who was forgotten leaves the room as if removed by the host, without the host. */
export function planOfForgetting(cell: Cell, playerId: PlayerId): Plan | Refused {
  const kick: RoomCommand = { type: 'kick', playerId };
  return withGames(planOfRemoving(cell, kick), () => [planOfLeaving(cell, playerId)]);
}

/** The first player who waits for a seat takes that of a bot; null when nobody waits or none is free. */
export function planOfLatecomer(cell: Cell): Plan | null {
  const { state } = cell;
  const games = [...state.games.values()].filter(({ broken }) => !broken);
  for (const { playerId } of presentPlayers(state)) {
    if (seatOf(state, playerId)) continue;
    const seated: RoomEvent | null = seatLatecomer(
      state.room,
      games.map(({ game }) => game),
      playerId,
    );
    if (seated?.type !== 'latecomerSeated') continue;
    const live = state.games.get(seated.gameId);
    if (!live) continue;
    const holder = { by: 'player', playerId } as const;
    const input = { type: 'seat', countryId: seated.countryId, holder } as const;
    const plan = planOfStep(cell, live, input);
    if (!isRefused(plan)) return { ...plan, room: [seated] };
  }
  return null;
}
