import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PlayerId, PollId } from '../scenario/ids.ts';
import { askForesight, decideAnswer, decidePoll, MOST_POLLS } from './decide-poll.ts';
import { applyPolls, NO_POLLS, withoutAnswersOf, type PollState } from './kept-polls.ts';
import { Answer, HostQuestion, Question, type Foresight, type PollCommand } from './poll.ts';
import {
  answerLegal,
  hostForesight,
  hostPolls,
  pollLegal,
  seatForesight,
  seatPoll,
  wallPoll,
} from './poll-views.ts';
import { pollResult } from './result.ts';

const [ann, ben, cem] = ['ann', 'ben', 'cem'].map((id) => PlayerId.parse(id)) as [
  PlayerId,
  PlayerId,
  PlayerId,
];
const people = [
  { playerId: cem, name: 'Cem' },
  { playerId: ann, name: 'Ann' },
  { playerId: ben, name: 'Ben' },
];
const idOf = (n: number): PollId => PollId.parse(n.toString(16).padStart(32, '0'));
const [first, second] = [idOf(1), idOf(2)];

const CHOICE = { kind: 'choice', title: 'Give in?', options: ['Yes', 'No', 'Later'] } as const;
const WORD = { kind: 'word', title: 'One word for it' } as const;
const NUMBERS = { kind: 'numbers', title: 'Guess', labels: ['Met', 'Imposed'] } as const;
const TICKET = { kind: 'ticket', title: 'Exit', questions: ['What?', 'Why?'] } as const;
const QUESTIONS = [CHOICE, WORD, NUMBERS, TICKET].map((one) => HostQuestion.parse(one));
const word = (said: string): Answer => ({ kind: 'word', word: said });
const option = (at: number): Answer => ({ kind: 'choice', option: at });

/** The state after commands of the host, each of which must be accepted. */
function after(state: PollState, ...commands: readonly PollCommand[]): PollState {
  return commands.reduce((before, command, index) => {
    const decision = decidePoll(before, command, 1000 + index);
    if (!decision.ok) throw new Error(decision.code);
    return applyPolls(before, decision.writes);
  }, state);
}
const ask = (pollId: PollId, question: object): PollCommand => {
  return { type: 'ask', pollId, question: HostQuestion.parse(question) };
};
const by = (playerId: PlayerId, filter: readonly string[] = []) => ({ playerId, now: 5, filter });
function answered(state: PollState, playerId: PlayerId, answer: Answer): PollState {
  const command = { type: 'answer', pollId: state.at(-1)?.pollId ?? first, answer } as const;
  const decision = decideAnswer(state, command, by(playerId));
  if (!decision.ok) throw new Error(decision.code);
  return applyPolls(state, decision.writes);
}

describe('asking', () => {
  test('a new question closes the one before and takes its place on the screens', () => {
    const state = after(NO_POLLS, ask(first, CHOICE), ask(second, WORD));
    expect(state).toMatchObject([
      { pollId: first, closedAt: 1001, putAway: true },
      { pollId: second, askedAt: 1001, closedAt: null, putAway: false, shown: false, answers: [] },
    ]);
    expect(wallPoll(state, people)?.pollId).toBe(second);
  });

  test('no more than so many, and none under an id that is taken', () => {
    const ids = Array.from({ length: MOST_POLLS }, (_, n) => ask(idOf(n), WORD));
    const full = after(NO_POLLS, ...ids);
    const code = (command: PollCommand) => decidePoll(full, command, 1);
    expect(code(ask(idOf(99), WORD))).toEqual({ ok: false, code: 'too-many-polls' });
    expect(code(ask(idOf(3), WORD))).toEqual({ ok: false, code: 'id-reused' });
    const room = after(full, { type: 'deletePoll', pollId: idOf(3) });
    expect(decidePoll(room, ask(idOf(99), WORD), 1).ok).toBe(true);
  });

  test('put away is off every screen, closed, and stays with the host', () => {
    const asked = answered(after(NO_POLLS, ask(first, WORD)), ann, word('trust'));
    const state = after(asked, { type: 'putAwayPoll', pollId: first });
    expect(wallPoll(state, people)).toBeUndefined();
    expect(seatPoll(state, { me: ann, people })).toBeUndefined();
    expect(hostPolls(state, people)).toMatchObject([{ open: false, putAway: true, answered: 1 }]);
    const late = { type: 'answer', pollId: first, answer: word('late') } as const;
    expect(decideAnswer(state, late, by(ben))).toEqual({ ok: false, code: 'poll-closed' });
  });

  test('what is so already is accepted; what there is not is refused', () => {
    const twice = { type: 'closePoll', pollId: first } as const;
    const state = after(NO_POLLS, ask(first, WORD), twice, twice);
    expect(state[0]?.closedAt).toBe(1001);
    const gone = after(state, { type: 'deleteAnswer', pollId: first, playerId: ann });
    expect(gone).toEqual(state);
    for (const type of ['closePoll', 'putAwayPoll', 'deletePoll'] as const) {
      const decision = decidePoll(NO_POLLS, { type, pollId: first }, 1);
      expect(decision).toEqual({ ok: false, code: 'unknown-poll' });
    }
  });
});

