import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../style/tokens.css';
import '../../style/base.css';
import { breaches } from '../../testing/axe.ts';
import * as fixtures from '../../testing/deal-fixtures.ts';
import { FakeLink } from '../../testing/fake-link.svelte.ts';
import { states } from '../../testing/fixtures.ts';
import Connected from './Connected.svelte';

const seat = { roomId: 'r1', name: 'Amira', pin: '4821' };
const { lobbyWish, lobbyMet, lobbyUnmet, senderSecond, targetSecondEnded } = fixtures.phoneDeals;

async function show(view: ConstructorParameters<typeof FakeLink>[0]) {
  const link = new FakeLink(view);
  return { link, screen: await render(Connected, { link, seat }) };
}

beforeEach(() => {
  localStorage.clear();
});

describe('a wish', () => {
  test('is one tap among the roles, each with its line', async () => {
    const { link, screen } = await show(lobbyWish);
    await expect.element(screen.getByRole('radio', { name: /Canada/ })).toBeChecked();
    await screen.getByRole('radio', { name: /Japan .*/ }).click();
    expect(link.commits).toEqual([
      { command: { type: 'wish', countryId: 'japan' }, at: { round: 0, step: 0 } },
    ]);
    await screen.getByRole('radio', { name: 'No matter which The lot decides.' }).click();
    expect(link.commits[1]?.command).toEqual({ type: 'wish', countryId: null });
  });

  test('that was refused is not shown as if it counted', async () => {
    const { link, screen } = await show(lobbyWish);
    link.answer = { ok: false, code: 'no-wishes', detail: '' };
    await screen.getByRole('radio', { name: /Japan/ }).click();
    await expect.element(screen.getByRole('radio', { name: /Canada/ })).toBeChecked();
    await expect
      .element(screen.getByRole('alert'))
      .toMatchTextContent(/In this class roles are drawn by lot/);
  });

  test('is said to have come true, or not', async () => {
    const met = await show(lobbyMet);
    await expect
      .element(met.screen.getByText('You wished for Canada, and you have it.'))
      .toBeVisible();
    const unmet = await show(lobbyUnmet);
    await expect
      .element(unmet.screen.getByText(/The United States is what you wished for/))
      .toBeVisible();
  });

  test('is not asked for where roles are drawn', async () => {
    const { screen } = await show(states.lobby);
    await expect.element(screen.getByRole('heading', { name: 'You are in' })).toBeVisible();
    expect(screen.getByRole('radio').all()).toEqual([]);
  });
});

describe('earlier results', () => {
  test('wait in the lobby, behind the scores in the next game, and at its end', async () => {
    const waiting = await show(lobbyUnmet);
    const line = /Game 1: you were Japan\s+41 points, par 35/;
    await expect.element(waiting.screen.getByRole('listitem').first()).toMatchTextContent(line);
    await waiting.screen.unmount();
    const playing = await show(senderSecond);
    await playing.screen.getByRole('button', { name: 'Scores' }).click();
    const dialog = playing.screen.getByRole('dialog');
    await expect.element(dialog.getByText('Your earlier games')).toBeVisible();
    await playing.screen.unmount();
    const over = await show(targetSecondEnded);
    await expect
      .element(over.screen.getByText(/Game 2: you were Canada, stopped early/))
      .toBeVisible();
  });
});

describe.each(Object.entries(fixtures.phoneDeals))('%s', (_name, view) => {
  test.each([
    [320, 'light'],
    [390, 'dark'],
    [1920, 'light'],
  ] as const)('fits %i pixels and has no breach of accessibility in %s', async (width, theme) => {
    await page.viewport(width, 844);
    document.documentElement.dataset['theme'] = theme;
    const { screen } = await show(view);
    if ('wish' in view) await expect.element(screen.getByRole('radio').first()).toBeVisible();
    // a desk is loaded when it is needed
    if ('me' in view) {
      await expect.element(screen.getByRole('heading', { level: 2 }).first()).toBeVisible();
    }
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    expect(await breaches(screen.container)).toEqual([]);
    delete document.documentElement.dataset['theme'];
  });
});
