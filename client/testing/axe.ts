import axe from 'axe-core';

/** Breaches of accessibility in what is on the page, one line each; empty is good. */
export async function breaches(where: Element = document.body): Promise<readonly string[]> {
  const { violations } = await axe.run(where, {
    // the document around a test has no landmark and no title of ours
    // targets of at least 24 px: WCAG 2.2, and thumbs
    rules: {
      'target-size': { enabled: true },
      region: { enabled: false },
      'document-title': { enabled: false },
    },
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  );
}
