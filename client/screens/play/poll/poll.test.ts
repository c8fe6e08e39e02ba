import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import '../../../style/tokens.css';
import '../../../style/base.css';
import type { Answer, SeatPoll } from '../../../../shared/poll/poll.ts';
import type { TargetView } from '../../../../shared/view/seat-schema.ts';
import type { View } from '../../../../shared/protocol/view.ts';
import { breaches } from '../../../testing/axe.ts';
import { showConnected } from '../../../testing/connected.ts';
import { FakeLink } from '../../../testing/fake-link.svelte.ts';
import { states } from '../../../testing/fixtures.ts';
import { play } from '../../../text/play-words.ts';
import * as asked from '../../../testing/poll-fixtures.ts';

const { ask, pollId, pollStates } = asked;
const { targetBargain, targetEnded } = states;
const seat = { roomId: 'r1', name: 'Otter 7', pin: '4821' };
const names = Object.keys(pollStates) as (keyof typeof pollStates)[];
const seen = (poll: SeatPoll | undefined): TargetView =>
  poll === undefined ? targetEnded : { ...targetEnded, poll };

async function show(view: View) {
  const link = new FakeLink(view);
  const screen = await showConnected(link, seat);
  return { link, screen };
}

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(390, 844);
});

describe('a question from the host', () => {
  test.each(names)(
    '%s keeps to WCAG, and to a screen of 320 px, by day and by night',
    async (name) => {
      await page.viewport(320, 700);
      for (const theme of ['light', 'dark']) {
        document.documentElement.dataset['theme'] = theme;
        const { screen } = await show(pollStates[name]);
        await expect.element(screen.getByRole('region').first()).toBeVisible();
        const sheet = screen.container.querySelector('.poll-sheet');
        expect(sheet && (await breaches(sheet))).toEqual([]);
        expect(sheet?.getBoundingClientRect().right).toBeLessThanOrEqual(320);
        expect(sheet?.scrollWidth).toBeLessThanOrEqual(sheet?.clientWidth ?? 0);
        await screen.unmount();
      }
      delete document.documentElement.dataset['theme'];
    },
  );

  test('is announced once, and stands before everything else', async () => {
    const { screen, link } = await show(seen(ask(asked.word)));
    const region = screen.getByText('A question from the host: One word for how you played');
    await expect.element(region).toHaveRole('status');
    const main = screen.container.querySelector('main');
    expect(main?.querySelector('h2')?.textContent).toBe(asked.word.title);
    link.view = seen(ask(asked.word, { open: false }));
    await expect.element(screen.getByText('The question is closed.')).toHaveRole('status');
    await expect.element(screen.getByText('You did not answer.')).toBeVisible();
    link.view = seen(undefined);
    await expect.element(screen.getByText(asked.word.title)).not.toBeInTheDocument();
  });

  test('says who sees an answer', async () => {
    const { screen, link } = await show(seen(ask(asked.word)));
    const all = screen.getByText(/^The class may see it, without your name/);
    await expect.element(all).toBeVisible();
    link.view = seen(ask(asked.ticket));
    const host = screen.getByText('Only your host reads it, with your name.');
    await expect.element(host).toBeVisible();
  });
});

describe('while a game goes on', () => {
  test('a question takes two lines, and is answered when there is time', async () => {
    const inPlay = (poll: SeatPoll): TargetView => ({ ...targetBargain, poll });
    const { screen, link } = await show(inPlay(ask(asked.choice)));
    await expect.element(screen.getByText(asked.choice.title, { exact: true })).toBeVisible();
    expect(screen.getByRole('radio', { name: 'Offer less' }).query()).toBeNull();
    const sheet = screen.container.querySelector('.poll-sheet');
    // its style comes in a file of its own, after it
    await expect.poll(() => sheet?.getBoundingClientRect().height).toBeLessThan(190);

    await screen.getByRole('button', { name: 'Answer', exact: true }).click();
    await screen.getByRole('button', { name: 'Back to the game' }).click();
    expect(document.activeElement?.textContent.trim()).toBe('Answer');
    await screen.getByRole('button', { name: 'Answer', exact: true }).click();
    await screen.getByRole('radio', { name: 'Offer less' }).click();
    await screen.getByRole('button', { name: 'Send', exact: true }).click();
    await expect.element(screen.getByRole('button', { name: 'Look at it' })).toHaveFocus();
    expect(link.commits[0]?.command).toMatchObject({ answer: { kind: 'choice', option: 1 } });

    // the game is over: there is room for it
    link.view = seen(ask(asked.choice, { mine: { kind: 'choice', option: 1 } }));
    await expect.element(screen.getByText('Your answer: Offer less')).toBeVisible();
  });
});

