import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../style/tokens.css';
import '../../style/base.css';
import type { Place } from '../../../shared/game/legal.ts';
import { FakeLink } from '../../testing/fake-link.svelte.ts';
import { classStates, hostView } from '../../testing/host-fixtures.ts';
import HostDesk from './HostDesk.svelte';
import type { HostWish } from './host-offers.ts';

const links = { host: null, join: null, projector: null, address: 'https://class.example' };

async function show(name: keyof typeof classStates) {
  const link = new FakeLink();
  const commit = (command: HostWish, at: Place | undefined) => link.commit(command, at);
  const view = hostView(classStates[name]);
  const screen = await render(HostDesk, { view, offset: 0, online: true, links, commit });
  const given = () => link.commits.map(({ command }) => command);
  return { link, screen, given };
}

beforeEach(async () => {
  await page.viewport(1280, 900);
});

test('what was reported stands first, named, to delete or to mute', async () => {
  const { screen, given } = await show('spoken');
  const region = screen.getByRole('region', { name: 'Reported to you' });
  await expect.element(region.getByText('Heron 2 (South Korea)')).toBeVisible();
  await expect.element(region.getByText('Reported by Otter 7')).toBeVisible();
  await region.getByRole('button', { name: /^Delete what Heron 2/ }).click();
  await region.getByRole('button', { name: /^Mute Heron 2/ }).click();
  expect(given()).toEqual([
    { type: 'deleteMessage', messageId: 'm2' },
    { type: 'muteTalk', playerId: 'p2', muted: true },
  ]);
});

test('each game’s talk can be read, and its channels closed and opened', async () => {
  const { screen, given } = await show('spoken');
  await screen.getByText(/Talk: 5 messages/).click();
  const log = screen.getByRole('region', { name: 'What was said in game 1' });
  await expect.element(log.getByText('Make it 20%, and we can talk.')).toBeVisible();
  await expect.element(log.getByText('Deleted.')).toBeVisible();
  await screen.getByRole('button', { name: 'Close the channel “Allies” in game 1' }).click();
  await screen
    .getByRole('button', { name: 'Open the channel “Private, European Union” in game 1' })
    .click();
  expect(given()).toEqual([
    { type: 'closeChannel', gameId: 'g1', channel: 'allies', closed: true },
    { type: 'closeChannel', gameId: 'g1', channel: 'dyad:eu', closed: false },
  ]);
});

test('the class is given a line, a note, a manner of talking and words that are filtered', async () => {
  const { link, screen, given } = await show('spoken');
  await screen.getByText('Talk, notes and a line to all').click();
  await screen.getByLabelText('A line to everybody').fill(' Look up ');
  await screen.getByRole('button', { name: 'Show it to all' }).click();
  await screen.getByRole('button', { name: 'Take it away' }).click();
  await screen.getByLabelText('A note for yourself').fill('Laughter');
  await screen.getByRole('button', { name: 'Note it' }).click();
  await expect.element(screen.getByText('Noted.')).toBeVisible();
  await screen.getByLabelText('In phrases and free text').click();
  await screen.getByLabelText(/class of minors/).click();
  await screen.getByLabelText(/free text must not hold/).fill('donkey\n\n old fool ');
  await screen.getByRole('button', { name: 'Save the words' }).click();
  await screen.getByRole('button', { name: 'Let Zoë speak again' }).click();
  expect(given()).toEqual([
    { type: 'broadcast', text: 'Look up' },
    { type: 'broadcast', text: '' },
    { type: 'note', text: 'Laughter' },
    { type: 'talk', mode: 'text' },
    { type: 'talk', mode: 'phrases', minors: true },
    { type: 'filterWords', words: ['donkey', 'old fool'] },
    { type: 'muteTalk', playerId: 'p4', muted: false },
  ]);
  link.answer = { ok: false, code: 'unavailable', detail: '' };
  await screen.getByLabelText('A note for yourself').fill('Lost?');
  await screen.getByRole('button', { name: 'Note it' }).click();
  await expect.element(screen.getByText(/cannot save right now/)).toBeVisible();
  await expect.element(screen.getByLabelText('A note for yourself')).toHaveValue('Lost?');
});

test('all that was said is deleted only after a question', async () => {
  const { screen, given } = await show('spoken');
  await screen.getByText('Talk, notes and a line to all').click();
  await screen.getByRole('button', { name: 'Delete all that was said' }).click();
  expect(given()).toEqual([]);
  await screen
    .getByRole('dialog')
    .getByRole('button', { name: 'Delete all that was said' })
    .click();
  expect(given()).toEqual([{ type: 'clearTalk' }]);
});
