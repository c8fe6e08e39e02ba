import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { arrive, BIG_SCREEN, isAccessible, LAPTOP, PHONE, picture, type Person } from './people.ts';
import { onStage } from './stage.ts';

const VIEWS = [
  ...['Replay', 'Trust', 'Concessions', 'Scores', 'Theory', 'Games'],
  ...['What if', 'Record', 'Script'],
];
/** Where debrief-keys.test.ts looks at every view, by day and by night. */
const HEARD = [PHONE, LAPTOP];
const example = new URL('../../client/screens/debrief/example.jsonl', import.meta.url);

const stage = onStage();

const url = (path: string): string => `http://localhost:${stage.server.port}${path}`;

/** Nothing more is asked of the network, whatever is done on the page from now on. */
async function cutOff({ context, page }: Person): Promise<string[]> {
  await page.waitForLoadState('networkidle');
  const asked: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  await context.setOffline(true);
  return asked;
}

async function fits(page: Page): Promise<void> {
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wider).toBeLessThanOrEqual(0);
}

test.each([
  ['a phone', PHONE],
  ['a tablet', { width: 768, height: 1024 }],
  ['a laptop', LAPTOP],
  ['the big screen', BIG_SCREEN],
])(
  'the example is one click from the start page, and needs no network after that, on %s',
  async (_, viewport) => {
    const person = await arrive(stage.browser, viewport);
    const { page, complaints } = person;
    await page.goto(url('/'));
    await page.getByRole('link', { name: 'See an example game' }).click();
    await page.getByRole('tab', { name: 'Replay' }).waitFor();
    const asked = await cutOff(person);
    await page.keyboard.press('ArrowRight');
    await page.getByText('Everybody decides in secret').first().waitFor();
    for (const [place, view] of VIEWS.entries()) {
      await page.keyboard.press(String(place + 1));
      await page.getByRole('tab', { name: view, selected: true }).waitFor();
      if (!HEARD.includes(viewport)) await isAccessible(page);
      await fits(page);
      await picture(page, `debrief-${view.toLowerCase().replace(' ', '-')}-${viewport.width}`);
    }
    await page.keyboard.press('4');
    await page.locator('#debrief-view summary').first().click();
    await page
      .getByText(/You won/)
      .first()
      .waitFor();
    expect(asked).toEqual([]);
    expect(complaints).toEqual([]);
    await person.context.close();
  },
);

test('a log file is replayed without a server, and a foreign one is refused plainly', async () => {
  const person = await arrive(stage.browser, LAPTOP);
  const { page } = person;
  await page.goto(url('/debrief'));
  await page.getByRole('heading', { name: 'Debrief' }).waitFor();
  const asked = await cutOff(person);
  const file = page.locator('input[type=file]');
  await file.setInputFiles({ name: 'x.jsonl', mimeType: 'text/plain', buffer: Buffer.from('no') });
  await page.getByText('Code: not-a-log').waitFor();
  await isAccessible(page);
  const dropped = await page.evaluateHandle(
    (text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'log.jsonl'));
      return transfer;
    },
    readFileSync(example, 'utf8'),
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
  await page.getByRole('tab', { name: 'Replay' }).waitFor();
  await page.getByRole('button', { name: 'Forward' }).click();
  await page.getByRole('tab', { name: 'Games' }).click();
  await page.getByRole('button', { name: 'Add this class to your comparison' }).click();
  await page.getByText('Kept in this browser: 1 class').waitFor();
  expect(asked).toEqual([]);
  await person.context.close();
});

