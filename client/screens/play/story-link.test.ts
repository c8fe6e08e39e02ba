import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { phoneDeals } from '../../testing/deal-fixtures.ts';
import { FakeLink } from '../../testing/fake-link.svelte.ts';
import { states } from '../../testing/fixtures.ts';
import { play as text } from '../../text/play-words.ts';
import Connected from './Connected.svelte';

const seat = { roomId: 'r1', name: 'Amira', pin: '4821' };

async function show(view: ConstructorParameters<typeof FakeLink>[0]) {
  return render(Connected, { link: new FakeLink(view), seat });
}

test('the end leads to the own page once the cables are open', async () => {
  const ended = states.senderEnded;
  const { ending } = ended;
  if (ending === null) throw new Error('no end');
  const screen = await show({ ...ended, ending: { ...ending, rounds: ending.rounds ?? [] } });
  const link = screen.getByRole('link', { name: text.ended.story });
  await expect.element(link).toHaveAttribute('href', '/story?room=r1');
});

test('before that it leads nowhere', async () => {
  const ended = states.senderEnded;
  const { ending } = ended;
  if (ending === null) throw new Error('no end');
  const screen = await show({ ...ended, ending: { ...ending, rounds: null } });
  await expect.element(screen.getByText(text.ended.notOpened)).toBeVisible();
  await expect
    .element(screen.getByRole('link', { name: text.ended.story }))
    .not.toBeInTheDocument();
});

test('who has no seat in the last game finds it when the class has ended', async () => {
  const earlier = [
    { number: 1, countryId: 'korea', name: 'South Korea', total: 12, par: 10, finished: true },
  ] as NonNullable<typeof phoneDeals.lobbyUnmet.earlier>;
  const screen = await show({ ...states.lobby, stage: 'ended', seat: null, earlier });
  const link = screen.getByRole('link', { name: text.ended.story });
  await expect.element(link).toHaveAttribute('href', '/story?room=r1');
});
