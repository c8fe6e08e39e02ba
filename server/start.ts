import { existsSync, mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from './config.ts';
import { createApp } from './http/app.ts';
import { lanAddresses } from './http/links.ts';
import { Streams } from './http/streams.ts';
import { pace } from './limits/pace.ts';
import { codeTries } from './limits/tries.ts';
import { slidingWindow } from './limits/window.ts';
import { systemClock, type ServerClock } from './clock/clock.ts';
import { createRooms } from './rooms/rooms.ts';
import { scenarioList } from './rooms/records/shipped.ts';
import { createLog, type Log } from './operations/log.ts';
import { metricsText, newCounts } from './operations/metrics.ts';
import { attachSockets, HEARTBEAT } from './sockets/sockets.ts';
import { lockFolder } from './store/lock.ts';
import { StoreUnavailable, type Store } from './store/port.ts';
import { sqliteStore } from './store/sqlite.ts';

const PAGES_DIR = fileURLToPath(new URL('../client/dist', import.meta.url));
const ROOM_SIZE = 120;
const BOT_DELAY_MS = 1200;
const GRACE_MS = 1500;

/** What a server is started with. All but the configuration is for tests and development. */
export interface ServerOptions {
  readonly config: Config;
  readonly log?: Log;
  readonly clock?: ServerClock;
  /** Instead of the files in the data folder. */
  readonly store?: Store;
  /** The built client; null when something else serves it. */
  readonly pagesDir?: string | null;
  readonly botDelayMs?: number;
  readonly graceMs?: number;
  readonly heartbeat?: typeof HEARTBEAT;
  readonly roomSize?: number;
}

export interface RunningServer {
  readonly port: number;
  /** Addresses under which phones in the same network reach it. */
  readonly lan: readonly string[];
  /** Signs everybody off, finishes what is under way and closes the store. */
  close(): Promise<void>;
}

/** Why a server could not start, in one sentence for a person. */
export class StartError extends Error {
  override name = 'StartError';
}

async function openStore(dataDir: string): Promise<{ store: Store; unlock: () => void }> {
  let unlock: () => void = () => undefined;
  try {
    mkdirSync(dataDir, { recursive: true });
    const release = lockFolder(dataDir);
    if (release === null)
      throw new StartError(`Another server already uses the data in ${dataDir}.`);
    unlock = release;
    return { store: await sqliteStore(join(dataDir, 'entente.db')), unlock };
  } catch (error) {
    unlock();
    if (error instanceof StartError) throw error;
    const reason = error instanceof StoreUnavailable ? error.cause : error;
    const why = reason instanceof Error ? reason.message.split('\n')[0] : '';
    throw new StartError(`The data folder ${dataDir} cannot be used (${why}).`, { cause: error });
  }
}

function listen(http: Server, { port, host }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      const where = host === undefined ? `Port ${port}` : `Port ${port} of ${host}`;
      const why =
        error.code === 'EADDRINUSE'
          ? `${where} is already in use. Choose another one with PORT.`
          : `${where} cannot be opened (${error.code ?? error.message}).`;
      reject(new StartError(why, { cause: error }));
    });
    http.listen({ port, ...(host === undefined ? {} : { host }) }, () => {
      const address = http.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/**
 * How long a connection may idle between two requests, in ms: longer than proxies keep theirs (60 s), and
 * than a slow client needs. Whoever hangs up first cuts off the request that is just on its way.
 */
const IDLE_MS = 75_000;

const LOOPBACK = /^(localhost|127\.|::1)/;

/**
 * Starts the whole server.
 *
 * @throws StartError with one plain sentence when the port, the data folder or the pages are not usable
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { config, clock = systemClock, log = createLog('silent') } = options;
  const pagesDir = options.pagesDir === undefined ? PAGES_DIR : options.pagesDir;
  if (pagesDir !== null && !existsSync(join(pagesDir, 'index.html'))) {
    throw new StartError('The pages have not been built yet. Run "npm run build" first.');
  }
  const http = createServer({ keepAliveTimeout: IDLE_MS });
  const port = await listen(http, config);
  const opened = options.store ? { store: options.store, unlock: () => undefined } : null;
  const { store, unlock } =
    opened ??
    (await openStore(config.dataDir).catch((error: unknown) => {
      http.close();
      throw error;
    }));
  const lan = config.host !== undefined && LOOPBACK.test(config.host) ? [] : lanAddresses();
  const parts = { http, clock, log, store, pagesDir, lan: lan[0], config };
  const shut = assemble(parts, options);
  return {
    port,
    lan,
    close: async () => {
      await shut();
      await store.close();
      unlock();
    },
  };
}

interface Assembled {
  readonly http: Server;
  readonly clock: ServerClock;
  readonly log: Log;
  readonly store: Store;
  readonly pagesDir: string | null;
  readonly lan: string | undefined;
  readonly config: Config;
}

/** Puts the parts together on a listening server; the answer takes them apart again. */
function assemble(parts: Assembled, options: ServerOptions): () => Promise<void> {
  const { http, clock, log, store, config } = parts;
  const { botDelayMs = BOT_DELAY_MS, graceMs = GRACE_MS, roomSize = ROOM_SIZE } = options;
  const counts = newCounts();
  const rooms = createRooms({ store, clock, log, counts, botDelayMs, graceMs, roomSize });
  const streams = new Streams(rooms, clock);
  const app = createApp({
    ...{ rooms, streams, log, scenarios: scenarioList, pagesDir: parts.pagesDir },
    pace: pace(clock),
    codeTries: codeTries(clock),
    opened: slidingWindow(clock, 60_000),
    links: { publicUrl: config.publicUrl, lan: parts.lan },
    ready: () => store.ping(),
    metrics: () =>
      metricsText(counts, {
        rooms: rooms.count(),
        sockets: io.engine.clientsCount,
        streams: streams.count(),
      }),
  });
  // in this order: Socket.IO takes its own path away from the listeners that are there before it
  http.on('request', app);
  const io = attachSockets(http, {
    ...{ rooms, clock, log, publicUrl: config.publicUrl },
    heartbeat: options.heartbeat ?? HEARTBEAT,
  });
  void rooms.resume().catch((error: unknown) => {
    log.error({ error }, 'unfinished rooms could not be resumed');
  });
  return async () => {
    streams.close();
    await io.close();
    http.closeAllConnections();
    await rooms.close();
  };
}
