import { beforeEach, expect, test } from 'vitest';
import '../../style/tokens.css';
import '../../style/base.css';
import { breaches } from '../../testing/axe.ts';
import { FakeLink } from '../../testing/fake-link.svelte.ts';
import { states } from '../../testing/fixtures.ts';
import { showConnected } from '../../testing/connected.ts';

const seat = { roomId: 'r1', name: 'Otter 7', pin: '4821' };

async function show(state: keyof typeof states, round: 'practice' | 'counts') {
  const practice = round === 'practice';
  const view = { ...states[state], ...(practice ? { practice, round: 0 } : {}) };
  const screen = await showConnected(new FakeLink(view), seat);
  return { screen, note: screen.getByRole('complementary', { name: 'Good to know' }) };
}

beforeEach(() => {
  localStorage.clear();
});

test.each([
  ['senderPrepare', /Loud is a headline/],
  ['targetPrepare', /before you know/],
  ['targetBargain', /before you answer/],
  ['targetOutcome', /Tap a term/],
] as const)('%s: one line at its moment, in the practice round only', async (state, words) => {
  const { screen, note } = await show(state, 'practice');
  await expect.element(note).toMatchTextContent(words);
  expect(await breaches(screen.container)).toEqual([]);
  await screen.unmount();
  const later = await show(state, 'counts');
  await expect.element(later.note).not.toBeInTheDocument();
});

test('is put away with a tap, and stays away after a reload', async () => {
  const { screen, note } = await show('targetPrepare', 'practice');
  await note.getByRole('button', { name: 'Got it' }).click();
  await expect.element(note).not.toBeInTheDocument();
  await screen.unmount();
  const again = await show('targetPrepare', 'practice');
  await expect.element(again.note).not.toBeInTheDocument();
});
