import { describe, expect, test } from 'vitest';
import { Classroom, HOST, person, playing } from '../../test/support/given-room.ts';
import { membersOf } from '../game/holder.ts';
import { CountryId, GameId, PollId } from '../scenario/ids.ts';
import { PUBLIC_CHANNEL } from '../talk/channels.ts';
import { planOfCommit } from './commit-plan.ts';
import { planOfLatecomer, planOfSettling } from './following-plans.ts';
import { planOfForgetting } from './leaving-plan.ts';
import { GameFault, isRefused, type Plan } from './plan.ts';

const [p0, p1, p2, late] = [person(0), person(1), person(2), person(9)];
const korea = CountryId.parse('korea');
const pollId = PollId.parse('1'.repeat(32));
const NOWHERE = GameId.parse('nowhere');
const gameIds = ({ state }: Classroom): GameId[] => [...state.games.keys()];
const pairs = () => playing(10, { deal: { plan: 'pairs', rule: 'majority' } });
/** The events of games in the last plan, as types. */
const typesOf = ({ last }: Classroom): string[] =>
  isRefused(last) ? [] : (last.games ?? []).flatMap(({ events }) => events.map((e) => e.type));

describe('who may ask', () => {
  test('a person gives no command of the host, nor the host one of a seat', () => {
    playing(2).when(p0, { type: 'pause' }).refused('forbidden');
    playing(2).when(HOST, { type: 'ready' }).refused('forbidden');
  });

  test('without a seat there is nothing to decide', () => {
    new Classroom(1).when(p0, { type: 'ready' }).refused('not-now');
    new Classroom(1)
      .when(p0, { type: 'say', channel: PUBLIC_CHANNEL, phrase: 'deal' })
      .refused('not-now');
  });
});

describe('a wish', () => {
  test('is kept where wishes are asked for, and once', () => {
    const room = new Classroom(2, { roles: 'wishes' }).when(p0, { type: 'wish', countryId: korea });
    room.writes({ room: [{ type: 'wished', playerId: p0, countryId: korea }] });
    room.when(p0, { type: 'wish', countryId: korea }).writes({});
  });

  test('is refused where roles are drawn', () => {
    new Classroom(1).when(p0, { type: 'wish', countryId: korea }).refused('no-wishes');
  });
});

describe('a deal', () => {
  test('follows from the seed that is passed in, and from the room’s own before that', () => {
    const dealt = (seed: number, options = {}) => {
      const room = new Classroom(9, options);
      room.moment = { ...room.moment, seed };
      return room.when(HOST, { type: 'deal' }).state.room.seats;
    };
    expect(dealt(1)).toEqual(dealt(1));
    expect(dealt(1)).not.toEqual(dealt(2));
    expect(dealt(1, { seed: 3 })).toEqual(dealt(2, { seed: 3 }));
  });

  test('that is taken back ends the games that had begun', () => {
    const room = playing(2, { groups: 2 });
    room.when(HOST, { type: 'undoDeal' });
    room.writes({ room: [{ type: 'dealUndone' }], games: [{}, {}] });
    expect(room.state.games.size).toBe(0);
  });
});

describe('pausing', () => {
  test('means one game, or all of them', () => {
    const room = playing(2, { groups: 2 });
    const [first, second] = gameIds(room);
    room.when(HOST, { type: 'pause', ...(first === undefined ? {} : { gameId: first }) });
    room.writes({ games: [{ gameId: first }] });
    // the one that is paused already does not hold up the other
    room.when(HOST, { type: 'pause' }).writes({ games: [{ gameId: second }] });
    room.when(HOST, { type: 'pause' }).refused('not-now');
    room.when(HOST, { type: 'resume' }).writes({ games: [{}, {}] });
  });

  test('a game that is not there is refused, and so are all where there is none', () => {
    playing(1).when(HOST, { type: 'pause', gameId: NOWHERE }).refused('unknown-game');
    new Classroom(1).when(HOST, { type: 'pause' }).refused('not-now');
  });
});

