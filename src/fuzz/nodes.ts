import type { Expr, Node, Stmt } from '../syntax/ast';

/** Walking the syntax tree without knowing every kind of node. */

const PARTS = [
  'comprehension',
  'arguments',
  'arg',
  'keyword',
  'alias',
  'withitem',
  'ExceptHandler',
];

/** The nodes directly in a node: the values of its fields, and the items of lists there, that are nodes. */
function childrenOf(node: Node): Node[] {
  if (node.kind === 'Constant') return [];
  return Object.values(node).flatMap((value: unknown) =>
    (Array.isArray(value) ? value : [value]).filter(isNode),
  );
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

/** The statement blocks of a tree, outer ones first, and its expressions. */
export function contents(tree: Node): { blocks: (readonly Stmt[])[]; expressions: Expr[] } {
  const blocks: (readonly Stmt[])[] = [];
  const expressions: Expr[] = [];
  let level: Node[] = [tree];
  while (level.length > 0) {
    const next: Node[] = [];
    for (const node of level) {
      blocks.push(...blocksOf(node));
      for (const child of childrenOf(node)) {
        if (isExpression(child)) expressions.push(child);
        next.push(child);
      }
    }
    level = next;
  }
  return { blocks: blocks.filter((block) => block.length > 0), expressions };
}

/** The statement blocks directly in a node, in the order of the text. */
export function blocksOf(node: Node): (readonly Stmt[])[] {
  switch (node.kind) {
    case 'Module':
    case 'FunctionDef':
    case 'ClassDef':
    case 'With':
      return [node.body];
    case 'If':
    case 'For':
    case 'While':
      return [node.body, node.orelse];
    case 'Try': {
      const handlers = node.handlers.map((handler) => handler.body);
      return [node.body, ...handlers, node.orelse, node.finalbody];
    }
    default:
      return [];
  }
}

const STATEMENTS = [
  ...['FunctionDef', 'ClassDef', 'Return', 'Delete', 'Assign', 'AugAssign', 'AnnAssign', 'For'],
  ...['While', 'If', 'With', 'Raise', 'Try', 'Assert', 'Import', 'ImportFrom', 'Global'],
  ...['Nonlocal', 'Expr', 'Pass', 'Break', 'Continue', 'Print', 'Module'],
];
const NOT_EXPRESSIONS: ReadonlySet<string> = new Set([...PARTS, ...STATEMENTS]);

function isExpression(node: Node): node is Expr {
  return !NOT_EXPRESSIONS.has(node.kind);
}

/** The expressions directly in an expression, those of keywords and comprehensions included. */
export function partsOf(expression: Expr): Expr[] {
  return childrenOf(expression).flatMap((child) =>
    isExpression(child) ? [child] : childrenOf(child).filter(isExpression),
  );
}
