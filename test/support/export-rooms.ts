import { createHash } from 'node:crypto';
import { playOut } from '../../shared/bots/play-out.ts';
import { step } from '../../shared/flow/step.ts';
import { fold } from '../../shared/game/evolve.ts';
import type { GameEvent } from '../../shared/game/event.ts';
import type { GameSetup, Holder } from '../../shared/game/setup.ts';
import { answerRows } from '../../shared/export/answer-rows.ts';
import type { MessageRow, SideRows } from '../../shared/export/input.ts';
import type { Poll, PollState } from '../../shared/poll/kept-polls.ts';
import type { Answer, Question } from '../../shared/poll/poll.ts';
import type { LogLine } from '../../shared/replay/log-lines.ts';
import { dealGames } from '../../shared/room/deal.ts';
import { groupRange } from '../../shared/room/layout.ts';
import { foldRoom, type RoomEvent } from '../../shared/room/room.ts';
import { PlayerId, PollId, RoomId, type BotId } from '../../shared/scenario/ids.ts';
import type { Scenario } from '../../shared/scenario/scenario.ts';
import type { TreatmentId } from '../../shared/scenario/treatments.ts';
import { scenarioById } from '../../shared/scenario/shipped-scenarios.ts';
import { randomGame } from './random-game.ts';

/** 2026-03-02, 9 o'clock: when every recorded class begins. */
const START = Date.UTC(2026, 2, 2, 9);

