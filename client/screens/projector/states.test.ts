import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../style/tokens.css';
import '../../style/base.css';
import { ProjectorView } from '../../../shared/room/projector-schema.ts';
import { breachesIn } from '../../testing/axe.ts';
import { classStates, NOW, projectorView } from '../../testing/host-fixtures.ts';
import ProjectorRoom from './ProjectorRoom.svelte';

const join = 'https://class.example/join#j1';
const states = Object.entries(classStates);

function propsOf(view: ProjectorView) {
  const offset = NOW - Date.now();
  return { view, offset, online: true, join, address: 'class.example', local: false };
}

const show = (view: ProjectorView) => render(ProjectorRoom, propsOf(view));

beforeEach(async () => {
  await page.viewport(1280, 720);
});

afterEach(() => {
  delete document.documentElement.dataset['theme'];
});

test.each(states)('%s is a view as the server sends it', (_name, wish) => {
  expect(ProjectorView.safeParse(projectorView(wish)).error).toBeUndefined();
});

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  test.each(states)('%s has no breach of accessibility', async (_name, wish) => {
    document.documentElement.dataset['theme'] = theme;
    const { container } = await show(projectorView(wish));
    expect(await breachesIn(theme, container)).toEqual([]);
  });
});

test.each(states)('%s has none on a narrow screen, and fits it', async (_name, wish) => {
  await page.viewport(360, 740);
  const { container } = await show(projectorView(wish));
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  expect(await breachesIn('light', container)).toEqual([]);
});

test.each([
  [1280, 720],
  [1366, 768],
  [1920, 1080],
] as const)('on %i x %i nobody has to scroll while they play', async (width, height) => {
  await page.viewport(width, height);
  for (const games of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const screen = await show(
      projectorView({ games, phase: 'bargain', people: Math.min(30, 5 * games) }),
    );
    const { scrollWidth, scrollHeight } = document.documentElement;
    expect({ games, scrollWidth, scrollHeight }).toEqual({
      games,
      scrollWidth: width,
      scrollHeight: height,
    });
    await screen.unmount();
  }
});

test.each([
  [1280, 720],
  [1920, 1080],
] as const)(
  'on %i x %i a map of five ropes fits, and each reads from afar',
  async (width, height) => {
    await page.viewport(width, height);
    const view = projectorView({ phase: 'outcome' });
    const games = view.games.map((game) => {
      const [last] = game.countries.slice(-1);
      const fifth = last && { ...last, id: 'rivalia', name: 'Rivalia', publicTrust: 0.12 };
      return { ...game, countries: [...game.countries, ...(fifth ? [fifth] : [])] };
    });
    const { container } = await show(ProjectorView.parse({ ...view, games }));
    expect(document.documentElement.scrollHeight).toBe(height);
    const ropes = [...container.querySelectorAll('.map svg')];
    expect(ropes).toHaveLength(5);
    // at 15 m a screen of 2 m shows a twentieth of its height as one degree
    for (const rope of ropes) {
      expect(rope.getBoundingClientRect().height).toBeGreaterThanOrEqual(height / 20);
    }
  },
);

test('the end is told in beats to who sees it come, and a key ends them', async () => {
  const screen = await show(projectorView(classStates.outcome));
  const telling = () => screen.container.querySelector('.telling') !== null;
  const ended = { ...propsOf(projectorView(classStates.ended)) };
  await screen.rerender(ended);
  expect(telling()).toBe(true);
  await expect
    .element(screen.getByRole('row', { name: /^United States 2221/ }))
    .toBeInTheDocument();
  await userEvent.keyboard('{Escape}');
  await expect.poll(telling).toBe(false);
  await screen.rerender(propsOf(projectorView(classStates.opened)));
  await expect.poll(telling).toBe(true);
  await expect.poll(telling).toBe(false);
});

describe('several games', () => {
  test.each([2, 3, 8])('%i: each names its allies, bots and how many are ready', async (games) => {
    const screen = await show(projectorView({ games, people: 2 * games, phase: 'briefing' }));
    await expect.element(screen.getByRole('article').first()).toBeVisible();
    expect(screen.getByRole('article').all()).toHaveLength(games);
    const last = screen.getByRole('article', { name: `Game ${games}` });
    for (const name of [/^South Korea/, /^Canada/, /^European Union/, /^Japan/]) {
      await expect.element(last.getByText(name)).toBeVisible();
    }
    expect(last.getByText('bot', { exact: true }).all()).toHaveLength(3);
    await expect.element(last).toMatchTextContent(/Round 1\/5.*\d\/2 ready/);
  });

  test('each shows its newest headline, and says when it has none', async () => {
    const screen = await show(projectorView(classStates.threeGames));
    const game = (n: number) => screen.getByRole('article', { name: `Game ${n}` });
    await expect.element(game(1)).toMatchTextContent(/South Korea gives in to United States$/);
    await expect.element(game(2)).toMatchTextContent(/No headlines$/);
    await expect
      .element(game(3).getByRole('listitem').filter({ hasText: 'Japan' }))
      .toMatchTextContent(/left$/);
    await expect
      .element(screen.getByRole('status'))
      .toMatchTextContent(/^Game 1: South Korea gives in .*Game 3: Japan leaves the alliance/);
  });

  test('a sender that is a bot is said to be one', async () => {
    const view = projectorView(classStates.threeGames);
    const games = view.games.map((game) => ({
      ...game,
      countries: game.countries.map((one) => ({ ...one, playedBy: 'bot' as const })),
    }));
    const screen = await show({ ...view, games });
    const said = screen.getByText('The United States is played by a bot');
    await expect.element(said.first()).toBeVisible();
    expect(said.all()).toHaveLength(3);
  });
});

describe('the results', () => {
  test('stand against par, and bots are named as bots', async () => {
    const screen = await show(projectorView(classStates.ended));
    const row = (name: string) => screen.getByRole('row', { name });
    await expect.element(row('United States 2221 2865 −644')).toBeVisible();
    await expect.element(row('Canada (bot) 501 697 −196')).toBeVisible();
    await expect.element(screen.getByText(/The cables are still sealed\./)).toBeVisible();
  });

  test.each([1, 3, 8])('of %i games have a table each', async (games) => {
    const screen = await show(projectorView({ stage: 'ended', phase: 'ended', games }));
    await expect.element(screen.getByRole('table').first()).toBeVisible();
    expect(screen.getByRole('table').all()).toHaveLength(games);
  });

  test('of a game that was stopped say so', async () => {
    const view = projectorView(classStates.ended);
    const games = view.games.map((game) => ({
      ...game,
      ending: game.ending && { ...game.ending, finished: false },
    }));
    const screen = await show({ ...view, games });
    await expect
      .element(screen.getByRole('table', { name: /Stopped before the last round/ }))
      .toBeVisible();
  });
});
