/**
 * The style of the parts that are mounted in `target`, for a file that is kept: rules with the class that
 * Svelte gives a component with a style of its own. They are read from the sheets that the page has loaded
 * anyway, so nothing is asked of the network.
 */
export function stylesOfParts(target: Element): string {
  const classes = new Set(
    [...target.querySelectorAll('[class*="svelte-"]')].flatMap((one) =>
      [...one.classList].filter((name) => name.startsWith('svelte-')),
    ),
  );
  const isOurs = (selector: string): boolean =>
    [...classes].some((name) => selector.includes(name));
  return [...document.styleSheets].flatMap(({ cssRules }) => kept(cssRules, isOurs)).join('\n');
}

function kept(rules: CSSRuleList, isOurs: (selector: string) => boolean): readonly string[] {
  return [...rules].flatMap((rule) => {
    if (rule instanceof CSSStyleRule) return isOurs(rule.selectorText) ? [rule.cssText] : [];
    if (!(rule instanceof CSSMediaRule)) return [];
    const inside = kept(rule.cssRules, isOurs);
    return inside.length === 0 ? [] : [`@media ${rule.conditionText} {\n${inside.join('\n')}\n}`];
  });
}
