import { page } from 'vitest/browser';
import { beforeEach, describe, expect, test } from 'vitest';
import '../../../style/tokens.css';
import '../../../style/base.css';
import type { SeatView } from '../../../../shared/view/seat-schema.ts';
import { breaches } from '../../../testing/axe.ts';
import { FakeLink } from '../../../testing/fake-link.svelte.ts';
import * as fixtures from '../../../testing/fixtures.ts';
import { showConnected } from '../../../testing/connected.ts';

const { states, CANADA, LATER, US } = fixtures;
const { targetTalk } = states;
const seat = { roomId: 'r1', name: 'Otter 7', pin: '4821' };

async function show(view: SeatView) {
  const link = new FakeLink(view);
  const screen = await showConnected(link, seat);
  const open = async () => {
    await screen.getByRole('button', { name: /^Talk/ }).click();
    const dialog = screen.getByRole('dialog');
    await expect.element(dialog.getByRole('tablist')).toBeVisible();
    return dialog;
  };
  return { link, screen, open };
}

/** The view after somebody said one thing more in a channel. */
function withMessage(view: typeof targetTalk, channel: string, at: number): SeatView {
  const message = { id: `n${at}`, seat: US, round: 2, at, phrase: 'notEnough' };
  return {
    ...view,
    talk: {
      mode: 'phrases',
      channels: (view.talk?.channels ?? []).map((one) =>
        one.id === channel
          ? { ...one, messages: [...one.messages, message as (typeof one.messages)[number]] }
          : one,
      ),
    },
  };
}

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(390, 844);
});

describe.each(['light', 'dark'])('in %s', (theme) => {
  test.each(['targetTalk', 'senderTalk', 'targetMuted'] as const)(
    'every channel of %s is accessible and fits a phone',
    async (name) => {
      document.documentElement.dataset['theme'] = theme;
      const { open } = await show(states[name]);
      const dialog = await open();
      for (const tab of dialog.getByRole('tab').elements()) {
        (tab as HTMLElement).click();
        await expect.element(dialog.getByRole('tabpanel')).toBeVisible();
        for (const details of dialog.element().querySelectorAll('details')) details.open = true;
        expect(await breaches(dialog.element())).toEqual([]);
        expect(dialog.element().scrollWidth).toBeLessThanOrEqual(390);
      }
      document.documentElement.dataset['theme'] = 'light';
    },
  );
});

