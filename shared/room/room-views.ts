import { publicSeen } from '../game/evolve.ts';
import { legalFor } from '../game/legal-for.ts';
import { phaseDeadlineOf } from '../game/seat-clock.ts';
import { countriesOf, type Game } from '../game/game.ts';
import { membersOf } from '../game/holder.ts';
import { askedByHost, NO_POLLS } from '../poll/kept-polls.ts';
import {
  answerLegal,
  hostForesight,
  hostPolls,
  pollLegal,
  seatPoll,
  wallPoll,
} from '../poll/poll-views.ts';
import type { CountryId, PlayerId } from '../scenario/ids.ts';
import { SILENCE } from '../talk/message.ts';
import type { Screen } from '../talk/screen.ts';
import { hostTalk, statementsOf } from '../talk/seat-talk.ts';
import { endingOf } from '../view/ending.ts';
import { awaitedSeats, commonView, publicGame, type ViewContext } from '../view/public-game.ts';
import type { HostGame, HostView } from './host-schema.ts';
import type { PlayerView } from './player-schema.ts';
import type { ProjectorView } from './projector-schema.ts';
import { dealView } from './deal-views.ts';
import { earlierGames, ownResults } from './earlier-views.ts';
import { hostLegal } from './host-legal.ts';
import { hostTalkLegal } from './host-talk.ts';
import { allEnded, type Person, type RoomShown } from './room-shown.ts';
import { stageOf, type Room } from './room.ts';
import { wishLegal, wishView } from './wish.ts';

export { type Person, type RoomShown } from './room-shown.ts';

/** The projector: public facts, the code, no control. */
export function projectorView(state: RoomShown): ProjectorView {
  const screen = screenOf(state);
  const poll = wallPoll(state.polls ?? NO_POLLS, state.people);
  return {
    kind: 'projector',
    ...roomCommon(state),
    here: state.people.length,
    names: screen.names ? state.people.map(({ name }) => name) : [],
    screen,
    games: state.games.map((game) => publicGame(game, contextOf(state, game))),
    ...(state.wall === undefined ? {} : { wall: state.wall }),
    ...(poll === undefined ? {} : { poll }),
    legal: [],
  };
}

/** A person without a seat in a running game: waiting in the lobby, dealt a role, or watching. */
export function playerView(state: RoomShown, playerId: PlayerId): PlayerView {
  const { room, games } = state;
  const dealt = room.watching[playerId];
  const own = games.find(({ setup }) => setup.gameId === dealt);
  const watched = room.started ? (own ?? games[0]) : undefined;
  const poll = pollFor(state, playerId);
  return {
    kind: 'player',
    ...roomCommon(state),
    summary: room.scenario.summary,
    names: state.people.map(({ name }) => name),
    seat: dealtSeat(room, playerId),
    ...ownResults(state, playerId),
    ...wishView(room, playerId),
    watching: watched === undefined ? null : publicGame(watched, contextOf(state, watched)),
    ...((state.talk ?? SILENCE).lines.calls.includes(playerId) ? { calling: true as const } : {}),
    ...(poll === undefined ? {} : { poll }),
    legal: [...wishLegal(room), ...answerLegal(poll)],
  };
}

/** What the host asks, as one person sees it, with or without a seat. */
export function pollFor({ polls = NO_POLLS, people }: RoomShown, me: PlayerId) {
  return seatPoll(polls, { me, people });
}

/** The host's one page. */
export function hostView(state: RoomShown): HostView {
  const { room, people, polls = NO_POLLS } = state;
  const foresight = hostForesight(polls, people, room);
  return {
    kind: 'host',
    ...roomCommon(state),
    scenarioId: room.scenario.cast.scenarioId,
    summary: room.scenario.summary,
    notes: [...room.scenario.notes],
    facts: [...room.scenario.facts],
    next: nextThing(state),
    calls: callers(state).map(({ playerId }) => playerId),
    screen: screenOf(state),
    opened: room.opened,
    theory: room.theory,
    talk: hostTalkSettings(state),
    locked: room.locked,
    pace: room.pace,
    roles: room.roles,
    removed: (state.removed ?? []).map(({ playerId, name }) => ({ playerId, name })),
    ...(room.started || room.ended ? {} : { deal: dealView(room, people) }),
    players: people.map(({ playerId, name, presence }) => {
      const seat = room.seats[playerId];
      return {
        playerId,
        name,
        presence,
        clock: room.clocks[playerId] ?? 1,
        gameNumber: room.games.find(({ gameId }) => gameId === seat?.gameId)?.number ?? null,
        countryId: seat?.countryId ?? null,
        countryName: dealtSeat(room, playerId)?.name ?? null,
      };
    }),
    games: state.games.map((game) => hostGame(state, game)),
    ...earlierGames(state),
    ...(state.wall === undefined ? {} : { onWall: state.wall.by }),
    ...(askedByHost(polls).length === 0 ? {} : { polls: [...hostPolls(polls, people)] }),
    ...(foresight === undefined ? {} : { foresight }),
    legal: [...hostLegal(state), ...hostTalkLegal(state), ...pollLegal(polls, people)],
  };
}

/** What the host has chosen for the projector. A game that is gone is no choice any more. */
function screenOf({ games, talk = SILENCE }: RoomShown): Screen {
  const { show, gameId, cycle, names } = talk.lines.screen;
  const there = games.some(({ setup }) => setup.gameId === gameId);
  return { show, gameId: there ? gameId : null, cycle, names };
}

/** Who calls for help, in the order of calling. */
function callers({ room, people, talk = SILENCE }: RoomShown): Person[] {
  if (room.ended) return [];
  return talk.lines.calls.flatMap((id) => people.filter(({ playerId }) => playerId === id));
}

