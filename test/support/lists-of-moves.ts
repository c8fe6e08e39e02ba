import ts from 'typescript';
import { MOVE_EVENTS } from '../../shared/game/moves.ts';
import { MOVES, NODES, OUTCOMES } from '../../shared/model/stage-tree.ts';

const EVENTS = Object.values(MOVE_EVENTS);
const isNamed = (word: string, names: readonly string[]): boolean => names.includes(word);

/** Two or more moves, or events of moves: those that all name ends, or all name places, list something else. */
function isList(words: readonly string[]): boolean {
  const named = new Set(words.filter((word) => isNamed(word, MOVES) || isNamed(word, EVENTS)));
  const all = (names: readonly string[]): boolean => [...named].every((one) => isNamed(one, names));
  return named.size > 1 && !all(OUTCOMES) && !all(NODES);
}

/** Words written side by side: in a list, as keys, as cases, in a union, in an `or`. */
function wordsBeside(node: ts.Node): readonly string[] {
  const literal = (one: ts.Node): readonly string[] => (ts.isStringLiteral(one) ? [one.text] : []);
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(literal);
  if (ts.isUnionTypeNode(node)) {
    return node.types.flatMap((one) => (ts.isLiteralTypeNode(one) ? literal(one.literal) : []));
  }
  if (ts.isCaseBlock(node)) {
    return node.clauses.flatMap((one) => (ts.isCaseClause(one) ? literal(one.expression) : []));
  }
  if (ts.isObjectLiteralExpression(node)) {
    return node.properties.flatMap(({ name }) =>
      name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? [name.text] : [],
    );
  }
  return compared(node);
}

/** The words to which one expression compares something. */
function compared(node: ts.Node): readonly string[] {
  if (!ts.isBinaryExpression(node)) return [];
  const { left, right, operatorToken } = node;
  const { BarBarToken, AmpersandAmpersandToken } = ts.SyntaxKind;
  if (operatorToken.kind === BarBarToken || operatorToken.kind === AmpersandAmpersandToken) {
    return [...compared(left), ...compared(right)];
  }
  return ts.isStringLiteral(right) ? [right.text] : [];
}

/** Whether a script lists moves: such a list would have to be found when there is a new one. */
export function listsMoves(path: string, text: string): boolean {
  const visit = (node: ts.Node): boolean =>
    isList(wordsBeside(node)) || (ts.forEachChild(node, visit) ?? false);
  return visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest));
}

/** The moves that a component names, as words or as keys. */
export function movesNamed(text: string): readonly string[] {
  return MOVES.filter((move) => new RegExp(`['"\`]${move}['"\`]|\\b${move}:`).test(text));
}