describe('what everybody is asked before round 1', () => {
  test('stands with the role, before “ready”, and neither holds up nor suggests anything', async () => {
    const { screen, link } = await show(pollStates.foresightAsked);
    const sheet = screen.getByRole('region', { name: 'Before round 1: what do you expect?' });
    await expect.element(sheet).toBeVisible();
    await expect.element(sheet.getByText(/^You need not answer\./)).toBeVisible();
    for (const radio of sheet.getByRole('radio').all()) {
      await expect.element(radio).not.toBeChecked();
    }
    const ready = screen.getByRole('button', { name: play.role.ready });
    await expect.element(ready).toBeEnabled();
    const after = Node.DOCUMENT_POSITION_FOLLOWING;
    expect(sheet.element().compareDocumentPosition(ready.element()) & after).toBe(after);
    await expect.element(sheet.getByRole('button', { name: 'Send' })).toBeDisabled();
    await sheet.getByRole('radio', { name: 'The wary' }).click();
    await sheet.getByRole('button', { name: 'Send' }).click();
    const answer = { kind: 'foresight', picks: [1, null] } as const;
    expect(link.commits).toEqual([{ command: { type: 'answer', pollId, answer }, at: undefined }]);
    await expect.element(sheet.getByText('The wary', { exact: true })).toBeVisible();
    await expect.element(sheet.getByText('left out')).toBeVisible();
  });

  test('is gone while the game is played, and comes back with what the class expected', async () => {
    const { screen, link } = await show({ ...targetBargain });
    await expect.element(screen.getByRole('heading', { level: 1 })).toBeVisible();
    expect(screen.getByText('Before round 1: what do you expect?').query()).toBeNull();
    link.view = pollStates.foresightTold;
    await expect.element(screen.getByText('What the class answered')).toBeVisible();
    await expect.element(screen.getByText('14 votes, 67%')).toBeVisible();
    await expect.element(screen.getByText('15 votes, 71%')).toBeVisible();
  });
});

