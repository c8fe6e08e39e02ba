import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { breachesOn } from './axe.ts';
import { arrive, isAccessible, LAPTOP, PHONE } from './people.ts';
import { onStage } from './stage.ts';

const stage = onStage();

const url = (path: string): string => `http://localhost:${stage.server.port}${path}`;

/** What somebody who sees nothing has to find in each view: what it shows, its charts, their tables. */
const HOLDS: readonly (readonly [tab: string, ...held: readonly RegExp[]])[] = [
  ['Replay', /heading "Trust in Aldmere/, /slider "Moment"/, /list/, /heading "So far"/],
  [
    'Trust',
    /In 2 games, the trust of allies/,
    /table "Trust in Aldmere/,
    /table "Trust of every country/,
  ],
  [
    'Concessions',
    /In 2 games, targets that expected little conflict/,
    /In 2 games, loud demands on allies/,
    /In 2 games, a loud demand on one ally/,
    /table "Concession and conflict expectations/,
    /table "What a demand on an ally won and cost/,
    /table "Trust lost by those who only watched/,
  ],
  ['Scores', /table "Points against par/, /table "Points of Aldmere"/],
  ['Theory', /What it shows/, /heading "Turning points?"/],
  ['Games', /Too few to say anything/, /table "Points over or under par/, /table "Where games/],
  ['What if', /Model, not your classmates/, /combobox "Decision"/, /button "Play both futures"/],
  ['Record', /heading "A threat alone wins/, /table "Gave? in outright at the threat stage/],
  ['Script', /list "Steps of the debrief"/, /heading "Exit ticket"/, /button "Present"/],
];

interface Focus {
  /** What it is and what it is called. */
  readonly said: string;
  readonly isShown: boolean;
}

/** What has the focus; null when nothing has it. */
const focusOn = (page: Page): Promise<Focus | null> =>
  page.evaluate(() => {
    const one = document.activeElement;
    if (one === null || one === document.body) return null;
    const style = getComputedStyle(one);
    const { width, height } = one.getBoundingClientRect();
    const outlined = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0;
    const name = one.getAttribute('aria-label') ?? one.textContent.trim().replaceAll(/\s+/g, ' ');
    const said = `${one.tagName.toLowerCase()} ${name}`.slice(0, 80);
    return { said, isShown: outlined && width > 0 && height > 0 };
  });

/** After whatever was done something has the focus, and it is to be seen. */
const isFocused = (page: Page): Promise<void> =>
  expect.poll(() => focusOn(page), { message: 'the focus' }).toMatchObject({ isShown: true });

async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await isFocused(page);
}

/** Walks with Tab, or back, until what has the focus is called so. */
async function walkTo(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  for (let step = 0; step < 150; step += 1) {
    await page.keyboard.press(key);
    const found = await focusOn(page); // past the end of the page it begins anew
    if (found === null) continue;
    expect(found.isShown, found.said).toBe(true);
    if (name.test(found.said)) return;
  }
  throw new Error(`no way to ${String(name)} by keyboard`);
}

const snapshot = (page: Page): Promise<string> => page.locator('main').ariaSnapshot();

/** Goes to the example as nobody with a mouse does. */
async function openExample(page: Page): Promise<void> {
  await page.goto(url('/'));
  await page.getByRole('heading', { level: 1 }).waitFor();
  await walkTo(page, /See an example game/);
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Replay' }).waitFor();
}

test('the whole debrief is done by keyboard alone, and the focus is never lost', async () => {
  const { context, page, complaints } = await arrive(stage.browser, LAPTOP);
  await openExample(page);

  // the replay
  const slider = page.getByRole('slider', { name: 'Moment' });
  const isAt = (place: number) => expect.poll(() => slider.inputValue()).toBe(String(place));
  await press(page, '1');
  await walkTo(page, /First|Play/);
  await press(page, 'ArrowRight');
  await press(page, 'ArrowRight');
  await isAt(2);
  await press(page, 'ArrowLeft');
  await isAt(1);
  await press(page, 'End');
  await page.getByRole('heading', { name: 'The game is over' }).waitFor();
  await isFocused(page);
  await press(page, 'Home');
  await isAt(0);
  // a button that can no longer be pressed passes the focus on
  await walkTo(page, /^button ▶ ?Play/);
  await press(page, ' ');
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  await press(page, ' ');
  await walkTo(page, /Last/);
  await press(page, 'Enter');
  await page.getByRole('heading', { name: 'The game is over' }).waitFor();
  await isFocused(page);
  await walkTo(page, /First/, 'Shift+Tab');
  await press(page, 'Enter');
  await isAt(0);
  await isFocused(page);
  await walkTo(page, /Turning point/);
  await press(page, 'Enter');
  await page.getByText(/gave away/).waitFor();

  // a turning point leads into the replay, another decision into what if
  await press(page, '5');
  await walkTo(page, /Show it in the replay/);
  await press(page, 'Enter');
  await page.getByRole('tab', { name: 'Replay', selected: true }).waitFor();
  await isFocused(page);

  await press(page, '7');
  await walkTo(page, /Aldmere/);
  await press(page, 'ArrowDown');
  await walkTo(page, /Play both futures/);
  await press(page, 'Enter');
  await walkTo(page, /Stop/, 'Shift+Tab').catch(() => walkTo(page, /Stop/));
  await page.getByText(/ends better with the change in/).waitFor();
  await press(page, 'Enter');
  await page.getByText(/Stopped after \d+/).waitFor();
  await isFocused(page);
  expect(await snapshot(page)).toMatch(/table "[^"]+/);

  // twins of charts
  for (const view of ['2', '3', '4']) {
    await press(page, view);
    await walkTo(page, /Show as a table/);
    await press(page, 'Enter');
    await walkTo(page, /^div /); // the table scrolls, so it can be reached
    await walkTo(page, /Show as a chart/, 'Shift+Tab');
    await press(page, 'Enter');
  }

  // the script, to its end
  await press(page, '9');
  await walkTo(page, /^button Present/);
  await press(page, 'Enter');
  await page.getByText(/Step 1 of/).waitFor();
  const [, steps = '0'] = /Step 1 of (\d+)/.exec(await snapshot(page)) ?? [];
  for (let step = 2; step <= Number(steps); step += 1) {
    await press(page, 'PageDown');
    await page.getByText(`Step ${step} of ${steps}`).waitFor();
    await isFocused(page);
  }
  await walkTo(page, /^button End/);
  await press(page, 'Enter');
  await page.getByText(/Step \d+ of/).waitFor({ state: 'detached' });
  await isFocused(page);

  await walkTo(page, /Download a report/);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.keyboard.press('Enter'),
  ]);
  await isFocused(page);
  expect(readFileSync(await download.path(), 'utf8')).toContain('Report: The Harbour League');
  expect(complaints).toEqual([]);
  await context.close();
});

test.each([
  ['a laptop', LAPTOP],
  ['a phone', PHONE],
])(
  'every view says what it shows to who hears it, by day and by night, on %s',
  async (_, viewport) => {
    const { context, page } = await arrive(stage.browser, viewport);
    await openExample(page);
    await press(page, 'End'); // where everything is open
    for (const [place, [tab, ...held]] of HOLDS.entries()) {
      await press(page, String(place + 1));
      await page.getByRole('tab', { name: tab, selected: true }).waitFor();
      const heard = await snapshot(page);
      for (const one of held) expect(heard, `${tab} on ${viewport.width}`).toMatch(one);
      await isAccessible(page);
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
      expect(await breachesOn(page, 'colours')).toEqual([]);
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    }
    await context.close();
  },
);
