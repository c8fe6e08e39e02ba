import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../style/tokens.css';
import '../../style/base.css';
import type { Place } from '../../../shared/game/legal.ts';
import type { HostView } from '../../../shared/room/host-schema.ts';
import { FakeLink } from '../../testing/fake-link.svelte.ts';
import { classStates as states, hostView } from '../../testing/host-fixtures.ts';
import HostDesk from './HostDesk.svelte';
import type { HostWish } from './host-offers.ts';

const links = {
  host: 'https://class.example/host#room=room1&host=secret',
  join: 'https://class.example/join#j1',
  projector: 'https://class.example/projector#p1',
  address: 'https://class.example',
};
const at = { round: 0, step: 0 };

async function show(shown: keyof typeof states | HostView, other = {}) {
  const view = typeof shown === 'string' ? hostView(states[shown]) : shown;
  const link = new FakeLink();
  const commit = (command: HostWish, where: Place | undefined) => link.commit(command, where);
  const props = { view, offset: 0, online: true, links, commit, ...other };
  return { link, screen: await render(HostDesk, props) };
}

beforeEach(async () => {
  await page.viewport(1280, 800);
});

describe('people', () => {
  test('are said to be here, away or never come in words', async () => {
    const { screen } = await show('lobby');
    const item = (name: string) => screen.getByRole('listitem').filter({ hasText: name });
    await expect.element(item('Otter 7')).toMatchTextContent(/Otter 7\s+here/);
    await expect.element(item('Zoë')).toMatchTextContent(/Zoë\s+away/);
    await expect.element(item('Marten 9')).toMatchTextContent(/Marten 9\s+never came/);
  });

  test('whose seat a bot plays meanwhile are away', async () => {
    const view = hostView(states.lobby);
    view.players = view.players.slice(0, 1).map((one) => ({ ...one, presence: 'bot' }));
    const { screen } = await show(view);
    await expect.element(screen.getByText('away, bot plays')).toBeVisible();
  });

  test('who are missing in a game are away in words there, too', async () => {
    const { screen } = await show('heldUp');
    const card = screen.getByRole('article', { name: 'Game 1' });
    await expect
      .element(card.getByRole('listitem').filter({ hasText: 'Lynx 4' }))
      .toMatchTextContent(/Canada\s+Lynx 4\s+away/);
  });

  test('are removed only after a question', async () => {
    const { link, screen } = await show('lobby');
    await screen.getByRole('button', { name: 'Remove Heron 2' }).click();
    const dialog = screen.getByRole('dialog', { name: 'Remove Heron 2?' });
    await expect.element(dialog.getByText(/A bot takes the seat/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Keep' }).click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(link.commits).toEqual([]);
    await screen.getByRole('button', { name: 'Remove Heron 2' }).click();
    await dialog.getByRole('button', { name: 'Remove' }).click();
    expect(link.commits).toEqual([{ command: { type: 'kick', playerId: 'p2' }, at }]);
  });

  test('who may not be removed have no button for it', async () => {
    const { screen } = await show({ ...hostView(states.lobby), legal: [] });
    await expect.element(screen.getByText('Heron 2')).toBeVisible();
    await expect.element(screen.getByRole('button', { name: /^Remove/ })).not.toBeInTheDocument();
  });

  test('are listed with their seats while they play', async () => {
    const { screen } = await show('threeGames');
    await screen.getByText('People (12)').click();
    await expect.element(screen.getByText('game 2, South Korea')).toBeVisible();
  });
});

describe('the end', () => {
  test.each([
    ['threeGames', 'End the class', 'End all games now?', 'Play on'],
    ['lobby', 'Close the class', 'Close this class?', 'Keep it open'],
    ['opened', 'Close the class', 'Close this class?', 'Keep it open'],
  ] as const)('%s: comes only after a question', async (name, act, question, keep) => {
    const { link, screen } = await show(name);
    await screen.getByRole('button', { name: act }).click();
    const dialog = screen.getByRole('dialog', { name: question });
    await dialog.getByRole('button', { name: keep }).click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(link.commits).toEqual([]);
    await screen.getByRole('button', { name: act }).click();
    await dialog.getByRole('button', { name: act }).click();
    expect(link.commits).toEqual([{ command: { type: 'end' }, at }]);
  });

  test('shows each seat against its par', async () => {
    const { screen } = await show('ended');
    const table = screen.getByRole('table', { name: 'Game 1' });
    const row = (name: string) => table.getByRole('row', { name });
    await expect.element(row('United States (Otter 7) 2221 2865 −644')).toBeVisible();
    await expect.element(row('Canada (bot) 501 697 −196')).toBeVisible();
    await expect.element(screen.getByText(/never a sender with a target/)).toBeVisible();
  });

  test.each([1, 3, 8])('of %i games has as many tables', async (games) => {
    const { screen } = await show(hostView({ stage: 'ended', phase: 'ended', games }));
    await expect.element(screen.getByRole('table').first()).toBeVisible();
    expect(screen.getByRole('table').all()).toHaveLength(games);
  });

  test('without a game played says so', async () => {
    const view = { ...hostView(states.opened), games: [], opened: false };
    const { screen } = await show(view);
    await expect.element(screen.getByText(/closed before a game was played/)).toBeVisible();
  });
});

describe('what does not work', () => {
  test('is said in plain words, until the next try', async () => {
    const { link, screen } = await show('dealt');
    link.answer = { ok: false, code: 'nobody-here', detail: 'a detail' };
    await screen.getByRole('button', { name: 'Start the games' }).click();
    const alert = screen.getByRole('alert');
    await expect.element(alert).toMatchTextContent(/^That did not work\. [A-Z][a-z ]+\.$/);
    await expect.element(alert).not.toMatchTextContent(/nobody-here/);
    link.answer = { ok: true };
    await screen.getByRole('button', { name: 'Start the games' }).click();
    await expect.element(alert).not.toBeInTheDocument();
  });

  test('while a command is under way nothing is sent twice', async () => {
    const never = () => new Promise<never>(() => undefined);
    const { screen } = await show('threeGames', { commit: never, online: false });
    await screen.getByRole('button', { name: 'Pause all' }).click();
    await expect.element(screen.getByText('Offline. Your choice is not sent yet.')).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Pause all' })).toBeDisabled();
    await expect.element(screen.getByRole('button', { name: 'Push on, game 1' })).toBeDisabled();
  });
});

describe('the way in', () => {
  test('is address, code and link', async () => {
    const { screen } = await show('lobby');
    await expect.element(screen.getByText('class.example', { exact: true })).toBeVisible();
    await expect.element(screen.getByText('Code: A C D E F G')).toBeInTheDocument();
    await expect.element(screen.getByLabelText('Link to join')).toHaveValue(links.join);
  });

  test('keeps the private link covered until it is asked for', async () => {
    const { screen } = await show('lobby');
    expect(screen.container.innerHTML).not.toContain('secret');
    await screen.getByRole('button', { name: 'Show my private link' }).click();
    await expect.element(screen.getByLabelText('Private host link')).toHaveValue(links.host);
  });

  test('warns of an address that phones cannot open', async () => {
    const local = { ...links, join: 'http://localhost:8080/join#j1' };
    const { screen } = await show('lobby', { links: local });
    await expect.element(screen.getByText(/^Phones cannot open this address/)).toBeVisible();
  });
});
