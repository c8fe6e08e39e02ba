import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '../../style/tokens.css';
import '../../style/base.css';
import { hostedRooms, keepSeat } from '../../link/held.ts';
import { breaches } from '../../testing/axe.ts';
import Home from './Home.svelte';

const cards = [
  {
    id: 'steel-2018',
    title: 'Steel, 2018',
    summary: 'Four allies.',
    minutes: 30,
    rounds: 5,
    seats: 5,
  },
  { id: 'other', title: 'Other' },
];
const links = {
  host: 'http://localhost/host#room=r1&host=h1',
  join: 'http://localhost/join#j1',
  projector: 'http://localhost/projector#p1',
};
const opened = {
  roomId: 'r1',
  code: 'K7QPXM',
  joinToken: 'j1',
  hostToken: 'h1',
  projectorToken: 'p1',
  links,
};
const ask = vi.fn<typeof fetch>();

beforeEach(() => {
  localStorage.clear();
  ask.mockReset();
  vi.stubGlobal('fetch', ask);
});
afterEach(() => vi.unstubAllGlobals());

test('a class is started with the first case and a practice round', async () => {
  ask
    .mockResolvedValueOnce(Response.json(cards))
    .mockResolvedValueOnce(Response.json(opened, { status: 201 }));
  const go = vi.fn<(address: string) => void>();
  const screen = await render(Home, { go });
  await expect.element(screen.getByRole('radio', { name: /Steel, 2018/ })).toBeChecked();
  expect(await breaches(screen.container)).toEqual([]);
  await screen.getByRole('button', { name: 'Open the room' }).click();
  await expect.poll(() => go).toHaveBeenCalledWith('/host#room=r1&host=h1');
  const body = ask.mock.calls[1]?.[1]?.body;
  expect(body).toBe('{"scenario":"steel-2018","options":{"practice":true}}');
  expect(hostedRooms()[0]).toMatchObject({ roomId: 'r1', token: 'h1', code: 'K7QPXM' });
});

test('whoever has deleted a class is told so, once', async () => {
  ask.mockResolvedValue(Response.json(cards));
  history.replaceState(null, '', '#gone');
  const screen = await render(Home);
  await expect.element(screen.getByRole('status')).toMatchTextContent(/^The class is deleted/);
  expect(location.hash).toBe('');
  expect(await breaches(screen.container)).toEqual([]);
  await screen.unmount();
  const again = await render(Home);
  await expect.element(again.getByText(/is deleted/)).not.toBeInTheDocument();
});

test('without a clock the seconds are 0', async () => {
  ask
    .mockResolvedValueOnce(Response.json(cards))
    .mockResolvedValueOnce(Response.json(opened, { status: 201 }));
  const go = vi.fn<(address: string) => void>();
  const screen = await render(Home, { go });
  await screen.getByText('Clock', { exact: true }).click();
  await screen.getByLabelText(/No clock/).click();
  await screen.getByRole('switch').click();
  await screen.getByRole('button', { name: 'Open the room' }).click();
  await expect.poll(() => go).toHaveBeenCalled();
  expect(ask.mock.calls[1]?.[1]?.body).toContain('"options":{"practice":false,"seconds":0}');
});

test('each part of a round can be given its own time', async () => {
  ask
    .mockResolvedValueOnce(Response.json(cards))
    .mockResolvedValueOnce(Response.json(opened, { status: 201 }));
  const go = vi.fn<(address: string) => void>();
  const screen = await render(Home, { go });
  await screen.getByText('Clock', { exact: true }).click();
  await screen.getByLabelText('Writing cables, choosing a stance').fill('90');
  expect(await breaches(screen.container)).toEqual([]);
  await screen.getByRole('button', { name: 'Open the room' }).click();
  await expect.poll(() => go).toHaveBeenCalled();
  expect(ask.mock.calls[1]?.[1]?.body).toContain(
    '"seconds":{"briefing":90,"prepare":90,"move":30,"bargain":120,"outcome":20}',
  );
});

test('a code goes to the join page, and a held seat is one tap away', async () => {
  ask.mockResolvedValueOnce(Response.json(cards));
  keepSeat({ roomId: 'r7', token: 't1', name: 'Otter 7', pin: '4821', via: '', since: 1 });
  const go = vi.fn<(address: string) => void>();
  const screen = await render(Home, { go });
  await screen.getByLabelText('Code on the screen').fill('k7q-pxm');
  await screen.getByRole('button', { name: 'Join' }).click();
  expect(go).toHaveBeenCalledWith('/join#K7QPXM');
  await expect
    .element(screen.getByRole('link', { name: 'Your seat: Otter 7' }))
    .toHaveAttribute('href', '/play?room=r7');
});

test('when the cases cannot be loaded, it can be tried again', async () => {
  ask
    .mockRejectedValueOnce(new TypeError('no network'))
    .mockResolvedValueOnce(Response.json(cards));
  const screen = await render(Home, { go: () => undefined });
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/cannot be reached/);
  await screen.getByRole('button', { name: 'Try again' }).click();
  await expect.element(screen.getByRole('radio', { name: /Steel/ })).toBeVisible();
});
