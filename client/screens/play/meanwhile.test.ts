import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../style/tokens.css';
import '../../style/base.css';
import Countdown from '../../parts/Countdown.svelte';
import { breaches } from '../../testing/axe.ts';
import { CANADA, states } from '../../testing/fixtures.ts';
import Meanwhile from './Meanwhile.svelte';
import Waiting from './Waiting.svelte';

const made = { round: 1, targetId: null, demands: null, stance: null };
const held = { ...made, decidedBy: 'timeout', did: 'postureSet', stance: 'hold' } as const;
const firm = { ...made, decidedBy: 'bot', did: 'stoodFirm', targetId: CANADA } as const;
const target = states.targetPrepare;
const sender = states.senderPrepare;

beforeEach(async () => {
  await page.viewport(390, 844);
});

describe('while you were away', () => {
  test('is three lines: what was decided, what was said aloud, where you stand', async () => {
    const screen = await render(Meanwhile, { view: { ...target, meanwhile: [held, firm] } });
    await expect
      .element(screen.getByRole('heading', { name: 'While you were away' }))
      .toBeVisible();
    const lines = screen.getByRole('listitem');
    expect(lines.all()).toHaveLength(3);
    await expect
      .element(lines.nth(0))
      .toMatchTextContent(
        'The clock and a bot decided for you: held in round 1; stood firm in round 1.',
      );
    await expect.element(lines.nth(1)).toMatchTextContent(/^In the papers/);
    await expect
      .element(lines.nth(2))
      .toMatchTextContent(/^You stand at −?\d+ points? in round 2 of 5/);
    expect(await breaches(screen.container)).toEqual([]);
  });

  test('tells the last three decisions, and how many there were before', async () => {
    const many = [0, 1, 2, 3, 4].map((demands) => ({
      ...{ ...made, decidedBy: 'bot' as const, did: 'cablesWritten' as const, demands },
    }));
    const screen = await render(Meanwhile, { view: { ...sender, meanwhile: many } });
    await expect
      .element(screen.getByRole('listitem').first())
      .toMatchTextContent(
        /2 demands in round 1; 3 demands in round 1; 4 demands in round 1; and 2 decisions before/,
      );
  });

  test('is put away, and comes back with something new', async () => {
    const screen = await render(Meanwhile, { view: { ...target, meanwhile: [held] } });
    await expect
      .element(screen.getByRole('heading', { name: 'The clock was faster' }))
      .toBeVisible();
    await screen.getByRole('button', { name: 'Got it' }).click();
    await expect.element(screen.getByRole('heading')).not.toBeInTheDocument();
    await screen.rerender({ view: { ...target, meanwhile: [held, firm] } });
    await expect.element(screen.getByRole('heading')).toBeVisible();
    await screen.rerender({ view: target });
    await expect.element(screen.getByRole('heading')).not.toBeInTheDocument();
  });
});

describe('waiting', () => {
  test('names nobody where somebody has more time', async () => {
    const view = { ...target, prepared: { stance: 'hold', bloc: false }, waitingFor: [] } as const;
    const count = { done: 4, of: 5 };
    const screen = await render(Waiting, { view: { ...view, waitingFor: [], count } });
    await expect
      .element(screen.getByText('4 of 5 have handed in. Waiting for the others.'))
      .toBeVisible();
  });

  test('for other games says so', async () => {
    const view = { ...states.targetOutcome, waits: true as const, count: { done: 5, of: 5 } };
    const screen = await render(Waiting, { view });
    await expect.element(screen.getByText(/Waiting for the other games\./)).toBeVisible();
  });
});

test('time given in the middle moves the warning: it is spoken once for each deadline', async () => {
  const clock = { offset: 0, paused: false };
  const screen = await render(Countdown, { ...clock, deadlineAt: Date.now() + 15_000 });
  const said = () => screen.container.querySelector('[aria-live="polite"]')?.textContent.trim();
  await expect.poll(said).toMatch(/^1[45] seconds left$/);
  const first = said();
  await screen.rerender({ ...clock, deadlineAt: Date.now() + 75_000 });
  await expect.poll(said).toBe('');
  const own = Date.now() + 19_000;
  await screen.rerender({ ...clock, deadlineAt: own });
  await expect.poll(said).toMatch(/^1[89] seconds left$/);
  const second = said();
  await screen.rerender({ ...clock, deadlineAt: own }); // a new view with the same clock
  expect(said()).toBe(second);
  expect(first).not.toBe(second);
});
