import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { readLog } from '../../shared/replay/log-lines.ts';
import { verifyLines } from '../../shared/replay/verified.ts';
import type { HostView } from '../../shared/room/host-schema.ts';
import { openRoom, type Room } from '../integration/harness.ts';
import { PATIENCE } from '../support/patience.ts';
import { drive, type Limit } from './driver.ts';
import { arrive, LAPTOP, PHONE, type Person } from './people.ts';
import { onStage } from './stage.ts';

const stage = onStage();

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const ON_TIME = 23;
const ROUNDS = 4;
/** The class waits where the test has something to do, so that no game is over before its time. */
const limit: Limit = { round: 1 };
/** Whose phone does what, by their number. */
const RELOAD = [0, 1, 2, 3];
const TAKE_ALONG = [4, 5];
const HANDED = 6;
const GONE = [7, 8];

async function phone(number: number): Promise<Person> {
  const person = await arrive(stage.browser, PHONE);
  await drive(person.context, number, limit);
  return person;
}

async function scanned({ page }: Person, { opened }: Room): Promise<void> {
  await page.goto(`http://127.0.0.1:${stage.server.port}/join#${opened.joinToken}`);
  await button(page, 'Join now').waitFor();
}

async function joined({ page }: Person): Promise<void> {
  await button(page, 'Join now').click();
  await page.getByRole('heading', { name: 'You are in' }).waitFor();
}

/** Name and PIN, as they stand on the phone. */
async function seatOn(page: Page): Promise<{ name: string; pin: string }> {
  const pin = (await page.locator('.digits').textContent()) ?? '';
  const line = (await page.getByText(/^Name: /).textContent()) ?? '';
  return { pin, name: /^Name: (.*?)\. /.exec(line)?.[1] ?? '' };
}

const viewOf = async (room: Room): Promise<HostView> =>
  (await room.view(room.opened.hostToken)) as unknown as HostView;