test('the end of a class ends every game that had not ended', () => {
  const room = playing(2, { groups: 2 }).when(HOST, { type: 'end' });
  room.writes({ room: [{ type: 'roomEnded' }], games: [{}, {}] });
  expect([...room.state.games.values()].map(({ game }) => game.phase)).toEqual(['ended', 'ended']);
  room.when(HOST, { type: 'end' }).refused('room-ended');
});

describe('the host acts for a seat', () => {
  const acting = (room: Classroom, countryId: CountryId, gameId = gameIds(room)[0] ?? NOWHERE) =>
    room.when(HOST, { type: 'actFor', gameId, countryId, command: { type: 'ready' } });

  test('that a person holds, and it is recorded as the host’s', () => {
    const room = playing(2);
    acting(room, room.seat(p0).countryId);
    room.writes({ games: [{ events: [{ type: 'readied', decidedBy: 'host' }] }] });
  });

  test('but for no bot, no stranger and no other game', () => {
    const room = playing(1);
    const { setup, holders } = room.seat(p0).live.game;
    const bots = setup.holders.find(({ countryId }) => holders[countryId]?.by === 'bot');
    acting(room, bots?.countryId ?? korea).refused('unknown-player');
    acting(room, CountryId.parse('atlantis')).refused('unknown-target');
    acting(room, korea, NOWHERE).refused('unknown-game');
  });
});

describe('who is removed', () => {
  test('leaves a seat that was held alone to the bot, and calls nobody any more', () => {
    const room = playing(2).when(p0, { type: 'help', wanted: true });
    const { countryId } = room.seat(p0);
    room.when(HOST, { type: 'kick', playerId: p0 }).writes({
      room: [{ type: 'playerKicked', playerId: p0 }],
      games: [{ events: [{ type: 'seatTaken', countryId, holder: { by: 'bot' } }] }],
      talk: { lines: { calls: [] } },
    });
    room.when(HOST, { type: 'kick', playerId: p0 }).refused('unknown-player');
  });

  test('leaves a delegation to the rest of it', () => {
    const room = pairs();
    const { live, countryId } = room.seat(p0);
    const rest = membersOf(live.game.holders[countryId]).filter((one) => one !== p0);
    expect(rest).toHaveLength(1);
    room.when(HOST, { type: 'kick', playerId: p0 });
    expect(membersOf(room.gameNow(live.id).game.holders[countryId])).toEqual(rest);
  });

  test('before the start there is no game to leave', () => {
    const room = new Classroom(2).when(HOST, { type: 'deal' });
    room.when(HOST, { type: 'kick', playerId: p0 }).writes({ room: [{ type: 'playerKicked' }] });
    expect(room.state.room.seats).not.toHaveProperty('p0');
  });

  test('who is forgotten leaves in the same way, once', () => {
    const removed = playing(3).when(HOST, { type: 'kick', playerId: p1 });
    const room = playing(3);
    const forgotten = () => planOfForgetting(room.state, p1, room.moment.now);
    room.plans(forgotten());
    expect(room.last).toEqual(removed.last);
    room.plans(forgotten()).refused('unknown-player');
  });
});

