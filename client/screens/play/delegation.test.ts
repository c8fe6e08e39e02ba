import { beforeEach, describe, expect, test } from 'vitest';
import '../../style/tokens.css';
import '../../style/base.css';
import { breaches } from '../../testing/axe.ts';
import * as fixtures from '../../testing/delegation-fixtures.ts';
import { FakeLink } from '../../testing/fake-link.svelte.ts';
import { showConnected } from '../../testing/connected.ts';

const seat = { roomId: 'r1', name: 'Amira', pin: '4821' };
const { targetProposed, targetChoosing, senderChoosing, senderAnyone, DRAFT_OF_ZOE } = fixtures;

async function show(view: ConstructorParameters<typeof FakeLink>[0]) {
  const link = new FakeLink(view);
  const screen = await showConnected(link, seat);
  return { link, screen, box: screen.getByRole('region', { name: 'Your delegation' }) };
}

beforeEach(() => {
  localStorage.clear();
});

test('says who leads the country together, who is away, and how they decide', async () => {
  const { box } = await show(targetChoosing);
  await expect.element(box).toMatchTextContent(/You, Zoë and Jun \(away\)/);
  await expect.element(box).toMatchTextContent(/More than half of those who are here must agree/);
  const { box: other } = await show(senderAnyone);
  await expect.element(other.last()).toMatchTextContent(/Whoever sends first decides/);
});

test('shows what another member is trying, as long as it belongs here', async () => {
  const { link, box } = await show(targetProposed);
  const { from, draft } = DRAFT_OF_ZOE;
  link.drafts = new Map([[from, draft]]);
  await expect.element(box.getByText('Zoë is trying: offer 35%')).toBeVisible();
  link.drafts = new Map([[from, { ...draft, at: { round: 1, step: 0 } }]]);
  await expect.element(box.getByText('Zoë is trying nothing yet.')).toBeVisible();
  await expect.element(box.getByText(/offer 35%/)).not.toBeInTheDocument();
});

test('counts who agrees among those who are here, and agrees to another’s choice', async () => {
  const { link, box } = await show(targetProposed);
  await expect.element(box).toMatchTextContent(/Zoë wants: offer 22% ?1 of 2 here agree/);
  await expect.element(box).toMatchTextContent(/You and Jun want: offer 30% ?1 of 2 here agree/);
  await box.getByRole('button', { name: 'Agree: offer 22%' }).click();
  expect(link.commits[0]?.command).toEqual({ type: 'agree', proposal: 1 });
  expect(box.getByRole('button').all()).toHaveLength(1);
});

describe('under majority', () => {
  test('sent cables are said to be put to the others, not sealed', async () => {
    const { screen } = await show(senderChoosing);
    await screen.getByRole('button', { name: 'Review: no demands' }).click();
    await screen.getByRole('button', { name: 'Seal and send' }).click();
    await expect
      .element(screen.getByRole('heading', { name: 'Put to your delegation' }))
      .toBeVisible();
  });

  test('a stance too, and a move can be thought over', async () => {
    const { screen } = await show(targetChoosing);
    await screen.getByRole('button', { name: 'Hand in' }).click();
    await expect.element(screen.getByText('Put to your delegation: Hold')).toBeVisible();
    await screen.unmount();
    const bargain = await show(targetProposed);
    await bargain.screen.getByRole('button', { name: 'Stand firm' }).click();
    await expect.element(bargain.screen.getByRole('button', { name: 'Stand firm' })).toBeEnabled();
  });
});

test('what is tried out is shown to the others, once it is touched', async () => {
  const { link, screen } = await show(targetProposed);
  expect(link.shared).toEqual([]);
  await screen.getByRole('button', { name: '5% less' }).click();
  await expect
    .poll(() => link.shared.at(-1)?.command)
    .toMatchObject({ type: 'petition', offer: 20 });
  await screen.unmount();
  const desk = await show(senderAnyone);
  await desk.screen.getByRole('button', { name: 'Write to South Korea' }).click();
  expect(desk.link.shared.at(-1)?.command).toMatchObject({
    ...{ type: 'prepare', cables: [{ targetId: 'korea', demand: 20 }] },
  });
});

test.each(['light', 'dark'])('has no breach of accessibility in %s', async (theme) => {
  document.documentElement.dataset['theme'] = theme;
  for (const view of [targetProposed, senderChoosing]) {
    const { screen } = await show(view);
    expect(await breaches(screen.container)).toEqual([]);
    await screen.unmount();
  }
  document.documentElement.dataset['theme'] = 'light';
});

test('keeps a line for each draft, so that nothing below moves when one comes', async () => {
  const { link, screen, box } = await show(targetProposed);
  await expect.element(box.getByText('Zoë is trying nothing yet.')).toBeVisible();
  const button = screen.getByRole('button', { name: 'Stand firm' }).element();
  const before = button.getBoundingClientRect().top;
  const { from, draft } = DRAFT_OF_ZOE;
  link.drafts = new Map([[from, draft]]);
  await expect.element(box.getByText('Zoë is trying: offer 35%')).toBeVisible();
  expect(button.getBoundingClientRect().top).toBe(before);
});
