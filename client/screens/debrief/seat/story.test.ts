import { afterEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '../../../style/tokens.css';
import '../../../style/base.css';
import type { Story as Answer } from '../../../../shared/protocol/protocol.ts';
import { openLog } from '../../../../shared/replay/open-log.ts';
import { seatsHeld } from '../../../../shared/replay/own-seats.ts';
import { PlayerId } from '../../../../shared/scenario/ids.ts';
import { storyKey } from '../../../link/story-link.ts';
import { heldSeats, keepSeat } from '../../../link/held.ts';
import { breaches } from '../../../testing/axe.ts';
import { common } from '../../../text/common.ts';
import { debrief } from '../../../text/debrief-words.ts';
import { forgetting } from '../../../text/gone-words.ts';
import { story as text } from '../../../text/story-words.ts';
import { decisionsOf, judgedOf, judgedSoon } from '../evidence-of.ts';
import example from '../example.jsonl?raw';
import Story from '../Story.svelte';
import { storyFile } from './file.ts';
import { toldFrom } from './seat-source.ts';
import StoryBox from './StoryBox.svelte';

const opened = openLog(example);
if (!opened.ok) throw new Error(opened.code);
const [first] = opened.games;
if (first === undefined) throw new Error('no game');
/** She led Aldmere in the first game of the example. */
const ann = PlayerId.parse('p7');
const [annsSeat] = seatsHeld(first.events, ann);
if (annsSeat === undefined) throw new Error('no seat');

const answerFor = (change: Partial<Answer> = {}): Answer => ({
  ...{ playerId: ann, name: 'Annabel', people: [], log: example },
  ...change,
});
const refusal = (status: number, code: string): Response =>
  new Response(JSON.stringify({ code, detail: '' }), { status });

/** What the server says, one answer after the other; the last one again and again. */
function serverSays(...answers: readonly (Answer | Response)[]) {
  let place = 0;
  const asked = vi.fn<typeof fetch>(() => {
    const answer = answers[Math.min(place, answers.length - 1)];
    place += 1;
    return Promise.resolve(
      answer instanceof Response ? answer.clone() : new Response(JSON.stringify(answer)),
    );
  });
  vi.stubGlobal('fetch', asked);
  return asked;
}
async function visited(path: string) {
  history.replaceState(null, '', path);
  return render(Story);
}
const LINK = '/story#room=room1&story=secret';

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
  history.replaceState(null, '', '/');
});

test('a kept link is read by its fragment, which stays in the address for a bookmark', async () => {
  const asked = serverSays(answerFor());
  const screen = await visited(LINK);
  const heading = screen.getByRole('heading', { level: 1, name: text.led('Aldmere') });
  await expect.element(heading).toBeVisible();
  const [[address, init] = []] = asked.mock.calls;
  expect(address).toBe('/api/rooms/room1/story');
  expect(init?.headers).toEqual({ authorization: 'Bearer secret' });
  expect(location.hash).toBe('#room=room1&story=secret');
  // who reads by a link makes no other
  await expect.element(screen.getByText(text.keep.download)).toBeVisible();
  await expect.element(screen.getByText(text.keep.make)).not.toBeInTheDocument();
  await expect.element(screen.getByText(forgetting.ask)).not.toBeInTheDocument();
});

test('without a link the seat of this browser opens the page, and makes a link', async () => {
  const kept = { story: 'secret', link: 'https://class.example/story#room=room1&story=secret' };
  const asked = serverSays(answerFor(), new Response(JSON.stringify(kept), { status: 201 }));
  expect(storyKey({ search: '?room=room1', hash: '' })).toBeNull();
  keepSeat({
    ...{ roomId: 'room1', token: 'seat', name: 'Annabel', pin: '1234', via: '', since: 1 },
  });
  const screen = await visited('/story?room=room1');
  await screen.getByRole('button', { name: text.keep.make }).click();
  await expect.element(screen.getByLabelText(text.keep.link)).toHaveValue(kept.link);
  const calls = asked.mock.calls.map(([, init]) => init?.method);
  expect(calls).toEqual(['GET', 'POST']);
});

