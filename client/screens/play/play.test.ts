import { page, userEvent } from 'vitest/browser';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import '../../style/tokens.css';
import '../../style/base.css';
import { REVEAL_MS } from '../../parts/reveal.svelte.ts';
import { breaches } from '../../testing/axe.ts';
import { FakeLink } from '../../testing/fake-link.svelte.ts';
import * as fixtures from '../../testing/fixtures.ts';
import { showConnected } from '../../testing/connected.ts';
import { common } from '../../text/common.ts';
import { forgetting } from '../../text/gone-words.ts';

const { states, KOREA, CANADA, EU } = fixtures;
const seat = { roomId: 'r1', name: 'Otter 7', pin: '4821' };

type Shown = (typeof states)[keyof typeof states];
async function show(view: Shown) {
  const link = new FakeLink(view);
  return { link, screen: await showConnected(link, seat) };
}

beforeEach(() => {
  localStorage.clear();
  delete document.documentElement.dataset['theme'];
});

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  test.each(Object.entries(states))('%s has no breach of accessibility', async (_name, view) => {
    document.documentElement.dataset['theme'] = theme;
    const { screen } = await show(view);
    for (const details of screen.container.querySelectorAll('details')) details.open = true;
    expect(await breaches(screen.container, theme)).toEqual([]);
    document.documentElement.dataset['theme'] = 'light';
  });
});

describe('the sender', () => {
  test('writes a cable, turns it into a headline, seals and sends it', async () => {
    const { link, screen } = await show(states.senderPrepare);
    await screen.getByRole('button', { name: 'Write to South Korea' }).click();
    await expect.element(screen.getByText(/Give up 20% of the disputed steel trade/)).toBeVisible();
    await screen.getByRole('radio', { name: /Loud/ }).click();
    await expect.element(screen.getByRole('heading', { name: /demands 20%/ })).toBeVisible();
    await screen.getByRole('button', { name: '5% more' }).click();
    await screen.getByRole('button', { name: 'Review 1 cable' }).click();
    await expect
      .element(screen.getByText('No demand to Canada, the European Union and Japan.'))
      .toBeVisible();
    await screen.getByRole('button', { name: 'Seal and send' }).click();
    const cable = {
      targetId: KOREA,
      demand: 25,
      instrument: 'tariff',
      publicity: 'loud',
      exception: false,
    };
    expect(link.commits).toEqual([
      { command: { type: 'prepare', cables: [cable] }, at: { round: 2, step: 0 } },
    ]);
    await expect.element(screen.getByText(/^Saved at \d\d:03:22$/)).toBeVisible();
  });

  test('may leave everybody in peace', async () => {
    const { link, screen } = await show(states.senderPrepare);
    await screen.getByRole('button', { name: 'Review: no demands' }).click();
    await screen.getByRole('button', { name: 'Seal and send' }).click();
    expect(link.commits[0]?.command).toEqual({ type: 'prepare', cables: [] });
  });

  test('finds an unsent draft again', async () => {
    const first = await show(states.senderPrepare);
    await first.screen.getByRole('button', { name: 'Write to Canada' }).click();
    await first.screen.unmount();
    const { link, screen } = await show(states.senderPrepare);
    await screen.getByRole('button', { name: 'Review 1 cable' }).click();
    await screen.getByRole('button', { name: 'Seal and send' }).click();
    await expect.element(screen.getByText('Your cables are sealed')).toBeVisible();
    expect(link.commits).toHaveLength(1);
    expect(Object.keys(localStorage)).toEqual([]);
  });

  test('does not find a draft of an earlier round', async () => {
    localStorage.setItem('entente.draft.g1.united-states.1', '[{"targetId":"korea"}]');
    const { screen } = await show(states.senderPrepare);
    await expect.element(screen.getByRole('button', { name: 'Review: no demands' })).toBeVisible();
    expect(Object.keys(localStorage)).toEqual([]);
  });

  test('goes back to the review when the server refuses', async () => {
    const { link, screen } = await show(states.senderPrepare);
    link.answer = { ok: false, code: 'stale', detail: '' };
    await screen.getByRole('button', { name: 'Review: no demands' }).click();
    await screen.getByRole('button', { name: 'Seal and send' }).click();
    await expect.element(screen.getByRole('alert')).toMatchTextContent(/The game has moved on/);
    await expect.element(screen.getByText('Ready to seal?')).toBeVisible();
  });

  test('sees what each end would bring both, and that the threat is credible or not', async () => {
    const { screen } = await show(states.senderPrepare);
    await screen.getByRole('button', { name: 'Write to South Korea' }).click();
    await expect.element(screen.getByText(/Not credible/)).toBeVisible();
    await expect.element(screen.getByRole('row', { name: /it gives in \+23/ })).toBeVisible();
  });

  test('answers each country by itself', async () => {
    const { link, screen } = await show(states.senderBargain);
    await screen.getByRole('button', { name: 'Grant 20%' }).click();
    await screen.getByRole('button', { name: 'Impose' }).click();
    expect(link.commits).toEqual([
      { command: { type: 'grant', targetId: CANADA }, at: { round: 2, step: 2 } },
      { command: { type: 'impose', targetId: EU }, at: { round: 2, step: 2 } },
    ]);
  });
});

