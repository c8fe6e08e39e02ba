import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { DEMAND, newsOfExample, workedExample } from '../../client/screens/docs/example.ts';

/** The handout's numbers, as the page keeps them. */
export const WORKED = fileURLToPath(
  new URL('../../client/screens/docs/worked.ts', import.meta.url),
);

/** What that file has to say: the worked example as the model computes it, in the project's format. */
export async function workedSource(): Promise<string> {
  const source = `import type { Example } from './example.ts';

/** What \`example.ts\` computes, written by \`node test/golden/record.ts\`; a test compares the two. */
export const demand = ${DEMAND};
export const news = ${JSON.stringify(newsOfExample())};
export const example: readonly Example[] = ${JSON.stringify(workedExample(), null, 2)};
`;
  const config = fileURLToPath(new URL('../prettier.config.js', import.meta.url));
  return format(source, { ...(await resolveConfig(WORKED, { config })), filepath: WORKED });
}