test('the report opens from a disk with the network off, and fits on paper', async () => {
  const { context, page, complaints } = await arrive(stage.browser, LAPTOP);
  await page.goto(url('/debrief#example'));
  await page.getByRole('tab', { name: 'Replay' }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download a report' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('entente-report-the-harbour-league.html');
  const folder = mkdtempSync(join(tmpdir(), 'entente-report-'));
  const file = join(folder, 'report.html');
  await download.saveAs(file);
  await context.setOffline(true);
  const paper = await context.newPage();
  const asked: string[] = [];
  paper.on('request', (request) => asked.push(request.url()));
  await paper.goto(pathToFileURL(file).href);
  await paper.getByRole('heading', { name: 'Report: The Harbour League' }).waitFor();
  expect(await paper.locator('svg.plot').count()).toBeGreaterThan(15);
  await isAccessible(paper);
  await picture(paper, 'debrief-report');
  // A4 less its margins, in pixels
  await paper.setViewportSize({ width: 680, height: 1009 });
  await paper.emulateMedia({ media: 'print' });
  await fits(paper);
  const tables = paper.locator('.chart-scroll');
  const cut = await tables.evaluateAll(
    (all) => all.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length,
  );
  expect(cut).toBe(0);
  expect(asked).toEqual([pathToFileURL(file).href]);
  expect(complaints).toEqual([]);
  rmSync(folder, { recursive: true });
  await context.close();
});

test('a second window follows the first without a network', async () => {
  const host = await arrive(stage.browser, LAPTOP);
  const { page, context } = host;
  await page.goto(url('/debrief#example'));
  await page.getByRole('tab', { name: 'Script' }).click();
  const [wall] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('button', { name: 'Open the big screen' }).click(),
  ]);
  await wall.getByRole('heading', { name: 'The Harbour League' }).waitFor();
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Present' }).click();
  await wall.getByText('One word for how you played').waitFor();
  await page.keyboard.press('ArrowRight');
  await wall.getByRole('heading', { name: 'What was possible' }).waitFor();
  await page.getByText('Is anybody on the line?').waitFor();
  expect(await wall.getByText('Is anybody on the line?').count()).toBe(0);
  await isAccessible(page);
  await picture(page, 'debrief-presenting');
  expect(host.complaints).toEqual([]);
  await context.close();
});

test('a finished class is replayed from the host’s page, the projector and a phone', async () => {
  const options = { practice: false, seconds: 0 };
  const opened = (await (
    await stage.server.api('POST', '', { body: { scenario: 'harbour-league', options } })
  ).json()) as Record<string, string> & { links: Record<string, string> };
  const roomId = opened['roomId'] ?? '';
  const command = async (of: object): Promise<void> => {
    const id = crypto.randomUUID();
    const answer = await stage.server.api('POST', `/${roomId}/commands`, {
      ...{ token: opened['hostToken'] ?? '', body: { id, command: of } },
    });
    expect(answer.status).toBe(200);
  };
  const [host, wall, phone] = await Promise.all([
    arrive(stage.browser, LAPTOP),
    arrive(stage.browser, BIG_SCREEN),
    arrive(stage.browser, PHONE),
  ]);
  const local = (link: string | undefined): string => {
    const { pathname, hash } = new URL(link ?? '');
    return url(pathname + hash);
  };
  await phone.page.goto(local(opened.links['join']));
  await phone.page.getByRole('button', { name: 'Join now' }).click();
  await phone.page.getByRole('heading', { name: 'You are in' }).waitFor();
  await command({ type: 'deal' });
  await command({ type: 'start' });
  await command({ type: 'end' });

  await wall.page.goto(local(opened.links['projector']));
  await wall.page.getByText('How it ended').waitFor();
  expect(await wall.page.getByRole('link', { name: /Debrief/ }).count()).toBe(0);
  const sealed = await phone.context.newPage();
  await sealed.goto(url(`/debrief?room=${roomId}`));
  await sealed.getByText('Code: not-now').waitFor();

  await command({ type: 'open' });
  for (const [{ page }, name] of [
    [wall, /Debrief/],
    [phone, /Replay the game/],
  ] as const) {
    await page.getByRole('link', { name }).click();
    await page.getByRole('tab', { name: 'Replay' }).waitFor();
    await page.getByText('stopped before the last round').waitFor();
  }
  await host.page.goto(local(opened.links['host']));
  const [tab] = await Promise.all([
    host.context.waitForEvent('page'),
    host.page.getByRole('link', { name: /^Debrief/ }).click(),
  ]);
  await tab.getByRole('tab', { name: 'Replay' }).waitFor();
  await tab.getByRole('button', { name: /^Last/ }).click();
  await tab.getByRole('heading', { name: 'The host ends the game' }).waitFor();
  for (const view of VIEWS) await tab.getByRole('tab', { name: view }).click();
  expect([host, wall, phone].flatMap(({ complaints }) => complaints)).toEqual([]);
});
