import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../style/tokens.css';
import '../../style/base.css';
import type { Place } from '../../../shared/game/legal.ts';
import { FakeLink } from '../../testing/fake-link.svelte.ts';
import { classOf, classStates, hostView } from '../../testing/host-fixtures.ts';
import { orderOf } from './attention.ts';
import HostDesk from './HostDesk.svelte';
import type { HostWish } from './host-offers.ts';

const links = { host: null, join: null, projector: null, address: 'https://class.example' };

async function show(view = hostView(classStates.called)) {
  const link = new FakeLink();
  const commit = (command: HostWish, at: Place | undefined) => link.commit(command, at);
  const screen = await render(HostDesk, { view, offset: 0, online: true, links, commit });
  return { view, screen, given: () => link.commits.map(({ command }) => command) };
}

beforeEach(async () => {
  await page.viewport(1280, 900);
});

test('who calls is named first, with the seat to look at and a way to say that it is done', async () => {
  const { view, screen, given } = await show();
  const next = screen.getByRole('region', { name: 'Next: Mei and Tamsin call for help.' });
  await expect.element(next).toBeVisible();
  const seat = next.getByRole('link').element();
  const caller = view.players.find(({ name }) => name === 'Mei');
  const country = caller?.countryId ?? '';
  expect(seat.getAttribute('href')).toBe(`/seat?room=room1&game=g4&country=${country}`);
  await next.getByRole('button').click();
  expect(given()).toEqual([{ type: 'helped', playerId: caller?.playerId }]);
});

test('twelve games stand in rows, those first that need the host', async () => {
  const oneIsOver = classOf(classStates.called).step({ type: 'host', act: 'end' }, 12);
  const { view, screen } = await show(oneIsOver.hostView);
  expect(orderOf(view).slice(0, 3)).toEqual(['g2', 'g4', 'g1']);
  const heads = [...screen.container.querySelectorAll('article h3')];
  expect(heads.map(({ textContent }) => textContent).slice(0, 2)).toEqual(['Game 2', 'Game 4']);
  await screen.getByLabelText('Only games that wait for somebody').click();
  const left = screen.container.querySelectorAll('article').length;
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(12);
});

test('the projector is steered from here, by the whole choice at once', async () => {
  const { screen, given } = await show();
  await screen.getByText('Headlines').click();
  await screen.getByRole('combobox', { name: 'Which games' }).selectOptions('All in turn');
  await screen.getByRole('combobox', { name: 'Which games' }).selectOptions('Game 3');
  const rest = { type: 'project', names: true };
  expect(given()).toEqual([
    { ...rest, show: 'headlines', gameId: null, cycle: false },
    { ...rest, show: 'games', gameId: null, cycle: true },
    { ...rest, show: 'games', gameId: 'g3', cycle: false },
  ]);
});
