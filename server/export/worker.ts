import { parentPort, workerData } from 'node:worker_threads';
import { PackInput, packExport } from './pack.ts';

const zip = packExport(PackInput.parse(workerData));
parentPort?.postMessage(zip);
