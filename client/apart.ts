import type { Plugin } from 'vite';

const SHARED = '/shared/';
const MARK = '?apart';

/**
 * Pages that bring the whole engine get a copy of `shared/` of their own. A bundler keeps one copy of
 * each module with everything that any page uses of it, so such a page would make the modules grow
 * that a phone in a class loads, too.
 *
 * @param pages  parts of the paths of those pages
 */
export function apart(pages: readonly string[]): Plugin {
  return {
    name: 'entente-apart',
    apply: 'build',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (importer === undefined || !source.startsWith('.')) return null;
      const copied = importer.endsWith(MARK);
      if (!copied && !pages.some((page) => importer.includes(page))) return null;
      const found = await this.resolve(source, importer.replace(MARK, ''), { skipSelf: true });
      if (found === null || !found.id.includes(SHARED) || found.id.includes('?')) return found;
      return { ...found, id: `${found.id}${MARK}` };
    },
  };
}
