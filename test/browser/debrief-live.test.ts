import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { openRoom, until, type Room } from '../integration/harness.ts';
import { commandFrom, pick, seeded } from '../integration/legal.ts';
import { arrive, BIG_SCREEN, isAccessible, LAPTOP, PHONE, picture, type Person } from './people.ts';
import { onStage } from './stage.ts';

const stage = onStage();
const base = (): string => `http://localhost:${stage.server.port}`;

/** A link as this machine opens it. */
function local(link: string): string {
  const { pathname, hash } = new URL(link);
  return base() + pathname + hash;
}

/** Plays a seat by what it may do, as a script does, until the game has ended. */
async function playOn(room: Room, token: string, seed: number): Promise<void> {
  const random = seeded(seed);
  const turn = async () => {
    const view = await room.view(token);
    return view.phase === 'ended' || view.legal.length > 0 ? view : null;
  };
  for (;;) {
    const view = await until(turn, 'a turn');
    if (view.phase === 'ended') return;
    const { command, at } = commandFrom(pick(view.legal, random), random);
    await room.send(token, command, { at });
  }
}

const tokenOf = (page: Page, roomId: string): Promise<string> =>
  page.evaluate((key) => {
    const seat: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return (seat as { token: string }).token;
  }, `entente.seat.${roomId}`);

interface Classroom {
  readonly room: Room;
  readonly wall: Person;
  readonly phones: readonly Person[];
}

/** A class of two that has played two rounds; its projector is open, its cables are not. */
async function aClass(): Promise<Classroom> {
  const options = { practice: false, seconds: 0, rounds: 2, seed: 5 };
  const room = await openRoom(base(), options, 'harbour-league');
  const [wall, ...phones] = await Promise.all([
    arrive(stage.browser, BIG_SCREEN),
    arrive(stage.browser, PHONE),
    arrive(stage.browser, PHONE),
  ]);
  for (const { page } of phones) {
    await page.goto(local(room.opened.links.join));
    await page.getByRole('button', { name: 'Join now' }).click();
    await page.getByRole('heading', { name: 'You are in' }).waitFor();
  }
  await room.host({ type: 'deal' });
  await room.host({ type: 'start' });
  const tokens = await Promise.all(phones.map(({ page }) => tokenOf(page, room.opened.roomId)));
  await Promise.all(tokens.map((token, seat) => playOn(room, token, seat + 1)));
  await wall.page.goto(local(room.opened.links.projector));
  await wall.page.getByText('How it ended').waitFor();
  return { room, wall, phones };
}

/** The debrief of the class, on a device that holds the host's link. */
async function hostOf({ opened }: Room, viewport: typeof PHONE): Promise<Person> {
  const host = await arrive(stage.browser, viewport);
  await host.page.goto(local(opened.links.host));
  await host.page.getByRole('heading', { name: 'Results' }).waitFor();
  await host.page.goto(`${base()}/debrief?room=${opened.roomId}`);
  await host.page.getByRole('tab', { name: 'Replay' }).waitFor();
  return host;
}

const everybodyAnswers = async (
  phones: readonly Person[],
  answer: (page: Page, place: number) => Promise<void>,
): Promise<void> => {
  for (const [place, { page }] of phones.entries()) {
    await answer(page, place);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('Your answer:').waitFor();
  }
};

