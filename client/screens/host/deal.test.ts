import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../style/tokens.css';
import '../../style/base.css';
import type { HostView } from '../../../shared/room/host-schema.ts';
import { breaches } from '../../testing/axe.ts';
import * as fixtures from '../../testing/deal-fixtures.ts';
import { FakeLink } from '../../testing/fake-link.svelte.ts';
import HostDesk from './HostDesk.svelte';
import type { HostWish } from './host-offers.ts';
import { shade } from './shade.svelte.ts';

const { hostDrawn, hostWishes, hostDealt, hostCompared } = fixtures.hostDeals;
const { hostPlayingCompared, hostEndedCompared } = fixtures.hostDeals;
const links = {
  host: 'https://class.example/host#secret',
  join: 'https://class.example/join#j1',
  projector: 'https://class.example/projector#p1',
  address: 'https://class.example',
};

async function show(view: HostView) {
  const link = new FakeLink();
  const commit = (command: HostWish) => link.commit(command);
  const screen = await render(HostDesk, { view, offset: 0, online: true, links, commit });
  return { link, screen };
}

beforeEach(async () => {
  localStorage.clear();
  if (shade.down) shade.turn();
  await page.viewport(1280, 800);
});

describe('wishes', () => {
  test('are asked for by one choice', async () => {
    const { link, screen } = await show(hostDrawn);
    await screen.getByRole('radio', { name: /People say on their phones/ }).click();
    expect(link.commits.map(({ command }) => command)).toEqual([{ type: 'roles', mode: 'wishes' }]);
  });

  test('are counted for the host, and who has none', async () => {
    const { screen } = await show(hostWishes);
    const item = (name: string) => screen.getByRole('listitem').filter({ hasText: name });
    await expect.element(item('United States')).toMatchTextContent(/United States\s+5/);
    await expect.element(item('No wish')).toMatchTextContent(/No wish\s+1/);
  });

  test('that did not come true are named after the deal', async () => {
    const { screen } = await show(hostDealt);
    const words = 'Not what they wished for: Zoë (United States) and Amira (Japan).';
    await expect.element(screen.getByText(words)).toBeVisible();
  });
});

describe('seats by hand', () => {
  test('a click on a name shows the seats of its game, and a seat moves the person there', async () => {
    const { link, screen } = await show(hostDealt);
    await screen.getByRole('button', { name: 'Move Heron 2' }).click();
    const dialog = screen.getByRole('dialog', { name: 'Move Heron 2' });
    await expect
      .element(dialog.getByRole('button', { name: /South Korea sits here/ }))
      .toBeDisabled();
    await dialog.getByRole('button', { name: /Canada .*they change places/ }).click();
    const seat = { playerId: 'p2', gameId: 'g1', countryId: 'canada' };
    expect(link.commits.map(({ command }) => command)).toEqual([{ type: 'seat', ...seat }]);
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(screen.getByText('Heron 2 is being moved.')).toBeInTheDocument();
  });

  test('by keyboard alone, into another game and a bot’s seat', async () => {
    const { link, screen } = await show(hostDealt);
    const name = screen.getByRole('button', { name: 'Move Otter 7' });
    (name.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    const dialog = screen.getByRole('dialog');
    await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'Game' }), 'Game 3');
    const free = dialog.getByRole('button', { name: /bot: takes this seat/ }).first();
    (free.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    expect(link.commits).toMatchObject([
      { command: { type: 'seat', playerId: 'p1', gameId: 'g3' } },
    ]);
  });
});

describe('what differs between games', () => {
  test('is set by hand in any game, once the host asks for it', async () => {
    const { link, screen } = await show(hostDealt);
    await screen.getByRole('button', { name: 'Let games differ in something' }).click();
    const game = screen.getByRole('combobox', { name: 'What differs in game 2' });
    await userEvent.selectOptions(game, 'the press leaks quiet cables');
    expect(link.commits).toMatchObject([
      { command: { type: 'treat', gameId: 'g2', treatment: 'leaks' } },
    ]);
  });

  test('stands on each card and result by name and question', async () => {
    for (const view of [hostPlayingCompared, hostEndedCompared]) {
      const { screen } = await show(view);
      await expect.element(screen.getByText(/Loud or quiet only/).first()).toBeVisible();
      await expect
        .element(screen.getByText('Differs: nothing can be said aloud.').first())
        .toBeVisible();
      await expect
        .element(screen.getByText(/What is lost by whoever cannot threaten/).first())
        .toBeVisible();
      await screen.unmount();
    }
  });

  test('is hidden while others see the screen, on every part of the page, and stays so', async () => {
    for (const view of [hostCompared, hostPlayingCompared, hostEndedCompared]) {
      const { screen } = await show(view);
      if (!shade.down) await screen.getByRole('button', { name: 'Hide what differs' }).click();
      for (const details of screen.container.querySelectorAll('details')) details.open = true;
      const words = /Differs:|nothing can be said|What is lost/;
      expect(screen.getByText(words).all()).toEqual([]);
      await expect.element(screen.getByRole('button', { name: 'Show what differs' })).toBeVisible();
      await screen.unmount();
    }
    expect(localStorage.getItem('entente.host.treatmentsHidden')).toBe('true');
  });
});

test('earlier results stay on the page while another game is played, with a way to the debrief', async () => {
  const { screen } = await show(hostPlayingCompared);
  await screen.getByText('The 2 games before', { exact: true }).click();
  const table = screen.getByRole('table', { name: 'Game 1' });
  await expect.element(table.getByText('(Otter 7 & Amira)')).toBeVisible();
  const way = screen.getByRole('link', { name: /Open the debrief of the games that have ended/ });
  await expect.element(way).toHaveAttribute('href', '/debrief?room=room1');
});

describe.each(Object.entries(fixtures.hostDeals))('%s', (_name, view) => {
  test.each([
    [320, 'light'],
    [390, 'dark'],
    [1920, 'dark'],
  ] as const)('fits %i pixels and has no breach of accessibility in %s', async (width, theme) => {
    await page.viewport(width, 844);
    document.documentElement.dataset['theme'] = theme;
    const { screen } = await show(view);
    for (const details of screen.container.querySelectorAll('details')) details.open = true;
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    expect(await breaches(screen.container)).toEqual([]);
    delete document.documentElement.dataset['theme'];
  });
});
