import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMPILE_CACHE } from '../integration/process.ts';

const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url));

async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

interface Asking {
  readonly token?: string;
  readonly body?: object;
}

/** The real server in a process of its own, as `npm start` runs it; it can be killed and come back. */
export class RealServer {
  readonly port: number;
  readonly folder: string;
  private process: ChildProcess | null = null;

  private constructor(port: number, folder: string) {
    this.port = port;
    this.folder = folder;
  }

  static async start(): Promise<RealServer> {
    const folder = mkdtempSync(join(tmpdir(), 'entente-'));
    const server = new RealServer(await freePort(), folder);
    await server.up();
    return server;
  }

  /** Starts the process and waits until it says where it can be reached. */
  async up(): Promise<void> {
    const env = {
      ...process.env,
      ...COMPILE_CACHE,
      PORT: String(this.port),
      DATA_DIR: this.folder,
    };
    const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    this.process = child;
    let said = '';
    for await (const chunk of child.stdout) {
      said += String(chunk);
      if (said.includes(`:${this.port}`)) break;
    }
    if (child.exitCode !== null) throw new Error(`the server ended at once: ${said}`);
  }

  /** Ends the process: by SIGKILL it has no chance to say goodbye or to save anything. */
  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    const child = this.process;
    if (child === null) return;
    this.process = null;
    child.kill(signal);
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }

  /** Asks about rooms, as a page or a script does. */
  async api(method: string, path: string, asking: Asking): Promise<Response> {
    const { token, body } = asking;
    return fetch(`http://localhost:${this.port}/api/rooms${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  async remove(): Promise<void> {
    await this.kill('SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
