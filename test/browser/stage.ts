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

/**
 * Starts a browser and the real server before the tests of a file and ends both after them; of a test
 * that fails every page is shown.
 *
 * @param flags  what this browser is told besides
 */
export function onStage(flags: readonly string[] = []): Stage {
  const stage = {} as { browser: Browser; server: RealServer };
  beforeAll(async () => {
    const executablePath = findBrowser();
    if (executablePath === undefined) throw new Error('no browser');
    stage.browser = await chromium.launch({ executablePath, args: [...ARGS, ...flags] });
    stage.server = await RealServer.start();
  });
  beforeEach(({ onTestFailed }) => {
    onTestFailed(() => pictures(stage.browser));
  });
  afterAll(async () => {
    await stage.browser.close();
    await stage.server.remove();
  });
  return stage;
}
