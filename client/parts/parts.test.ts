import { createRawSnippet } from 'svelte';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { breaches } from '../testing/axe.ts';
import Parts from '../testing/Parts.svelte';
import Countdown from './Countdown.svelte';
import Dialog from './Dialog.svelte';
import LiveRegion from './LiveRegion.svelte';
import { initials } from './marks.ts';
import OfflineBar from './OfflineBar.svelte';
import { ropeShape, trustLevel } from './rope.ts';
import ScoreTable from './ScoreTable.svelte';
import TrustRope from './TrustRope.svelte';

const body = createRawSnippet(() => ({ render: () => '<p>Inside</p>' }));

test('all parts together have no breach of accessibility', async () => {
  const { container } = await render(Parts);
  expect(await breaches(container)).toEqual([]);
});

test.each([
  [1, 'strong'],
  [0.85, 'strong'],
  [0.7, 'worn'],
  [0.5, 'frayed'],
  [0.3, 'thin'],
  [0.1, 'thread'],
  [0, 'thread'],
])('trust of %f is a rope that is %s', (trust, word) => {
  expect(trustLevel(trust)).toBe(word);
});

test('a rope parts ply by ply as trust falls, and holds by a thread', () => {
  const parted = (trust: number) => ropeShape(trust).parted;
  expect([1, 0.85, 0.65, 0.64, 0.44, 0.19, 0].map(parted)).toEqual([0, 0, 0, 1, 2, 3, 3]);
});

test('each of the five steps, and what has parted, is another outline', () => {
  const outlines = [0.9, 0.7, 0.5, 0.3, 0.1].map((trust) => ropeShape(trust).body);
  expect(new Set([...outlines, ropeShape(0.1, { left: true }).body]).size).toBe(6);
  expect(ropeShape(0.5)).toEqual(ropeShape(0.5));
});

test('only who has left hangs on two ropes', () => {
  const pieces = (body: string) => body.split('M').length - 1;
  expect(pieces(ropeShape(0).body)).toBe(1);
  expect(pieces(ropeShape(0.6, { left: true }).body)).toBe(2);
});

test('who has left is said to be broken off, whatever its trust', async () => {
  const props = { trust: 0.2, from: 'Japan', to: 'United States', left: true };
  const screen = await render(TrustRope, props);
  await expect.element(screen.getByText(/20 of 100, broken$/)).toBeInTheDocument();
});

test('a rope says its trust in words and number', async () => {
  const screen = await render(TrustRope, {
    trust: 0.62,
    from: 'Canada',
    to: 'United States',
    before: 0.88,
  });
  await expect
    .element(screen.getByText('Trust of Canada in the United States: 62 of 100, frayed'))
    .toBeInTheDocument();
  await expect.element(screen.getByText('was 88')).toBeVisible();
});

test('a clock shows the server’s time and is announced once, near the end', async () => {
  const offset = 3_600_000;
  const far = Date.now() + offset + 65_500;
  const screen = await render(Countdown, { deadlineAt: far, offset });
  await expect.element(screen.getByRole('timer')).toMatchTextContent(/1:0/);
  const polite = screen.container.querySelector('[aria-live=polite]');
  expect(polite?.textContent.trim()).toBe('');
  await screen.rerender({ deadlineAt: Date.now() + offset + 15_000, offset });
  await expect.poll(() => polite?.textContent.trim()).toBe('15 seconds left');
  await expect.element(screen.getByRole('timer')).toMatchTextContent(/0:14/);
  expect(polite?.textContent.trim()).toBe('15 seconds left');
});

test('without a clock nothing counts', async () => {
  const screen = await render(Countdown, { deadlineAt: null, offset: 0 });
  await expect.element(screen.getByText('No clock')).toBeVisible();
});

test('a score is a table whose rows have headers and whose sum is shown', async () => {
  const rows = [
    { id: 'a', label: 'Material', value: 30 },
    { id: 'b', label: 'Fear', value: -4 },
  ];
  const screen = await render(ScoreTable, { caption: 'Why 26?', rows, total: 26 });
  await expect.element(screen.getByRole('table', { name: 'Why 26?' })).toBeVisible();
  await expect.element(screen.getByRole('row', { name: 'Fear −4' })).toBeVisible();
  await expect.element(screen.getByRole('row', { name: 'Total +26' })).toBeVisible();
});

test('a dialog opens, has a name and closes', async () => {
  const screen = await render(Dialog, { open: true, title: 'Rules', children: body });
  await expect.element(screen.getByRole('dialog', { name: 'Rules' })).toBeVisible();
  await screen.getByRole('button', { name: 'Close' }).click();
  await expect.element(screen.getByText('Inside')).not.toBeInTheDocument();
});

test('a phase is announced after the page has opened', async () => {
  const screen = await render(LiveRegion, { message: 'Prepare' });
  await expect.element(screen.getByRole('status')).toMatchTextContent(/Prepare/);
  await screen.rerender({ message: 'Bargain' });
  await expect.element(screen.getByRole('status')).toMatchTextContent(/Bargain/);
});

test('offline with an unsent choice says that it is not sent', async () => {
  const screen = await render(OfflineBar, { online: false, unsent: true });
  await expect.element(screen.getByText('Offline. Your choice is not sent yet.')).toBeVisible();
  await screen.rerender({ online: true, unsent: true });
  await expect.element(screen.getByText(/Offline/)).not.toBeInTheDocument();
});

test.each([
  ['United States', 'US'],
  ['South Korea', 'SK'],
  ['Japan', 'JA'],
  ['Republic of the Sea', 'RS'],
])('%s is marked %s', (name, mark) => expect(initials(name)).toBe(mark));
