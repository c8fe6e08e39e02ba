import axe from 'axe-core';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** To name everything that is in order would take longer than to look at it. */
const BREACHES: axe.RunOptions = { resultTypes: ['violations'] };
/** What a theme can break: it changes colours and nothing else. */
const COLOURS: axe.RunOptions = {
  ...BREACHES,
  runOnly: ['color-contrast', 'link-in-text-block'],
};
type Theme = 'light' | 'dark';

/**
 * Breaches of WCAG and of good practice, one line each; empty is good. When named, axe runs the rules
 * of 2.2, too.
 *
 * @param theme  in dark only what colours can break: the same state is looked at whole in light
 */
export async function breachesIn(theme: Theme, where: Element): Promise<readonly string[]> {
  const whole = { ...BREACHES, runOnly: WCAG, rules: { region: { enabled: false } } };
  const { violations } = await axe.run(where, theme === 'dark' ? COLOURS : whole);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/**
 * Breaches of accessibility in what is on the page, one line each; empty is good.
 *
 * @param theme  in dark only what colours can break: the same state is looked at whole in light
 */
export async function breaches(
  where: Element = document.body,
  theme: Theme = 'light',
): Promise<readonly string[]> {
  const whole = {
    ...BREACHES,
    // the document around a test has no landmark and no title of ours
    // targets of at least 24 px: WCAG 2.2, and thumbs
    rules: {
      'target-size': { enabled: true },
      region: { enabled: false },
      'document-title': { enabled: false },
    },
  };
  const { violations } = await axe.run(where, theme === 'dark' ? COLOURS : whole);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  );
}
