import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { arrive, BIG_SCREEN, isAccessible, LAPTOP, PHONE, picture, type Person } from './people.ts';
import { onStage } from './stage.ts';

const stage = onStage();
const url = (path: string): string => `http://localhost:${stage.server.port}${path}`;
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

interface Opened {
  readonly roomId: string;
  readonly hostToken: string;
  readonly code: string;
  readonly links: { readonly host: string; readonly join: string; readonly projector: string };
}

/** Gives a command as whoever holds the token. */
async function give({ roomId }: Opened, token: string, command: object): Promise<void> {
  const answer = await stage.server.api('POST', `/${roomId}/commands`, {
    ...{ token, body: { id: crypto.randomUUID(), command } },
  });
  expect(answer.status).toBe(200);
}

/** A device of its own that opens one of the links. */
async function at(link: string, viewport: typeof PHONE): Promise<Person> {
  const { pathname, hash } = new URL(link);
  const person = await arrive(stage.browser, viewport);
  await person.page.goto(url(pathname + hash));
  return person;
}

async function joins(link: string, name: string): Promise<Person> {
  const phone = await at(link, PHONE);
  await phone.page.getByText('Use a name of my own').click();
  await phone.page.locator('#own-name').fill(name);
  await phone.page.locator('#own-name').press('Enter');
  await phone.page.getByRole('heading', { name: 'You are in' }).waitFor();
  return phone;
}

/** What a browser still holds, whatever it is. */
const heldBy = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)].sort());
const tokenIn = (page: Page, roomId: string): Promise<string> =>
  page.evaluate((key) => {
    const { token } = JSON.parse(localStorage.getItem(key) ?? '{}') as { token: string };
    return token;
  }, `entente.seat.${roomId}`);

/** Everything that the data of a class say, file by file. */
async function dataOf({ roomId, hostToken }: Opened): Promise<string> {
  const zip = await stage.server.api('GET', `/${roomId}/export.zip`, { token: hostToken });
  const files = Object.values(unzipSync(new Uint8Array(await zip.arrayBuffer())));
  return files.map((bytes) => new TextDecoder().decode(bytes)).join('\n');
}