test('24 phones in one room play to the end, whatever becomes of them on the way', async () => {
  const base = `http://127.0.0.1:${stage.server.port}`;
  const room = await openRoom(base, {
    ...{ rounds: ROUNDS, seed: 24, practice: false },
    // for who is away; a class that is slow on a busy machine is not hurried
    seconds: { briefing: 120, prepare: 120, move: 60, bargain: 240, outcome: 60 },
  });
  const hostLink = new URL(room.opened.links.host);
  const hostArrives = async (): Promise<Person> => {
    const host = await arrive(stage.browser, LAPTOP);
    await host.page.goto(`${base}${hostLink.pathname}${hostLink.search}${hostLink.hash}`);
    return host;
  };
  const host = await hostArrives();
  const numbers = Array.from({ length: ON_TIME }, (_, number) => number);
  const phones = await Promise.all(numbers.map((number) => phone(number)));
  const start = performance.now();
  await Promise.all(phones.map((one) => scanned(one, room)));
  const loadSeconds = (performance.now() - start) / 1000;
  // everybody taps at once
  const tapped = performance.now();
  await Promise.all(phones.map((one) => joined(one)));
  const joinSeconds = (performance.now() - tapped) / 1000;
  const seats = await Promise.all(phones.map(({ page }) => seatOn(page)));

  await room.host({ type: 'deal', plan: 'share' });
  const { players } = await viewOf(room);
  const placeOf = (one: (typeof players)[number]) => `${one.gameNumber} ${one.countryName}`;
  const held = players.map(placeOf);
  expect(held.length - new Set(held).size).toBe(3); // delegations of two
  const playing = performance.now();
  await button(host.page, 'Start the games').first().click();
  const bargains = async (): Promise<boolean> =>
    (await viewOf(room)).games.some(({ phase, round }) => phase === 'bargain' || round > 1);
  await expect.poll(bargains, { interval: 500 }).toBe(true);

  const at = (number: number): Person => {
    const found = phones[number];
    if (found === undefined) throw new Error(`no phone ${number}`);
    return found;
  };
  const nameOf = (number: number): string => seats[number]?.name ?? '';
  // who is removed held a country alone, so that its seat is free for who comes late
  const alone = players.filter(
    (one) => held.filter((place) => place === placeOf(one)).length === 1,
  );
  const kicked = numbers
    .slice(9)
    .find((number) => alone.some(({ name }) => name === nameOf(number)));
  if (kicked === undefined) throw new Error('nobody holds a country alone');
  // the host removes somebody, gives a seat to another device, and closes the laptop for two rounds
  await host.page.locator('summary', { hasText: /^People/ }).click();
  // one name may be the beginning of another
  const called = (name: string) => host.page.getByRole('button', { name, exact: true });
  await called(`Remove ${nameOf(kicked)}`).click();
  await host.page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await at(kicked).page.getByText('The host removed you from this class.').first().waitFor();
  await called(`Help ${nameOf(HANDED)}`).click();
  await button(host.page, 'Give this seat to another device').click();
  const handOver = await host.page.getByLabel('Or open this link there').inputValue();
  await host.context.close();
  const roundsNow = async (): Promise<number[]> =>
    (await viewOf(room)).games.map(({ round }) => round);
  const closedAt = Math.min(...(await roundsNow()));
  limit.round = ROUNDS - 1;

  const moved: Promise<Person>[] = [
    ...TAKE_ALONG.map(async (number) => {
      const other = await phone(number);
      await other.page.goto(`${base}/join?room=${room.opened.roomId}`);
      await button(other.page, 'Take my seat').waitFor({ state: 'attached' });
      await other.page.getByLabel('Name').last().fill(nameOf(number));
      await other.page.getByLabel('PIN, four digits').fill(seats[number]?.pin ?? '');
      await button(other.page, 'Take my seat').click();
      return other;
    }),
    (async () => {
      const other = await phone(HANDED);
      const { pathname, hash } = new URL(handOver);
      await other.page.goto(`${base}${pathname}${hash}`);
      await button(other.page, 'Go on with this seat here').click();
      return other;
    })(),
  ];
  const late = phone(ON_TIME);
  await Promise.all([
    ...RELOAD.map((number) => at(number).page.reload()),
    ...GONE.map((number) => at(number).context.close()),
    late.then((one) => one.page.goto(`${base}/join#${room.opened.joinToken}`)),
    late.then((one) => button(one.page, 'Join now').click()),
    ...moved,
  ]);
  for (const number of [...TAKE_ALONG, HANDED]) {
    await at(number).page.getByText('This page is signed off.').first().waitFor();
  }
  const interrupted = await viewOf(room);
  expect(interrupted.games.every(({ phase }) => phase !== 'ended')).toBe(true);
  const slowest = async (): Promise<number> => Math.min(...(await roundsNow()));
  await expect
    .poll(slowest, { timeout: PATIENCE.test / 2, interval: 500 })
    .toBeGreaterThan(closedAt + 1);

  const again = await hostArrives();
  await button(again.page, /^Push on/)
    .first()
    .waitFor();
  limit.round = ROUNDS;
  const out = new Set([...TAKE_ALONG, HANDED, ...GONE, kicked]);
  const left = [
    ...phones.filter((_, number) => !out.has(number)),
    ...(await Promise.all(moved)),
    await late,
  ];
  expect(left).toHaveLength(18 + 3);
  await Promise.all(
    left.map(({ page }) =>
      page.getByRole('heading', { name: 'The end' }).waitFor({ timeout: PATIENCE.test / 2 }),
    ),
  );
  await button(again.page, 'Open the cables').first().click();
  await Promise.all(left.map(({ page }) => page.getByText('Every cable, opened').waitFor()));
  const playSeconds = (performance.now() - playing) / 1000;
  console.log(
    `23 phones on two cores had the page in ${loadSeconds.toFixed(1)} s and, tapping at once, were in ` +
      `after ${joinSeconds.toFixed(1)} s; ${ROUNDS} rounds took ${playSeconds.toFixed(0)} s`,
  );

  // seldom more than a few seconds on an idle machine; others may keep this one busy
  expect(joinSeconds).toBeLessThanOrEqual(30);
  const log = readLog(await room.log());
  if (!log.ok) throw new Error('no log');
  const { games, differences } = verifyLines(log.lines);
  expect([games, differences]).toEqual([4, []]);
  const byWhom = log.lines.flatMap(({ event }) => ('decidedBy' in event ? [event.decidedBy] : []));
  expect(byWhom.filter((one) => one === 'human').length).toBeGreaterThan(byWhom.length / 2);
  for (const person of [again, ...left]) expect(person.complaints).toEqual([]);
});