/** What seat and public views of a game depend on in this room. */
export function contextOf({ room, people, talk = SILENCE }: RoomShown, game: Game): ViewContext {
  const away = people.filter(({ presence }) => presence === 'bot');
  const botPlays = away.flatMap(({ playerId }): CountryId[] => {
    const seat = room.seats[playerId];
    return seat?.gameId === game.setup.gameId ? [seat.countryId] : [];
  });
  return {
    opened: room.opened,
    botPlays,
    statements: statementsOf(game, { settings: room.talk, talk }),
  };
}

function roomCommon(state: RoomShown) {
  const { room, games, code } = state;
  const { broadcast } = (state.talk ?? SILENCE).lines;
  const stage = stageOf(room, { allEnded: allEnded(games) });
  const slowest = games.find(({ phase }) => phase !== 'ended') ?? games[0];
  return {
    roomId: room.roomId,
    code,
    stage,
    phase: slowest?.phase ?? ('lobby' as const),
    round: slowest?.round ?? 0,
    rounds: slowest?.setup.rounds ?? room.options.rounds ?? room.scenario.rounds,
    at: { round: slowest?.round ?? 0, step: 0 },
    seen:
      state.roomSeen +
      (state.pastSeen ?? 0) +
      games.reduce((sum, game) => sum + publicSeen(game), 0),
    deadlineAt: slowest?.deadlineAt ?? null,
    title: room.scenario.cast.title,
    ...(broadcast === null ? {} : { broadcast }),
  };
}

function dealtSeat(room: Room, playerId: PlayerId): PlayerView['seat'] {
  const seat = room.seats[playerId];
  const setup = room.games.find(({ gameId }) => gameId === seat?.gameId);
  if (seat === undefined || setup === undefined) return null;
  const { sender, targets } = setup.cast;
  const card = [sender, ...targets].find(({ id }) => id === seat.countryId);
  if (card === undefined) return null;
  return {
    gameNumber: setup.number,
    countryId: seat.countryId,
    name: card.name,
    role: card.role,
    par: setup.par.find(({ countryId }) => countryId === seat.countryId)?.points ?? 0,
  };
}

function hostGame(state: RoomShown, game: Game): HostGame {
  const awaited = awaitedSeats(game);
  const { sender, targets } = game.setup.cast;
  const { treatment } = game.setup;
  const seats = [sender, ...targets].map(({ id, name }): HostGame['seats'][number] => {
    const holder = game.holders[id];
    const members = membersOf(holder);
    const holding = state.people.filter((one) => members.includes(one.playerId));
    const person = holding.find(({ presence }) => presence === 'here') ?? holding[0];
    const deciding =
      game.phase === 'bargain' ? legalFor(game, id).length > 0 : awaited.includes(id);
    return {
      countryId: id,
      name,
      playerId: members[0] ?? null,
      playerName: holding.length === 0 ? null : holding.map((one) => one.name).join(' & '),
      presence: person?.presence ?? 'bot',
      state: deciding ? 'deciding' : game.phase === 'bargain' ? 'idle' : 'done',
    };
  });
  return {
    ...commonView(game, contextOf(state, game)),
    seats,
    ...(treatment === undefined ? {} : { treatment: treatment.id }),
    ending: endingOf(game, state.room),
    talk: hostTalk(game, { settings: state.room.talk, talk: state.talk ?? SILENCE }, nameIn(state)),
  };
}

const nameIn =
  ({ people }: RoomShown) =>
  (playerId: PlayerId): string | null =>
    people.find((one) => one.playerId === playerId)?.name ?? null;

function hostTalkSettings({ room, talk = SILENCE }: RoomShown): HostView['talk'] {
  const { mode, minors, muted } = room.talk;
  return { mode, minors, muted: [...muted], filterWords: [...talk.lines.filter] };
}

function nextThing(state: RoomShown): HostView['next'] {
  const { room, games, people } = state;
  const stage = stageOf(room, { allEnded: allEnded(games) });
  const nothing: string[] = [];
  const calling = callers(state);
  if (calling.length > 0) return { thing: 'help', names: calling.map(({ name }) => name) };
  if (stage === 'lobby') {
    return { thing: people.length === 0 ? 'waitForPlayers' : 'deal', names: nothing };
  }
  if (stage === 'dealt') return { thing: 'start', names: nothing };
  if (stage === 'ended') {
    if (!room.started) return { thing: 'closed', names: nothing };
    return { thing: room.opened ? 'debrief' : 'openCables', names: nothing };
  }
  const running = games.filter(({ phase }) => phase !== 'ended');
  if (running.every(({ pausedAt }) => pausedAt !== null))
    return { thing: 'resume', names: nothing };
  const away = awaitedAbsent(state, running);
  return away.length > 0 ? { thing: 'pushAway', names: away } : { thing: 'watch', names: nothing };
}

/** Names of absent people whom a game without a clock is waiting for. */
function awaitedAbsent({ people }: RoomShown, games: readonly Game[]): string[] {
  return games.flatMap((game) =>
    countriesOf(game).flatMap((seat) => {
      if (phaseDeadlineOf(game, seat) !== null) return [];
      const members = membersOf(game.holders[seat]);
      if (members.length === 0 || legalFor(game, seat).length === 0) return [];
      const holding = people.filter(({ playerId }) => members.includes(playerId));
      const absent = ({ presence }: Person): boolean => presence !== 'here' && presence !== 'bot';
      return holding.every(absent) ? holding.map(({ name }) => name) : [];
    }),
  );
}
