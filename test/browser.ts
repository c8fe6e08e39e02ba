import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Flags that let Chromium run as root, in a container and without a network. */
export const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The first Chromium-family browser there is: `CHROME_BIN`, the well-known places, Playwright's own.
 * One that was built without windows comes first: it needs two thirds of the time of one with them.
 */
export function findBrowser(env = process.env, platform = process.platform): string | undefined {
  const asked = env['CHROME_BIN'];
  const known = [...(asked ? [asked] : []), ...wellKnown(env, platform)];
  return known.find(usable) ?? [playwrightsOwn()].find(usable);
}

function wellKnown(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): readonly string[] {
  if (platform === 'win32') {
    const programs = ['Google\\Chrome', 'Microsoft\\Edge', 'Chromium'];
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) =>
      programs.map(
        (p) =>
          `${env[name] ?? ''}\\${p}\\Application\\${p.endsWith('Edge') ? 'msedge' : 'chrome'}.exe`,
      ),
    );
  }
  if (platform === 'darwin') {
    const programs = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'];
    return ['', env['HOME'] ?? ''].flatMap((home) =>
      programs.map((p) => `${home}/Applications/${p}.app/Contents/MacOS/${p}`),
    );
  }
  const programs = ['chromium-headless-shell', 'chromium', 'chromium-browser'];
  programs.push('google-chrome-stable', 'google-chrome');
  programs.push('microsoft-edge-stable', 'microsoft-edge', 'brave-browser');
  return programs.flatMap((p) =>
    ['/usr/bin', '/snap/bin', '/usr/local/bin'].map((d) => `${d}/${p}`),
  );
}

/** Ubuntu's `chromium-browser` without the snap is a small script that only says so. */
function usable(path: string): boolean {
  if (!existsSync(path)) return false;
  return !(
    statSync(path).size < 10_000 &&
    readFileSync(path, 'utf8').includes('requires the chromium snap')
  );
}

/** Loaded only when needed: Playwright takes longer to load than the rest of a warm start. */
function playwrightsOwn(): string {
  const load = createRequire(import.meta.url);
  const { chromium } = load('playwright') as typeof import('playwright');
  return chromium.executablePath();
}
