import { steel2018 } from '../../shared/scenario/steel-2018.ts';
import type { ChannelId, CountryId, GameId, RoomId } from '../../shared/scenario/ids.ts';
import type { MessageView, TalkView } from '../../shared/talk/talk-view.ts';
import type { Country, Headline, PublicGame } from '../../shared/view/public-schema.ts';
import type { DyadResult, Ending, RoundResult, Score } from '../../shared/view/result-schema.ts';
import type { DyadView, SenderView, TargetView } from '../../shared/view/seat-schema.ts';
import type { PlayerView } from '../../shared/room/player-schema.ts';

/** Views of one imagined game, round 2 of 5, as literals. A test checks them against the schema. */

const id = (name: string) => name as CountryId;
export const US = id('united-states');
export const KOREA = id('korea');
export const CANADA = id('canada');
export const EU = id('eu');
export const JAPAN = id('japan');
const { cast, facts } = steel2018;

/** A moment long after any test, so that no clock runs out. */
export const LATER = 4_102_444_800_000;

export const countries: Country[] = [
  {
    id: US,
    name: 'United States',
    part: 'sender',
    playedBy: 'player',
    aligned: true,
    publicTrust: null,
  },
  {
    id: KOREA,
    name: 'South Korea',
    part: 'ally',
    playedBy: 'player',
    aligned: true,
    publicTrust: 0.89,
  },
  {
    id: CANADA,
    name: 'Canada',
    part: 'ally',
    playedBy: 'player',
    aligned: true,
    publicTrust: 0.62,
  },
  {
    id: EU,
    name: 'European Union',
    part: 'ally',
    playedBy: 'bot',
    aligned: true,
    publicTrust: 0.78,
  },
  { id: JAPAN, name: 'Japan', part: 'ally', playedBy: 'player', aligned: true, publicTrust: 0.89 },
];

export const headlines: Headline[] = [
  {
    type: 'threatened',
    round: 1,
    targetId: CANADA,
    demand: 40,
    instrument: 'tariff',
    exception: false,
  },
  { type: 'imposed', round: 1, targetId: CANADA, afterQuiet: false },
  { type: 'retaliated', round: 1, targetId: CANADA, afterQuiet: false },
];

const game = {
  gameId: 'g1' as GameId,
  number: 1,
  title: cast.title,
  issue: cast.issue,
  round: 2,
  rounds: 5,
  practice: false,
  at: { round: 2, step: 0 },
  seen: 20,
  deadlineAt: LATER,
  paused: false,
  countries,
  bloc: [],
  headlines,
  count: null,
};

const terms = (part: Partial<Score['terms']>): Score['terms'] => ({
  material: 0,
  fear: 0,
  publicCost: 0,
  jointSecurity: 0,
  posture: 0,
  rival: 0,
  legacy: 0,
  ...part,
});

const quietKorea = {
  targetId: KOREA,
  demand: 30,
  instrument: 'tariff',
  publicity: 'quiet',
  exception: false,
} as const;
const loudCanada = {
  targetId: CANADA,
  demand: 40,
  instrument: 'tariff',
  publicity: 'loud',
  exception: true,
} as const;

const done = (part: Partial<DyadResult> & Pick<DyadResult, 'targetId'>): DyadResult => ({
  cable: null,
  outcome: 'none',
  offer: null,
  stance: 'hold',
  decidedBy: 'human',
  points: 0,
  ...part,
});