test('whoever holds the seat can go from here; a link that was kept only reads', async () => {
  const asked = serverSays(
    answerFor(),
    refusal(503, 'unavailable'),
    new Response(null, { status: 204 }),
  );
  keepSeat({
    ...{ roomId: 'room1', token: 'seat', name: 'Annabel', pin: '1234', via: '', since: 1 },
  });
  const screen = await visited('/story?room=room1');
  await screen.getByRole('button', { name: forgetting.ask }).click();
  await screen.getByRole('button', { name: forgetting.act }).click();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/^Nothing is deleted/);
  expect(heldSeats()).toHaveLength(1);
  await screen.getByRole('button', { name: forgetting.again }).click();
  const heading = screen.getByRole('heading', { level: 1 });
  await expect.element(heading).toHaveTextContent(common.gone.heading);
  await expect.element(heading).toHaveFocus();
  expect(heldSeats()).toEqual([]);
  expect(asked.mock.calls.map(([, init]) => init?.method)).toEqual(['GET', 'DELETE', 'DELETE']);
  expect(await breaches(screen.container)).toEqual([]);
});

test.each([
  ['unknown-room', 404, text.gone, false],
  ['unauthorized', 401, text.deadLink, false],
  ['not-now', 409, text.sealed, true],
])('%s is said plainly', async (code, status, sentence, again) => {
  serverSays(refusal(status, code), answerFor());
  const screen = await visited(LINK);
  await expect.element(screen.getByText(sentence)).toBeVisible();
  expect(await breaches(screen.container)).toEqual([]);
  const retry = screen.getByRole('button', { name: text.retry });
  if (!again) await expect.element(retry).not.toBeInTheDocument();
  else {
    await retry.click();
    const heading = screen.getByRole('heading', { level: 1, name: text.led('Aldmere') });
    await expect.element(heading).toBeVisible();
  }
});

test('a browser without a seat in that class is told how to come here', async () => {
  const asked = serverSays(answerFor());
  const screen = await visited('/story?room=room1');
  await expect.element(screen.getByText(text.noSeat)).toBeVisible();
  expect(asked).not.toHaveBeenCalled();
});

test('the newest game is shown first, and the others can be picked', async () => {
  // the same person leads Aldmere in the second game, too
  serverSays(answerFor({ log: example.replaceAll('"p8"', '"p7"') }));
  const screen = await visited(LINK);
  await expect.element(screen.getByText(text.where('The Harbour League', 'Game 2'))).toBeVisible();
  await screen.getByRole('combobox').selectOptions('Game 1: Aldmere');
  await expect.element(screen.getByText(text.where('The Harbour League', 'Game 1'))).toBeVisible();
});

test('asking for a bloc is among the decisions, with what it gave away', async () => {
  const game = opened.games[1];
  const seat = decisionsOf(game?.game ?? first.game)?.find(({ kind }) => kind === 'band');
  if (game === undefined || seat === undefined) throw new Error('no bloc was a choice');
  const box = { timeline: game, seat: seat.countryId, name: 'Game 2', level: 2 };
  const screen = await render(StoryBox, box);
  await expect.element(screen.getByText(debrief.theory.kind.band).first()).toBeVisible();
});

test('only who shared the seat has a name', async () => {
  const shared = example.replaceAll(
    '"holder":{"by":"player","playerId":"p7"}',
    '"holder":{"by":"players","playerIds":["p7","p4"],"rule":"anyone"}',
  );
  const people = [{ playerId: PlayerId.parse('p4'), name: 'Zoë' }];
  serverSays(answerFor({ log: shared, people }));
  const screen = await visited(LINK);
  await expect.element(screen.getByText(text.together(['Zoë']))).toBeVisible();
  const told = toldFrom(answerFor({ log: shared, people }));
  if (!('games' in told)) throw new Error(told.trouble.code);
  const [one] = told.games;
  if (one === undefined) throw new Error('no game');
  const judged = judgedOf(one.timeline.game);
  const html = storyFile({ timeline: one.timeline, seat: one.seat, name: one.name, judged });
  for (const name of ['Zoë', 'Annabel']) expect(html).not.toContain(name);
});

