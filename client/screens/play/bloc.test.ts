import { page } from 'vitest/browser';
import { expect, test } from 'vitest';
import '../../style/tokens.css';
import '../../style/base.css';
import { FakeLink } from '../../testing/fake-link.svelte.ts';
import { CANADA, states } from '../../testing/fixtures.ts';
import { showConnected } from '../../testing/connected.ts';

const seat = { roomId: 'r1', name: 'Otter 7', pin: '4821' };

async function shown(state: keyof typeof states): Promise<FakeLink> {
  const link = new FakeLink(states[state]);
  await showConnected(link, seat);
  return link;
}

const press = (name: RegExp | string) => page.getByRole('button', { name }).click();

test('the sender writes to a bloc as one, and may welcome who has left', async () => {
  const link = await shown('senderBloc');
  await press('Write to the bloc of South Korea and Japan');
  await page.getByRole('checkbox', { name: 'Welcome Canada back, if it asks' }).click();
  await press('Review 1 cable');
  await press('Seal and send');
  expect(link.commits.at(-1)?.command).toMatchObject({
    type: 'prepare',
    cables: [{ targetId: 'bloc' }],
    welcome: [CANADA],
  });
});

test('the sender answers a bloc as one', async () => {
  const link = await shown('senderBlocBargain');
  await press(/Grant 15%/);
  expect(link.commits.at(-1)?.command).toEqual({ type: 'grant', targetId: 'bloc' });
});

test('the member that speaks is told whom it binds, and cannot leave', async () => {
  await shown('targetBloc');
  await expect.element(page.getByText(/You speak for the bloc/)).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Stand firm' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: /Leave/ })).not.toBeInTheDocument();
});

test('a member that is spoken for sees the cable and waits', async () => {
  await shown('targetSpokenFor');
  await expect.element(page.getByText(/South Korea speaks for you/)).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Stand firm' })).not.toBeInTheDocument();
});

test('an ally asks for a bloc', async () => {
  const ally = await shown('targetPrepare');
  await page.getByRole('checkbox', { name: /Stand in a bloc/ }).click();
  await press('Hand in');
  expect(ally.commits.at(-1)?.command).toEqual({ type: 'posture', stance: 'hold', bloc: true });
});

test('a country that has left asks to return', async () => {
  const away = await shown('targetAway');
  await page.getByRole('checkbox', { name: /Ask to return/ }).click();
  await press('Hand in');
  expect(away.commits.at(-1)?.command).toMatchObject({ bloc: false, askReturn: true });
});
