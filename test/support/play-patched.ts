/**
 * Plays a new move in a copy of the sources: the changed files come as JSON on standard input, what came
 * of it goes to standard output.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

const root = new URL('../..', import.meta.url).href;
const changed = new Map(JSON.parse(readFileSync(0, 'utf8')) as [path: string, text: string][]);

registerHooks({
  load(url, context, next) {
    const source = url.startsWith(root) ? changed.get(url.slice(root.length)) : undefined;
    if (source === undefined) return next(url, context);
    return { format: 'module-typescript', shortCircuit: true, source };
  },
});

const { played } = await import('./played-move.ts');
process.stdout.write(JSON.stringify(played()));
