import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { play as text } from '../../client/text/play-words.ts';
import { openRoom, type Room } from '../integration/harness.ts';
import { breachesOn } from './axe.ts';
import { ears, type Said } from './ears.ts';
import { shoot } from './gallery.ts';
import { finger, keyboard, type Hands } from './hands.ts';
import { Meter } from './meter.ts';
import { arrive, BIG_SCREEN, LAPTOP, PHONE, type Person } from './people.ts';
import { onStage } from './stage.ts';

const stage = onStage();
let meter: Meter;

beforeAll(async () => {
  meter = await Meter.start(stage.server.port);
});

afterAll(async () => {
  await meter.close();
});

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const ROUNDS = 3;

interface Phone extends Person {
  readonly said: readonly Said[];
  readonly hands: Hands;
  /** Websockets that got as far as a word from the server. */
  sockets: number;
  country: string;
  /** Bytes of the pages and of what they need, compressed, without headers. */
  loaded: number;
}

/** What a page fetched and did not have yet. */
const loadedBy = (page: Page): Promise<number> =>
  page.evaluate(() =>
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .map((entry) => entry as PerformanceResourceTiming)
      .filter(({ transferSize }) => transferSize > 0)
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  );

/** A phone that joins by the keyboard; `port` is the line that it has to the server. */
async function join(
  { opened }: Room,
  { port, blocked, keys }: { port: number; blocked: boolean; keys: boolean },
): Promise<Phone> {
  const person = await arrive(stage.browser, PHONE);
  const said = await ears(person.context);
  const hands = keys ? keyboard(person.page) : finger;
  const phone: Phone = { ...person, said, hands, sockets: 0, country: '', loaded: 0 };
  if (blocked) await phone.page.routeWebSocket(/\/socket\.io\//, (ws) => void ws.close());
  phone.page.on('websocket', (socket) => {
    socket.on('framereceived', () => (phone.sockets += 1));
  });
  await phone.page.goto(`http://127.0.0.1:${port}/join#${opened.joinToken}`);
  await button(phone.page, 'Join now').waitFor();
  phone.loaded += await loadedBy(phone.page);
  await hands.press(button(phone.page, 'Join now'));
  await phone.page.getByRole('heading', { name: 'You are in' }).waitFor();
  phone.loaded += await loadedBy(phone.page);
  return phone;
}

/**
 * No breach on any of these pages. In dark only where no component's test has the same state: they
 * show every state of a page that the server can send in both themes.
 */
async function accessible(
  phase: string,
  pages: Readonly<Record<string, Page>>,
  themes: readonly ('light' | 'dark')[] = ['light'],
): Promise<void> {
  const found: string[] = [];
  for (const [name, page] of Object.entries(pages)) {
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const breaches = await breachesOn(page, colorScheme === 'dark' ? 'colours' : 'everything');
      found.push(...breaches.map((one) => `${phase}, ${name}, ${colorScheme}: ${one}`));
    }
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  }
  expect(found).toEqual([]);
  for (const [name, page] of Object.entries(pages)) await shoot(page, `${phase}-${name}`);
}

/** What the pages of the round say of it, in order; a result is said in the same breath. */
function phasesSaid(kind: 'sender' | 'target'): string[] {
  const prepare = kind === 'sender' ? text.phase.prepareSender : text.phase.prepareTarget;
  const rounds = Array.from({ length: ROUNDS }, (_, index) => [
    `${text.round({ round: index + 1, rounds: ROUNDS, practice: false })}. ${prepare}`,
    text.phase.bargain,
    `${text.phase.outcome} 0 in this round.`,
  ]);
  return [
    text.phase.lobby,
    text.phase.briefing,
    ...rounds.flat(),
    `${text.phase.ended} 0 points, par 0.`,
  ];
}

const withoutNumbers = (words: string): string =>
  words
    .replace(/[+−-]?\d+ in this round/, '0 in this round')
    .replace(/[−-]?\d+ points?, par [−-]?\d+/, '0 points, par 0');

/** Nothing twice in a row from one region. */
function stutters(said: readonly Said[]): string[] {
  return said.flatMap(({ region, text: words }, index) => {
    const before = said.slice(0, index).findLast((one) => one.region === region);
    return before?.text === words ? [words] : [];
  });
}