/** A class as an export takes it. */
export interface RecordedRoom extends SideRows {
  readonly roomId: string;
  readonly lines: readonly LogLine[];
  /** As it is downloaded. */
  readonly log: readonly string[];
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function scenarioNamed(id: string): Scenario {
  const scenario = scenarioById(id);
  if (scenario === undefined) throw new Error(`no scenario ${id}`);
  return scenario;
}

/** A game whose seats people hold, played by bots: the same moves, with somebody behind them. */
function played(setup: GameSetup, bots: { sender: BotId; targets: BotId }): readonly GameEvent[] {
  const holders = setup.holders.map(({ countryId }): GameSetup['holders'][number] => {
    const bot = countryId === setup.cast.sender.id ? bots.sender : bots.targets;
    return { countryId, holder: { by: 'bot', bot } satisfies Holder };
  });
  const clock = { briefing: 0, prepare: 0, move: 0, bargain: 0, outcome: 0 };
  const { events } = playOut({ ...setup, holders, clock });
  return events.map((event) => (event.type === 'gameCreated' ? { ...event, setup } : event));
}

/** A game that the host ends in its second round, at the first demand. */
function cutShort(events: readonly GameEvent[]): readonly GameEvent[] {
  const at = events.findIndex(
    (event, index) =>
      event.type === 'threatDelivered' &&
      events.slice(0, index).some(({ type }) => type === 'roundScored'),
  );
  const kept = events.slice(0, at + 1);
  const decision = step(fold(kept), { type: 'host', act: 'end' }, START);
  if (!decision.ok) throw new Error(decision.code);
  return [...kept, ...decision.events];
}

/** A class to record: who plays what, and with what chance. */
export interface Recipe {
  readonly roomId: string;
  readonly scenarioId: string;
  readonly people: number;
  readonly seed: number;
  readonly sender: BotId;
  readonly targets: BotId;
  readonly rounds: number;
  /** Whether the host ends the last game in its second round. */
  readonly cut?: boolean;
  /** How many games; as few as the people fill if left out. */
  readonly games?: number;
  /** Whether people are taken to have decided, but for each seventh decision: a bot, while they were away. */
  readonly byPeople?: boolean;
  readonly treatments?: readonly TreatmentId[];
}

/** What the bots decided in the seats of people, as those people's own decisions, but for each seventh. */
function asPeople(events: readonly GameEvent[]): readonly GameEvent[] {
  const [created] = events;
  if (created?.type !== 'gameCreated') throw new Error('no game');
  const { cast, holders } = created.setup;
  const bots = holders.flatMap(({ countryId, holder }) => (holder.by === 'bot' ? [countryId] : []));
  return events.map((event, index) => {
    if (!('decidedBy' in event) || index % 7 === 0) return event;
    const answers = 'targetId' in event && !SENDERS.includes(event.type);
    const own = 'countryId' in event ? event.countryId : cast.sender.id;
    const seat = answers ? event.targetId : own;
    return bots.includes(seat) ? event : { ...event, decidedBy: 'human' };
  });
}

const SENDERS: readonly GameEvent['type'][] = ['granted', 'rejected', 'imposed', 'backedDown'];

/** Plays a class of people who decide as bots do, one event every seven seconds. */
export function record(recipe: Recipe): RecordedRoom {
  const roomId = RoomId.parse(recipe.roomId);
  const scenario = scenarioNamed(recipe.scenarioId);
  const options = { rounds: recipe.rounds, seed: recipe.seed };
  const players = Array.from({ length: recipe.people }, (_, index) =>
    PlayerId.parse(`${recipe.roomId}p${index}`),
  );
  const opened: RoomEvent = { type: 'roomOpened', roomId, scenario, options };
  const room = foldRoom([opened]);
  const { min } = groupRange(room, players.length);
  const layout = { games: recipe.games ?? min, seated: players.length };
  const { treatments, seed } = recipe;
  const { games } = dealGames(room, { players, layout, seed, treatments });
  const lines: LogLine[] = [];
  const add = (stream: string, events: readonly LogLine['event'][], from: number): void => {
    events.forEach((event, index) => {
      lines.push({ stream, n: index + 1, at: from + 7000 * index + (index % 3), event });
    });
  };
  add('room', [opened, { type: 'dealt', games }, { type: 'started' }], START);
  games.forEach((setup, index) => {
    const bots = played(setup, recipe);
    const events = recipe.byPeople === true ? asPeople(bots) : bots;
    const last = recipe.cut === true && index === games.length - 1;
    add(setup.gameId, last ? cutShort(events) : events, START + 60_000);
  });
  const people = players.map((playerId, index) => ({
    playerId,
    name: NAMES[index % NAMES.length] ?? '',
    joinedAt: START + 500 * index,
  }));
  const presence = players.map((playerId, index) => ({
    playerId,
    from: START,
    until: index === 0 ? START + 65_000 : index === 1 ? START + 500_000 : null,
  }));
  return finished(roomId, lines, { people, messages: [], answers: [], presence });
}

/** Names that a spreadsheet would take for formulas, and others that are hard to write down. */
export const NAMES = [
  '=1+1',
  '+49 30',
  '-2',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  "'=1",
  "''@x",
  "'tis",
  'Zoë, "Z"',
  ' =1',
  '＝1',
  'NA',
  'two\nlines',
] as const;

function finished(roomId: string, lines: readonly LogLine[], sides: SideRows): RecordedRoom {
  const header = { format: 'entente-log', version: 1, room: roomId };
  const log = [header, ...lines].map((line) => JSON.stringify(line));
  return { roomId, lines, log, ...sides };
}

/** A question of every kind, answered in words that a spreadsheet would take for formulas. */
function asked(): PollState {
  const at = START + 7000;
  const poll = (digit: string, question: Question, answers: readonly Answer[]): Poll => ({
    ...{ pollId: PollId.parse(digit.repeat(32)), question, askedAt: at, closedAt: at + 90_000 },
    ...{ shown: true, putAway: false },
    answers: answers.map((answer, index) => {
      return { playerId: PlayerId.parse(`p${index}`), answer, at: at + 1000 * index };
    }),
  });
  const title = '=Which word?';
  const open: Poll = poll('4', { kind: 'choice', title, options: ['Yes', '-No'] }, [
    { kind: 'choice', option: 1 },
    { kind: 'choice', option: 0 },
  ]);
  return [
    poll(
      '1',
      { kind: 'word', title },
      NAMES.map((word) => ({ kind: 'word', word })),
    ),
    poll('2', { kind: 'numbers', title, labels: ['quiet', '+loud'] }, [
      { kind: 'numbers', values: [0, 100] },
    ]),
    poll('3', { kind: 'ticket', title, questions: ['What?', '@Why?'] }, [
      { kind: 'ticket', texts: ['', '=because'] },
    ]),
    { ...open, closedAt: null },
  ];
}

/** A game in which everything happens: practice, pauses, time-outs, the host's push, blocs, returns. */
function wild(seed: number): RecordedRoom {
  const { events } = randomGame(seed, { rounds: 4, practice: true });
  const roomId = `wild${seed}`;
  const scenario = scenarioNamed('steel-2018');
  const opened: RoomEvent = {
    type: 'roomOpened',
    roomId: RoomId.parse(roomId),
    scenario,
    options: { practice: true },
  };
  const lines: LogLine[] = [
    { stream: 'room', n: 1, at: START, event: opened },
    ...events.map((event, index) => {
      return { stream: 'steel-1', n: index + 1, at: START + 1000 * index, event };
    }),
  ];
  const said: Omit<MessageRow, 'messageId' | 'text'> = {
    ...{ gameId: 'steel-1', round: 1, phase: 'bargain', channel: 'public', countryId: 'korea' },
    ...{ playerId: 'korea', at: START + 5000, reported: false },
    ...{ phrase: null, percent: null, about: null },
  };
  const messages = NAMES.map((text, index) => ({ ...said, messageId: `m${index}`, text }));
  const canned = { ...said, messageId: 'canned', text: null, phrase: 'settleQuietly' };
  const slot = { ...canned, messageId: 'slot', phrase: 'makeSmaller', percent: 20, about: 'korea' };
  const bots = { ...canned, messageId: 'bots', playerId: null, reported: true };
  return finished(roomId, lines, {
    people: [],
    messages: [...messages, canned, slot, bots],
    answers: answerRows(asked()),
    presence: [],
  });
}

/** A class that has not been dealt yet. */
export function emptyRoom(): RecordedRoom {
  const roomId = RoomId.parse('empty');
  const scenario = scenarioNamed('quiet-word');
  const opened: RoomEvent = { type: 'roomOpened', roomId, scenario, options: {} };
  const line = { stream: 'room', n: 1, at: START, event: opened };
  return finished(roomId, [line], { people: [], messages: [], answers: [], presence: [] });
}

/** Three recorded classes: two games that differ by their bots' chance, one cut short, one that is wild. */
export const recordedRooms = (): readonly RecordedRoom[] => [
  record({
    ...{ roomId: 'harbour', scenarioId: 'harbour-league', people: 8, seed: 3, rounds: 3 },
    treatments: ['plain', 'quiet-only'],
    ...{ sender: 'showman', targets: 'prudent' },
  }),
  record({
    ...{ roomId: 'steel', scenarioId: 'steel-2018', people: 7, seed: 11, rounds: 3, cut: true },
    ...{ sender: 'prudent', targets: 'stubborn' },
  }),
  wild(41),
];
