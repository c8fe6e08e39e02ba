import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../style/tokens.css';
import '../../style/base.css';
import type { ProjectorView } from '../../../shared/room/projector-schema.ts';
import { classStates as states, NOW, projectorView } from '../../testing/host-fixtures.ts';
import { wallPolls } from '../../testing/poll-fixtures.ts';
import ProjectorRoom from './ProjectorRoom.svelte';

const JOIN = 'https://class.example/join#j1';

async function show(shown: keyof typeof states | ProjectorView, other = {}) {
  const view = typeof shown === 'string' ? projectorView(states[shown]) : shown;
  const offset = NOW - Date.now();
  const props = { view, offset, online: true, join: JOIN, address: 'class.example', local: false };
  return render(ProjectorRoom, { ...props, ...other });
}

/** One game, with other facts than the fixture's. */
function viewWith(name: keyof typeof states, facts: Partial<ProjectorView['games'][number]>) {
  const view = projectorView(states[name]);
  return { ...view, games: view.games.map((game) => ({ ...game, ...facts })) };
}

const names = Object.keys(states) as (keyof typeof states)[];
const opened = (name: keyof typeof states) => 'opened' in states[name];

beforeEach(async () => {
  await page.viewport(1280, 720);
});

describe('a page for everybody to see', () => {
  test.each(names)(
    '%s has nothing to press or fill in, and leads to the debrief only',
    async (name) => {
      const { container } = await show(name);
      const controls = 'button, input, select, textarea, summary, [role=button], [onclick]';
      expect([...container.querySelectorAll(controls)].map(({ outerHTML }) => outerHTML)).toEqual(
        [],
      );
      const links = [...container.querySelectorAll('a')].map((link) => link.pathname);
      expect(links).toEqual(opened(name) ? ['/debrief'] : []); // once the host has opened the cables
    },
  );

  test.each(names.filter((name) => !opened(name)))('%s tells no cable', async (name) => {
    const { container } = await show(name);
    expect(container.textContent).not.toMatch(/(quiet|loud) \d+%/);
    expect(container.textContent).not.toContain('What was in the cables');
    expect(container.querySelector('.cable')).toBeNull();
  });

  test('the cables stand there once they are opened, quiet and loud', async () => {
    const screen = await show('opened');
    const table = screen.getByRole('table', { name: /What was in the cables/ });
    await expect.element(table.getByRole('row', { name: /South Korea/ })).toBeVisible();
    await expect.element(table.getByText(/^quiet \d+%/).first()).toBeVisible();
    await expect.element(table.getByText(/^loud \d+%/).first()).toBeVisible();
    await expect.element(table.getByText('no demand').first()).toBeVisible();
    await expect.element(screen.getByRole('status')).toHaveTextContent('The cables are open.');
  });
});

describe('a question to the class', () => {
  test.each(['lobby', 'bargain', 'eightGames', 'opened'] as const)(
    'takes the place of %s until it is put away, with the address to join',
    async (name) => {
      const plain = projectorView(states[name]);
      const props = { offset: NOW - Date.now(), online: true, join: JOIN, local: false };
      const screen = await show({ ...plain, poll: wallPolls.askChoice });
      const heading = screen.getByRole('heading', { level: 2 });
      expect(heading.all().map((one) => one.element().textContent)).toEqual([
        wallPolls.askChoice.question.title,
      ]);
      await expect.element(screen.getByText('18 of 23 answered')).toBeVisible();
      await expect.element(screen.getByText(/^class\.example\s+ACDEFG$/)).toBeVisible();
      await screen.rerender({ ...props, address: 'class.example', view: plain });
      await expect.element(screen.getByText('18 of 23 answered')).not.toBeInTheDocument();
    },
  );
});

describe('a question on a projector', () => {
  const asked = Object.keys(wallPolls) as (keyof typeof wallPolls)[];
  const SCREENS = [
    { width: 1920, height: 1080 },
    { width: 1280, height: 720 },
  ];
  test.each(asked)('%s fits, whatever there is to read', async (name) => {
    for (const { width, height } of SCREENS) {
      await page.viewport(width, height);
      const screen = await show({ ...projectorView(states.bargain), poll: wallPolls[name] });
      await expect.poll(() => screen.container.querySelector('.poll-slide')).not.toBeNull();
      const { documentElement } = document;
      await expect.poll(() => documentElement.scrollHeight).toBeLessThanOrEqual(height);
      expect(documentElement.scrollWidth).toBeLessThanOrEqual(width);
      await screen.unmount();
    }
  });

  test('a short one is read from the last row', async () => {
    await page.viewport(1920, 1080);
    const screen = await show({ ...projectorView(states.bargain), poll: wallPolls.askChoice });
    const option = screen.getByText('Offer less').element();
    const size = (): number => Number.parseFloat(getComputedStyle(option).fontSize);
    await expect.poll(size).toBeGreaterThanOrEqual(40);
  });
});

