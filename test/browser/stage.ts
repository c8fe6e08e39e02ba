import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { ARGS, findBrowser } from '../browser.ts';
import { pictures } from './people.ts';
import { RealServer } from './server.ts';

/** What a file of tests plays on; both are there once its hooks have begun. */
export interface Stage {
  readonly browser: Browser;
  readonly server: RealServer;
}

/** A name of this machine that is not localhost: over plain http it is no secure context. */
export const PHONE_HOST = 'classroom.test';

/** One browser for all files of a run, which ends with it: people have a context each. */
let started: Promise<Browser> | undefined;

function launch(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('no browser');
  const rules = `--host-resolver-rules=MAP ${PHONE_HOST} 127.0.0.1`;
  return chromium.launch({ executablePath, args: [...ARGS, rules] });
}

/**
 * Sees to a browser and starts the real server before the tests of a file; ends the server and sends
 * everybody away after them. Of a test that fails every page is shown.
 */
export function onStage(): Stage {
  const stage = {} as { browser: Browser; server: RealServer };
  beforeAll(async () => {
    started ??= launch();
    stage.browser = await started;
    stage.server = await RealServer.start();
  });
  beforeEach(({ onTestFailed }) => {
    onTestFailed(() => pictures(stage.browser));
  });
  afterAll(async () => {
    await Promise.all(stage.browser.contexts().map((context) => context.close()));
    await stage.server.remove();
  });
  return stage;
}
