import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What is replaced in each file, by its path in the project: each text stands in it exactly once. */
export type Patches = Readonly<Record<string, readonly (readonly [from: string, to: string])[]>>;

/** The text of a file of the project. */
export const textOf = (path: string): string => readFileSync(root + path, 'utf8');

/** Every file that is changed, with its new text. */
export function patched(patches: Patches): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(patches).map(([path, changes]) => [
      path,
      changes.reduce((text, [from, to]) => {
        if (text.split(from).length !== 2) throw new Error(`${path} has not one ${from}`);
        return text.replace(from, () => to);
      }, textOf(path)),
    ]),
  );
}

/** As in tsconfig.json, without the types of browsers and Node: of what is checked nothing needs them. */
const options: ts.CompilerOptions = {
  ...ts.parseJsonConfigFileContent(
    ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path)).config,
    { ...ts.sys, readDirectory: () => [] },
    root,
  ).options,
  lib: ['lib.es2024.d.ts'],
  types: [],
};

/** Checks copies of the project in memory; what did not change between two is read and parsed once. */
export class Checker {
  readonly #paths: readonly string[];
  readonly #parsed = new Map<string, ts.SourceFile | undefined>();
  #last: ts.Program | undefined;

  /** @param paths  the files to check; what they import is read too */
  constructor(paths: readonly string[]) {
    this.#paths = paths;
  }

  /** What the compiler says of a copy: the errors of each file that has some. */
  errorsIn(patches: Patches): Readonly<Record<string, readonly string[]>> {
    const changed = patched(patches);
    const host = ts.createCompilerHost(options);
    const parse = host.getSourceFile.bind(host);
    host.getSourceFile = (path, target) => {
      const text = changed.get(relative(root, path));
      if (text !== undefined) return ts.createSourceFile(path, text, target);
      if (!this.#parsed.has(path)) this.#parsed.set(path, parse(path, target));
      return this.#parsed.get(path);
    };
    const roots = this.#paths.map((path) => root + path);
    const program = ts.createProgram(roots, options, host, this.#last);
    this.#last = program;
    const found = this.#paths.map((path) => {
      const errors = program
        .getSemanticDiagnostics(program.getSourceFile(root + path))
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
      return [path, errors] as const;
    });
    return Object.fromEntries(found.filter(([, errors]) => errors.length > 0));
  }
}
