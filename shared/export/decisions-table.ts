import { eachMove } from '../game/moves.ts';
import { MOVES, NODES } from '../model/stage-tree.ts';
import { STANCES } from '../model/types.ts';
import { choice, flag, maybe, table, text, time, whole, type RowOf } from './column.ts';
import * as of from './common-columns.ts';

/** What can be chosen, over all kinds of decisions. */
const CHOICES = ['none', 'demand', 'pass', 'welcome', ...STANCES, ...MOVES] as const;
export type Choice = (typeof CHOICES)[number];

const CHOICE_MEANINGS = {
  none: 'cable: demand nothing of this country',
  demand: 'cable: make the demand that the next columns describe',
  pass: 'welcome: not say that the country may come back',
  welcome: 'welcome: say that the country may come back',
  hold: 'stance: do nothing at home',
  diversify: 'stance: become less dependent on the sender, at a price',
  contribute: 'stance: add to the common security, at a price',
  ...eachMove((move) => `move: ${of.MOVE_MEANINGS[move]}`),
} as const;

const NODE_MEANINGS = {
  answer: 'the threat has arrived; the target answers',
  petitioned: 'a smaller offer has been made; the sender answers',
  rejected: 'the smaller offer was refused; the target answers',
  firm: 'the target stands firm; the sender carries the threat out or not',
  imposed: 'the threat was carried out; the target bears it or strikes back',
} as const;

const undecided = 'nobody decided: the game ended first';
const noThreat = 'nothing was demanded, or it is no cable and no move';
const noTheory = 'no threat, or theory says nothing about this kind of decision';
const noRegret =
  'practice, a round that was not finished, an unfinished game, or a kind of decision without regret';

/** One row for every occasion to decide. */
export const DECISIONS = table(
  'decisions',
  {
    about:
      'One row for every occasion to decide: a cable to each address, each stance, each welcome, each move of a bargain.',
    key: ['roomId', 'gameId', 'round', 'kind', 'countryId', 'address', 'node'],
  },
  {
    roomId: of.roomId,
    gameId: of.gameId,
    round: of.round,
    kind: choice(
      ['cable', 'welcome', 'stance', 'move'],
      {
        cable: 'the sender writes to one address, or does not (sealed)',
        welcome: 'the sender says whether a country that has left may come back (sealed)',
        stance: 'a target chooses its stance at home (sealed)',
        move: 'one move of a bargain after a threat',
      },
      'What kind of decision it is.',
    ),
    countryId: of.countryId,
    role: of.role,
    address: text(
      'The target it is about; bloc for the countries that stand together in this round.',
    ),
    node: maybe(choice(NODES, NODE_MEANINGS, 'Where the bargain stood.'), 'it is no move'),
    playerId: maybe(of.playerId, 'a bot holds the seat'),
    legal: text('Everything that could be chosen, with blanks between.'),
    legalMin: maybe(
      whole('Smallest demand of a cable, or offer of a petition, that was allowed.', {
        unit: 'percent',
        min: 1,
        max: 100,
      }),
      'no number could be chosen',
    ),
    legalMax: maybe(
      whole('Largest demand of a cable, or offer of a petition, that was allowed.', {
        unit: 'percent',
        min: 1,
        max: 100,
      }),
      'no number could be chosen',
    ),
    legalPublicity: maybe(
      choice(
        ['quiet', 'loud', 'quiet loud'],
        {
          quiet: 'quiet threats only',
          loud: 'loud threats only',
          'quiet loud': 'quiet and loud threats',
        },
        'How a threat could be made.',
      ),
      'it is no cable',
    ),
    choice: maybe(choice(CHOICES, CHOICE_MEANINGS, 'What was chosen.'), undecided),
    demand: maybe(of.demand, noThreat),
    publicity: maybe(of.publicity, noThreat),
    instrument: maybe(of.instrument, noThreat),
    exception: maybe(of.exception, noThreat),
    offer: maybe(of.offer, 'no petition was made or is pending'),
    asksBloc: maybe(
      flag('Whether the target asks to stand in a bloc in the next round.'),
      'it is no stance, or nobody decided',
    ),
    asksReturn: maybe(
      flag('Whether a country that has left asks to return.'),
      'it is no stance, or nobody decided',
    ),
    decidedBy: maybe(of.decidedBy, undecided),
    openedAt: time('Since when it could be decided.'),
    decidedAt: maybe(
      time('When it was decided; for sealed choices, when it was last handed in.'),
      undecided,
    ),
    latencyMs: maybe(
      whole('From openedAt to decidedAt, without the time for which the game was paused.', {
        unit: 'ms',
        min: 0,
      }),
      undecided,
    ),
    submissions: whole('How often it was handed in: sealed choices can be changed.', {
      unit: 'times',
      min: 0,
    }),
    offlineMs: maybe(
      whole('How long of that time nobody who holds the seat was connected.', {
        unit: 'ms',
        min: 0,
      }),
      'a bot holds the seat, nobody decided, or presence was not recorded',
    ),
    eS: of.share(
      'Conflict expectations of the sender towards the address at the start of the round; a mean for a bloc.',
    ),
    eT: of.share(
      'Conflict expectations of the target at the start of the round (trust is 1 - eT); a mean for a bloc.',
    ),
    e: of.share(
      'Conflict expectations of the target at this moment: after the threat has arrived, in a move.',
    ),
    credible: maybe(flag('Whether the sender would carry this threat out, by theory.'), noTheory),
    largestMet: maybe(
      of.stakes(
        'D*: the largest demand made in this manner that is met, by theory; may be below 0.',
      ),
      noTheory,
    ),
    bestChoice: maybe(
      choice(CHOICES, CHOICE_MEANINGS, 'What theory line B would have chosen here.'),
      noRegret,
    ),
    bestDemand: maybe(of.demand, 'theory demands nothing, or it is no cable with a regret'),
    bestPublicity: maybe(of.publicity, 'as bestDemand'),
    bestInstrument: maybe(of.instrument, 'as bestDemand'),
    bestException: maybe(of.exception, 'as bestDemand'),
    bestOffer: maybe(of.offer, 'the best move is no petition, or there is no regret'),
    regret: maybe(
      of.stakes(
        'Value of the best choice less that of this one, both followed by play on theory line B; never below 0.',
      ),
      noRegret,
    ),
    scored: flag('Whether the round was finished and scored.'),
    event: maybe(
      whole('Number of the event in the stream of the game in events.jsonl.', {
        unit: 'events',
        min: 1,
      }),
      undecided,
    ),
  },
);
export type DecisionRow = RowOf<(typeof DECISIONS)['columns']>;
