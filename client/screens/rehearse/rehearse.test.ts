import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../style/tokens.css';
import '../../style/base.css';
import { steel2018 } from '../../../shared/scenario/steel-2018.ts';
import Rehearsal from '../../Rehearsal.svelte';
import { breaches } from '../../testing/axe.ts';
import { Rehearsal as Film, FILM_MS } from './rehearsal.svelte.ts';
import { wishOf } from './rehearsed-with.ts';

const wish = { scenario: steel2018, bots: 6, seed: 2 };

beforeEach(async () => {
  await page.viewport(1280, 800);
});
afterEach(() => {
  vi.useRealTimers();
  history.replaceState(null, '', location.pathname);
});

test('a class of bots is shown from its first phase to its end, in twenty seconds', async () => {
  const film = new Film();
  expect(film.view()).toBeNull();
  await film.play(wish);
  expect(film.view()).toMatchObject({ stage: 'playing', round: 1 });
  vi.useFakeTimers();
  film.run();
  vi.advanceTimersByTime(FILM_MS / 2);
  expect(film.view()).toMatchObject({ stage: 'playing' });
  expect(film.view()?.round).toBeGreaterThan(1);
  vi.advanceTimersByTime(FILM_MS / 2 + 1);
  expect(film.over).toBe(true);
  expect(film.running).toBe(false);
  expect(film.view()).toMatchObject({ stage: 'ended', phase: 'ended' });
  film.close();
});

test('step by step it stops at every phase, and nothing runs by itself', async () => {
  const film = new Film();
  await film.play(wish);
  const seen = new Set<string>();
  for (let steps = 0; !film.over && steps < 100; steps++) {
    film.next();
    seen.add(`${film.view()?.round} ${film.view()?.phase}`);
  }
  expect(film.over).toBe(true);
  expect(seen.size).toBeGreaterThan(steel2018.rounds);
});

test('the page leads over the real projector to the real debrief', async () => {
  history.replaceState(null, '', `${location.pathname}?scenario=steel-2018&bots=5&seed=2`);
  const screen = await render(Rehearsal);
  const skip = screen.getByRole('button', { name: 'To the debrief' });
  await expect.element(skip).toBeVisible();
  expect(await breaches(screen.container)).toEqual([]);
  await skip.click();
  await expect.element(screen.getByRole('tab').first()).toBeVisible();
  await screen.getByRole('button', { name: 'Show the rehearsal again' }).click();
  await expect.element(skip).toBeVisible();
});

test('an address asks for a case and so many bots; nonsense counts as nothing', () => {
  expect(wishOf('?scenario=steel-2018&bots=60&seed=5')).toEqual({
    ...{ scenario: steel2018, bots: 60, seed: 5 },
  });
  expect(wishOf('?scenario=steel-2018&bots=0&seed=x')).toMatchObject({ bots: 24, seed: 1 });
  expect(wishOf('?scenario=nowhere')).toBeNull();
});
