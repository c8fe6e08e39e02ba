import { readFileSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { parse } from 'svelte/compiler';
import ts from 'typescript';

/** One import: `to` is a file of this project, or a package as it is written. */
export interface Edge {
  readonly from: string;
  readonly to: string;
}

/** A source file and what the rules ask about it. */
export interface Source {
  readonly path: string;
  readonly imports: readonly string[];
  readonly undocumented: readonly string[];
  /** Names of the types that it exports. */
  readonly types: readonly string[];
}

const CODE = /\.(ts|js|mjs|svelte)$/;
const NOT_OURS = /(^|\/)(node_modules|dist)(\/|$)/;

/** Every source file under some folders of the project, read and parsed. */
export function readSources(root: URL, folders: readonly string[]): readonly Source[] {
  return folders
    .flatMap((folder) =>
      readdirSync(new URL(folder, root), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && CODE.test(entry.name))
        .map((entry) => posix.join(entry.parentPath.replaceAll('\\', '/'), entry.name)),
    )
    .map((file) => posix.relative(posix.normalize(decodeURIComponent(root.pathname)), file))
    .filter((path) => !NOT_OURS.test(path))
    .sort()
    .map((path) => readSource(path, readFileSync(new URL(path, root), 'utf8')));
}

/** Parses one file. */
export function readSource(path: string, text: string): Source {
  if (path.endsWith('.svelte')) {
    return { path, imports: svelteImports(text), undocumented: [], types: [] };
  }
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return {
    path,
    imports: scriptImports(tree),
    undocumented: tree.statements
      .filter((s) => isExported(s) && !hasDocs(s))
      .flatMap(functionNames),
    types: tree.statements.filter(isExported).flatMap(typeName),
  };
}

/** The edges of the graph: relative imports as project paths, packages as they are. */
export function edgesOf(sources: readonly Source[]): readonly Edge[] {
  return sources.flatMap(({ path, imports }) =>
    imports.map((name) => ({
      from: path,
      to: name.startsWith('.') ? posix.join(posix.dirname(path), name.replace(/\?.*$/, '')) : name,
    })),
  );
}

function scriptImports(tree: ts.SourceFile): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const name = importedBy(node);
    if (name && ts.isStringLiteralLike(name)) found.push(name.text);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function importedBy(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return node.arguments[0];
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return node.argument.literal;
  return undefined;
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function hasDocs(statement: ts.Statement): boolean {
  return ts.getJSDocCommentsAndTags(statement).length > 0;
}

function functionNames(statement: ts.Statement): readonly string[] {
  if (ts.isFunctionDeclaration(statement)) return [statement.name?.text ?? 'default'];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations
    .filter(({ initializer: i }) => i && (ts.isArrowFunction(i) || ts.isFunctionExpression(i)))
    .map(({ name }) => name.getText());
}

function typeName(statement: ts.Statement): readonly string[] {
  const isType =
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isClassDeclaration(statement);
  return isType && statement.name ? [statement.name.text] : [];
}

/** Script and markup alike: `{#await import('./page.svelte')}` counts too. */
function svelteImports(text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const { type, source } = node as { type?: unknown; source?: { value?: unknown } | null };
    const imports = typeof type === 'string' && /^(Import|Export)/.test(type);
    if (imports && typeof source?.value === 'string') found.push(source.value);
    for (const [key, child] of Object.entries(node)) if (key !== 'parent') visit(child);
  };
  const { instance, module, fragment } = parse(text, { modern: true });
  visit([module?.content, instance?.content, fragment]);
  return found;
}