describe('a latecomer', () => {
  const joining = (room: Classroom): Classroom => {
    room.state = { ...room.state, players: [...room.state.players, { playerId: late }] };
    return room.plans(planOfLatecomer(room.state, room.moment));
  };

  test('takes a bot’s seat in the room and in the game at once, and only one', () => {
    const room = joining(playing(2));
    const holder = { by: 'player', playerId: late };
    room.writes({
      room: [{ type: 'latecomerSeated', playerId: late }],
      games: [{ events: [{ type: 'seatTaken', holder }] }],
    });
    expect(planOfLatecomer(room.state, room.moment)).toBeNull();
  });

  test('waits where every seat is a person’s, before the start, and after a removal', () => {
    joining(playing(5)).writes({});
    joining(new Classroom(2)).writes({});
    const removed = joining(new Classroom(2).when(HOST, { type: 'deal' }));
    removed.when(HOST, { type: 'kick', playerId: late }).when(HOST, { type: 'start' }).begun();
    expect(planOfLatecomer(removed.state, removed.moment)).toBeNull();
  });

  test('is seated elsewhere when a game was stopped', () => {
    const room = playing(2, { groups: 2 });
    const [first = NOWHERE, second] = gameIds(room);
    joining(room.broken(first)).writes({ room: [{ gameId: second }], games: [{}] });
  });
});

describe('a delegation', () => {
  test('decides by the majority of those who are here', () => {
    const room = pairs();
    const { live, countryId } = room.seat(p0);
    const [one = p0, other = p0] = membersOf(live.game.holders[countryId]);
    room.when(one, { type: 'ready' });
    expect(typesOf(room)).toEqual(['proposed']);
    expect(planOfSettling(room.state, room.moment)).toBeNull();
    room.away.add(other);
    room.plans(planOfSettling(room.state, room.moment));
    expect(typesOf(room)).toEqual(['readied']);
    expect(planOfSettling(room.state, room.moment)).toBeNull();
  });

  test('one who is here alone decides at once', () => {
    const room = pairs();
    const { live, countryId } = room.seat(p0);
    const others = membersOf(live.game.holders[countryId]).filter((one) => one !== p0);
    for (const other of others) room.away.add(other);
    room.when(p0, { type: 'ready' });
    expect(typesOf(room)).toEqual(['proposed', 'readied']);
  });
});

describe('words', () => {
  const say = { type: 'say', channel: PUBLIC_CHANNEL, text: 'Hello' } as const;
  const text = { talk: { mode: 'text' } } as const;

  test('are kept with who could read them, under the id and at the time that are passed in', () => {
    const room = playing(2, text).when(p0, say);
    const said = { id: 'm3', playerId: p0, to: null, at: 1000, words: { text: 'Hello' } };
    room.writes({ talk: { said: [said] } });
  });

  test('are refused to who speaks too fast, and filtered', () => {
    const room = playing(2, text).when(HOST, { type: 'filterWords', words: ['hello'] });
    room.when(p0, say).refused('filtered');
    room.moment = { ...room.moment, maySpeak: (playerId) => playerId !== p1 };
    room.when(p1, { ...say, text: 'Well' }).refused('too-many');
  });

  test('are reported once, by who could hear them', () => {
    const room = playing(2, text).when(p0, say);
    const [message] = room.state.talk.messages;
    if (message === undefined) throw new Error('nothing was said');
    const report = { type: 'report', messageId: message.id } as const;
    room.when(p1, report).writes({ talk: { reported: { id: message.id, by: p1 } } });
    room.when(p0, report).writes({});
    room.when(HOST, { type: 'deleteMessage', messageId: message.id });
    room.writes({ talk: { deleted: [message.id] } });
    room.when(p1, report).refused('unknown-message');
  });

  test('of the host: settings and notes are events, lines and the screen are not', () => {
    const room = playing(2);
    room.when(HOST, { type: 'note', text: 'mind this' }).writes({ room: [{ type: 'noted' }] });
    room.when(HOST, { type: 'muteTalk', playerId: p0, muted: true });
    room.writes({ room: [{ type: 'talkMuted', playerId: p0 }] });
    room.when(HOST, { type: 'muteTalk', playerId: late, muted: true }).refused('unknown-player');
    room.when(HOST, { type: 'broadcast', text: 'Sit down' });
    room.writes({ talk: { lines: { broadcast: 'Sit down' } } });
    room
      .when(HOST, { type: 'broadcast', text: '' })
      .writes({ talk: { lines: { broadcast: null } } });
    room.when(HOST, { type: 'clearTalk' }).writes({ talk: { cleared: true } });
    room.when(HOST, { type: 'project', gameId: NOWHERE }).refused('unknown-game');
  });
});

