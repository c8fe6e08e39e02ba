import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { drive } from './driver.ts';
import { arrive, isAccessible, LAPTOP, PHONE, picture, type Person } from './people.ts';
import { onStage } from './stage.ts';

const stage = onStage();
const url = (path: string): string => `http://localhost:${stage.server.port}${path}`;

interface Held {
  readonly token: string;
  readonly pin: string;
  readonly name: string;
}
/** What the browser of a student remembers of the seat. */
const heldBy = (page: Page, roomId: string): Promise<Held> =>
  page.evaluate(
    (key) => JSON.parse(localStorage.getItem(key) ?? '{}') as Held,
    `entente.seat.${roomId}`,
  );

async function fits(page: Page): Promise<void> {
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wider).toBeLessThanOrEqual(0);
}

const SIZES = [{ width: 320, height: 640 }, PHONE, { width: 768, height: 1024 }, LAPTOP];

/** A class of two that plays two rounds by itself, every student on a phone. */
async function playedClass(names: readonly string[]) {
  const options = { practice: false, seconds: 0, rounds: 2, groups: 1, seed: 5 };
  const opened = (await (
    await stage.server.api('POST', '', { body: { scenario: 'harbour-league', options } })
  ).json()) as { roomId: string; hostToken: string; links: { join: string } };
  const { roomId, hostToken } = opened;
  const host = async (command: object): Promise<void> => {
    const body = { id: crypto.randomUUID(), command };
    expect(
      (await stage.server.api('POST', `/${roomId}/commands`, { token: hostToken, body })).status,
    ).toBe(200);
  };
  const { pathname, hash } = new URL(opened.links.join);
  const phones: Person[] = [];
  for (const [number, name] of names.entries()) {
    const phone = await arrive(stage.browser, PHONE);
    await phone.page.goto(url(pathname + hash));
    await phone.page.getByText('Use a name of my own').click();
    await phone.page.locator('#own-name').fill(name);
    await phone.page.locator('#own-name').press('Enter');
    await phone.page.getByRole('heading', { name: 'You are in' }).waitFor();
    await drive(phone.context, number);
    phones.push(phone);
  }
  await host({ type: 'deal' });
  await host({ type: 'start' });
  for (const { page } of phones) await page.reload();
  for (const { page } of phones) {
    await page.getByRole('heading', { name: 'The end' }).waitFor();
  }
  return { roomId, hostToken, host, phones };
}

test('a student reads their own page, keeps its link and its file, and both end as they should', async () => {
  const { roomId, hostToken, host, phones } = await playedClass(['Annabel', 'Zacharias']);
  const [phone] = phones;
  if (phone === undefined) throw new Error('nobody');
  const { page, context, complaints } = phone;

  // before the cables are open
  expect(await page.getByRole('link', { name: 'Your own page' }).count()).toBe(0);
  const early = await context.newPage();
  await early.goto(url(`/story?room=${roomId}`));
  await early.getByText('Code: not-now').waitFor();
  await isAccessible(early);
  await picture(early, 'story-sealed');
  await host({ type: 'open' });
  await early.getByRole('button', { name: 'Try again' }).click();
  await early.getByRole('heading', { name: /^You led/ }).waitFor();
  await early.close();

  await page.getByRole('link', { name: 'Your own page' }).click();
  await page.getByRole('heading', { name: /^You led/ }).waitFor();
  await page.getByText('Page of Annabel').waitFor();
  await page.getByRole('heading', { name: /moments? that mattered/ }).waitFor();
  expect(await page.getByText('Zacharias').count()).toBe(0);
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await fits(page);
    await isAccessible(page);
    await picture(page, `story-${size.width}`);
  }

  // the link, in a browser that was never in the room
  await page.getByRole('button', { name: 'Get a link' }).click();
  const link = await page.getByLabel('Your link').inputValue();
  const { pathname, search, hash } = new URL(link);
  expect([pathname, search]).toEqual(['/story', '']);
  const elsewhere = await arrive(stage.browser, LAPTOP);
  const there = elsewhere.page;
  await there.goto(url(pathname + hash));
  await there.getByText('Page of Annabel').waitFor();
  expect(await there.getByRole('button', { name: 'Get a link' }).count()).toBe(0);
  await there.reload();
  await there.getByText('Page of Annabel').waitFor();
  // nobody was signed off
  await page.goto(url(`/play?room=${roomId}`));
  await page.getByRole('heading', { name: 'The end' }).waitFor();

  // the file, from a disk, with the network off
  const [download] = await Promise.all([
    there.waitForEvent('download'),
    there.getByRole('button', { name: 'Keep this page' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^entente-the-harbour-league-game-1-[a-z-]+\.html$/);
  const folder = mkdtempSync(join(tmpdir(), 'entente-story-'));
  const file = join(folder, 'story.html');
  await download.saveAs(file);
  const html = readFileSync(file, 'utf8');
  const held = await heldBy(page, roomId);
  expect(held.name).toBe('Annabel');
  const secret = new URLSearchParams(hash.slice(1)).get('story') ?? '';
  expect(secret).toMatch(/^[a-z2-7]{26}$/);
  for (const one of [held.token, secret, hostToken, roomId, 'Zacharias', '<script']) {
    expect(html).not.toContain(one);
  }
  expect(html).not.toMatch(new RegExp(`\\b${held.pin}\\b`));
  await elsewhere.context.setOffline(true);
  const paper = await elsewhere.context.newPage();
  const asked: string[] = [];
  paper.on('request', (request) => asked.push(request.url()));
  await paper.goto(pathToFileURL(file).href);
  await paper.getByRole('heading', { name: /^You led/ }).waitFor();
  await paper.getByRole('heading', { name: /moments? that mattered/ }).waitFor();
  await isAccessible(paper);
  for (const size of SIZES) {
    await paper.setViewportSize(size);
    await fits(paper);
  }
  await picture(paper, 'story-file');
  // A4 less its margins, in pixels
  await paper.setViewportSize({ width: 680, height: 1009 });
  await paper.emulateMedia({ media: 'print' });
  await fits(paper);
  if (process.env['SHOTS'] !== undefined) {
    await paper.pdf({ path: `${process.env['SHOTS']}/story.pdf`, preferCSSPageSize: true });
  }
  expect(asked).toEqual([pathToFileURL(file).href]);
  rmSync(folder, { recursive: true });
  await elsewhere.context.setOffline(false);

  // the link ends with the person, and with the room
  const other = phones[1];
  if (other === undefined) throw new Error('nobody else');
  await other.page.goto(url(`/story?room=${roomId}`));
  await other.page.getByRole('button', { name: 'Get a link' }).click();
  const second = new URL(await other.page.getByLabel('Your link').inputValue());
  expect((await stage.server.api('DELETE', `/${roomId}/me`, { token: held.token })).status).toBe(
    204,
  );
  await there.reload();
  await there.getByText('This link leads nowhere').waitFor();
  await isAccessible(there);
  await picture(there, 'story-dead');
  await there.goto('about:blank');
  await there.goto(url(second.pathname + second.hash));
  await there.getByText('Page of Zacharias').waitFor();
  expect((await stage.server.api('DELETE', `/${roomId}`, { token: hostToken })).status).toBe(204);
  await there.reload();
  await there.getByText('This class has been deleted').waitFor();
  expect([...complaints, ...elsewhere.complaints, ...other.complaints]).toEqual([]);
  // nobody but this server was asked; the file on the disk has no host
  const asking = [...phone.hosts, ...other.hosts, ...elsewhere.hosts].filter((one) => one !== '');
  expect(new Set(asking)).toEqual(new Set([`localhost:${stage.server.port}`]));
});
