import { Worker } from 'node:worker_threads';
import type { PackInput } from './pack.ts';

/**
 * Packs a room's data in a thread of its own: the regret of every decision of a large class takes
 * seconds, in which the games of other rooms must go on.
 */
export function packInThread(input: PackInput): Promise<Uint8Array> {
  const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: input });
  return new Promise((resolve, reject) => {
    worker.once('message', (zip: Uint8Array) => {
      resolve(zip);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      reject(new Error(`packing ended with ${code}`)); // nothing, once it has answered
    });
  });
}
