import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { arrive, BIG_SCREEN, isAccessible, LAPTOP, PHONE, picture, type Person } from './people.ts';
import { onStage, PHONE_HOST } from './stage.ts';

// phones come over plain http from PHONE_HOST
const stage = onStage();

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

async function openRoom(): Promise<Person> {
  const host = await arrive(stage.browser, LAPTOP);
  await host.page.goto(`http://localhost:${stage.server.port}/`);
  await host.page.getByRole('radio', { name: /Steel, 2018/ }).check();
  await isAccessible(host.page);
  await picture(host.page, 'home');
  await host.page.getByRole('switch').uncheck();
  await button(host.page, 'Open the room').click();
  await host.page.waitForURL(/\/host\?room=/);
  return host;
}

async function joinByCode(code: string): Promise<Person> {
  const phone = await arrive(stage.browser, PHONE);
  await phone.page.goto(`http://${PHONE_HOST}:${stage.server.port}/`);
  await phone.page.getByLabel('Code on the screen').fill(` ${code.toLowerCase()} `);
  await button(phone.page, 'Join').click();
  await button(phone.page, 'Join now').click();
  await phone.page.getByRole('heading', { name: 'You are in' }).waitFor();
  return phone;
}

async function joinByLink(link: string): Promise<Person> {
  const phone = await arrive(stage.browser, PHONE);
  const { pathname, hash } = new URL(link);
  await phone.page.goto(`http://${PHONE_HOST}:${stage.server.port}${pathname}${hash}`);
  await button(phone.page, 'Join now').waitFor();
  expect(new URL(phone.page.url()).hash).toBe('');
  await picture(phone.page, 'join');
  await isAccessible(phone.page);
  await button(phone.page, 'Join now').click();
  await phone.page.getByRole('heading', { name: 'You are in' }).waitFor();
  return phone;
}

/** Whose phone shows which country. */
async function seated(phones: readonly Person[]): Promise<{ sender: Person; target: Person }> {
  const names = await Promise.all(
    phones.map(({ page }) =>
      page.getByRole('heading', { name: /^You are (the )?[A-Z]/ }).textContent(),
    ),
  );
  const sender = phones[names.findIndex((name) => name?.includes('United States'))];
  const target = phones.find((phone) => phone !== sender);
  if (sender === undefined || target === undefined) throw new Error(`dealt ${names.join(', ')}`);
  return { sender, target };
}

/** The sender writes one cable to Korea and leaves it unsent. */
async function writeToKorea(page: Page, manner: 'quiet' | 'loud'): Promise<void> {
  await button(page, 'Write to South Korea').click();
  const card = page.getByRole('region', { name: 'South Korea' });
  await card.getByRole('slider').fill('30');
  await card.getByRole('radio', { name: manner === 'loud' ? /^Loud/ : /^Quiet/ }).check();
  await card
    .getByText(/credible: /i)
    .first()
    .waitFor();
}

async function seal(page: Page): Promise<void> {
  await button(page, /^Review/).click();
  await button(page, 'Seal and send').click();
  // with everybody else in, the bargain begins at once
  const sealed = page.getByText('Your cables are sealed');
  await sealed
    .or(page.getByRole('heading', { name: /^(Bargain|Why)/ }))
    .first()
    .waitFor();
}

async function holdStill(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Choose your stance' }).waitFor();
  await button(page, 'Hand in').click();
}

async function readyForMore(people: readonly Person[], name: string): Promise<void> {
  await Promise.all(people.map(({ page }) => button(page, name).click()));
}

/** A table of terms adds up to its last row, as a person would check it. */
async function addsUp(page: Page): Promise<void> {
  const table = page.getByRole('table').filter({ hasText: 'Joint security' }).first();
  await table.waitFor();
  const cells = await table.getByRole('row').evaluateAll((rows) =>
    rows.flatMap((row) => {
      const cell = row.querySelector('td:last-of-type');
      const shown = cell?.textContent?.trim().replace('−', '-').replace('+', '') ?? '';
      return /^-?\d+$/.test(shown) ? [Number(shown)] : [];
    }),
  );
  const total = cells.at(-1);
  expect(cells.length).toBeGreaterThan(2);
  expect(cells.slice(0, -1).reduce((sum, cell) => sum + cell, 0)).toBe(total);
}