describe('answering', () => {
  test('who wrote what the host deletes is told, and may write anew', async () => {
    const mine: Answer = { kind: 'word', word: 'rude' };
    const { screen, link } = await show(seen(ask(asked.word, { mine })));
    await expect.element(screen.getByText('Your answer: rude')).toBeVisible();
    link.view = seen(ask(asked.word));
    const told = screen.getByText('Your host has deleted your answer. You can send another one.');
    await expect.element(told.last()).toHaveClass('poll-mine');
    await expect.element(told.first()).toHaveRole('status');
    await expect.element(screen.getByRole('textbox')).toHaveValue('');
    link.view = seen(ask(asked.word, { open: false }));
    await expect
      .element(screen.getByText('Your host has deleted your answer.').last())
      .toBeVisible();
    expect(screen.getByText('You did not answer.').query()).toBeNull();
  });

  test('a vote: one tap, Send, and it can be changed while the question is open', async () => {
    const { screen, link } = await show(seen(ask(asked.choice)));
    await expect.element(screen.getByRole('button', { name: 'Send' })).toBeDisabled();
    await screen.getByRole('radio', { name: 'Stand firm' }).click();
    await screen.getByRole('button', { name: 'Send' }).click();
    const answer = { kind: 'choice', option: 2 } as const;
    expect(link.commits).toEqual([{ command: { type: 'answer', pollId, answer }, at: undefined }]);
    const own = screen.getByText('Your answer: Stand firm');
    await expect.element(own).toBeVisible();
    expect(document.activeElement?.textContent).toContain('Your answer: Stand firm');
    link.view = seen(ask(asked.choice, { mine: answer }));
    await screen.getByRole('button', { name: 'Change' }).click();
    const before = screen.getByRole('radio', { name: 'Stand firm' });
    await expect.element(before).toBeChecked();
    await screen.getByRole('button', { name: 'Keep what I sent' }).click();
    await expect.element(own).toBeVisible();
    link.view = seen(ask(asked.choice, { mine: answer, open: false }));
    await expect.element(screen.getByRole('button', { name: 'Change' })).not.toBeInTheDocument();
    await expect.element(screen.getByText('Closed', { exact: true })).toBeVisible();
  });

  test('a word, by the keyboard alone', async () => {
    const { screen, link } = await show(seen(ask(asked.word)));
    const field = screen.getByRole('textbox', { name: 'Your word' });
    await field.fill('  careful ');
    field.element().closest('form')?.requestSubmit();
    await expect.element(screen.getByText('Your answer: careful')).toBeVisible();
    expect(link.commits[0]?.command).toMatchObject({ answer: { kind: 'word', word: 'careful' } });
  });

  test('numbers from 0 to 100, each of them, and nothing is suggested', async () => {
    const { screen, link } = await show(seen(ask(asked.numbers)));
    const quiet = screen.getByRole('textbox', { name: 'A quiet demand' });
    const loud = screen.getByRole('textbox', { name: 'A loud demand' });
    await expect.element(quiet).toHaveValue('');
    await expect.element(quiet).toHaveAttribute('inputmode', 'numeric');
    await quiet.fill('140');
    await expect.element(quiet).toHaveAttribute('aria-invalid', 'true');
    await loud.fill('5');
    await expect.element(screen.getByRole('button', { name: 'Send' })).toBeDisabled();
    await quiet.fill('40');
    await screen.getByRole('button', { name: 'Send' }).click();
    const answer = { kind: 'numbers', values: [40, 5] };
    expect(link.commits[0]?.command).toMatchObject({ answer });
  });

  test('an exit ticket: what is left is counted, a part may be left out', async () => {
    const { screen, link } = await show(seen(ask(asked.ticket)));
    const field = screen.getByRole('textbox', { name: /When is a threat/ });
    await field.fill('When the stake\nis large.');
    await expect.element(screen.getByText('476 characters left')).toBeVisible();
    await screen.getByRole('button', { name: 'Send' }).click();
    const answer = { kind: 'ticket', texts: ['', 'When the stake is large.'] };
    expect(link.commits[0]?.command).toMatchObject({ answer });
    await expect.element(screen.getByText('left out')).toBeVisible();
  });

  test('what is refused stays to be mended', async () => {
    const { screen, link } = await show(seen(ask(asked.word)));
    link.answer = { ok: false, code: 'filtered', detail: '' };
    await screen.getByRole('textbox').fill('idiot');
    await screen.getByRole('button', { name: 'Send' }).click();
    await expect.element(screen.getByRole('textbox')).toHaveValue('idiot');
    await expect
      .element(screen.getByRole('alert'))
      .toMatchTextContent(/The host does not allow a word in it/);
  });

  test('a draft outlasts a reload, and is none any more once it was sent', async () => {
    const first = await show(seen(ask(asked.word)));
    await first.screen.getByRole('textbox').fill('half a wo');
    await first.screen.unmount();
    const second = await show(seen(ask(asked.word)));
    await expect.element(second.screen.getByRole('textbox')).toHaveValue('half a wo');
    await second.screen.getByRole('button', { name: 'Send' }).click();
    await expect.element(second.screen.getByText('Your answer: half a wo')).toBeVisible();
    await second.screen.unmount();
    const third = await show(seen(ask(asked.word)));
    await expect.element(third.screen.getByRole('textbox')).toHaveValue('');
  });

  test('what could not be sent yet is shown, and said to wait', async () => {
    const link = new FakeLink(seen(ask(asked.word)));
    link.online = false;
    const command = { type: 'answer', pollId, answer: { kind: 'word', word: 'careful' } } as const;
    link.unsent = [{ id: crypto.randomUUID(), command }];
    const screen = await showConnected(link, seat);
    await expect.element(screen.getByText('Your answer: careful')).toBeVisible();
    await expect.element(screen.getByText(/^Not sent yet. It is kept on this phone/)).toBeVisible();
  });

  test('the next question begins anew', async () => {
    const { screen, link } = await show(seen(ask(asked.word)));
    await screen.getByRole('textbox').fill('careful');
    const next = 'b'.repeat(32) as typeof pollId;
    link.view = seen({ ...ask(asked.word), pollId: next });
    await expect.element(screen.getByRole('textbox')).toHaveValue('');
  });
});
