import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../style/tokens.css';
import '../../style/base.css';
import { roomData, type HttpAnswer } from '../../link/http.ts';
import DataBox from './DataBox.svelte';
import { saveFile } from '../../parts/save.ts';

beforeEach(async () => {
  await page.viewport(390, 844);
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** A box whose data come when the test says so. */
async function show({ playing = false } = {}) {
  const asked = Promise.withResolvers<HttpAnswer<Blob>>();
  const load = vi.fn(() => asked.promise);
  const save = vi.fn();
  const screen = await render(DataBox, { roomId: 'room1', playing, load, save });
  const button = screen.getByRole('button', { name: 'Download the data (zip)' });
  return { asked, load, save, screen, button };
}

describe('the data of a class', () => {
  test('are asked for once, and said to be there when they are', async () => {
    const { asked, load, save, screen, button } = await show();
    await expect.element(screen.getByText(/names\.csv\. Delete it/)).toBeVisible();
    await button.click();
    await expect.element(button).toBeDisabled();
    await expect.element(screen.getByRole('status')).toMatchTextContent(/^Packing\./);
    const zip = new Blob(['zip']);
    asked.resolve({ ok: true, value: zip });
    const done = 'entente-room1.zip is in your downloads.';
    await expect.element(screen.getByRole('status')).toHaveTextContent(done);
    await expect.element(button).toBeEnabled();
    expect(load).toHaveBeenCalledTimes(1);
    expect(save.mock.calls).toEqual([['entente-room1.zip', zip]]);
  });

  test('that do not come are a plain sentence, and can be asked for again', async () => {
    const { asked, save, screen, button } = await show();
    await button.click();
    asked.resolve({ ok: false, code: 'unreachable', detail: '' });
    await expect.element(screen.getByRole('alert')).toMatchTextContent(/cannot be reached/);
    await expect.element(button).toBeEnabled();
    expect(save).not.toHaveBeenCalled();
  });

  test('during play are those of games that have ended', async () => {
    const { screen } = await show({ playing: true });
    await expect.element(screen.getByText(/^Games that have ended, as tables\./)).toBeVisible();
  });
});

test('the token travels in a header, and a refusal comes back with its code', async () => {
  const fetched = vi.spyOn(globalThis, 'fetch');
  fetched.mockResolvedValueOnce(new Response('zip'));
  const answer = await roomData('room1', 'secret');
  expect(answer.ok && (await answer.value.text())).toBe('zip');
  const [path, init] = fetched.mock.calls[0] ?? [];
  expect(path).toBe('/api/rooms/room1/export.zip');
  expect(new Headers(init?.headers).get('authorization')).toBe('Bearer secret');
  const problem = { code: 'forbidden', detail: 'no' };
  fetched.mockResolvedValueOnce(new Response(JSON.stringify(problem), { status: 403 }));
  expect(await roomData('room1', 'x')).toEqual({ ok: false, code: 'forbidden', detail: 'no' });
  fetched.mockRejectedValueOnce(new TypeError('offline'));
  expect(await roomData('room1', 'x')).toMatchObject({ ok: false, code: 'unreachable' });
});

test('a file is handed to the downloads under its name', () => {
  const clicked: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(
    this: HTMLAnchorElement,
  ) {
    clicked.push(`${this.download} ${this.protocol}`);
  });
  saveFile('entente-room1.zip', new Blob(['zip']));
  expect(clicked).toEqual(['entente-room1.zip blob:']);
});