export const senderResults: RoundResult[] = [
  {
    round: 1,
    theory: {
      kind: 'sender',
      cables: [
        { ...quietKorea, demand: 33, publicity: 'loud' },
        { ...quietKorea, targetId: JAPAN, demand: 21 },
      ],
    },
    score: {
      terms: terms({ material: -9, fear: 13, publicCost: -6, jointSecurity: 143 }),
      total: 141,
    },
    dyads: [
      done({ targetId: KOREA, cable: quietKorea, outcome: 'conceded', points: 35 }),
      done({
        targetId: CANADA,
        cable: loudCanada,
        outcome: 'retaliated',
        points: -37,
        decidedBy: 'timeout',
      }),
      done({ targetId: EU, decidedBy: 'bot', stance: 'contribute' }),
      done({ targetId: JAPAN, stance: 'diversify' }),
    ],
    trust: [
      {
        targetId: KOREA,
        before: 0.1,
        after: 0.17,
        causes: [
          { cause: 'threat', change: 0.045 },
          { cause: 'spillover', change: 0.025 },
        ],
      },
      {
        targetId: CANADA,
        before: 0.12,
        after: 0.38,
        causes: [
          { cause: 'threat', change: 0.176 },
          { cause: 'imposition', change: 0.084 },
        ],
      },
      { targetId: EU, before: 0.2, after: 0.22, causes: [{ cause: 'spillover', change: 0.02 }] },
      { targetId: JAPAN, before: 0.1, after: 0.1, causes: [] },
    ],
    why: [
      { kind: 'won', about: KOREA, times: [], of: [30] },
      { kind: 'theirLoss', about: KOREA, times: [0.15], of: [30] },
      { kind: 'sanction', about: CANADA, times: [], of: [-24.1] },
      { kind: 'security', about: CANADA, times: [0.5, 0.6, 0.88], of: [-30] },
      { kind: 'retaliation', about: CANADA, times: [], of: [-7] },
      { kind: 'theirDeadlock', about: CANADA, times: [0.15], of: [45, 7.92, 4] },
      { kind: 'openly', about: CANADA, times: [0.85], of: [-5] },
      { kind: 'exception', about: CANADA, times: [], of: [-2] },
      { kind: 'ally', about: KOREA, times: [4, 0.6, 0.83], of: [12] },
      { kind: 'ally', about: CANADA, times: [4, 0.6, 0.62], of: [20] },
      { kind: 'ally', about: EU, times: [4, 0.6, 0.78, 1, 1.5], of: [25] },
      { kind: 'ally', about: JAPAN, times: [4, 0.6, 0.9], of: [9] },
    ],
  },
];

export const targetResults: RoundResult[] = [
  {
    round: 1,
    theory: {
      kind: 'target',
      stance: 'contribute',
      answer: { move: 'standFirm', offer: null },
    },
    score: { terms: terms({ material: -30, fear: -4, jointSecurity: 36, posture: -3 }), total: -1 },
    dyads: [
      done({
        targetId: KOREA,
        cable: quietKorea,
        outcome: 'conceded',
        stance: 'diversify',
        points: -34,
      }),
    ],
    trust: senderResults[0]?.trust ?? [],
    why: [
      { kind: 'gaveUp', times: [], of: [-30] },
      { kind: 'theirGain', times: [0.145], of: [-30] },
      { kind: 'ally', about: KOREA, times: [1, 0.6, 0.83], of: [12] },
      { kind: 'ally', about: CANADA, times: [1, 0.6, 0.62, 0.5], of: [20] },
      { kind: 'ally', about: EU, times: [1, 0.6, 0.78], of: [30] },
      { kind: 'ally', about: JAPAN, times: [1, 0.6, 0.9], of: [22] },
      { kind: 'diversify', times: [], of: [-3] },
    ],
  },
];

const seat = {
  world: cast.world,
  facts,
  roundsLeft: 3,
  settled: null,
  legacy: null,
  ready: false,
  waitingFor: [],
  ending: null,
  legal: [],
  targets: cast.targets,
};

export const dyad = (part: Partial<DyadView> & Pick<DyadView, 'targetId'>): DyadView => ({
  eS: 0.15,
  eT: 0.1,
  dependence: 1,
  aligned: true,
  rivalStream: 0,
  phi: 0.5,
  cable: null,
  expectations: null,
  node: null,
  offer: null,
  outcome: null,
  step: 0,
  deadlineAt: null,
  moves: [],
  ...part,
});