describe('saying', () => {
  test('a phrase to one: it is chosen, read once more, and sent', async () => {
    const { link, open } = await show(targetTalk);
    const dialog = await open();
    await expect
      .element(dialog.getByText('Only you and the United States can read this.'))
      .toBeVisible();
    await dialog.getByText('Bargain', { exact: true }).click();
    await dialog.getByRole('button', { name: 'Make it smaller, and we can talk.' }).click();
    expect(link.commits).toEqual([]);
    await dialog.getByLabelText('How much').selectOptions('15%');
    await expect.element(dialog.getByText(/“Make it 15%, and we can talk\.”/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Send to the United States only' }).click();
    expect(link.commits).toEqual([
      {
        command: { type: 'say', channel: 'dyad:korea', phrase: 'makeSmaller', percent: 15 },
        at: { round: 2, step: 0 },
      },
    ]);
    await expect.element(dialog.getByText('You will say')).not.toBeInTheDocument();
  });

  test('aloud: it says that everybody will read it', async () => {
    const { link, open } = await show(targetTalk);
    const dialog = await open();
    await dialog.getByRole('tab', { name: /^Everybody/ }).click();
    await expect
      .element(dialog.getByText(/stands in the news and on the big screen/))
      .toBeVisible();
    await dialog.getByText('Resist', { exact: true }).click();
    await dialog.getByRole('button', { name: 'We cannot be seen to give in.' }).click();
    await dialog.getByRole('button', { name: 'Say it to everybody' }).click();
    expect(link.commits[0]?.command).toEqual({
      type: 'say',
      channel: 'public',
      phrase: 'cannotGiveIn',
    });
  });

  test('in one’s own words where the host allows it, and nothing empty', async () => {
    const { link, open } = await show(states.senderTalk);
    const dialog = await open();
    const send = dialog.getByRole('button', { name: 'Send to South Korea only' });
    await expect.element(send).toBeDisabled();
    await dialog.getByLabelText('Or in your own words').fill('  Let us meet at noon ');
    await send.click();
    expect(link.commits[0]?.command).toEqual({
      type: 'say',
      channel: 'dyad:korea',
      text: 'Let us meet at noon',
    });
    await expect.element(dialog.getByLabelText('Or in your own words')).toHaveValue('');
  });

  test('a refusal is said in plain words, and what was written stays', async () => {
    const { link, open } = await show(states.senderTalk);
    link.answer = { ok: false, code: 'filtered', detail: '' };
    const dialog = await open();
    await dialog.getByLabelText('Or in your own words').fill('You donkey');
    await dialog.getByRole('button', { name: 'Send to South Korea only' }).click();
    await expect.element(dialog.getByRole('alert')).toMatchTextContent(/does not allow a word/);
    await expect.element(dialog.getByLabelText('Or in your own words')).toHaveValue('You donkey');
  });

  test('nothing where one is muted or the channel is closed, and it says why', async () => {
    const muted = await show(states.targetMuted);
    const dialog = await muted.open();
    await expect.element(dialog.getByText(/The host has muted you/)).toBeVisible();
    await expect.element(dialog.getByRole('textbox')).not.toBeInTheDocument();
    await muted.screen.unmount();
    const { open } = await show(states.senderTalk);
    const other = await open();
    await other.getByRole('tab', { name: /European Union/ }).click();
    await expect.element(other.getByText(/This channel is closed/)).toBeVisible();
  });
});

test('what another said can be reported, once; what the host deleted is a gap', async () => {
  const { link, open } = await show(targetTalk);
  const dialog = await open();
  const log = dialog.getByRole('log');
  await expect.element(log.getByText('Deleted by the host.')).toBeVisible();
  await expect.element(log.getByText('Reported to the host')).toBeVisible();
  await dialog
    .getByRole('button', { name: /^Report what the United States said: We mean/ })
    .click();
  expect(link.commits[0]?.command).toEqual({ type: 'report', messageId: 'm1' });
  await expect.element(log.getByText('Make it 20%, and we can talk.')).toBeVisible();
  await expect.element(log.getByRole('button')).toBeVisible(); // exactly one is left to report
});

describe('what is new', () => {
  test('is counted, announced once and politely, and takes no focus', async () => {
    const { link, screen } = await show(targetTalk);
    await expect.element(screen.getByRole('button', { name: 'Talk , 6 new' })).toBeVisible();
    const button = screen.getByRole('button', { name: 'Stand firm' }).element() as HTMLElement;
    button.focus();
    link.view = withMessage(targetTalk, 'dyad:korea', LATER + 3_600_000);
    const said = screen.getByText('New message from the United States. 7 unread in Talk.');
    await expect.element(said).toHaveAttribute('role', 'status');
    expect(document.activeElement).toBe(button);
  });

  test('has been read once its channel was open, also after a reload', async () => {
    const { screen, open } = await show(targetTalk);
    const dialog = await open();
    await dialog.getByRole('tab', { name: /^Allies/ }).click();
    await dialog.getByRole('tab', { name: /^Everybody/ }).click();
    await screen.unmount();
    const again = await show(targetTalk);
    await expect
      .element(again.screen.getByRole('button', { name: 'Talk', exact: true }))
      .toBeVisible();
  });

  test('statements stand beside the news; the host’s line above everything', async () => {
    const { screen } = await show(targetTalk);
    await expect.element(screen.getByRole('heading', { name: 'Statements' })).toBeVisible();
    await expect.element(screen.getByText('“Judge us by what we do.”')).toBeVisible();
    await expect.element(screen.getByText(/Two minutes left in this round\./)).toBeVisible();
  });

  test('without talk there is no button', async () => {
    const { screen } = await show({ ...targetTalk, talk: { mode: 'off', channels: [] } });
    await expect.element(screen.getByRole('button', { name: /^Talk/ })).not.toBeInTheDocument();
  });
});

test('the tabs are walked with the arrow keys', async () => {
  const { open } = await show(targetTalk);
  const dialog = await open();
  const tabs = dialog.getByRole('tab').elements() as HTMLElement[];
  tabs[0]?.focus();
  tabs[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
  await expect.poll(() => document.activeElement).toBe(tabs[1]);
  await expect.element(dialog.getByText(/^Canada, .* The sender cannot\./)).toBeVisible();
  expect(CANADA).toBe('canada');
});
