import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '../../style/tokens.css';
import '../../style/base.css';
import { heldSeats, keepSeat } from '../../link/held.ts';
import { breaches } from '../../testing/axe.ts';
import Join from './Join.svelte';

const joined = { roomId: 'r1', playerId: 'p1', seatToken: 't1', pin: '4821', name: 'Otter 7' };
const ask = vi.fn<typeof fetch>();

function answer(status: number, body: unknown): void {
  ask.mockResolvedValueOnce(Response.json(body, { status }));
}
const sent = () => {
  const [address, init] = ask.mock.calls[0] ?? [];
  return {
    address,
    body: JSON.parse(typeof init?.body === 'string' ? init.body : 'null') as unknown,
  };
};

beforeEach(() => {
  localStorage.clear();
  ask.mockReset();
  vi.stubGlobal('fetch', ask);
});
afterEach(() => {
  vi.unstubAllGlobals();
  history.replaceState(null, '', location.pathname);
});

async function arrive(address: string) {
  history.replaceState(null, '', address);
  const leave = vi.fn<(address: string) => void>();
  return { leave, screen: await render(Join, { leave }) };
}

test('one tap joins with a made-up name; the token leaves the address bar', async () => {
  answer(201, joined);
  const { leave, screen } = await arrive('#token-of-the-link');
  expect(location.hash).toBe('');
  expect(await breaches(screen.container)).toEqual([]);
  await screen.getByRole('button', { name: 'Join now' }).click();
  await expect.poll(() => leave).toHaveBeenCalledWith('/play?room=r1');
  const id = expect.stringMatching(/^[0-9a-f]{32}$/) as unknown;
  expect(sent()).toEqual({
    address: '/api/rooms/join',
    body: { joinToken: 'token-of-the-link', id },
  });
  expect(heldSeats()[0]).toMatchObject({ roomId: 'r1', token: 't1', pin: '4821', name: 'Otter 7' });
});

test('a typed code may be in any case and with spaces', async () => {
  answer(201, joined);
  const { leave, screen } = await arrive('#');
  await screen.getByLabelText('Code on the screen').fill('k7q pxm');
  await screen.getByRole('button', { name: 'Join' }).click();
  await screen.getByText('Use a name of my own').click();
  await screen.getByLabelText('Name', { exact: true }).first().fill(' Amira ');
  await screen.getByRole('button', { name: 'Join with this name' }).click();
  await expect.poll(() => leave).toHaveBeenCalled();
  expect(sent().body).toMatchObject({ code: 'K7QPXM', name: 'Amira' });
});

test('a code that cannot be one is explained at the field', async () => {
  const { screen } = await arrive('#');
  await screen.getByLabelText('Code on the screen').fill('OIL');
  await screen.getByRole('button', { name: 'Join' }).click();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/never O, 0, I/);
  expect(ask).not.toHaveBeenCalled();
});

test('a code of no class brings the field back', async () => {
  answer(404, { code: 'unknown-code', detail: 'x' });
  const { screen } = await arrive('#K7QPXM');
  await screen.getByRole('button', { name: 'Join now' }).click();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/No class has this code/);
  await expect.element(screen.getByLabelText('Code on the screen')).toBeVisible();
});

test('name and PIN bring the seat to this device', async () => {
  answer(200, joined);
  const { leave, screen } = await arrive('?room=r1');
  await screen.getByLabelText('Name', { exact: true }).fill('Otter 7');
  await screen.getByLabelText(/^PIN/).fill('4821');
  await screen.getByRole('button', { name: 'Take my seat' }).click();
  await expect.poll(() => leave).toHaveBeenCalledWith('/play?room=r1');
  expect(sent()).toEqual({
    address: '/api/rooms/r1/claim',
    body: { name: 'Otter 7', pin: '4821' },
  });
});

test('the same link leads back into the same seat without a tap', async () => {
  keepSeat({ roomId: 'r1', token: 't1', name: 'Otter 7', pin: '4821', via: 'the-link', since: 1 });
  const { leave } = await arrive('#the-link');
  expect(leave).toHaveBeenCalledWith('/play?room=r1');
});

test('a try after a lost answer, and a second tab, ask under the same secret; a new person under another', async () => {
  const ids = () =>
    ask.mock.calls.map(([, init]) => {
      const text = typeof init?.body === 'string' ? init.body : '{}';
      return (JSON.parse(text) as { id?: string }).id;
    });
  ask.mockRejectedValueOnce(new TypeError('no network'));
  const first = await arrive('#token');
  const join = first.screen.getByRole('button', { name: 'Join now' });
  await join.click();
  await expect.element(first.screen.getByRole('alert')).toBeVisible();
  answer(201, joined);
  await join.click();
  await expect.poll(() => first.leave).toHaveBeenCalled();
  expect(new Set(ids()).size).toBe(1);
  await first.screen.unmount();
  localStorage.removeItem('entente.seat.r1');
  answer(201, joined);
  const second = await arrive('#token');
  await second.screen.getByRole('button', { name: 'Join now' }).click();
  await expect.poll(() => second.leave).toHaveBeenCalled();
  expect(new Set(ids()).size).toBe(2);
});

test('a tab that was slower goes to the seat that the other one took', async () => {
  const { leave, screen } = await arrive('#the-link');
  keepSeat({ roomId: 'r1', token: 't1', name: 'Otter 7', pin: '4821', via: 'the-link', since: 1 });
  await screen.getByRole('button', { name: 'Join now' }).click();
  expect(leave).toHaveBeenCalledWith('/play?room=r1');
  expect(ask).not.toHaveBeenCalled();
});

test('a link for another device gives its seat after one tap, and not before', async () => {
  answer(200, joined);
  const { leave, screen } = await arrive('#room=r1&seat=once');
  expect(location.hash).toBe('');
  expect(ask).not.toHaveBeenCalled();
  expect(await breaches(screen.container)).toEqual([]);
  await screen.getByRole('button', { name: 'Go on with this seat here' }).click();
  await expect.poll(() => leave).toHaveBeenCalledWith('/play?room=r1');
  expect(sent()).toEqual({ address: '/api/rooms/r1/claim', body: { handOver: 'once' } });
  expect(heldSeats()[0]).toMatchObject({ token: 't1', pin: '4821' });
});

test('a link that was used already is said plainly', async () => {
  answer(401, { code: 'link-used', detail: 'x' });
  const { screen } = await arrive('#room=r1&seat=once');
  await screen.getByRole('button', { name: 'Go on with this seat here' }).click();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/used already, or is too old/);
});

test('a server out of reach is said plainly', async () => {
  ask.mockRejectedValueOnce(new TypeError('no network'));
  const { screen } = await arrive('#token');
  await screen.getByRole('button', { name: 'Join now' }).click();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/cannot be reached/);
});