describe('the desk', () => {
  const opened = (screen: Awaited<ReturnType<typeof show>>['screen']) =>
    screen.getByRole('slider').all().length;

  test('opens one cable at a time, and shows at a glance what is set', async () => {
    const { screen } = await show(states.senderPrepare);
    expect(opened(screen)).toBe(0);
    await screen.getByRole('button', { name: 'Write to South Korea' }).click();
    await screen.getByRole('button', { name: 'Write to Canada' }).click();
    expect(opened(screen)).toBe(1);
    const korea = screen.getByRole('region', { name: 'South Korea' });
    await expect.element(korea.getByText('20%, quiet')).toBeVisible();
    await screen.getByRole('button', { name: 'Change the cable to South Korea' }).click();
    await expect.element(korea.getByRole('slider')).toBeVisible();
    expect(opened(screen)).toBe(1);
    await screen.getByRole('button', { name: 'Fold the cable to South Korea' }).click();
    expect(opened(screen)).toBe(0);
  });

  test('turns one sheet into the other, and only the side that is up can be read', async () => {
    const { screen } = await show(states.senderPrepare);
    await screen.getByRole('button', { name: 'Write to South Korea' }).click();
    const card = screen.getByRole('region', { name: 'South Korea', exact: true });
    const headline = card.getByRole('heading', { name: /demands \d+%/ });
    await expect.element(headline).not.toBeInTheDocument();
    await screen.getByRole('radio', { name: /Loud/ }).click();
    await expect.element(headline).toBeVisible();
    await expect.element(screen.getByText(/Give up/)).not.toBeVisible();
    await screen.getByRole('button', { name: '5% more' }).click();
    await expect.element(screen.getByRole('heading', { name: /demands 25%/ })).toBeVisible();
    await screen.getByRole('radio', { name: /Quiet/ }).click();
    await expect.element(screen.getByText(/Give up 25%/)).toBeVisible();
  });

  test('keeps the button to hand in within reach', async () => {
    await page.viewport(390, 700);
    const { screen } = await show(states.senderPrepare);
    await screen.getByRole('button', { name: 'Write to South Korea' }).click();
    const { bottom } = screen
      .getByRole('button', { name: 'Review 1 cable' })
      .element()
      .getBoundingClientRect();
    expect(bottom).toBeLessThanOrEqual(700);
    expect(document.documentElement.scrollHeight).toBeGreaterThan(700);
  });
});

test('what was saved is said below the button to hand in, and never over it', async () => {
  await page.viewport(320, 600);
  const { link, screen } = await show(states.senderPrepare);
  await screen.getByRole('button', { name: 'Write to South Korea' }).click();
  link.online = false;
  link.sent = { state: 'sending', command: { type: 'ready' } };
  const note = screen.getByText(/^Not sent yet\. It is kept on this phone/);
  await expect.element(note).toBeVisible();
  const button = screen.getByRole('button', { name: 'Review 1 cable' });
  await expect
    .poll(() => button.element().getBoundingClientRect().bottom)
    .toBeLessThanOrEqual(note.element().getBoundingClientRect().top);
});

