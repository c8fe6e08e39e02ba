import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '../../style/tokens.css';
import '../../style/base.css';
import { keepHosted } from '../../link/held.ts';
import type { HostPoll } from '../../../shared/poll/poll.ts';
import { openLog } from '../../../shared/replay/open-log.ts';
import type { RoomId } from '../../../shared/scenario/ids.ts';
import type { HostView } from '../../../shared/room/host-schema.ts';
import type { Wall } from '../../../shared/room/wall.ts';
import { aWall } from '../../testing/a-wall.ts';
import { breaches } from '../../testing/axe.ts';
import { FakeLink } from '../../testing/fake-link.svelte.ts';
import { classroomText as text } from '../../text/classroom-words.ts';
import { script } from '../../text/script-steps-words.ts';
import { Classroom } from './class/classroom.svelte.ts';
import DebriefRoom from './DebriefRoom.svelte';
import example from './example.jsonl?raw';
import { ownName } from './wall/presenter.ts';
import { wordQuestion } from './class/questions.ts';

const opened = openLog(example);
if (!opened.ok) throw new Error(opened.code);
const log = opened;

const POLL = {
  ...{ pollId: '0'.repeat(32), question: wordQuestion(), open: true, askedAt: 0, shown: false },
  ...{ putAway: false, answered: 2, of: 3 },
  result: { kind: 'word', words: [{ word: 'warily', n: 2 }] },
  answers: [
    { playerId: 'p1', name: 'Ann', answer: { kind: 'word', word: 'warily' } },
    { playerId: 'p2', name: 'Ben', answer: { kind: 'word', word: 'Warily' } },
  ],
} as unknown as HostPoll;

const viewOf = (over: object): HostView =>
  ({ kind: 'host', stage: 'ended', opened: true, legal: [], ...over }) as unknown as HostView;

/** The debrief of a host whose class is connected; what it says to the big screen is written down. */
async function live(over: object = {}) {
  const link = new FakeLink(viewOf(over));
  const said: (Wall | null)[] = [];
  const classroom = new Classroom(ownName(), link, (wall) => {
    said.push(wall);
    return Promise.resolve('heard');
  });
  const props = { log, file: example, isExample: false, classroom };
  const screen = await render(DebriefRoom, props);
  return { screen, link, said, classroom };
}

test('the projector is off until the switch is turned, and follows then', async () => {
  const { screen, said } = await live();
  const projector = screen.getByRole('switch', { name: text.show });
  await expect.element(projector).not.toBeChecked();
  await screen.getByRole('tab', { name: 'Trust' }).click();
  expect(said).toEqual([]);
  await projector.click();
  await expect.poll(() => said.at(-1)?.view).toBe('trust');
  await screen.getByRole('tab', { name: 'Scores' }).click();
  await expect.poll(() => said.at(-1)?.view).toBe('scores');
  expect(JSON.stringify(said)).not.toContain(script.steps.why.ask);
  await projector.click();
  await expect.poll(() => said.at(-1)).toBe(null);
});

test('the way to the projector page stands by the switch, where this browser knows it', async () => {
  const roomId = 'r1' as RoomId;
  const shown = await live({ roomId });
  const way = { name: new RegExp(text.openProjector) };
  expect(shown.screen.getByRole('link', way).query()).toBeNull();
  await shown.screen.unmount();
  const projector = 'http://class.example/projector#p1';
  const links = { host: 'h', join: 'j', projector };
  keepHosted({ roomId, token: 't', code: 'c', title: 'A class', since: 0, links });
  const { screen } = await live({ roomId });
  await expect.element(screen.getByRole('link', way)).toHaveAttribute('href', projector);
  localStorage.clear();
});

test('before the cables are open the switch is dead, says why, and offers to open them', async () => {
  const at = { round: 0, step: 0 };
  const { screen, link } = await live({ opened: false, legal: [{ type: 'open', at }] });
  await expect.element(screen.getByRole('switch', { name: text.show })).toBeDisabled();
  await expect.element(screen.getByText(text.sealed)).toBeVisible();
  await screen.getByRole('button', { name: text.open }).click();
  expect(link.commits).toEqual([{ command: { type: 'open' }, at }]);
});