test('who held no seat is told so', async () => {
  serverSays(answerFor({ playerId: PlayerId.parse('nobody') }));
  const screen = await visited(LINK);
  await expect.element(screen.getByText(text.nothing)).toBeVisible();
});

test('the page is there before theory is, and the file can be kept when both are', async () => {
  const fresh = openLog(example);
  if (!fresh.ok || fresh.games[0] === undefined) throw new Error('no game');
  const [timeline] = fresh.games;
  const screen = await render(StoryBox, { timeline, seat: annsSeat, name: 'Game 1', level: 2 });
  expect(screen.container.textContent).toContain(text.rounds.working);
  await expect.element(screen.getByRole('button', { name: text.keep.download })).toBeEnabled();
  await expect.element(screen.getByText(text.moments.heading(3))).toBeVisible();
  await expect.element(screen.getByText(text.rounds.working)).not.toBeInTheDocument();
});

test('theory is worked out a round at a time, with a breath before each, to the same end', async () => {
  const fresh = openLog(example);
  if (!fresh.ok || fresh.games[0] === undefined) throw new Error('no game');
  const { game } = fresh.games[0];
  const breathe = vi.fn(() => Promise.resolve());
  const soon = await judgedSoon(game, breathe);
  expect(breathe.mock.calls.length).toBeGreaterThanOrEqual(game.rounds.length);
  expect(soon).toEqual(judgedOf(first.game));
  expect(judgedOf(game)).toBe(soon);
});

test('moments say what was played, what theory would have played and what it cost', async () => {
  serverSays(answerFor());
  const screen = await visited(LINK);
  await expect
    .element(screen.getByText(/^You to .*Theory would have played: .*gave away/))
    .toBeVisible();
  await expect.element(screen.getByText(/trust in you fell from \d+ to \d+ of 100/)).toBeVisible();
  await expect.element(screen.getByText(/your rounds brought [\d.]+ on average/)).toBeVisible();
  // a decision of the clock is hollow, and says so
  await expect.element(screen.getByText(new RegExp(text.rounds.by.timeout)).first()).toBeVisible();
});

test('it has no breach of accessibility in light and dark, and no heading is skipped', async () => {
  serverSays(answerFor());
  const screen = await visited(LINK);
  await expect.element(screen.getByText(text.moments.heading(3))).toBeVisible();
  for (const theme of ['light', 'dark']) {
    document.documentElement.dataset['theme'] = theme;
    for (const running of document.getAnimations()) running.finish();
    expect(await breaches(screen.container), theme).toEqual([]);
  }
  delete document.documentElement.dataset['theme'];
  const levels = [...screen.container.querySelectorAll('h1, h2, h3, h4, h5')].map(({ tagName }) =>
    Number(tagName[1]),
  );
  levels.reduce((before, level) => {
    expect(level - before).toBeLessThanOrEqual(1);
    return level;
  }, 0);
});

test('the file has every term open, the style of its parts, and neither script nor address', () => {
  const judged = judgedOf(first.game);
  const html = storyFile({ timeline: first, seat: annsSeat, name: 'Game 1', judged });
  const page = new DOMParser().parseFromString(html, 'text/html');
  expect(page.querySelectorAll('script, link, img, a, button, select, input')).toHaveLength(0);
  expect(page.querySelectorAll('.story-moments li')).toHaveLength(3);
  const terms = [...page.querySelectorAll('details')];
  expect(terms.length).toBeGreaterThan(2);
  for (const term of terms) expect(term.open && term.textContent.length > 40).toBe(true);
  const [, scoped = ''] = /class="(svelte-[a-z0-9]+)"/.exec(html) ?? [];
  expect(page.querySelector('style')?.textContent).toContain(`.${scoped}`);
  expect(html).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
  expect(html).toContain("default-src 'none'");
  expect(html).not.toContain(ann);
});