describe('a quiet cable', () => {
  test('arrives sealed; it is there for screen readers, and opens by a tap', async () => {
    const { screen } = await show(states.targetSealed);
    const answer = screen.getByRole('button', { name: 'Give in: 40%' });
    await expect.element(screen.getByText(/Give up 40%/)).toBeInTheDocument();
    expect(answer.element().getBoundingClientRect().width).toBeGreaterThan(1);
    expect(
      screen
        .getByText(/Give up 40%/)
        .element()
        .closest('.sealed'),
    ).not.toBeNull();
    await screen.getByRole('button', { name: 'Open the cable' }).click();
    expect(
      screen
        .getByText(/Give up 40%/)
        .element()
        .closest('.sealed'),
    ).toBeNull();
    await expect.element(answer).toBeVisible();
  });

  test('opens when the keyboard comes to what is in it, and stays open after a reload', async () => {
    const first = await show(states.targetSealed);
    await userEvent.keyboard('{Tab}');
    for (let tabs = 0; tabs < 12; tabs += 1) {
      if (document.activeElement?.closest('.inside')) break;
      await userEvent.keyboard('{Tab}');
    }
    await expect
      .element(first.screen.getByRole('button', { name: 'Open the cable' }))
      .not.toBeInTheDocument();
    await first.screen.unmount();
    const { screen } = await show(states.targetSealed);
    await expect
      .element(screen.getByRole('button', { name: 'Open the cable' }))
      .not.toBeInTheDocument();
  });

  test('comes open where it was answered, and a loud one has no seal', async () => {
    const { screen } = await show(states.targetImposed);
    expect(screen.getByRole('button', { name: 'Open the cable' }).all()).toEqual([]);
    await screen.unmount();
    const loud = await show(states.targetBargain);
    expect(loud.screen.getByRole('button', { name: 'Open the cable' }).all()).toEqual([]);
  });
});

describe('the target', () => {
  test('sees before each answer what it may bring both, and what becomes of trust', async () => {
    const { screen } = await show(states.targetBargain);
    await expect
      .element(screen.getByText(/^If it imposes: you −\d+, the United States .\d+, trust \d+\./))
      .toBeVisible();
    await expect.element(screen.getByText(/^(Not c|C)redible: /)).toBeVisible();
  });

  test('hands in a stance', async () => {
    const { link, screen } = await show(states.targetPrepare);
    await screen.getByRole('radio', { name: /Contribute/ }).click();
    await screen.getByRole('button', { name: 'Hand in' }).click();
    expect(link.commits[0]?.command).toEqual({
      type: 'posture',
      stance: 'contribute',
      bloc: false,
    });
    await expect.element(screen.getByText(/^Saved at/)).toBeVisible();
    await expect.element(screen.getByText('Handed in: Contribute')).toBeVisible();
  });

  test('finds its unsent choice again', async () => {
    const first = await show(states.targetPrepare);
    await first.screen.getByRole('radio', { name: /Diversify/ }).click();
    await first.screen.unmount();
    const { screen } = await show(states.targetPrepare);
    await expect.element(screen.getByRole('radio', { name: /Diversify/ })).toBeChecked();
  });

  test('petitions within the range that is legal', async () => {
    const { link, screen } = await show(states.targetBargain);
    const slider = screen.getByRole('slider');
    await expect.element(slider).toHaveAttribute('min', '10');
    await expect.element(slider).toHaveAttribute('max', '39');
    await screen.getByRole('button', { name: '5% less' }).click();
    await screen.getByRole('button', { name: 'Petition: offer 20%' }).click();
    expect(link.commits).toEqual([
      { command: { type: 'petition', offer: 20 }, at: { round: 2, step: 1 } },
    ]);
  });

  test('is asked twice before it leaves', async () => {
    const { link, screen } = await show(states.targetBargain);
    await screen.getByRole('button', { name: 'Leave the alliance' }).click();
    expect(link.commits).toEqual([]);
    await screen.getByRole('button', { name: 'Yes, leave the alliance' }).click();
    expect(link.commits[0]?.command).toEqual({ type: 'leave' });
  });

  test('is shown no button that is not legal', async () => {
    const { screen } = await show(states.targetImposed);
    await expect.element(screen.getByRole('button', { name: 'Retaliate' })).toBeVisible();
    for (const name of [/Give in/, /Petition/, /Stand firm/, /Leave/]) {
      await expect.element(screen.getByRole('button', { name })).not.toBeInTheDocument();
    }
  });
});

test('the score adds up as it is shown', async () => {
  const { screen } = await show(states.targetOutcome);
  const cells = [...screen.container.querySelectorAll('tbody td')].map((cell) => read(cell));
  const total = screen.container.querySelector('tfoot td');
  expect(cells).toEqual([-30, -5, 45, -2]);
  expect(cells.reduce((sum, value) => sum + value, 0)).toBe(total === null ? null : read(total));
  await expect.element(screen.getByRole('heading', { name: 'Why +8?' })).toBeVisible();
});

