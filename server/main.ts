import { ConfigError, readConfig } from './config.ts';
import { createLog } from './operations/log.ts';
import { startServer, StartError, type RunningServer } from './start.ts';

/** An orderly end takes at most this long. */
const PATIENCE_MS = 3000;

function banner({ port, lan }: RunningServer, dataDir: string): string {
  const phones = lan.map(
    (address) => `  On phones in the same network:  http://${address}:${port}\n`,
  );
  return [
    '\nEntente is running. Stop it with Ctrl-C.\n\n',
    `  On this computer:               http://localhost:${port}\n`,
    ...phones,
    `  Classes are kept in:            ${dataDir}\n\n`,
  ].join('');
}

/** A sentence instead of a stack where a person can do something about it. */
function fail(error: unknown): never {
  const plain = error instanceof ConfigError || error instanceof StartError;
  const text = plain ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`\n${text}\n\n`);
  process.exit(1);
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const withoutPages = process.argv.includes('--without-pages');
  const log = createLog('info');
  process.on('unhandledRejection', (error) => {
    log.error({ error }, 'a promise was broken'); // every room goes on; what was saved is saved
  });
  const server = await startServer({
    config,
    log,
    ...(withoutPages ? { pagesDir: null } : {}),
  });
  process.stdout.write(banner(server, config.dataDir));
  const stop = (): void => {
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    server.close().then(() => process.exit(0), fail);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

await main().catch(fail);