const calm: DyadView[] = [
  dyad({ targetId: KOREA, eT: 0.17 }),
  dyad({ targetId: CANADA, eT: 0.38 }),
  dyad({ targetId: EU, eT: 0.22, eS: 0.2 }),
  dyad({ targetId: JAPAN }),
];

const senderBase = {
  kind: 'sender' as const,
  ...game,
  ...seat,
  me: { id: US, name: cast.sender.name, role: cast.sender.role, par: 742 },
  results: senderResults,
  total: 141,
  dyads: calm,
  prepared: null,
};

export const senderPrepare: SenderView = {
  ...senderBase,
  phase: 'prepare',
  count: { done: 3, of: 5 },
  waitingFor: [US, CANADA],
  legal: [
    {
      type: 'prepare',
      at: { round: 2, step: 0 },
      cables: {
        targets: [KOREA, CANADA, EU, JAPAN],
        demand: { min: 10, max: 100 },
        instruments: ['tariff'],
        publicity: ['quiet', 'loud'],
        exception: [false, true],
      },
    },
  ],
};
export const senderPrepared: SenderView = {
  ...senderPrepare,
  prepared: [quietKorea, loudCanada],
  waitingFor: [CANADA],
  count: { done: 4, of: 5 },
};

export const senderBargain: SenderView = {
  ...senderBase,
  phase: 'bargain',
  legal: [
    { type: 'grant', at: { round: 2, step: 1 }, targetId: CANADA },
    { type: 'reject', at: { round: 2, step: 1 }, targetId: CANADA },
    { type: 'impose', at: { round: 2, step: 1 }, targetId: EU },
    { type: 'backDown', at: { round: 2, step: 1 }, targetId: EU },
  ],
  waitingFor: [JAPAN],
  dyads: [
    dyad({
      targetId: KOREA,
      eT: 0.17,
      cable: quietKorea,
      expectations: 0.21,
      outcome: 'conceded',
      step: 1,
      moves: [{ type: 'conceded', offer: null, decidedBy: 'human' }],
    }),
    dyad({
      targetId: CANADA,
      eT: 0.38,
      cable: loudCanada,
      expectations: 0.44,
      node: 'petitioned',
      offer: 20,
      step: 1,
      deadlineAt: LATER,
      moves: [{ type: 'petitioned', offer: 20, decidedBy: 'human' }],
    }),
    dyad({
      targetId: EU,
      eT: 0.22,
      eS: 0.2,
      cable: { ...quietKorea, targetId: EU, demand: 15 },
      expectations: 0.26,
      node: 'firm',
      step: 1,
      deadlineAt: LATER,
      moves: [{ type: 'stoodFirm', offer: null, decidedBy: 'bot' }],
    }),
    dyad({
      targetId: JAPAN,
      cable: { ...quietKorea, targetId: JAPAN },
      expectations: 0.145,
      node: 'answer',
      deadlineAt: LATER,
    }),
  ],
};

export const senderOutcome: SenderView = {
  ...senderBase,
  phase: 'outcome',
  round: 1,
  at: { round: 1, step: 0 },
  roundsLeft: 4,
  count: { done: 2, of: 4 },
  waitingFor: [CANADA, JAPAN],
  legal: [{ type: 'ready', at: { round: 1, step: 0 } }],
};

const targetBase = {
  kind: 'target' as const,
  ...game,
  ...seat,
  me: {
    id: KOREA,
    name: 'South Korea',
    role: cast.targets[0]?.role ?? cast.sender.role,
    par: 31,
  },
  results: targetResults,
  total: -1,
  dyad: dyad({ targetId: KOREA, eT: 0.17 }),
  alliance: calm.map(({ targetId, eS, eT, dependence, aligned, rivalStream }) => ({
    targetId,
    eS,
    eT,
    dependence,
    aligned,
    rivalStream,
  })),
  prepared: null,
};