test('what is picked inside a view goes to the big screen; another future only when it is shown', async () => {
  const { screen, said } = await live();
  await screen.getByRole('switch', { name: text.show }).click();
  await screen.getByRole('tab', { name: 'Scores' }).click();
  await screen.getByRole('combobox', { name: 'Look at' }).selectOptions('Pellow');
  await expect.poll(() => said.at(-1)?.picked.seat).toBe('pellow');
  await screen.getByText('Material', { exact: true }).last().click();
  await expect.poll(() => said.at(-1)?.picked.term).toBe('material');
  await screen.getByRole('tab', { name: 'What if' }).click();
  await expect.poll(() => said.at(-1)?.view).toBe('whatIf');
  expect(said.at(-1)?.whatIf).toMatchObject({ bot: 'prudent', gains: null });
});

test('a question is asked with one tap, and steered until it is put away', async () => {
  const { screen, link } = await live({ polls: [POLL] });
  await screen.getByRole('switch', { name: text.show }).click();
  const bar = screen.getByRole('complementary', { name: script.bar });
  await expect.element(bar).toMatchTextContent('2 of 3 answered');
  await bar.getByRole('button', { name: text.poll.show }).click();
  await bar.getByRole('button', { name: text.poll.putAway }).click();
  await screen.getByText(text.poll.answers(2)).click();
  await screen.getByRole('button', { name: text.poll.deleteAnswer('Ben') }).click();
  expect(link.commits.map(({ command }) => command)).toMatchObject([
    { type: 'showAnswers', shown: true },
    { type: 'putAwayPoll' },
    { type: 'deleteAnswer', playerId: 'p2' },
  ]);
  expect(await breaches(screen.container)).toEqual([]);
  link.view = viewOf({ polls: [{ ...POLL, putAway: true, open: false }] });
  await screen.getByRole('tab', { name: 'Script' }).click();
  await screen.getByRole('button', { name: script.present }).click();
  await bar.getByRole('button', { name: text.ask.buttons.word }).click();
  expect(link.commits.at(-1)?.command).toMatchObject({ type: 'ask', question: wordQuestion() });
});

test('the remote control always says what the class sees, and that a press has not arrived', async () => {
  const { sees } = text.remote;
  const { screen, link } = await live();
  await screen.getByRole('tab', { name: 'Script' }).click();
  await screen.getByRole('button', { name: script.present }).click();
  const bar = screen.getByRole('complementary', { name: script.bar });
  await expect.element(bar).toMatchTextContent(sees.nothing);
  await screen.getByRole('switch', { name: text.show }).click();
  await expect.element(bar).toMatchTextContent(sees.slide);
  await bar.getByRole('button', { name: script.next }).click();
  await expect.element(bar).toMatchTextContent(sees.view('Games', ''));

  link.view = viewOf({ polls: [POLL] });
  await expect.element(bar).toMatchTextContent(sees.question);
  expect(screen.getByRole('button', { name: text.poll.putAway }).elements()).toHaveLength(1);
  link.view = viewOf({ polls: [{ ...POLL, shown: true }] });
  await expect.element(bar).toMatchTextContent(sees.answers);

  link.online = false;
  const id = crypto.randomUUID();
  link.unsent = [{ id, command: { type: 'putAwayPoll', pollId: POLL.pollId } }];
  await expect.element(bar).toMatchTextContent(text.remote.waiting);
  link.online = true;
  await expect.element(bar).toMatchTextContent(text.remote.sending);
});

