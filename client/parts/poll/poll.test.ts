import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../style/tokens.css';
import '../../style/base.css';
import { breaches } from '../../testing/axe.ts';
import * as asked from '../../testing/poll-fixtures.ts';
import { dotsOf, percentOf, sizeOf, summaryOf } from './drawing.ts';
import PollResult from './PollResult.svelte';
import PollSlide from './PollSlide.svelte';

const { wallPolls } = asked;
const names = Object.keys(wallPolls) as (keyof typeof wallPolls)[];

beforeEach(async () => {
  await page.viewport(1280, 720);
});

describe('in few words', () => {
  test.each([
    [[], null],
    [[7], { n: 1, lowest: 7, middle: 7, highest: 7, mean: 7 }],
    [[0, 10], { n: 2, lowest: 0, middle: 5, highest: 10, mean: 5 }],
    [[0, 10, 90], { n: 3, lowest: 0, middle: 10, highest: 90, mean: 100 / 3 }],
    [[1, 2, 3, 100], { n: 4, lowest: 1, middle: 2.5, highest: 100, mean: 26.5 }],
  ])('%j', (values, summary) => {
    expect(summaryOf(values)).toEqual(summary);
  });

  test('dots that would cover each other stand on top of each other', () => {
    expect(dotsOf([0, 1, 1, 50, 100], 2.5)).toEqual([
      { at: 0, row: 0 },
      { at: 0, row: 1 },
      { at: 0, row: 2 },
      { at: 50, row: 0 },
      { at: 100, row: 0 },
    ]);
  });

  test('the more said a word, the larger it stands; all once stand alike', () => {
    expect([1, 2, 4, 7].map((n) => sizeOf(n, 7))).toEqual([1, 2, 3, 5]);
    expect([sizeOf(1, 1), sizeOf(2, 2)]).toEqual([2, 5]);
    expect([percentOf(1, 3), percentOf(0, 0)]).toEqual([33, 0]);
  });
});

describe('what the class answered', () => {
  test('votes, by option, with words and shares', async () => {
    const screen = await render(PollResult, { question: asked.choice, result: asked.votes });
    const items = screen.getByRole('listitem').all();
    expect(items.map((one) => one.element().textContent.trim())).toEqual([
      'Concede the whole demand 3 votes, 14%',
      'Offer less 7 votes, 32%',
      'Stand firm 12 votes, 55%',
      'Leave for the rival 0 votes, 0%',
    ]);
  });

  test('words in the order of how many said them, each count beside its word', async () => {
    const screen = await render(PollResult, { question: asked.word, result: asked.words });
    const items = screen.getByRole('listitem').all();
    await expect
      .element(items[0] ?? screen.baseElement)
      .toMatchTextContent(/careful\s*7\s*7 times/);
    expect(items.at(-1)?.element().textContent).toMatch(/^\s*Verantwortungsbewusst\s*$/);
    const size = (at: number): number =>
      Number.parseFloat(getComputedStyle(items.at(at)?.element() ?? document.body).fontSize);
    await expect.poll(() => size(0)).toBeGreaterThan(size(1));
    expect(size(1)).toBeGreaterThan(size(-1));
  });

  test('numbers as a strip and as text; a ticket without its texts', async () => {
    const strip = await render(PollResult, { question: asked.numbers, result: asked.guesses });
    await expect
      .element(strip.getByText('lowest 5, middle 32.5, highest 80, mean 35.6'))
      .toBeVisible();
    await strip.unmount();
    const ticket = await render(PollResult, { question: asked.ticket, result: asked.handedIn });
    await expect.element(ticket.getByText('17 people wrote')).toBeVisible();
  });

  test.each([
    [asked.choice, { kind: 'choice', votes: [0, 0, 0, 0] }],
    [asked.word, { kind: 'word', words: [] }],
    [asked.numbers, { kind: 'numbers', values: [[], []] }],
  ] as const)('nobody has answered %j', async (question, result) => {
    const screen = await render(PollResult, {
      question,
      result: structuredClone(result) as never,
    });
    await expect.element(screen.getByText('Nobody has answered yet.')).toBeVisible();
  });
});

describe('the big screen', () => {
  test.each(names)('%s: nothing to press, readable by day and by night', async (name) => {
    for (const theme of ['light', 'dark']) {
      document.documentElement.dataset['theme'] = theme;
      const screen = await render(PollSlide, { poll: wallPolls[name] });
      await expect.element(screen.getByRole('heading', { level: 2 })).toBeVisible();
      expect(screen.container.querySelectorAll('a, button, input').length).toBe(0);
      expect(await breaches(screen.container)).toEqual([]);
      await screen.unmount();
    }
    delete document.documentElement.dataset['theme'];
  });

  test('how many answered, and where', async () => {
    const screen = await render(PollSlide, { poll: wallPolls.askChoice });
    await expect.element(screen.getByText('18 of 23 answered')).toBeVisible();
    await expect.element(screen.getByText('Answer on your phone.')).toBeVisible();
    await expect.element(screen.getByText('Stand firm')).toBeVisible();
    await screen.rerender({ poll: wallPolls.showVotes });
    await expect.element(screen.getByText('12 votes, 55%')).toBeVisible();
    await expect.element(screen.getByText('Closed')).toBeVisible();
  });
});