export const targetBriefing: TargetView = {
  ...targetBase,
  phase: 'briefing',
  round: 0,
  practice: true,
  at: { round: 0, step: 0 },
  results: [],
  total: 0,
  count: { done: 1, of: 4 },
  headlines: [],
  legal: [{ type: 'ready', at: { round: 0, step: 0 } }],
};
export const targetPrepare: TargetView = {
  ...targetBase,
  phase: 'prepare',
  count: { done: 2, of: 5 },
  waitingFor: [US, KOREA],
  legal: [
    {
      type: 'posture',
      at: { round: 2, step: 0 },
      stance: ['hold', 'diversify', 'contribute'],
      bloc: [false, true],
    },
  ],
};
export const targetPrepared: TargetView = {
  ...targetPrepare,
  prepared: { stance: 'diversify', bloc: false },
  count: { done: 3, of: 5 },
  waitingFor: [US],
};
const loudKorea = { ...quietKorea, publicity: 'loud', demand: 40 } as const;
export const targetBargain: TargetView = {
  ...targetBase,
  phase: 'bargain',
  headlines: [
    ...headlines,
    {
      type: 'threatened',
      round: 2,
      targetId: KOREA,
      demand: 40,
      instrument: 'tariff',
      exception: false,
    },
  ],
  dyad: dyad({
    targetId: KOREA,
    eT: 0.17,
    cable: loudKorea,
    expectations: 0.336,
    node: 'answer',
    deadlineAt: LATER,
  }),
  legal: [
    { type: 'concede', at: { round: 2, step: 0 } },
    { type: 'petition', at: { round: 2, step: 0 }, offer: { min: 10, max: 39 } },
    { type: 'standFirm', at: { round: 2, step: 0 } },
    { type: 'leave', at: { round: 2, step: 0 } },
  ],
};
/** A quiet cable that has just come. */
export const targetSealed: TargetView = {
  ...targetBargain,
  headlines,
  dyad: dyad({
    targetId: KOREA,
    eT: 0.17,
    cable: { ...quietKorea, demand: 40 },
    expectations: 0.21,
    node: 'answer',
    deadlineAt: LATER,
  }),
};
export const targetImposed: TargetView = {
  ...targetBargain,
  headlines,
  at: { round: 2, step: 2 },
  dyad: dyad({
    targetId: KOREA,
    eT: 0.17,
    cable: quietKorea,
    expectations: 0.21,
    node: 'imposed',
    step: 2,
    deadlineAt: LATER,
    moves: [
      { type: 'stoodFirm', offer: null, decidedBy: 'human' },
      { type: 'imposed', offer: null, decidedBy: 'human' },
    ],
  }),
  legal: [
    { type: 'absorb', at: { round: 2, step: 2 } },
    { type: 'retaliate', at: { round: 2, step: 2 } },
  ],
};
const BLOC_ID = id('bloc');
const quietBloc = { ...quietKorea, targetId: BLOC_ID, demand: 25 } as const;
const blocDyad = (targetId: DyadView['targetId']): DyadView =>
  dyad({
    targetId,
    cable: quietBloc,
    expectations: 0.145,
    node: 'petitioned',
    offer: 15,
    step: 2,
    deadlineAt: LATER,
    moves: [{ type: 'petitioned', offer: 15, decidedBy: 'human' }],
  });
