import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const dist = new URL('../../client/dist/', import.meta.url);
const names = readdirSync(new URL('assets/', dist));
const read = (path: string): string => readFileSync(new URL(path, dist), 'utf8');

function chunk(page: string): string {
  const name = names.find((one) => new RegExp(`^${page}-[^.]+\\.js$`).test(one));
  if (name === undefined) throw new Error(`no chunk of ${page}: build the pages first`);
  return name;
}

/** A script and every script that it needs before it can run. */
function needed(name: string, found = new Set<string>()): Set<string> {
  if (found.has(name)) return found;
  found.add(name);
  const imports = read(`assets/${name}`).matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g);
  for (const [, imported] of imports) if (imported !== undefined) needed(imported, found);
  return found;
}

const scripts = [...needed(chunk('index')), ...needed(chunk('Join')), ...needed(chunk('Play'))];
const phone = new Set(scripts);
// a phone loads one of the two desks: the heavier one counts
const desks = ['SenderDesk', 'TargetDesk'].map((desk) =>
  [...needed(chunk(desk))].filter((name) => !phone.has(name)),
);
const weigh = (paths: readonly string[]): number =>
  paths.reduce((sum, path) => sum + gzipSync(read(path)).length, 0);
// the style sheet of every page; pages that bring one of their own are no phone's first load
const styles = [...read('index.html').matchAll(/href="\/assets\/([^"]+\.css)"/g)].flatMap(
  ([, name]) => name ?? [],
);

test('a phone loads at most 90 KB to join and to play', () => {
  const files = ['index.html', ...[...phone, ...styles].map((name) => `assets/${name}`)];
  const heavier = desks.map((names) => weigh(names.map((name) => `assets/${name}`)));
  const bytes = weigh(files) + Math.max(...heavier);
  console.log(`first load of a phone: ${bytes} bytes`);
  expect(files.length).toBeGreaterThan(5);
  expect(styles).toHaveLength(1);
  expect(bytes).toBeLessThanOrEqual(90_000);
});

test('the debrief and a student’s own page are no part of a phone’s first load', () => {
  for (const page of ['Debrief', 'Story']) expect([...phone]).not.toContain(chunk(page));
  for (const name of phone) expect(read(`assets/${name}`), name).not.toContain('entente-log');
});

test('no schema reaches a phone: the server has parsed what it is sent', () => {
  for (const name of [...phone, ...desks.flat()]) {
    expect(read(`assets/${name}`), name).not.toContain('_zod');
  }
});
