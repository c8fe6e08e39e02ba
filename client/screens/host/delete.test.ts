import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../style/tokens.css';
import '../../style/base.css';
import type { HttpAnswer } from '../../link/http.ts';
import { breaches } from '../../testing/axe.ts';
import { classStates, hostView } from '../../testing/host-fixtures.ts';
import { deleting as text } from '../../text/gone-words.ts';
import { host } from '../../text/host-words.ts';
import HostDesk from './HostDesk.svelte';

const links = { host: null, join: null, projector: null, address: 'https://class.example' };
const ok: HttpAnswer<null> = { ok: true, value: null };

beforeEach(async () => {
  await page.viewport(1280, 800);
});
afterEach(() => {
  delete document.documentElement.dataset['theme'];
});

async function show(name: keyof typeof classStates, answer = ok) {
  const deleteClass = vi.fn(() => Promise.resolve(answer));
  const view = hostView(classStates[name]);
  const no = vi.fn();
  const screen = await render(HostDesk, {
    ...{ view, offset: 0, online: true, links },
    calls: { deleteClass, handOver: no, newInvitation: no },
    commit: () => Promise.resolve({ ok: true } as const),
    data: () => Promise.resolve({ ok: true, value: new Blob() } as const),
  });
  const ask = screen.getByRole('button', { name: text.ask });
  await ask.click();
  const dialog = screen.getByRole('dialog', { name: text.heading });
  const field = dialog.getByRole('textbox');
  const act = dialog.getByRole('button', { name: text.act });
  return { deleteClass, view, screen, ask, dialog, field, act };
}

describe.each(['light', 'dark'])('in %s', (theme) => {
  test.each(['lobby', 'prepare', 'opened'] as const)(
    'the question of %s has no breach of accessibility',
    async (name) => {
      document.documentElement.dataset['theme'] = theme;
      const { screen, dialog, act } = await show(name);
      await expect.element(dialog).toBeVisible();
      await act.click();
      expect(await breaches(screen.container)).toEqual([]);
      document.documentElement.dataset['theme'] = 'light';
    },
  );
});

test('says what goes and what stays, and offers the data first', async () => {
  const { dialog } = await show('opened');
  for (const sentence of [text.what, text.stays, text.final]) {
    await expect.element(dialog.getByText(sentence)).toBeVisible();
  }
  await expect.element(dialog.getByRole('button', { name: host.data.download })).toBeVisible();
});

test('before anything was played there are no data to offer', async () => {
  const { dialog } = await show('lobby');
  await expect.element(dialog.getByText(text.final)).toBeVisible();
  await expect.element(dialog.getByText(text.data)).not.toBeInTheDocument();
});

test('only the code deletes, and it may be typed as it was heard', async () => {
  const { deleteClass, view, field, act, dialog } = await show('opened');
  await act.click();
  await expect.element(dialog.getByRole('alert')).toMatchTextContent(/not the code/);
  await expect.element(field).toHaveFocus();
  await field.fill('AAAAAA');
  await userEvent.keyboard('{Enter}');
  expect(deleteClass).not.toHaveBeenCalled();
  await field.fill(` ${view.code.slice(0, 3).toLowerCase()}-${view.code.slice(3)} `);
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => deleteClass.mock.calls.length).toBe(1);
  await expect.element(dialog.getByRole('alert')).not.toBeInTheDocument();
});

test('Escape takes nothing away, and what was typed is not there the next time', async () => {
  const { deleteClass, view, field, ask, dialog } = await show('opened');
  await field.fill(view.code);
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(ask).toHaveFocus();
  await ask.click();
  await expect.element(field).toHaveValue('');
  expect(deleteClass).not.toHaveBeenCalled();
});

test.each(['unreachable', 'unavailable'] as const)(
  'a server that is %s has deleted nothing, and can be asked again',
  async (code) => {
    const { deleteClass, view, field, act, dialog } = await show('opened', {
      ...{ ok: false, code, detail: '' },
    });
    await field.fill(view.code);
    await act.click();
    await expect.element(dialog.getByRole('alert')).toMatchTextContent(/nothing is deleted/i);
    await act.click();
    expect(deleteClass).toHaveBeenCalledTimes(2);
  },
);