test('of an exit ticket the class sees how many wrote, and the buttons say so', async () => {
  const question = { kind: 'ticket' as const, title: 'Exit ticket', questions: ['Why?'] };
  const answers = [
    { playerId: 'p1', name: 'Ann', answer: { kind: 'ticket', texts: ['Because.'] } },
  ] as unknown as HostPoll['answers'];
  const result = { kind: 'ticket' as const, written: [1] };
  const { screen } = await live({ polls: [{ ...POLL, question, answers, result }] });
  await expect.element(screen.getByText(text.poll.counts.hidden)).toBeVisible();
  await expect.element(screen.getByRole('button', { name: text.poll.counts.show })).toBeVisible();
  expect(screen.getByRole('button', { name: text.poll.show }).query()).toBeNull();
});

test('a question that is out of the fold folds it', async () => {
  const { screen } = await live();
  const fold = screen.getByText(text.ask.title, { exact: true });
  await fold.click();
  await screen.getByRole('button', { name: text.ask.buttons.word }).click();
  const own = screen.getByLabelText(text.ask.ownTitle);
  await expect.element(own).not.toBeInTheDocument();
});

test('a question of one’s own is a vote', async () => {
  const { screen, link } = await live();
  await screen.getByText(text.ask.title, { exact: true }).click();
  const send = screen.getByRole('button', { name: text.ask.ownSend });
  await expect.element(send).toBeDisabled();
  await screen.getByLabelText(text.ask.ownTitle).fill('Again?');
  await screen.getByLabelText(text.ask.ownOption(1)).fill('Yes');
  await screen.getByLabelText(text.ask.ownOption(2)).fill('No');
  await expect.element(screen.getByLabelText(text.ask.ownOption(3))).toBeVisible();
  await send.click();
  expect(link.commits.at(-1)?.command).toMatchObject({
    question: { kind: 'choice', title: 'Again?', options: ['Yes', 'No'] },
  });
  expect(await breaches(screen.container)).toEqual([]);
});

test('without a room there is no class to ask, and the script keeps to paper', async () => {
  const screen = await render(DebriefRoom, { log, file: example, isExample: true });
  await expect.element(screen.getByRole('tab', { name: 'Replay' })).toBeVisible();
  expect(screen.getByRole('switch').query()).toBeNull();
  await screen.getByRole('tab', { name: 'Script' }).click();
  await expect.element(screen.getByText(script.steps.ticket.ask)).toBeVisible();
  expect(screen.getByText(text.ask.title, { exact: true }).query()).toBeNull();
});

test('the big screen shows another future as the host’s page has it, without a control', async () => {
  const [game] = log.games;
  const setup = game?.game.setup;
  if (setup === undefined) throw new Error('no game');
  const numbers = { runs: 60, better: 0.7, worse: 0.2, mean: 12, low: -3, high: 30 };
  const gains = [setup.cast.sender, ...setup.cast.targets].map(({ id }) => ({
    ...{ countryId: id, ...numbers, madeMean: 1, otherMean: 13 },
  }));
  const whatIf = { place: 0, way: 0, bot: 'prudent' as const, gains: null };
  const wall = aWall(setup.gameId, { log: example.length, view: 'whatIf', whatIf });
  const props = { log, file: example, isExample: false, poll: null, answers: true };
  const screen = await render(DebriefRoom, { ...props, wall });
  await expect.element(screen.getByText(/How would it have gone on/)).toBeVisible();
  await screen.rerender({ ...props, wall: { ...wall, whatIf: { ...whatIf, gains } } });
  await expect.element(screen.getByText(/70% of 60 runs, worse in 20%/)).toBeVisible();
  expect(screen.getByRole('button').elements()).toEqual([]);
  expect(screen.getByRole('combobox').elements()).toEqual([]);
});

test('a question on the big screen is said to who hears it', async () => {
  const setup = log.games[0]?.game.setup;
  if (setup === undefined) throw new Error('no game');
  const { pollId, question, open } = POLL;
  const poll = { pollId, question, open, answered: 0, of: 2 };
  const wall = aWall(setup.gameId, { log: example.length });
  const props = { log, file: example, isExample: false, answers: true, wall };
  const screen = await render(DebriefRoom, { ...props, poll });
  const said = screen.getByRole('status').filter({ hasText: question.title });
  await expect.element(said).toBeInTheDocument();
});