test('where the host allows it, a result says what theory would have done in the seat', async () => {
  const { screen } = await show(states.senderLast);
  const said = screen.getByText(/^With what you knew, theory would have/).first();
  await expect
    .element(
      screen.getByText(
        /35% of South Korea aloud as an exception and 25% of Japan quietly, and nothing else/,
      ),
    )
    .toBeVisible();
  await expect.element(said).toBeVisible();
  await screen.unmount();
  const target = await show(states.targetOutcome);
  await expect
    .element(target.screen.getByText(/contributed, and stood firm\.$/).first())
    .toBeVisible();
});

describe('a term of the score', () => {
  const formulas = (element: Element): string[] =>
    [...element.querySelectorAll('.formula')].map((one) => one.textContent);

  test('opens by keyboard into reasons that add up to it', async () => {
    const { screen } = await show(states.targetOutcome);
    const row = screen.getByRole('row', { name: /^Joint security/ });
    const summary = row.element().querySelector('summary');
    expect(summary?.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
    expect(summary?.closest('details')?.querySelector('li')).toBeNull();
    summary?.focus();
    await userEvent.keyboard('{Enter}');
    await expect
      .element(screen.getByText('You trust the United States at 83 of 100.'))
      .toBeVisible();
    await expect
      .element(screen.getByText(/^Canada trusts .* at 67 of 100, and is under sanctions.$/))
      .toBeVisible();
    expect(formulas(row.element())).toEqual([
      '0.6 × 0.831 × 12 = 6',
      '0.6 × 0.671 × 0.5 × 10 = 2',
      '0.6 × 0.779 × 45 = 21',
      '0.6 × 0.876 × 30 = 15.8',
    ]);
    const points = [...row.element().querySelectorAll('li b')].map((one) => read(one));
    expect(points.reduce((sum, value) => sum + value, 0)).toBe(45);
  });

  test('says what it was made of in the words of the game', async () => {
    const { screen } = await show(states.targetOutcome);
    await screen.getByText(/^Fear/).click();
    await expect.element(screen.getByText('−0.145 × 30 = −4.4')).toBeVisible();
    await expect
      .element(
        screen.getByText(
          'the weight of your expected conflict after the threat times what it gained',
        ),
      )
      .toBeVisible();
  });

  test.each(['light', 'dark'])(
    'breaches no rule of accessibility when open, in %s',
    async (theme) => {
      document.documentElement.dataset['theme'] = theme;
      for (const view of [states.senderOutcome, states.targetEnded]) {
        const { screen } = await show(view);
        for (const details of screen.container.querySelectorAll('details')) details.open = true;
        await expect.poll(() => formulas(screen.container).length).toBeGreaterThan(4);
        expect(await breaches(screen.container)).toEqual([]);
        await screen.unmount();
      }
      document.documentElement.dataset['theme'] = 'light';
    },
  );
});

describe('when results come', () => {
  const telling = (element: Element): boolean => element.querySelector('.telling') !== null;
  const score = (screen: Awaited<ReturnType<typeof show>>['screen']) =>
    screen.getByRole('heading', { name: /^.8 in round 1/ });

  test('they are told beat by beat, and a screen reader has them at once', async () => {
    const { link, screen } = await show(states.targetBargain);
    link.view = states.targetOutcome;
    await expect.poll(() => telling(screen.container)).toBe(true);
    await expect.element(score(screen)).toBeInTheDocument();
    await expect.element(screen.getByRole('row', { name: /^Material/ })).toBeInTheDocument();
    await expect
      .element(screen.getByRole('status').first())
      .toHaveTextContent('The round is over. +8 in this round.');
    await expect.poll(() => telling(screen.container)).toBe(false);
    await expect.element(score(screen)).toBeVisible();
  });

  test.each([
    ['a tap', () => userEvent.click(document.body)],
    ['a key', () => userEvent.keyboard('{Escape}')],
  ])('%s ends the telling', async (_, act) => {
    const { link, screen } = await show(states.senderBargain);
    link.view = states.senderEnded;
    await expect.poll(() => telling(screen.container)).toBe(true);
    const began = performance.now();
    await act();
    await expect.poll(() => telling(screen.container)).toBe(false);
    expect(performance.now() - began).toBeLessThan(REVEAL_MS);
  });

  test('what was over when the page was opened is not told again', async () => {
    const { screen } = await show(states.targetOutcome);
    expect(telling(screen.container)).toBe(false);
    await expect.element(score(screen)).toBeVisible();
  });

  test('who wants less motion is told nothing in beats', async () => {
    const still = vi
      .spyOn(window, 'matchMedia')
      .mockReturnValue({ matches: true } as MediaQueryList);
    const { link, screen } = await show(states.targetBargain);
    link.view = states.targetOutcome;
    await expect.element(score(screen)).toBeVisible();
    expect(telling(screen.container)).toBe(false);
    still.mockRestore();
  });
});

test('the final total adds up as it is shown', async () => {
  const { screen } = await show(states.targetEnded);
  const table = screen.container.querySelector('table');
  const cells = [...(table?.querySelectorAll('tbody td') ?? [])].map((cell) => read(cell));
  expect(cells.reduce((sum, value) => sum + value, 0)).toBe(547);
  await expect.element(screen.getByText('547, par 637')).toBeVisible();
  await expect.element(screen.getByText('90 points below par.')).toBeVisible();
});

test('cables that wait to be sent are not called sealed, also after a reload', async () => {
  localStorage.setItem('entente.draft.g1.united-states.2', '[{"targetId":"korea","demand":30}]');
  const link = new FakeLink(states.senderPrepare);
  link.online = false;
  link.unsent = [{ id: 'x', command: { type: 'prepare', cables: [] } }];
  const screen = await showConnected(link, seat);
  await expect.element(screen.getByText('Your cables are not sent yet')).toBeVisible();
  await expect.element(screen.getByText(/Give up 30% of/)).toBeVisible();
  link.unsent = [];
  await expect.element(screen.getByText('Your cables are sealed')).toBeVisible();
});

test('offline, an unsent choice is said to be unsent', async () => {
  const { link, screen } = await show(states.targetPrepare);
  link.online = false;
  link.unsent = [{ id: 'x', command: { type: 'ready' } }];
  await expect.element(screen.getByText('Offline. Your choice is not sent yet.')).toBeVisible();
});

test.each([
  ['signed-off', 'continued on another device'],
  ['kicked', 'removed you'],
  ['unknown-room', 'deleted'],
  ['unknown-player', 'gone from this class'],
  ['unauthorized', 'gone from this class'],
  ['not-found', 'nothing at this address'],
] as const)('a page that is %s says so', async (code, words) => {
  const { link, screen } = await show(states.targetPrepare);
  link.over = code;
  await expect.element(screen.getByRole('heading', { level: 1 })).toMatchTextContent(words);
});

test.each(['targetPrepare', 'senderPrepare', 'targetEnded'] as const)(
  'whoever wants to be gone finds the way in the help of %s, and is told that they are',
  async (name) => {
    const { screen } = await show(states[name]);
    await screen.getByRole('button', { name: 'Rules, help' }).click();
    const help = screen.getByRole('dialog', { name: 'Rules, help' });
    await help.getByRole('button', { name: forgetting.ask }).click();
    await screen.getByRole('button', { name: forgetting.act }).click();
    const heading = screen.getByRole('heading', { level: 1 });
    await expect.element(heading).toHaveTextContent(common.gone.heading);
    await expect.element(heading).toHaveFocus();
    await expect.element(screen.getByText(common.gone.what)).toBeVisible();
    await expect.element(screen.getByRole('link')).toHaveAttribute('href', '/');
    expect(await breaches(screen.container)).toEqual([]);
  },
);

test.each(['lobby', 'targetEnded'] as const)(
  'on the page of %s it stands at the end',
  async (name) => {
    const { screen } = await show(states[name]);
    await expect.element(screen.getByRole('button', { name: forgetting.ask })).toBeVisible();
  },
);

test('the rules are one tap away', async () => {
  const { screen } = await show(states.targetPrepare);
  await screen.getByRole('button', { name: 'Rules, help' }).click();
  await expect.element(screen.getByRole('dialog', { name: 'Rules, help' })).toBeVisible();
  await expect
    .element(screen.getByRole('link', { name: /on one page/ }))
    .toHaveAttribute('href', '/docs');
  expect(await breaches(screen.container)).toEqual([]);
});

function read(cell: Element): number {
  return Number((cell.textContent ?? '').trim().replace('−', '-'));
}
