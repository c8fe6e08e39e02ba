import { BOTS } from '../bots/bots.ts';
import { PHASES } from '../game/event.ts';
import { BOT_IDS } from '../scenario/ids.ts';
import { choice, flag, maybe, table, text, time, whole, type RowOf } from './column.ts';
import * as of from './common-columns.ts';

/** One row for every seat in every finished round, and one for its legacy. */
export const ROUNDS = table(
  'rounds',
  {
    about:
      'One row for every seat in every finished round, and one for its legacy at the end. The scores of the rows that count add up to the total.',
    key: ['roomId', 'gameId', 'part', 'round', 'countryId'],
  },
  {
    roomId: of.roomId,
    gameId: of.gameId,
    part: choice(
      ['round', 'legacy'],
      { round: 'a finished round', legacy: 'what is paid once more at the end of the game' },
      'What is scored.',
    ),
    round: maybe(of.round, 'it is the legacy'),
    countryId: of.countryId,
    role: of.role,
    heldBy: of.heldBy,
    playerId: maybe(of.playerId, 'a bot holds the seat'),
    counted: flag('Whether it counts: 0 in the practice round.'),
    material: of.stakes('Won, given up, lost in deadlock.'),
    fear: of.stakes('Conflict expectations times what the other side gained.'),
    publicCost: of.stakes('What the public thinks of threats, retreats and exceptions.'),
    home: of.stakes('What being seen to impose is worth to a restless sender; 0 in model 1.'),
    jointSecurity: of.stakes('The common security, by what every ally adds to it; 0 in model 2.'),
    posture: of.stakes('What diversifying, contributing and standing in a bloc cost.'),
    alliance: of.stakes(
      'What the round changes in the rest of the game, trust and the rival’s money; 0 in model 1.',
    ),
    rival: of.stakes('What the rival pays; 0 in model 2.'),
    legacy: of.stakes('The common security of the quiet rounds after the last one; 0 in model 2.'),
    score: of.stakes('The sum of the nine terms.'),
    total: of.stakes('The scores so far that count.'),
    points: whole('The score as the player was shown it.', { unit: 'points' }),
  },
);
export type RoundRow = RowOf<(typeof ROUNDS)['columns']>;

const BOT_MEANINGS = {
  equilibrium: BOTS.equilibrium.sentence,
  prudent: BOTS.prudent.sentence,
  showman: BOTS.showman.sentence,
  stubborn: BOTS.stubborn.sentence,
  conciliator: BOTS.conciliator.sentence,
} as const;

const notSeated = 'a person without a seat in a game of this export';

/** Who held which seat, and everybody else in the room. */
export const PARTICIPANTS = table(
  'participants',
  {
    about:
      'One row for everybody who held a seat, for as long as they held it, people and bots; and one for every person without a seat.',
    key: ['roomId', 'playerId', 'gameId', 'countryId', 'tenure'],
  },
  {
    roomId: of.roomId,
    playerId: maybe(of.playerId, 'a bot'),
    gameId: maybe(of.gameId, notSeated),
    countryId: maybe(of.countryId, notSeated),
    role: maybe(of.role, notSeated),
    alignment: maybe(of.alignment, 'the sender, or a person without a seat'),
    tenure: maybe(
      whole('1 for who held the seat first, 2 for who came next.', { unit: 'tenures', min: 1 }),
      notSeated,
    ),
    heldBy: maybe(of.heldBy, notSeated),
    bot: maybe(choice(BOT_IDS, BOT_MEANINGS, 'Which bot it is.'), 'no bot'),
    heldFrom: maybe(time('Since when the seat was held.'), notSeated),
    heldUntil: maybe(time('Until when.'), 'a person without a seat, or a game that has not ended'),
    joinedAt: maybe(
      time('When the person joined the room.'),
      'a bot, or a person whose name and words were deleted',
    ),
    joinOrder: maybe(
      whole('1 for who joined first, among those still known.', { unit: 'people', min: 1 }),
      'a bot, or a person whose name and words were deleted',
    ),
    removed: maybe(flag('Whether the host removed the person.'), 'a bot'),
    decisions: maybe(
      whole('Decisions in this seat in this time.', { unit: 'decisions', min: 0 }),
      notSeated,
    ),
    decisionsByPeople: maybe(
      whole('Those of them that a person made.', { unit: 'decisions', min: 0 }),
      notSeated,
    ),
    score: maybe(of.stakes('What the seat scored in the whole game, legacy included.'), notSeated),
    points: maybe(
      whole('The final points of the seat as players were shown them.', { unit: 'points' }),
      notSeated,
    ),
    par: maybe(
      whole('What equilibrium play earns in this seat.', { unit: 'points' }),
      'a person without a seat, or no par was computed',
    ),
  },
);
export type ParticipantTableRow = RowOf<(typeof PARTICIPANTS)['columns']>;

/** Names, in a table of their own. */
export const NAMES = table(
  'names',
  {
    about: 'The names that people gave. Delete this file before you publish the data.',
    key: ['roomId', 'playerId'],
  },
  {
    roomId: of.roomId,
    playerId: of.playerId,
    name: text('The name as it was typed, or the one that was made up.'),
  },
);
export type NameRow = RowOf<(typeof NAMES)['columns']>;

/** What was said. */
export const MESSAGES = table(
  'messages',
  {
    about:
      'One row for every message between players that is still there: the host can delete one, and everybody their own.',
    key: ['roomId', 'messageId'],
  },
  {
    roomId: of.roomId,
    messageId: text('The message.'),
    gameId: of.gameId,
    round: of.round,
    phase: choice(
      PHASES,
      {
        briefing: 'roles are read',
        prepare: 'sealed choices',
        bargain: 'threats and answers',
        outcome: 'scores are read',
        ended: 'after the game',
      },
      'In which phase it was said.',
    ),
    channel: text('Who could read it: dyad:COUNTRY, allies, or public.'),
    countryId: of.countryId,
    playerId: maybe(of.playerId, 'a bot'),
    at: time('When it was said.'),
    phrase: maybe(text('Which ready-made phrase it is, by its id.'), 'free text'),
    percent: maybe(
      whole('The share of the stake that the phrase names.', { unit: 'percent', min: 0, max: 100 }),
      'free text, or a phrase without a number',
    ),
    about: maybe(
      text('The country that the phrase names.'),
      'free text, or a phrase without a country',
    ),
    text: maybe(text('What was said in free text.'), 'a ready-made phrase'),
    reported: flag('Whether a player reported it.'),
  },
);
export type MessageTableRow = RowOf<(typeof MESSAGES)['columns']>;

/** When people were connected. */
export const PRESENCE = table(
  'presence',
  {
    about: 'One row for every span for which a person was connected.',
    key: ['roomId', 'playerId', 'hereFrom'],
  },
  {
    roomId: of.roomId,
    playerId: of.playerId,
    hereFrom: time('Since when the person was connected.'),
    hereUntil: maybe(time('Until when.'), 'still connected when the data were exported'),
  },
);
export type PresenceTableRow = RowOf<(typeof PRESENCE)['columns']>;
