import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../style/tokens.css';
import '../style/base.css';
import type { HttpAnswer } from '../link/http.ts';
import { breaches } from '../testing/axe.ts';
import { forgetting as text } from '../text/gone-words.ts';
import ForgetMe from './ForgetMe.svelte';

const ok: HttpAnswer<null> = { ok: true, value: null };
const none: HttpAnswer<null> = { ok: false, code: 'unreachable', detail: '' };

beforeEach(async () => {
  await page.viewport(390, 844);
});
afterEach(() => {
  delete document.documentElement.dataset['theme'];
});

async function show(...answers: readonly (HttpAnswer<null> | Promise<HttpAnswer<null>>)[]) {
  const remove = vi.fn<() => Promise<HttpAnswer<null>>>();
  for (const answer of answers) remove.mockReturnValueOnce(Promise.resolve(answer));
  const screen = await render(ForgetMe, { remove });
  const ask = screen.getByRole('button', { name: text.ask });
  const dialog = screen.getByRole('dialog', { name: text.heading });
  return { remove, screen, ask, dialog };
}

test.each(['light', 'dark'])(
  'says what goes and what stays, without a breach in %s',
  async (theme) => {
    document.documentElement.dataset['theme'] = theme;
    const { screen, ask, dialog } = await show();
    expect(await breaches(screen.container)).toEqual([]);
    await ask.click();
    for (const sentence of [...text.goes, text.bot, text.stays, text.final]) {
      await expect.element(dialog.getByText(sentence)).toBeVisible();
    }
    expect(await breaches(screen.container)).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  },
);

test('the keyboard goes into the question, Escape takes nothing away, and the focus comes back', async () => {
  const { remove, ask, dialog } = await show();
  ask.element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(dialog).toBeVisible();
  expect(dialog.element().contains(document.activeElement)).toBe(true);
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(ask).toHaveFocus();
  await ask.click();
  await dialog.getByRole('button', { name: text.keep }).click();
  expect(remove).not.toHaveBeenCalled();
});

describe('a line that is slow or gone', () => {
  test('is asked once, however often somebody taps', async () => {
    const answer = Promise.withResolvers<HttpAnswer<null>>();
    const { remove, ask, dialog } = await show(answer.promise);
    await ask.click();
    await dialog.getByRole('button', { name: text.act }).click();
    await dialog.getByRole('button', { name: text.acting }).click({ force: true });
    expect(remove).toHaveBeenCalledTimes(1);
    answer.resolve(ok);
    await expect.element(dialog.getByRole('alert')).not.toBeInTheDocument();
  });

  test('is said plainly, and another try is offered where the finger is', async () => {
    const { remove, ask, dialog, screen } = await show(none, ok);
    await ask.click();
    await dialog.getByRole('button', { name: text.act }).click();
    await expect.element(dialog.getByRole('alert')).toMatchTextContent(/nothing is deleted/);
    const again = dialog.getByRole('button', { name: text.again });
    await expect.element(again).toHaveFocus();
    expect(await breaches(screen.container)).toEqual([]);
    await again.click();
    expect(remove).toHaveBeenCalledTimes(2);
    await expect.element(dialog.getByRole('alert')).not.toBeInTheDocument();
  });

  test('is said to whoever has closed the question meanwhile, too', async () => {
    const answer = Promise.withResolvers<HttpAnswer<null>>();
    const { ask, dialog } = await show(answer.promise);
    await ask.click();
    await dialog.getByRole('button', { name: text.act }).click();
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    answer.resolve(none);
    await expect.element(dialog.getByRole('alert')).toMatchTextContent(/nothing is deleted/);
  });
});
