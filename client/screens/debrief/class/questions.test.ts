import { expect, test } from 'vitest';
import { Question, type HostPoll } from '../../../../shared/poll/poll.ts';
import { openLog } from '../../../../shared/replay/open-log.ts';
import { script } from '../../../text/script-steps-words.ts';
import { turnOf } from '../evidence-of.ts';
import example from '../example.jsonl?raw';
import { cableWords, judgedWords } from '../theory/judged-words.ts';
import { playersOf } from '../replay/player.svelte.ts';
import { predictedIn, truthOf } from '../script/prediction.ts';
import {
  asksFor,
  ASKS,
  freeQuestion,
  isPrediction,
  predictQuestion,
  questionOf,
  turnQuestion,
  wordQuestion,
} from './questions.ts';
import { LENGTHS } from '../../../text/script-steps-words.ts';
import { SCRIPTS } from '../script/script.ts';
import { WallShowing } from '../wall/showing.svelte.ts';

const opened = openLog(example);
if (!opened.ok) throw new Error(opened.code);
const players = playersOf(opened.games);

test('every question is one that the server takes', () => {
  const showing = new WallShowing(players);
  const [player] = players;
  if (player === undefined) throw new Error('no game');
  player.picks.whatIf = { place: 0, way: 0, bot: 'prudent', gains: null };
  for (const id of ASKS) {
    const question = questionOf(id, showing);
    expect(Question.safeParse(question).success, id).toBe(true);
  }
});

test('the vote at the turning point holds what was done, and marks it by nothing', () => {
  const question = turnQuestion(players);
  const game = players[0]?.timeline.game;
  const turn = game && turnOf(game);
  if (question?.kind !== 'choice' || !game || !turn) throw new Error('no vote');
  const { options } = question;
  expect(options.length).toBeGreaterThanOrEqual(2);
  expect(options).toContain(judgedWords(game, turn).did);
  expect(options).toContain(cableWords(game, null));
  expect(options).toEqual(options.toSorted((a, b) => a.localeCompare(b, 'en')));
  expect(new Set(options).size).toBe(options.length);
  expect(question.title).toMatch(/^Game 1, round \d\. You are /);
});

test('there is no vote where no game turned', () => {
  expect(turnQuestion([])).toBeNull();
});

test.each(LENGTHS)('each step of %s minutes that asks for something has a button', (length) => {
  const showing = new WallShowing(players);
  const asked = SCRIPTS[length].map((step, place) => {
    showing.present({ length, place });
    return [step.id, asksFor(showing)];
  });
  const wanted: Record<string, string> = {
    ...{ word: 'word', predict: 'predict', turn: 'turn', change: 'better', ticket: 'ticket' },
  };
  for (const [id, asks] of asked as [string, string[]][]) {
    if (wanted[id] !== undefined) expect(asks).toEqual([wanted[id]]);
  }
});

test('what is asked freely is a vote, or one word, or nothing yet', () => {
  expect(freeQuestion('Why?', ['', ' '])).toEqual({ kind: 'word', title: 'Why?' });
  expect(freeQuestion('Which?', ['one', '', 'two '])).toEqual({
    ...{ kind: 'choice', title: 'Which?', options: ['one', 'two'] },
  });
  expect(freeQuestion('Which?', ['one', ''])).toBeNull();
  expect(freeQuestion('  ', ['one', 'two'])).toBeNull();
});

test('on paper or on phones: the words of a step say which', () => {
  expect(script.said('ticket', { live: false }).ask).toMatch(/on paper/);
  expect(script.said('ticket', { live: true }).ask).toMatch(/on your phone/);
  expect(script.said('turn', { live: false }).ask).toMatch(/Hands up/);
  expect(script.said('turn', { live: true }).ask).not.toMatch(/Hands up/);
  expect(script.said('map', { live: true })).toMatchObject(script.steps.map);
});

const asked = (question: Question, values: number[][]): HostPoll =>
  ({ question, result: { kind: 'numbers', values } }) as unknown as HostPoll;

test('the newest prediction with an answer counts, and stands beside what was', () => {
  const other = asked({ kind: 'numbers', title: 'Age?', labels: ['years'] }, [[9, 10]]);
  const polls = [
    asked(predictQuestion(), [[], []]),
    other,
    asked(predictQuestion(), [
      [10, 25],
      [60, 80],
    ]),
    asked(predictQuestion(), [[99], [99]]),
  ];
  expect(predictedIn(polls)).toEqual({ n: 2, quiet: 18, loud: 70 });
  expect(predictedIn([other])).toBeNull();
  expect([isPrediction(predictQuestion()), isPrediction(wordQuestion())]).toEqual([true, false]);
  const truth = truthOf(players);
  expect(truth.quiet.n + truth.loud.n).toBeGreaterThan(0);
  for (const { won } of [truth.quiet, truth.loud]) {
    expect(won).toBeGreaterThanOrEqual(0);
    expect(won).toBeLessThanOrEqual(100);
  }
  expect(truthOf([])).toEqual({ quiet: { n: 0, won: 0 }, loud: { n: 0, won: 0 } });
});
