/**
 * Writes the example that the debrief opens from the start page anew: `node test/golden/record-example.ts`.
 * Do it only for a change of the rules or the model that is meant to change it.
 */
import { writeFileSync } from 'node:fs';
import { exampleLog } from './example.ts';

writeFileSync(new URL('../../client/screens/debrief/example.jsonl', import.meta.url), exampleLog());
