import { DECIDED_BY } from '../game/event.ts';
import { PARAMETERS, type ParameterSymbol } from '../model/parameters.ts';
import { OUTCOMES, type Move, type Outcome } from '../model/stage-tree.ts';
import { PUBLICITIES } from '../model/types.ts';
import { choice, flag, real, text, whole, type Column } from './column.ts';

/** Columns that several tables have, so that they mean the same everywhere. */

export const roomId = text('The class. Random; no two rooms have the same.');
export const gameId = text('The game. Unique together with roomId.');
export const round = whole('Number of the round; 0 is the practice round, which does not count.', {
  unit: 'rounds',
  min: 0,
  max: 12,
});
export const countryId = text('The country whose row it is.');
export const playerId = text(
  'Who holds the seat: a random id of the person. Several, with a blank between, for a delegation.',
);

export const role = choice(
  ['sender', 'target'],
  { sender: 'the great power that threatens', target: 'a country that is threatened' },
  'On which side of the threats the country stands.',
);

export const alignment = choice(
  ['ally', 'adversary'],
  { ally: 'an ally of the sender', adversary: 'an adversary of the sender' },
  'What the target was when the game began.',
);

export const heldBy = choice(
  ['player', 'bot'],
  { player: 'a person, or a delegation of several', bot: 'a computer player' },
  'Who holds the seat. Who decided stands in decidedBy: a bot also plays for a person who is away.',
);

export const decidedBy = choice(
  DECIDED_BY,
  {
    human: 'a person',
    bot: 'a computer player, in its own seat or for somebody who is away',
    timeout: 'nobody in time: the announced default at the clock',
    host: 'nobody: the announced default when the host moved the game on',
  },
  'Who decided.',
);

export const demand = whole('What is demanded, in whole percent of what is at stake.', {
  unit: 'percent',
  min: 1,
  max: 100,
});
export const offer = whole('What the petition offers instead, in whole percent of the stake.', {
  unit: 'percent',
  min: 1,
  max: 100,
});
export const PUBLICITY_MEANINGS = {
  quiet: 'in a cable that only its addressee reads',
  loud: 'as a headline that everybody reads',
} as const;
export const publicity = choice(PUBLICITIES, PUBLICITY_MEANINGS, 'How the threat is made.');
export const instrument = text('What the sender threatens with, by its id in scenario.json.');
export const exception = flag('Whether the threat is called an extraordinary exception.');

export const OUTCOME_MEANINGS: Readonly<Record<Outcome, string>> = {
  none: 'nothing was demanded',
  conceded: 'the whole demand was met',
  granted: 'the target asked for less and got it',
  backedDown: 'the target stood firm and the sender did nothing',
  absorbed: 'the threat was carried out and the target bore it',
  retaliated: 'the threat was carried out and the target struck back',
  left: 'the target left the alliance for the rival',
};
export const outcome = choice(OUTCOMES, OUTCOME_MEANINGS, 'How it ended.');

/** Every move of the bargain, and what it says. */
export const MOVE_MEANINGS: Readonly<Record<Move, string>> = {
  concede: 'meet the whole demand',
  petition: 'offer less',
  standFirm: 'refuse',
  leave: 'leave the alliance for the rival',
  grant: 'take the smaller offer',
  reject: 'refuse the smaller offer',
  impose: 'carry the threat out',
  backDown: 'do nothing',
  retaliate: 'strike back',
  absorb: 'bear it',
};

/** Conflict expectations or another share from 0 to 1. */
export function share(about: string): Column<number> {
  return real(about, { unit: 'share', min: 0, max: 1 });
}

/** How far something moved a share. */
export function change(about: string): Column<number> {
  return real(about, { unit: 'share', min: -1, max: 1 });
}

/** A payoff or a part of one; 1 stake is 100 points. */
export function stakes(about: string): Column<number> {
  return real(about, { unit: 'stakes' });
}

/** A parameter of the model as the game was set up with it. */
export function dial(symbol: ParameterSymbol): Column<number> {
  const { name, unit, min, max } = PARAMETERS[symbol];
  return real(`${symbol} of the model: ${name}.`, { unit, min, max });
}