/** Whether some words stand anywhere in what the server has on its disk. */
const onDisk = (words: string): boolean =>
  readdirSync(stage.server.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .some((entry) => readFileSync(join(entry.parentPath, entry.name)).includes(words));

test('a student is gone for good, and then the whole class is', async () => {
  const opened = (await (
    await stage.server.api('POST', '', {
      body: {
        scenario: 'harbour-league',
        options: { practice: false, seconds: 0, rounds: 1, groups: 1, talk: { mode: 'text' } },
      },
    })
  ).json()) as Opened;
  const { roomId, hostToken, links } = opened;
  const host = await at(links.host, LAPTOP);
  const projector = await at(links.projector, BIG_SCREEN);
  const ann = await joins(links.join, 'Canary-Annabel');
  const zach = await joins(links.join, 'Canary-Zacharias');
  for (const command of ['deal', 'start']) await give(opened, hostToken, { type: command });
  const word = { kind: 'word', title: 'One word for how you feel' };
  const pollId = 'a'.repeat(32);
  await give(opened, hostToken, { type: 'ask', pollId, question: word });
  for (const { page } of [ann, zach]) {
    const token = await tokenIn(page, roomId);
    const name = page === ann.page ? 'Ann' : 'Zach';
    await give(opened, token, { type: 'say', channel: 'public', text: `Said-by-${name}` });
    const answer = { kind: 'word', word: `Felt-by-${name}` };
    await give(opened, token, { type: 'answer', pollId, answer });
  }
  for (const words of ['Canary-Annabel', 'Said-by-Ann', 'Felt-by-Ann']) {
    expect(onDisk(words)).toBe(true);
  }

  // by the keyboard alone: into the question, away again, and back to where one was
  const { page } = ann;
  const token = await tokenIn(page, roomId);
  const other = await ann.context.newPage();
  await other.goto(url(`/play?room=${roomId}`));
  await button(other, 'I am ready').waitFor();
  await button(page, 'Rules, help').click();
  const ask = button(page, 'Delete my name and words');
  await picture(page, 'gone-help');
  await ask.press('Enter');
  const question = page.getByRole('dialog', { name: 'Delete your name and words?' });
  await question.waitFor();
  await picture(page, 'gone-question');
  await isAccessible(page);
  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'hidden' });
  expect(await ask.evaluate((element) => element === document.activeElement)).toBe(true);

  // without a network nothing is deleted, and nothing is forgotten
  await ask.click();
  const before = await heldBy(page);
  await ann.context.setOffline(true);
  await question.getByRole('button', { name: 'Delete' }).click();
  await question.getByText(/No answer came/).waitFor();
  await picture(page, 'gone-offline');
  expect(await heldBy(page)).toEqual(before);
  await ann.context.setOffline(false);
  await button(page, 'Try again').click();

  // gone: on this page, in another tab, and when somebody comes back with the same seat
  for (const tab of [page, other]) {
    await tab.getByRole('heading', { name: 'You are gone from this class' }).waitFor();
  }
  await isAccessible(page);
  await picture(page, 'gone-person');
  expect(await heldBy(page)).toEqual([]);
  await other.reload();
  await other.getByRole('heading', { name: 'This browser holds no seat' }).waitFor();
  const late = await arrive(stage.browser, PHONE);
  await late.page.goto(url('/docs'));
  await late.page.evaluate(
    ([key = '', held = '']) => localStorage.setItem(key, held),
    [`entente.seat.${roomId}`, JSON.stringify({ roomId, token, name: 'Canary-Annabel' })],
  );
  await late.page.goto(url(`/play?room=${roomId}`));
  await late.page.getByRole('heading', { name: 'You are gone from this class' }).waitFor();
  expect(await heldBy(late.page)).toEqual([]);
  await page.getByRole('link', { name: 'To the start page' }).click();
  await page.getByRole('heading', { name: 'Join a class' }).waitFor();
  expect(await page.getByText('Your seat').count()).toBe(0);

  // what the server still has, and what the others see
  expect((await stage.server.api('GET', `/${roomId}/view`, { token })).status).toBe(401);
  expect((await stage.server.api('DELETE', `/${roomId}/me`, { token })).status).toBe(401);
  await give(opened, hostToken, { type: 'end' });
  const log = await (
    await stage.server.api('GET', `/${roomId}/log.jsonl`, { token: hostToken })
  ).text();
  const data = await dataOf(opened);
  for (const words of ['Canary-Zacharias', 'Said-by-Zach', 'Felt-by-Zach']) {
    expect(data).toContain(words);
  }
  for (const words of ['Canary-Annabel', 'Said-by-Ann', 'Felt-by-Ann']) {
    expect([log.includes(words), data.includes(words), onDisk(words)]).toEqual([
      ...[false, false, false],
    ]);
  }
  await host.page.getByText('People (1)').click();
  await host.page.getByText('Canary-Zacharias').first().waitFor();
  expect(await host.page.getByText('Canary-Annabel').count()).toBe(0);

  // the class: only its code deletes it, typed as it was heard
  await zach.page.getByRole('heading', { name: 'The end' }).waitFor();
  await button(zach.page, 'Delete my name and words').waitFor();
  await picture(zach.page, 'gone-ended');
  const second = await host.context.newPage();
  await second.goto(url(`/host?room=${roomId}`));
  await button(second, 'Delete the class').waitFor();
  await button(host.page, 'Delete the class').click();
  const sure = host.page.getByRole('dialog', { name: 'Delete this class for good?' });
  await sure.waitFor();
  await picture(host.page, 'gone-class-question');
  await sure.getByRole('textbox').fill('AAAAAA');
  await sure.getByRole('textbox').press('Enter');
  await sure.getByText(/not the code/).waitFor();
  await picture(host.page, 'gone-class-wrong');
  await isAccessible(host.page);
  expect((await stage.server.api('GET', `/${roomId}/view`, { token: hostToken })).status).toBe(200);
  const [download] = await Promise.all([
    host.page.waitForEvent('download'),
    sure.getByRole('button', { name: 'Download the data' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`entente-${roomId}.zip`);
  const { code } = opened;
  await sure.getByRole('textbox').fill(`${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`);
  await sure.getByRole('button', { name: 'Delete' }).click();
  await host.page.getByText(/^The class is deleted/).waitFor();
  await picture(host.page, 'gone-home');
  expect(new URL(host.page.url()).pathname).toBe('/');

  const told: readonly (readonly [string, Page])[] = [
    ['phone', zach.page],
    ['projector', projector.page],
    ['host', second],
  ];
  for (const [name, shown] of told) {
    await shown.getByRole('heading', { name: 'This class is deleted' }).waitFor();
    await isAccessible(shown);
    await picture(shown, `gone-class-${name}`);
    expect(await heldBy(shown)).toEqual([]);
  }
  expect((await stage.server.api('GET', `/${roomId}/view`, { token: hostToken })).status).toBe(404);
  expect((await stage.server.api('DELETE', `/${roomId}`, { token: hostToken })).status).toBe(404);
  for (const words of ['Canary-', 'Said-by-', 'Felt-by-', roomId]) {
    expect(onDisk(words)).toBe(false);
  }
  for (const person of [host, projector, ann, zach, late]) {
    expect(person.complaints).toEqual([]);
    expect([...person.hosts].every((one) => one.endsWith(`:${stage.server.port}`))).toBe(true);
  }
});