/** South Korea and Japan stand in a bloc, Canada has left and may be welcomed back. */
export const senderBloc: SenderView = {
  ...senderPrepare,
  bloc: [KOREA, JAPAN],
  legal: senderPrepare.legal.map((entry) =>
    entry.type === 'prepare'
      ? {
          ...entry,
          cables: { ...entry.cables, targets: [BLOC_ID, CANADA, EU] },
          welcome: [[], [CANADA]],
        }
      : entry,
  ),
};
export const senderBlocBargain: SenderView = {
  ...senderPrepare,
  phase: 'bargain',
  count: null,
  bloc: [KOREA, JAPAN],
  prepared: [quietBloc],
  dyads: calm.map((one) =>
    one.targetId === KOREA || one.targetId === JAPAN ? blocDyad(one.targetId) : one,
  ),
  legal: [
    { type: 'grant', at: { round: 2, step: 2 }, targetId: BLOC_ID },
    { type: 'reject', at: { round: 2, step: 2 }, targetId: BLOC_ID },
  ],
};
/** The member that speaks. */
export const targetBloc: TargetView = {
  ...targetBargain,
  bloc: [KOREA, JAPAN],
  headlines,
  dyad: { ...blocDyad(KOREA), node: 'answer', offer: null, step: 1, moves: [] },
  legal: targetBargain.legal.filter(({ type }) => type !== 'leave'),
};
/** A member that is spoken for. */
export const targetSpokenFor: TargetView = {
  ...targetBloc,
  me: { ...targetBloc.me, id: JAPAN, name: 'Japan' },
  dyad: { ...blocDyad(JAPAN), node: 'answer', offer: null, step: 1, moves: [] },
  waitingFor: [KOREA],
  legal: [],
};
/** A country that has left, and may ask to return. */
export const targetAway: TargetView = {
  ...targetPrepare,
  dyad: dyad({ targetId: KOREA, eT: 0.8, aligned: false, rivalStream: 0.11 }),
  legal: [
    {
      type: 'posture',
      at: { round: 2, step: 0 },
      stance: ['hold', 'diversify'],
      bloc: [false],
      askReturn: [false, true],
    },
  ],
};
export const targetUnthreatened: TargetView = {
  ...targetBase,
  phase: 'bargain',
  deadlineAt: null,
  paused: true,
};
export const targetOutcome: TargetView = {
  ...targetBase,
  phase: 'outcome',
  round: 1,
  at: { round: 1, step: 1 },
  roundsLeft: 4,
  ready: true,
  count: { done: 3, of: 4 },
  waitingFor: [US],
};

const standings = [
  { countryId: US, total: 543, par: 742, legacy: 402 },
  { countryId: KOREA, total: 38, par: 31, legacy: 96 },
  { countryId: CANADA, total: 12, par: 44, legacy: 96 },
  { countryId: EU, total: 150, par: 150, legacy: 96 },
  { countryId: JAPAN, total: 141, par: 120, legacy: 96 },
];
const ending: Ending = { finished: true, standings, rounds: null };
export const targetEnded: TargetView = {
  ...targetBase,
  phase: 'ended',
  round: 5,
  deadlineAt: null,
  roundsLeft: 0,
  total: 38,
  settled: -57,
  legacy: 96,
  ending,
};
export const senderEnded: SenderView = {
  ...senderBase,
  phase: 'ended',
  round: 5,
  deadlineAt: null,
  roundsLeft: 0,
  total: 543,
  settled: 0,
  legacy: 402,
  ending: {
    ...ending,
    finished: false,
    rounds: [
      {
        round: 1,
        dyads: senderResults[0]?.dyads ?? [],
        trust: senderResults[0]?.trust ?? [],
        scores: [
          { countryId: US, score: senderResults[0]?.score ?? { terms: terms({}), total: 0 } },
        ],
      },
      { round: 2, dyads: [done({ targetId: KOREA })], trust: [], scores: [] },
    ],
  },
};