describe('answering', () => {
  test('anew while open, in the place of the first answer; not once it is closed', () => {
    const open = after(NO_POLLS, ask(first, CHOICE));
    const state = answered(
      answered(answered(open, ben, option(0)), ann, option(1)),
      ben,
      option(2),
    );
    expect(state[0]?.answers).toEqual([
      { playerId: ann, answer: option(1), at: 5 },
      { playerId: ben, answer: option(2), at: 5 },
    ]);
    const closed = after(state, { type: 'closePoll', pollId: first });
    const late = { type: 'answer', pollId: first, answer: option(0) } as const;
    expect(decideAnswer(closed, late, by(ben))).toEqual({ ok: false, code: 'poll-closed' });
    const other = { ...late, pollId: second };
    expect(decideAnswer(closed, other, by(ben))).toEqual({ ok: false, code: 'unknown-poll' });
  });

  const FITTING: readonly Answer[] = [
    option(2),
    word('trust'),
    { kind: 'numbers', values: [0, 100] },
    { kind: 'ticket', texts: ['', 'because'] },
  ];
  const WRONG: readonly Answer[] = [
    option(3),
    { kind: 'numbers', values: [5] },
    { kind: 'numbers', values: [5, 5, 5] },
    { kind: 'ticket', texts: ['one'] },
    { kind: 'ticket', texts: ['', ''] },
  ];
  test.each(QUESTIONS)('to $kind only with what fits the question', (question) => {
    const state = after(NO_POLLS, ask(first, question));
    for (const answer of [...FITTING, ...WRONG]) {
      const command = { type: 'answer', pollId: first, answer } as const;
      const fine = FITTING.includes(answer) && answer.kind === question.kind;
      const code = fine ? undefined : 'wrong-answer';
      const decision = decideAnswer(state, command, by(ann));
      expect([answer, decision.ok ? undefined : decision.code]).toEqual([answer, code]);
    }
  });

  test.each([
    [WORD, word('IDIOT')],
    [TICKET, { kind: 'ticket', texts: ['fine', 'you idiot!'] }],
  ] as const)('not in words that the host filters', (question, answer) => {
    const state = after(NO_POLLS, ask(first, question));
    const command = { type: 'answer', pollId: first, answer: Answer.parse(answer) } as const;
    const refused = { ok: false, code: 'filtered' };
    expect(decideAnswer(state, command, by(ann, ['idiot']))).toEqual(refused);
  });

  test.each([
    { kind: 'word', word: '' },
    { kind: 'word', word: 'x'.repeat(25) },
    { kind: 'word', word: 'turned \u202e round' },
    { kind: 'choice', option: -1 },
    { kind: 'choice', option: 0.5 },
    { kind: 'numbers', values: [101] },
    { kind: 'numbers', values: [] },
    { kind: 'ticket', texts: ['x'.repeat(501)] },
    { kind: 'choice', option: 0, more: 1 },
  ])('%j is no answer to anything', (answer) => {
    expect(Answer.safeParse(answer).success).toBe(false);
  });
});

