import type { Module, Stmt } from '../syntax/ast';
import { simplified } from './expressionEdits';
import { blocksOf, contents } from './nodes';
import { firstLine, Text } from './text';

/**
 * The smaller programs that one edit makes of a program, those that take most away first. An edit is of the text, by
 * the places that the syntax tree names, so that what stays keeps its layout. Not each of them is valid Python.
 */
export function* smaller(source: string, tree: Module): Generator<string> {
  const text = new Text(source);
  const { blocks, expressions } = contents(tree);
  for (const block of blocks) yield* withoutRuns(text, block);
  for (const block of blocks) for (const statement of block) yield* flattened(text, statement);
  for (const expression of expressions) {
    if (!text.isFixed(expression.line, expression.endLine)) yield* simplified(text, expression);
  }
}

/** Delta debugging's complements: a block without half of its statements, a quarter, … without a single one. */
function* withoutRuns(text: Text, block: readonly Stmt[]): Generator<string> {
  const count = block.length;
  if (count === 1 && block[0]!.kind === 'Pass') return;
  for (let size = count; size >= 1; size = Math.floor(size / 2)) {
    for (let end = count; end > 0; end -= size) {
      const run = block.slice(Math.max(0, end - size), end);
      const first = run[0]!;
      if (text.isFixed(first.line, run[run.length - 1]!.endLine)) continue;
      const last = run[run.length - 1]!;
      const by = run.length === count ? [' '.repeat(first.col) + 'pass'] : [];
      if (text.alone(first, last)) yield text.withLines(firstLine(first), last.endLine, by);
      else if (run.length === 1) yield text.replaced(first, 'pass');
    }
  }
}

/** A statement without its decorators or one of its clauses, or with one of its blocks in its place. */
function* flattened(text: Text, statement: Stmt): Generator<string> {
  const start = firstLine(statement);
  const blocks = blocksOf(statement).filter((block) => block.length > 0);
  for (const block of blocks) {
    const from = firstLine(block[0]!);
    const { endLine } = block[block.length - 1]!;
    const shift = text.indent(from) - text.indent(start);
    if (shift <= 0) continue;
    const body = text.lines.slice(from - 1, endLine).map((line) => line.slice(shift));
    yield text.withLines(start, statement.endLine, body);
  }
  for (const [i, block] of blocks.entries()) {
    const before = blocks[i - 1];
    if (!before) continue;
    const { endLine } = before[before.length - 1]!;
    yield text.withLines(endLine + 1, block[block.length - 1]!.endLine, []);
  }
  if (start < statement.line) yield text.withLines(start, statement.line - 1, []);
}