test('a host, a projector and four phones play three rounds, one phone by the keyboard, one without websockets', async () => {
  const room = await openRoom(`http://127.0.0.1:${stage.server.port}`, {
    ...{ seconds: 0, rounds: ROUNDS, groups: 1, seed: 4, practice: false },
  });
  const local = (link: string): string => {
    const { pathname, search, hash } = new URL(link);
    return `http://127.0.0.1:${stage.server.port}${pathname}${search}${hash}`;
  };
  const host = await arrive(stage.browser, LAPTOP);
  const wall = await arrive(stage.browser, BIG_SCREEN);
  const wallSaid = await ears(wall.context);
  await host.page.goto(local(room.opened.links.host));
  await wall.page.goto(local(room.opened.links.projector));

  const phones: Phone[] = [];
  for (const index of [0, 1, 2, 3]) {
    const port = index === 0 ? meter.port : stage.server.port;
    phones.push(await join(room, { port, blocked: index === 3, keys: index < 2 }));
  }
  const firstLoad = meter.received;
  const [one] = phones;
  if (one === undefined) throw new Error('no phone');
  await accessible('lobby', { host: host.page, wall: wall.page, phone: one.page });

  await button(host.page, /^Deal/).first().click();
  for (const phone of phones) {
    const heading = phone.page.getByRole('heading', { name: /^You are (the )?[A-Z]/ });
    phone.country = (await heading.textContent())?.replace(/^You are (the )?/, '') ?? '';
  }
  await accessible('dealt', { host: host.page, wall: wall.page, phone: one.page });
  const sender = phones.find(({ country }) => country === 'United States');
  const targets = phones.filter((phone) => phone !== sender);
  const [a, b, c] = targets;
  if (!sender || !a || !b || !c) throw new Error(`dealt ${phones.map((p) => p.country).join()}`);
  const all = { host: host.page, wall: wall.page, sender: sender.page, target: a.page };
  const everybody = (name: string | RegExp): Promise<void[]> =>
    Promise.all(phones.map(({ page, hands }) => hands.press(button(page, name))));

  await button(host.page, 'Start the games').first().click();
  for (const { page } of phones) await button(page, 'I am ready').waitFor();
  await accessible('briefing', all);
  // once somebody talks: to the great power, from a phone that is not counted
  const talker = [b, c].find((phone) => phone !== one) ?? b;
  await talker.hands.press(button(talker.page, /^Talk/));
  const sheet = talker.page.getByRole('dialog');
  await sheet.locator('summary', { hasText: 'Start talking' }).waitFor();
  await accessible('talk', { target: talker.page });
  await button(talker.page, 'Good to be talking with you.').click();
  await button(talker.page, /^Send to/).click();
  await sheet.getByRole('log').getByText('Good to be talking with you.').waitFor();
  await button(talker.page, 'Close').click();
  await everybody('I am ready');

  const writes = async (to: Phone, manner: 'quiet' | 'loud', percent: number): Promise<void> => {
    const { page, hands } = sender;
    await hands.press(button(page, text.desk.write(to.country)));
    const card = page.getByRole('region', { name: to.country });
    await hands.choose(card.getByRole('radio', { name: manner === 'loud' ? /^Loud/ : /^Quiet/ }));
    await hands.slide(card.getByRole('slider'), percent);
  };
  const seal = async (): Promise<void> => {
    await sender.hands.press(button(sender.page, /^Review/));
    await sender.hands.press(button(sender.page, 'Seal and send'));
  };
  const answers = ({ page, hands }: Phone, name: string | RegExp): Promise<void> =>
    hands.press(button(page, name));
  const bytes: number[] = [];
  let scripts = 0;
  const round = async (play: () => Promise<void>): Promise<void> => {
    const [before, loaded] = [meter.received, await loadedBy(one.page)];
    await play();
    for (const { page } of phones) {
      await page.getByRole('table').filter({ hasText: 'Joint security' }).first().waitFor();
    }
    // scripts that the phone fetches ahead are no part of what a round costs
    const ahead = (await loadedBy(one.page)) - loaded;
    scripts += ahead;
    bytes.push(meter.received - before - ahead);
  };

  await round(async () => {
    for (const { page } of targets) await button(page, 'Hand in').waitFor();
    await writes(a, 'quiet', 30);
    await accessible('prepare', all);
    await sender.hands.press(button(sender.page, /^Review/));
    await accessible('review', { sender: sender.page }, ['light', 'dark']);
    for (const phone of targets) await answers(phone, 'Hand in');
    await a.page.getByText(text.stance.changeable).waitFor();
    await accessible('handed-in', { target: a.page });
    await sender.hands.press(button(sender.page, 'Seal and send'));
    await button(a.page, 'Open the cable').waitFor();
    await accessible('sealed', { target: a.page });
    await answers(a, 'Open the cable');
    await button(a.page, /^Give in/).waitFor();
    await accessible('bargain', all);
    await answers(a, /^Give in/);
  });
  await accessible('outcome', all);
  await everybody('Go on');

  await round(async () => {
    await writes(b, 'loud', 40);
    for (const phone of targets) await answers(phone, 'Hand in');
    await seal();
    await answers(b, /^Petition/);
    await accessible('petitioned', { ...all, target: b.page }, ['light', 'dark']);
    await answers(sender, 'Reject the offer');
    await answers(b, 'Stand firm');
    await answers(sender, 'Impose');
    await button(b.page, 'Absorb it').waitFor();
    await b.page.getByText(/^What happened so far: .*%\. The United States rejected/).waitFor();
    await accessible('imposed', { wall: wall.page, target: b.page });
    await answers(b, 'Absorb it');
  });
  await everybody('Go on');

  await round(async () => {
    await writes(a, 'quiet', 20);
    await writes(c, 'loud', 30);
    for (const phone of targets) await answers(phone, 'Hand in');
    await seal();
    await answers(a, 'Open the cable');
    await answers(a, 'Stand firm');
    await answers(sender, 'Back down');
    await answers(c, /^Give in/);
  });
  await everybody('Go on');
  for (const { page } of phones) await page.getByRole('heading', { name: 'The end' }).waitFor();
  await accessible('ended', all);

  await button(host.page, 'Open the cables').first().click();
  for (const { page } of phones) await page.getByText('Every cable, opened').waitFor();
  await accessible('opened', all);
  const [debrief] = await Promise.all([
    host.context.waitForEvent('page'),
    host.page.getByRole('link', { name: /^Debrief/ }).click(),
  ]);
  const opening = phones.map(async ({ page }) => {
    await page.getByRole('link', { name: /Replay the game/ }).click();
    await page.getByRole('tab', { name: 'Replay' }).waitFor();
  });
  await debrief.getByRole('tab', { name: 'Replay' }).waitFor();
  await Promise.all(opening);
  await accessible('debrief', { host: debrief, phone: one.page });

  // what a screen reader said
  for (const phone of phones) {
    const known = new Set(phasesSaid(phone === sender ? 'sender' : 'target'));
    const said = phone.said
      .map((entry) => withoutNumbers(entry.text))
      .filter((words) => known.has(words));
    expect([phone.country, ...said]).toEqual([
      phone.country,
      ...phasesSaid(phone === sender ? 'sender' : 'target'),
    ]);
    expect(stutters(phone.said)).toEqual([]);
  }
  expect(stutters(wallSaid)).toEqual([]);

  // what went over the line of one phone
  console.log(
    `one phone: ${one.loaded} bytes to join, ${firstLoad} with headers; ${bytes.join(', ')} bytes in the rounds, and ${scripts} of scripts fetched ahead`,
  );
  expect(one.loaded).toBeLessThanOrEqual(90_000);
  for (const used of bytes) expect(used).toBeLessThanOrEqual(15_000);

  expect(phones.map(({ sockets }) => sockets > 0)).toEqual([true, true, true, false]);
  for (const person of [host, wall, ...phones]) {
    expect(person.complaints).toEqual([]);
    expect([...person.hosts].every((name) => name.startsWith('127.0.0.1:'))).toBe(true);
  }
});
