import axe, { type RunOptions } from 'axe-core';
import type { Page } from 'playwright';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
/** What a theme can break: it changes colours and nothing else. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** Runs in the page. To name everything that is in order would take longer than to look at it. */
async function look(runOnly: string[]): Promise<string[]> {
  const there = Reflect.get(globalThis, 'axe') as typeof axe;
  const options: RunOptions = { runOnly, resultTypes: ['violations'] };
  const { violations } = await there.run(document, options);
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

/**
 * Breaches of WCAG 2.2 A and AA in what a page shows now, a line each; empty is good.
 *
 * @param of  `colours` when the same page was looked at whole in another theme
 */
export async function breachesOn(
  page: Page,
  of: 'everything' | 'colours' = 'everything',
): Promise<readonly string[]> {
  // once for each page: to read its half a megabyte takes as long as to look
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(look, of === 'colours' ? COLOURS : WCAG);
}
