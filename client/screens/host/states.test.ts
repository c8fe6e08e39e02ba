import { afterEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../style/tokens.css';
import '../../style/base.css';
import { HostView } from '../../../shared/room/host-schema.ts';
import { breachesIn } from '../../testing/axe.ts';
import { classStates, hostView } from '../../testing/host-fixtures.ts';
import HostDesk from './HostDesk.svelte';

const links = {
  host: 'https://class.example/host#secret',
  join: 'https://class.example/join#j1',
  projector: 'https://class.example/projector#p1',
  address: 'https://class.example',
};
const states = Object.entries(classStates);

function show(view: HostView) {
  const commit = () => Promise.resolve({ ok: true } as const);
  const data = () => Promise.resolve({ ok: true, value: new Blob() } as const);
  return render(HostDesk, { view, offset: 0, online: true, links, commit, data });
}

afterEach(() => {
  delete document.documentElement.dataset['theme'];
});

test.each(states)('%s is a view as the server sends it', (_name, wish) => {
  expect(HostView.safeParse(hostView(wish)).error).toBeUndefined();
});

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  test.each(states)('%s has no breach of accessibility', async (_name, wish) => {
    await page.viewport(1280, 800);
    document.documentElement.dataset['theme'] = theme;
    const { container } = await show(hostView(wish));
    for (const details of container.querySelectorAll('details')) details.open = true;
    expect(await breachesIn(theme, container)).toEqual([]);
  });

  test.each([
    ['lobby', 'Remove Zoë'],
    ['lobby', 'Close the class'],
    ['prepare', 'End the class'],
  ] as const)('%s has none in the question "%s"', async (name, act) => {
    await page.viewport(1280, 800);
    document.documentElement.dataset['theme'] = theme;
    const screen = await show(hostView(classStates[name]));
    await screen.getByRole('button', { name: act }).click();
    await expect.element(screen.getByRole('dialog')).toBeVisible();
    expect(await breachesIn(theme, screen.container)).toEqual([]);
  });
});

test.each(states)('%s fits a phone held upright', async (_name, wish) => {
  await page.viewport(360, 740);
  const { container } = await show(hostView(wish));
  for (const details of container.querySelectorAll('details')) details.open = true;
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  expect(await breachesIn('light', container)).toEqual([]);
});
