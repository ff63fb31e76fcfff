/** Collects the lines of a program with their indentation. */
export class Writer {
  private readonly lines: string[] = [];
  private depth = 0;

  line(text: string): void {
    this.lines.push('    '.repeat(this.depth) + text);
  }

  /** A compound statement's clause; a body that wrote nothing becomes `pass`. */
  block(head: string, body: () => void): void {
    this.line(head);
    this.depth += 1;
    const before = this.lines.length;
    body();
    if (this.lines.length === before) this.line('pass');
    this.depth -= 1;
  }

  /** How many clauses enclose the next line. */
  get nesting(): number {
    return this.depth;
  }

  get length(): number {
    return this.lines.length;
  }

  toString(): string {
    return this.lines.join('\n') + '\n';
  }
}