describe('what was answered', () => {
  const result = (question: object, ...answers: readonly Answer[]) =>
    pollResult(Question.parse(question), answers);

  test('votes, numbers, and how many wrote', () => {
    const votes = result(CHOICE, option(1), option(1), option(0));
    expect(votes).toEqual({ kind: 'choice', votes: [1, 2, 0] });
    const numbers = (...values: number[]): Answer => ({ kind: 'numbers', values });
    expect(result(NUMBERS, numbers(70, 5), numbers(0, 100), numbers(9, 5))).toEqual({
      kind: 'numbers',
      values: [
        [0, 9, 70],
        [5, 5, 100],
      ],
    });
    const texts = (...all: string[]): Answer => ({ kind: 'ticket', texts: all });
    const ticket = result(TICKET, texts('a', ''), texts('b', 'c'));
    expect(ticket).toEqual({ kind: 'ticket', written: [2, 1] });
  });

  test('words: the most frequent first, then by the alphabet; case makes no difference', () => {
    const said = [
      'fear',
      'Trust',
      'hope',
      'trust',
      'TRUST',
      'trust',
      'Fear',
      'äpfel',
      'hard  power',
    ];
    const more = ['Hard power', 'zeal'];
    expect(result(WORD, ...[...said, ...more].map(word))).toEqual({
      kind: 'word',
      words: [
        { word: 'trust', n: 4 },
        { word: 'fear', n: 2 },
        { word: 'hard  power', n: 2 },
        { word: 'äpfel', n: 1 },
        { word: 'hope', n: 1 },
        { word: 'zeal', n: 1 },
      ],
    });
  });

  test('the order of answering makes no difference', () => {
    const words = fc.array(fc.constantFrom('a', 'A', 'á', 'b', 'B ', 'b'), { maxLength: 12 });
    fc.assert(
      fc.property(words, fc.array(fc.nat(), { maxLength: 12 }), (said, keys) => {
        const mixed = said
          .map((one, index) => ({ one, key: keys[index] ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(result(WORD, ...mixed.map(word))).toEqual(result(WORD, ...said.map(word)));
      }),
      { seed: 7 },
    );
  });
});

describe('who sees what', () => {
  const asked = answered(
    answered(after(NO_POLLS, ask(first, WORD)), cem, word('cunning')),
    ann,
    word('awe'),
  );
  const shown = after(asked, { type: 'showAnswers', pollId: first, shown: true });

  test('a person: the question, the own answer, and what all answered once it is shown', () => {
    expect(seatPoll(asked, { me: ann, people })).toEqual({
      pollId: first,
      question: WORD,
      open: true,
      mine: word('awe'),
    });
    const { result, mine } = seatPoll(shown, { me: ben, people }) ?? {};
    expect([mine, result]).toMatchObject([null, { words: [{ word: 'awe' }, { word: 'cunning' }] }]);
    const hidden = after(shown, { type: 'showAnswers', pollId: first, shown: false });
    expect(seatPoll(hidden, { me: ben, people })).not.toHaveProperty('result');
  });

  test('the big screen: how many of how many, never who, and no word before it is shown', () => {
    expect(wallPoll(asked, people)).toMatchObject({ answered: 2, of: 3 });
    expect(JSON.stringify(wallPoll(asked, people))).not.toContain('awe');
    for (const text of [wallPoll(shown, people), seatPoll(shown, { me: ben, people })]) {
      expect(JSON.stringify(text)).not.toMatch(/ann|cem|Ann|Cem/);
    }
  });

  test('the texts of a ticket are the host’s alone', () => {
    const texts = { kind: 'ticket', texts: ['my secret', ''] } as const;
    const ticket = answered(after(NO_POLLS, ask(first, TICKET)), ann, Answer.parse(texts));
    const state = after(ticket, { type: 'showAnswers', pollId: first, shown: true });
    expect(JSON.stringify(wallPoll(state, people))).not.toContain('secret');
    expect(JSON.stringify(seatPoll(state, { me: ben, people }))).not.toContain('secret');
    expect(JSON.stringify(hostPolls(state, people))).toContain('secret');
  });

  test('the host: every question, the newest first, with names in their order', () => {
    const all = hostPolls(after(asked, ask(second, CHOICE)), people);
    expect(all.map(({ pollId }) => pollId)).toEqual([second, first]);
    expect(all[1]).toMatchObject({ askedAt: 1000, open: false, putAway: true, answered: 2, of: 3 });
    expect(all[1]?.answers.map(({ name }) => name)).toEqual(['Ann', 'Cem']);
  });

  test('who was removed does not count; who was forgotten left nothing', () => {
    const left = people.filter(({ playerId }) => playerId !== cem);
    expect(wallPoll(shown, left)).toMatchObject({ answered: 1, of: 2 });
    expect(JSON.stringify(wallPoll(shown, left))).not.toContain('cunning');
    expect(JSON.stringify(withoutAnswersOf(shown, cem))).not.toMatch(/cem|cunning/);
  });

  test('templates: what can be picked, by a person while it is open and by the host', () => {
    const choice = after(NO_POLLS, ask(first, CHOICE));
    const [template] = answerLegal(seatPoll(choice, { me: ann, people }));
    expect(template).toMatchObject({ type: 'answer', pollId: first });
    const answers = template?.type === 'answer' ? template.answer : [];
    expect(answers).toHaveLength(3);
    for (const answer of answers) {
      const command = { type: 'answer', pollId: first, answer } as const;
      expect(decideAnswer(choice, command, by(ann)).ok).toBe(true);
    }
    const closed = after(choice, { type: 'closePoll', pollId: first });
    expect(answerLegal(seatPoll(closed, { me: ann, people }))).toEqual([]);
    expect(answerLegal(seatPoll(asked, { me: ann, people }))).toEqual([]);
    expect(pollLegal(NO_POLLS, people)).toEqual([]);
    expect(pollLegal(closed, people).map(({ type }) => type)).toEqual([
      'showAnswers',
      'putAwayPoll',
      'deleteAnswer',
      'deletePoll',
    ]);
  });
});

const FORESIGHT: Foresight = {
  kind: 'foresight',
  title: 'What do you expect?',
  asks: [
    { title: 'Who?', options: ['Friends', 'The wary'] },
    { title: 'How?', options: ['Quiet', 'Loud', 'Both'] },
  ],
};

describe('what is asked before round 1', () => {
  const begun = applyPolls(
    NO_POLLS,
    askForesight(NO_POLLS, { pollId: first, question: FORESIGHT }, 1),
  );
  const picks = (...all: (number | null)[]): Answer => ({ kind: 'foresight', picks: all });

  test('is on no common screen, and no template of the host’s names it', () => {
    expect(seatPoll(begun, { me: ann, people })).toBeUndefined();
    expect(wallPoll(begun, people)).toBeUndefined();
    expect(hostPolls(begun, people)).toEqual([]);
    expect(pollLegal(begun, people)).toEqual([]);
  });

  test('is asked once', () => {
    expect(askForesight(begun, { pollId: second, question: FORESIGHT }, 2)).toEqual({});
  });

  test('stays open when the host asks something else', () => {
    const state = after(begun, ask(second, WORD));
    expect(state.find(({ pollId }) => pollId === first)).toMatchObject({ closedAt: null });
    expect(seatForesight(state, { me: ann, people }, 'open')?.open).toBe(true);
  });

  test('an answer is one option of each question; some may be left out, not all', () => {
    for (const good of [picks(0, 2), picks(null, 0), picks(1, null)]) {
      expect(decideAnswer(begun, { type: 'answer', pollId: first, answer: good }, by(ann)).ok).toBe(
        true,
      );
    }
    for (const bad of [picks(2, 0), picks(0), picks(null, null), option(0)]) {
      const decided = decideAnswer(begun, { type: 'answer', pollId: first, answer: bad }, by(ann));
      expect(decided).toEqual({ ok: false, code: 'wrong-answer' });
    }
  });

  test('nobody is told what others said before the cables are opened; then in sums', () => {
    const state = answered(answered(begun, ann, picks(0, 2)), ben, picks(1, null));
    const open = seatForesight(state, { me: ann, people }, 'open');
    expect(open).toMatchObject({ open: true, mine: picks(0, 2) });
    expect(open).not.toHaveProperty('result');
    const host = hostForesight(state, people, { opened: false });
    expect(host).toEqual({ question: FORESIGHT, answered: 2, of: 3 });
    const votes = [
      [1, 1],
      [0, 0, 1],
    ];
    expect(seatForesight(state, { me: cem, people }, 'opened')).toMatchObject({
      ...{ open: false, mine: null, result: { votes } },
    });
    expect(hostForesight(state, people, { opened: true })?.result).toEqual({
      kind: 'foresight',
      votes,
    });
  });
});
