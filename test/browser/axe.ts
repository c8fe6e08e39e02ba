import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
/** What a theme can break: it changes colours and nothing else. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * Breaches of WCAG 2.2 A and AA in what a page shows now, a line each; empty is good.
 *
 * @param of  `colours` when the same page was looked at whole in another theme
 */
export async function breachesOn(
  page: Page,
  of: 'everything' | 'colours' = 'everything',
): Promise<readonly string[]> {
  // in one frame: there are no others, and looking for them opens a page of its own each time
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (
    of === 'colours' ? axe.withRules(COLOURS) : axe.withTags(WCAG)
  ).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