test('a debrief is steered from the host’s phone: the projector follows, the class answers', async () => {
  const scene = await aClass();
  const { room, phones } = scene;
  const wall = scene.wall.page;
  const person = await hostOf(room, PHONE);
  const host = person.page;
  const remote = host.getByRole('complementary', { name: 'Presenter' });
  const press = (name: string | RegExp): Promise<void> =>
    remote.getByRole('button', { name }).click();
  const toSwitch = host.getByRole('switch', { name: 'Show on the projector' });

  // before the cables are open the projector may not show it, and the page says why
  await host.getByText('The debrief is shown once the cables are open').waitFor();
  expect(await toSwitch.isDisabled()).toBe(true);
  await host.getByRole('button', { name: 'Open the cables' }).click();
  await host.getByText('follows this page. Your questions').waitFor();
  await isAccessible(host);
  await picture(host, 'live-host-off');
  await toSwitch.click();
  await wall.locator('main.debrief').waitFor();
  await wall
    .getByText('Everybody reads their role')
    .first()
    .or(wall.locator('.moment'))
    .first()
    .waitFor();
  await isAccessible(wall);
  await picture(wall, 'live-wall-replay');

  // the replay, step by step, and back; a reload in the middle changes nothing
  await remote.getByRole('button', { name: 'Forward' }).click();
  await remote.getByRole('button', { name: 'Forward' }).click();
  const slider = wall.getByRole('slider');
  await expect.poll(() => slider.inputValue()).toBe('2');
  await wall.reload();
  await wall.locator('main.debrief').waitFor();
  await expect.poll(() => slider.inputValue()).toBe('2');
  expect(await wall.getByRole('button').count()).toBe(0);

  // the script: one word, without the host's questions on the wall
  await remote.getByRole('combobox', { name: 'View' }).selectOption('Script');
  await host.getByRole('combobox', { name: 'Length' }).selectOption('30 minutes');
  await host.getByRole('button', { name: 'Present', exact: true }).click();
  await wall.getByText('One word for how you played').waitFor();
  await host.getByText('Write it on your phone').waitFor();
  await press('Ask for one word');
  await everybodyAnswers(phones, async (page, place) => {
    await page.getByRole('textbox', { name: 'Your word' }).fill(place === 0 ? 'Warily' : 'warily');
  });
  await remote.getByText('2 of 2 answered').waitFor();
  await wall.getByText('2 of 2 answered').waitFor();
  expect(await wall.getByText(/warily/i).count()).toBe(0);
  await isAccessible(host);
  await picture(host, 'live-host-word');
  await press('Show the answers');
  await wall.getByText(/warily/i).waitFor();
  await isAccessible(wall);
  await picture(wall, 'live-wall-word');
  await press('Put away');
  expect(await wall.getByText('Which one word').count()).toBe(0);

  // the silent prediction
  await press('Next step');
  await press('Ask for a prediction');
  await everybodyAnswers(phones, async (page, place) => {
    await page.getByLabel('A quiet demand').fill(String(30 + 20 * place));
    await page.getByLabel('A loud demand').fill(String(60 + 20 * place));
  });
  await remote.getByText('2 of 2 answered').waitFor();
  await host.getByText('For you alone').waitFor();
  await press('Put away');

  // the vote before the reveal, at the turning point
  for (let step = 0; step < 3; step += 1) await press('Next step');
  await host.getByText('Vote on your phone before I go on').waitFor();
  await picture(host, 'live-host-turn');
  const vote = remote.getByRole('button', { name: 'Vote on the turning point' });
  await vote.click();
  await everybodyAnswers(phones, async (page) => {
    await page.getByRole('radio').first().check();
  });
  await picture(wall, 'live-wall-vote');
  await press('Show the answers');
  await wall.getByText('2 votes, 100%').waitFor();
  await phones[0]?.page.getByText('2 votes, 100%').waitFor();
  await isAccessible(wall);
  await picture(wall, 'live-wall-votes');
  await press('Put away');
  await wall.getByRole('slider').waitFor();

  // the prediction beside what was
  await press('Next step');
  await press('Next step');
  await host.getByRole('button', { name: 'Show what the class predicted' }).click();
  await wall
    .getByText('a quiet demand on an ally won 40% of the stake and a loud one 70%')
    .waitFor();

  // another future: hidden until the host shows it, then with the same numbers
  await press('Next step');
  await press('Next step');
  await wall.getByText('How would it have gone on?').waitFor();
  await press('Vote before the result');
  await everybodyAnswers(phones, async (page) => {
    await page.getByRole('radio', { name: 'About the same' }).check();
  });
  await press('Put away');
  await host.getByRole('button', { name: 'Play both futures' }).click();
  const reveal = host.getByRole('button', { name: 'Show this on the big screen' });
  await reveal.waitFor();
  await wall.getByText('How would it have gone on?').waitFor();
  await isAccessible(host);
  await picture(host, 'live-host-future');
  await reveal.click();
  const told = /ends better with the change in \d+% of \d+ runs[^.]*\.[^.]*\./;
  const said = (await host.getByText(told).first().textContent()) ?? '';
  const sentence = told.exec(said)?.[0] ?? 'nothing';
  await wall.getByText(sentence).first().waitFor();
  await isAccessible(wall);
  await picture(wall, 'live-wall-future');

  // nobody scrolls a projector: what the host looks at comes into view there
  const futures = 'Two of these futures, side by side';
  await host.getByRole('heading', { name: futures }).evaluate((one) => one.scrollIntoView());
  const topOf = (): Promise<number> =>
    wall.getByRole('heading', { name: futures }).evaluate((one) => one.getBoundingClientRect().top);
  await expect.poll(topOf).toBeLessThan(200);
  await host.evaluate(() => scrollTo(0, 0));
  await expect.poll(() => wall.evaluate(() => scrollY)).toBe(0);

  // the exit ticket: only the host reads it
  for (let step = 0; step < 3; step += 1) await press('Next step');
  await press('Send the exit ticket');
  await everybodyAnswers(phones, async (page, place) => {
    await page.getByRole('textbox').first().fill(`A thought of person ${place}`);
  });
  await remote.getByText('2 of 2 answered').waitFor();
  await host.getByText('What they wrote, with names').click();
  await host.getByText('A thought of person 1').waitFor();
  await isAccessible(host);
  await picture(host, 'live-host-ticket');
  await host.setViewportSize(LAPTOP);
  await isAccessible(host);
  await picture(host, 'live-host-laptop');
  for (const { page } of phones) await isAccessible(page);
  await press('Show how many wrote');
  await wall.getByText('2 people wrote').waitFor();
  expect(await wall.getByText('A thought of person').count()).toBe(0);
  await picture(wall, 'live-wall-ticket');

  // off again: the projector's own page
  await press('Put away');
  await toSwitch.click();
  await wall.getByText('How it ended').waitFor();

  for (const { complaints, hosts } of [person, scene.wall, ...phones]) {
    expect(complaints).toEqual([]);
    expect([...hosts]).toEqual([`localhost:${stage.server.port}`]);
  }
});