describe('the lobby', () => {
  test('shows address, code, QR code and who is here', async () => {
    const screen = await show('lobby');
    await expect.element(screen.getByText('class.example')).toBeVisible();
    await expect.element(screen.getByText('Code: A C D E F G')).toBeInTheDocument();
    await expect.element(screen.getByText('ACD', { exact: true })).toBeVisible();
    await expect.element(screen.getByRole('img', { name: /QR code/ })).toBeVisible();
    await expect.element(screen.getByRole('heading', { name: '12 people here' })).toBeVisible();
    const here = screen.getByRole('listitem').all();
    expect(here.map((one) => one.element().textContent)).toEqual(projectorView(states.lobby).names);
  });

  test('does without a QR code when it does not know the link', async () => {
    const screen = await show('lobby', { join: null });
    await expect.element(screen.getByText('class.example')).toBeVisible();
    await expect.element(screen.getByRole('img')).not.toBeInTheDocument();
  });

  test('says so when phones cannot open the address, and when nobody is here', async () => {
    const screen = await show('empty', { local: true });
    await expect.element(screen.getByText(/Phones need the computer’s own address/)).toBeVisible();
    await expect.element(screen.getByRole('heading', { name: 'Nobody is here yet' })).toBeVisible();
  });

  test('after the deal, sends everybody to their phone', async () => {
    const screen = await show('dealt');
    await expect
      .element(screen.getByRole('heading', { name: /role is on your phone/ }))
      .toBeVisible();
    await expect.element(screen.getByText('ACD', { exact: true })).toBeVisible();
  });

  test('late comers still find the code beside the game', async () => {
    const screen = await show('bargain');
    await expect.element(screen.getByText('ACDEFG')).toBeVisible();
  });
});

describe('one game', () => {
  test('the map names every country, and bots as bots', async () => {
    const screen = await show('prepare');
    const map = screen.getByRole('region', { name: /^Trust in the United States/ });
    for (const name of ['United States', 'South Korea', 'Canada', 'European Union', 'Japan']) {
      await expect.element(map.getByText(name, { exact: true })).toBeVisible();
    }
    const allies = map.getByRole('listitem');
    expect(allies.all()).toHaveLength(4);
    const bot = map.getByText('bot', { exact: true });
    expect(bot.all()).toHaveLength(3);
    expect(allies.filter({ hasText: 'South Korea' }).filter({ has: bot }).all()).toEqual([]);
    await expect
      .element(allies.filter({ hasText: 'Canada' }))
      .toMatchTextContent(/Trust of Canada in the United States: 61 of 100, frayed/);
  });

  test('whoever left stands there as having left', async () => {
    const { countries } = projectorView({}).games[0] ?? { countries: [] };
    const gone = countries.map((one) => (one.id === 'japan' ? { ...one, aligned: false } : one));
    const screen = await show(viewWith('prepare', { countries: gone }));
    await expect
      .element(screen.getByRole('listitem').filter({ hasText: 'Japan' }))
      .toMatchTextContent(/has left for the rival/);
  });

  test('the newest headline stands large, the earlier ones below', async () => {
    const screen = await show('bargain');
    const news = screen.getByRole('region', { name: 'Headlines' });
    await expect
      .element(news.getByRole('heading', { name: 'South Korea gives in to United States' }))
      .toBeVisible();
    const earlier = news.getByRole('listitem').all();
    expect(earlier.map((one) => one.element().textContent.trim())).toEqual([
      'Round 2 United States demands 30% of the disputed steel trade from South Korea',
      'Round 1 Canada retaliates against United States',
      'Round 1 United States carries out its threat against Canada',
    ]);
  });

  test('without headlines it says so', async () => {
    const screen = await show(viewWith('bargain', { headlines: [] }));
    await expect.element(screen.getByText(/^No headlines yet/)).toBeVisible();
  });

  test('a threat that had been quiet gives nothing away but itself', async () => {
    const imposed = { type: 'imposed', round: 1, targetId: 'japan', afterQuiet: true };
    const screen = await show(viewWith('outcome', { headlines: [imposed] as never }));
    await expect.element(screen.getByText('Nobody knew of a threat before.')).toBeVisible();
    await expect.element(screen.getByRole('heading', { name: /against Japan$/ })).toBeVisible();
  });

  test('says the phase, the round, the clock and that 5 of 6 are ready', async () => {
    const screen = await show(viewWith('prepare', { count: { done: 5, of: 6 } }));
    await expect.element(screen.getByText('5 of 6 ready')).toBeVisible();
    await expect.element(screen.getByText('Writing cables', { exact: true })).toBeVisible();
    await expect.element(screen.getByText('Round 3 of 5')).toBeVisible();
    await expect.element(screen.getByRole('timer')).toMatchTextContent(/Time left:\s*0:4\d$/);
  });

  test('says that it is paused, and that the connection is gone', async () => {
    const screen = await show('paused', { online: false });
    await expect.element(screen.getByText('Paused')).toBeVisible();
    await expect.element(screen.getByText(/^No connection/)).toBeVisible();
  });
});
