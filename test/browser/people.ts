import { expect } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright';
import { PATIENCE } from '../support/patience.ts';
import { breachesOn } from './axe.ts';

export const PHONE = { width: 390, height: 844 };
export const LAPTOP = { width: 1440, height: 900 };
export const BIG_SCREEN = { width: 1920, height: 1080 };

/** What the browser complained about, and where it asked for anything. */
interface Watch {
  readonly complaints: string[];
  readonly hosts: Set<string>;
}

export interface Person extends Watch {
  readonly context: BrowserContext;
  page: Page;
}

/** Somebody with a device of their own. */
export async function arrive(browser: Browser, viewport: typeof PHONE): Promise<Person> {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
  context.setDefaultTimeout(PATIENCE.step);
  const watch: Watch = { complaints: [], hosts: new Set() };
  context.on('request', (request) => watch.hosts.add(new URL(request.url()).host));
  context.on('weberror', (error) => watch.complaints.push(error.error().message));
  context.on('console', (message) => {
    // what the browser says of a line that was lost, also while something was being sent
    const lost =
      /ERR_CONNECTION_REFUSED|WebSocket (connection|is already in CLOSING)|Failed to load resource/;
    if (message.type() === 'error' && !lost.test(message.text())) {
      watch.complaints.push(message.text());
    }
  });
  return { context, page: await context.newPage(), ...watch };
}

/** No breach of WCAG 2.2 A and AA on what the page shows now. */
export async function isAccessible(page: Page): Promise<void> {
  expect(await breachesOn(page)).toEqual([]);
}

/** Where pictures go when somebody wants to look: SHOTS=folder. */
const shots = process.env['SHOTS'];

/** Takes a picture, in light and dark, if somebody wants to look. */
export async function picture(page: Page, name: string): Promise<void> {
  if (shots === undefined) return;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.screenshot({ path: `${shots}/${name}-${colorScheme}.png`, fullPage: true });
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}

/** What every page shows, for whoever has to find out why a test failed. */
export async function pictures(browser: Browser): Promise<void> {
  const pages = browser.contexts().flatMap((context) => context.pages());
  await Promise.all(pages.map((page, index) => picture(page, `failed-${index}`)));
}