const NAMES = [
  'Otter 7',
  'Heron 12',
  'Badger 3',
  'Amira',
  'Jun',
  'Zoë',
  'A very long name, really',
];
export const lobby: PlayerView = {
  kind: 'player',
  roomId: 'r1' as RoomId,
  code: 'K7QPXM',
  stage: 'lobby',
  phase: 'lobby',
  round: 0,
  rounds: 5,
  at: { round: 0, step: 0 },
  seen: 3,
  deadlineAt: null,
  title: cast.title,
  summary: steel2018.summary,
  names: NAMES,
  seat: null,
  watching: null,
  legal: [],
};
export const lobbyDealt: PlayerView = {
  ...lobby,
  stage: 'dealt',
  seat: {
    gameNumber: 2,
    countryId: CANADA,
    name: 'Canada',
    role: cast.targets[1]?.role ?? cast.sender.role,
    par: 44,
  },
};
const watching: PublicGame = { ...game, phase: 'bargain', security: 36, ending: null };
export const lobbyWatching: PlayerView = { ...lobby, stage: 'playing', phase: 'bargain', watching };

const channelId = (name: string) => name as ChannelId;
const said = (n: number, from: CountryId, words: Partial<MessageView>): MessageView => ({
  id: `m${n}` as MessageView['id'],
  seat: from,
  round: 2,
  at: Date.UTC(2026, 10, 23, 14, n),
  ...words,
});
/** Talk in phrases with the sender, among allies and before all. */
export const talk: TalkView = {
  mode: 'phrases',
  channels: [
    {
      id: channelId('dyad:korea'),
      open: true,
      muted: false,
      messages: [
        said(1, US, { phrase: 'meanIt' }),
        said(2, KOREA, { phrase: 'makeSmaller', percent: 20 }),
        said(3, US, { reported: true, phrase: 'lastWord' }),
        said(4, US, {}),
      ],
    },
    {
      id: channelId('allies'),
      open: true,
      muted: false,
      messages: [said(5, CANADA, { phrase: 'standBy', country: KOREA })],
    },
    {
      id: channelId('public'),
      open: true,
      muted: false,
      messages: [said(6, EU, { phrase: 'calmDown' }), said(7, US, { phrase: 'judgeUs' })],
    },
  ],
};
const say = (channel: string, phrase: string[]) => ({
  type: 'say' as const,
  at: { round: 2, step: 0 },
  channel: [channelId(channel)],
  phrase,
});
export const targetTalk: TargetView = {
  ...targetBargain,
  broadcast: 'Two minutes left in this round.',
  talk,
  legal: [
    ...targetBargain.legal,
    say('dyad:korea', ['settleQuietly', 'askQuietly', 'makeSmaller', 'canDoThis', 'cannotGiveIn']),
    say('allies', ['standTogether', 'standBy', 'agreed']),
    say('public', ['cannotGiveIn', 'threatsHarm', 'keepOurWord']),
  ],
};
/** The host has muted this one, and free text would be allowed. */
export const targetMuted: TargetView = {
  ...targetBargain,
  talk: {
    mode: 'text',
    channels: talk.channels.map((channel) => ({ ...channel, muted: true })),
  },
};
export const senderTalk: SenderView = {
  ...senderBargain,
  talk: {
    mode: 'text',
    channels: [KOREA, CANADA, EU, JAPAN]
      .map((target) => ({
        ...{ id: channelId(`dyad:${target}`), open: target !== EU, muted: false },
        messages: target === KOREA ? (talk.channels[0]?.messages ?? []) : [],
      }))
      .concat(talk.channels.slice(2)),
  },
  legal: [
    ...senderBargain.legal,
    say('dyad:korea', ['couldAccept', 'notEnough', 'meanIt']),
    say('public', ['judgeUs', 'doorIsOpen']),
  ],
};

/** Every state of the player's page, by name. */
export const states = {
  lobby,
  lobbyDealt,
  lobbyWatching,
  targetBriefing,
  senderPrepare,
  senderPrepared,
  targetPrepare,
  targetPrepared,
  senderBargain,
  targetBargain,
  targetSealed,
  targetImposed,
  targetUnthreatened,
  senderBloc,
  senderBlocBargain,
  targetBloc,
  targetSpokenFor,
  targetAway,
  senderOutcome,
  targetOutcome,
  senderEnded,
  targetEnded,
  targetTalk,
  targetMuted,
  senderTalk,
};
