import type { Span, Stmt } from '../syntax/ast';

/** A comment that keeps the shrinker's hands off its line. */
export const FIXED = '# fixed';

/** A program as lines, with the ways to take something out of it by its place in the syntax tree. */
export class Text {
  readonly lines: readonly string[];

  constructor(source: string) {
    this.lines = source.split('\n');
  }

  /** The text of a node. */
  of({ line, col, endLine, endCol }: Span): string {
    if (line === endLine) return this.lines[line - 1]!.slice(col, endCol);
    return [
      this.lines[line - 1]!.slice(col),
      ...this.lines.slice(line, endLine - 1),
      this.lines[endLine - 1]!.slice(0, endCol),
    ].join('\n');
  }

  /** The program with other text in the place of a node. */
  replaced({ line, col, endLine, endCol }: Span, by: string): string {
    const before = this.lines[line - 1]!.slice(0, col);
    const after = this.lines[endLine - 1]!.slice(endCol);
    return this.withLines(line, endLine, [before + by + after]);
  }

  /** The program with other lines in the place of those from `first` to `last`, which count from 1. */
  withLines(first: number, last: number, by: readonly string[]): string {
    return [...this.lines.slice(0, first - 1), ...by, ...this.lines.slice(last)].join('\n');
  }

  /** Whether a line between `first` and `last` is to stay as it is. */
  isFixed(first: number, last: number): boolean {
    return this.lines.slice(first - 1, last).some((line) => line.endsWith(FIXED));
  }

  /** Whether the statements from `first` to `last` have their lines for themselves. */
  alone(first: Stmt, last: Stmt): boolean {
    const before = this.lines[first.line - 1]!.slice(0, first.col);
    const after = this.lines[last.endLine - 1]!.slice(last.endCol);
    return before.trim() === '' && after.trim() === '';
  }

  /** How many columns a line is indented. */
  indent(line: number): number {
    const text = this.lines[line - 1]!;
    return text.length - text.trimStart().length;
  }
}

/** The first line of a statement, its decorators included. */
export function firstLine(statement: Stmt): number {
  return 'firstLine' in statement ? statement.firstLine : statement.line;
}
