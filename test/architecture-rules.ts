import type { Edge, Source } from './import-graph.ts';
import { FOREIGN, SHARED, SHARED_PACKAGES, SIDES } from './layers.ts';

/** Folders whose own folders count each for itself. */
const TWO_FLOORS: readonly string[] = ['server/rooms/', 'client/screens/'];
/** Made for tests, beside what they test. */
const AMONG_TESTS = /^client\/testing\/|\/test-rig\.ts$/;

/** Every import that breaks a layer, each as a sentence that names the file and the rule. */
export function wrongImports(edges: readonly Edge[]): readonly string[] {
  return edges.flatMap(({ from, to }) => {
    const rule = isPath(to) ? wrongFile(from, to) : wrongPackage(from, to);
    return rule ? [`${from} imports ${to}: ${rule}`] : [];
  });
}

/** Every circle of imports once, as `a.ts -> b.ts -> a.ts`. Types count: they tie files together too. */
export function cycles(edges: readonly Edge[]): readonly string[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const path: string[] = [];
  const found: string[] = [];
  const visit = (file: string): void => {
    const at = path.indexOf(file);
    if (at >= 0) found.push([...path.slice(at), file].join(' -> '));
    if (at >= 0 || done.has(file)) return;
    path.push(file);
    for (const to of next.get(file) ?? []) visit(to);
    path.pop();
    done.add(file);
  };
  for (const file of next.keys()) visit(file);
  return found;
}

/** The graph of folders: `server/rooms/cell` and `shared/game`, not the files in them. Tests apart. */
export function folderEdges(edges: readonly Edge[]): readonly Edge[] {
  return edges
    .filter(({ from, to }) => isPath(to) && !isTest(from) && !AMONG_TESTS.test(from))
    .map(({ from, to }) => ({ from: roomOf(from), to: roomOf(to) }))
    .filter(({ from, to }) => from !== to);
}

/** What a folder may be called by: one floor below its side, two where a folder is a side of its own. */
function roomOf(path: string): string {
  const folders = path.split('/').slice(0, -1);
  return folders.slice(0, TWO_FLOORS.some((one) => path.startsWith(one)) ? 3 : 2).join('/');
}

/** Names that stand on two files or two exported types, each with the places that share it. */
export function sharedNames(sources: readonly Source[]): readonly string[] {
  const places = new Map<string, string[]>();
  const add = (name: string, path: string): void => {
    places.set(name, [...(places.get(name) ?? []), path]);
  };
  for (const { path, types } of sources) {
    if (isTest(path) || path.endsWith('.d.ts')) continue;
    add(path.split('/').at(-1) ?? '', path);
    for (const type of new Set(types)) add(`type ${type}`, path);
  }
  return [...places]
    .filter(([, paths]) => paths.length > 1)
    .map(([name, paths]) => `${name}: ${paths.join(', ')}`);
}

/** Exported functions of `shared/` that do not say what they do. */
export function withoutDocs(sources: readonly Source[]): readonly string[] {
  return sources
    .filter(({ path }) => sideOf(path) === 'shared' && !isTest(path))
    .flatMap(({ path, undocumented }) =>
      undocumented.map((name) => `${path} exports ${name} without a docstring`),
    );
}

function wrongFile(from: string, to: string): string | undefined {
  const [side, other] = [sideOf(from), sideOf(to)];
  if (other === 'test' && isTest(from)) return undefined;
  if (side !== other) {
    const allowed = SIDES[side] ?? [];
    return allowed.includes(other) ? undefined : `${side}/ may import ${list(allowed)}`;
  }
  if (side === 'shared' && !isTest(from)) return wrongFolder(folderOf(from), folderOf(to));
  const [screen, another] = [screenOf(from), screenOf(to)];
  return screen && another && screen !== another ? 'a screen never imports another' : undefined;
}

function wrongFolder(folder: string, other: string): string | undefined {
  if (folder === other) return undefined;
  const allowed = SHARED[folder];
  if (!allowed) return `shared/${folder} has no place in test/layers.ts`;
  return allowed.includes(other) ? undefined : `shared/${folder} may import ${list(allowed)}`;
}

function wrongPackage(from: string, name: string): string | undefined {
  if (isTest(from)) return undefined;
  const side = sideOf(from);
  if (side !== 'shared') return isOneOf(name, FOREIGN[side] ?? []) ? `not for ${side}/` : undefined;
  return isOneOf(name, SHARED_PACKAGES) ? undefined : `shared/ may use ${list(SHARED_PACKAGES)}`;
}

/** A package covers its entry points, and `node:` every module of Node. */
function isOneOf(name: string, packages: readonly string[]): boolean {
  return packages.some((p) => name === p || name.startsWith(p.endsWith(':') ? p : `${p}/`));
}

const isPath = (to: string): boolean => /^(\.\.\/|shared\/|server\/|client\/|test\/)/.test(to);
const isTest = (path: string): boolean => /\.test\.(ts|svelte)$/.test(path);
const sideOf = (path: string): string => path.split('/')[0] ?? '';
const folderOf = (path: string): string => path.split('/').slice(1, -1)[0] ?? '(top)';
const screenOf = (path: string): string | undefined =>
  path.split('/screens/')[1]?.replace(/[/.].*/, '');
const list = (names: readonly string[]): string =>
  names.length > 0 ? names.join(', ') : 'nothing else';