// the pages of a round are held to WCAG in screens.test.ts
test('one class plays six rounds; a phone reloads and the server is killed on the way', async () => {
  const host = await openRoom();
  const said = await host.page.getByText(/^Code: /).textContent();
  const code = said?.replace('Code: ', '').replaceAll(' ', '') ?? '';
  const link = await host.page.getByLabel('Link to join').inputValue();
  await picture(host.page, 'host-empty');
  const opening = host.context.waitForEvent('page');
  await host.page
    .getByRole('link', { name: /Open the projector page/ })
    .first()
    .click();
  const projector = await opening;
  await projector.setViewportSize(BIG_SCREEN);
  await projector
    .getByText(said ?? '')
    .first()
    .waitFor();
  await projector.getByRole('img', { name: /QR code/ }).waitFor();

  const phones = [await joinByCode(code), await joinByLink(link)];
  await projector.getByRole('heading', { name: '2 people here' }).waitFor();
  await picture(projector, 'projector-lobby');
  await picture(host.page, 'host-lobby');
  await button(host.page, /^Deal/).first().click();
  const { sender, target } = await seated(phones);
  await picture(sender.page, 'play-dealt');
  await button(host.page, 'Start the games').first().click();
  await button(target.page, 'I am ready').waitFor();
  await picture(target.page, 'play-briefing');
  await picture(projector, 'projector-briefing');
  await readyForMore(phones, 'I am ready');

  // Round 1: a quiet demand, met. An unsent choice survives a closed tab.
  await writeToKorea(sender.page, 'quiet');
  await sender.page.close();
  sender.page = await sender.context.newPage();
  await sender.page.goto(`http://${PHONE_HOST}:${stage.server.port}/`);
  await sender.page.getByRole('link', { name: /Your seat/ }).click();
  await sender.page.getByText('30%, quiet').first().waitFor();
  await picture(sender.page, 'sender-prepare');
  await picture(target.page, 'target-prepare');
  await holdStill(target.page);
  await seal(sender.page);
  await button(target.page, 'Open the cable').waitFor();
  await picture(target.page, 'target-sealed');
  await button(target.page, 'Open the cable').click();
  await button(target.page, /^Give in/).waitFor();
  await picture(target.page, 'target-bargain');
  await picture(sender.page, 'sender-bargain');
  await projector.getByText('Bargaining').first().waitFor();
  expect(await projector.getByText('South Korea').count()).toBeGreaterThan(0);
  expect(await projector.getByText('30%').count()).toBe(0);
  await button(target.page, /^Give in/).click();
  await Promise.all(phones.map(({ page }) => addsUp(page)));
  await picture(target.page, 'target-outcome');
  await picture(sender.page, 'sender-outcome');
  await picture(projector, 'projector-outcome');
  await picture(host.page, 'host-playing');
  await readyForMore(phones, 'Go on');

  // Round 2: a loud demand; the target's phone reloads in the middle of it.
  await writeToKorea(sender.page, 'loud');
  await holdStill(target.page);
  await seal(sender.page);
  await button(target.page, /^Petition/).waitFor();
  await projector.getByText(/30%/).first().waitFor();
  await picture(projector, 'projector-headline');
  await target.page.reload();
  await button(target.page, /^Petition/).click();
  await button(sender.page, /^Grant/).click();
  await readyForMore(phones, 'Go on');

  // Round 3: the server is killed in the middle of the bargain and comes back.
  await writeToKorea(sender.page, 'quiet');
  await holdStill(target.page);
  await seal(sender.page);
  await button(target.page, 'Open the cable').click();
  await button(target.page, 'Stand firm').waitFor();
  await stage.server.kill();
  await target.page.getByText(/Offline/).waitFor();
  await picture(target.page, 'target-offline');
  await button(target.page, 'Stand firm').click();
  await stage.server.up();
  await button(sender.page, 'Impose').click();
  await button(target.page, 'Absorb it').click();
  await Promise.all(phones.map(({ page }) => addsUp(page)));
  await projector
    .getByText(/South Korea/)
    .first()
    .waitFor();
  await readyForMore(phones, 'Go on');

  // Rounds 4 and 5: peace. Round 6: the host pauses, goes on and pushes everybody through.
  for (let round = 4; round < 6; round += 1) {
    await seal(sender.page);
    await holdStill(target.page);
    await readyForMore(phones, 'Go on');
  }
  await writeToKorea(sender.page, 'quiet');
  await button(host.page, 'Pause, game 1').click();
  await sender.page
    .getByText(/paused/i)
    .first()
    .waitFor();
  await button(host.page, /^Go on/)
    .first()
    .click();
  await holdStill(target.page);
  await seal(sender.page);
  await button(target.page, 'Open the cable').waitFor();
  await button(host.page, 'Push on, game 1').click();
  await readyForMore(phones, 'Go on');

  await Promise.all(
    phones.map(({ page }) => page.getByRole('heading', { name: 'The end' }).waitFor()),
  );
  await picture(target.page, 'target-ended-sealed');
  await button(host.page, 'Open the cables').first().click();
  await target.page.getByText('Every cable, opened').waitFor();
  await picture(target.page, 'target-ended');
  await picture(sender.page, 'sender-ended');
  await picture(projector, 'projector-ended');
  await picture(host.page, 'host-ended');

  for (const person of [host, ...phones]) {
    expect(person.complaints).toEqual([]);
    expect([...person.hosts].every((one) => one.endsWith(`:${stage.server.port}`))).toBe(true);
  }
});