describe('a call for help', () => {
  test('needs no seat, counts once and ends with the answer', () => {
    const room = new Classroom(3).when(p2, { type: 'help', wanted: true });
    room.writes({ talk: { lines: { calls: [p2] } } });
    room.when(p2, { type: 'help', wanted: true }).writes({});
    room.when(p1, { type: 'help', wanted: true }).writes({ talk: { lines: { calls: [p2, p1] } } });
    room.when(HOST, { type: 'helped', playerId: p2 }).writes({ talk: { lines: { calls: [p1] } } });
    room.when(HOST, { type: 'helped', playerId: p2 }).refused('unknown-player');
    room.when(p1, { type: 'help', wanted: false }).writes({ talk: { lines: { calls: [] } } });
  });

  test('is over with the class', () => {
    const room = playing(1).when(HOST, { type: 'end' });
    room.when(p0, { type: 'help', wanted: true }).refused('room-ended');
  });
});

describe('a question to the class', () => {
  const question = { kind: 'word', title: 'One word?' } as const;
  const answer = (word: string) =>
    ({ type: 'answer', pollId, answer: { kind: 'word', word } }) as const;

  test('is answered with a seat and without, after the end as well, until it is closed', () => {
    const room = new Classroom(2).when(HOST, { type: 'ask', pollId, question });
    room.writes({ polls: { put: [{ pollId, askedAt: 1000 }] } });
    const answered = { pollId, playerId: p0, at: 1000 };
    room.when(p0, answer('fair')).writes({ polls: { answered } });
    room.when(HOST, { type: 'end' }).when(p1, answer('odd'));
    room.writes({ polls: { answered: { playerId: p1 } } });
    room.when(HOST, { type: 'closePoll', pollId }).writes({ polls: { put: [{ closedAt: 1000 }] } });
    room.when(p0, answer('late')).refused('poll-closed');
  });

  test('takes no filtered word', () => {
    const room = new Classroom(1).when(HOST, { type: 'filterWords', words: ['bad'] });
    room.when(HOST, { type: 'ask', pollId, question }).when(p0, answer('bad')).refused('filtered');
  });
});

describe('a fault of ours in one game', () => {
  test('is thrown with its id; once that game is stopped the others go on', () => {
    const room = playing(2, { groups: 2 });
    const [first = NOWHERE, second] = gameIds(room);
    const sound = room.gameNow(first);
    const pause = (): unknown => room.spoilt(first).when(HOST, { type: 'advance' });
    expect(pause).toThrow(GameFault);
    expect(pause).toThrow(expect.objectContaining({ gameId: first }) as Error);
    room.state = { ...room.state, games: new Map([...room.state.games, [first, sound]]) };
    room
      .broken(first)
      .when(HOST, { type: 'advance' })
      .writes({ games: [{ gameId: second }] });
  });

  test('a game that was stopped refuses', () => {
    const room = playing(1);
    const [only = NOWHERE] = gameIds(room);
    room.broken(only).when(p0, { type: 'ready' }).refused('internal');
    room.when(p0, { type: 'say', channel: PUBLIC_CHANNEL, phrase: 'deal' }).refused('internal');
    room.when(HOST, { type: 'pause' }).refused('internal');
  });
});

test('a plan changes nothing of the room, and is the same again', () => {
  const room = playing(3);
  const before = structuredClone({ ...room.state });
  const asked = {
    by: { role: 'host', playerId: null },
    commit: { command: { type: 'end' } },
  } as const;
  const plan = (): Plan => planOfCommit(room.state, asked, room.moment) as Plan;
  expect(plan()).toEqual(plan());
  expect(room.state).toEqual(before);
});
