// `npm run dev`: the server, restarted on change, and Vite with hot reload. One Ctrl-C ends both, in every shell.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));

const run = (...args) => spawn(process.execPath, args, { stdio: 'inherit' });
const children = [
  run('--watch', 'server/main.ts', '--without-pages'),
  run('node_modules/vite/bin/vite.js', '--config', 'client/vite.config.ts'),
];

let left = children.length;
const stop = (code) => {
  process.exitCode ??= code;
  for (const child of children) child.kill();
};
for (const child of children) {
  child.on('exit', (code) => {
    left -= 1;
    if (left > 0) stop(code ?? 0); // one without the other is of no use
  });
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(0));
