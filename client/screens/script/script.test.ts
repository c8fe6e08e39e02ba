import { afterEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../style/tokens.css';
import '../../style/base.css';
import { breaches } from '../../testing/axe.ts';
import Script from './Script.svelte';

afterEach(async () => {
  delete document.documentElement.dataset['theme'];
  await page.viewport(414, 896);
});

describe.each(['light', 'dark'])('the page for scripts in %s', (theme) => {
  test('breaches no rule of accessibility', async () => {
    document.documentElement.dataset['theme'] = theme;
    const screen = await render(Script, { address: 'http://192.168.1.7:3000' });
    await expect.element(screen.getByRole('heading', { name: 'Open a room' })).toBeVisible();
    expect(await breaches(screen.container)).toEqual([]);
  });
});

test('commands have the address of this server and ids of their own', async () => {
  const screen = await render(Script, { address: 'http://192.168.1.7:3000' });
  const commands = [...screen.container.querySelectorAll('code')].map((one) => one.textContent);
  for (const command of commands.filter((one) => one.includes('curl'))) {
    expect(command).toContain('http://192.168.1.7:3000/');
  }
  const ids = commands.flatMap((one) => [...one.matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id));
  expect(ids.length).toBeGreaterThan(3);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a click selects a whole command, and long ones do not widen the page', async () => {
  await page.viewport(320, 640);
  const screen = await render(Script, { address: 'http://192.168.1.7:3000' });
  await expect.element(screen.getByRole('region', { name: 'Open a room' })).toBeVisible();
  const code = screen.container.querySelector('pre');
  await expect.poll(() => code && getComputedStyle(code).userSelect).toBe('all');
  const { scrollWidth, clientWidth } = document.documentElement;
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
});
