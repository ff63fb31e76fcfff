/** The stack of indentations, as CPython's tokenizer keeps it. */

import type { Source } from './source';

const TAB = 8;
const DEEPEST = 100;

export class Indentation {
  private readonly source: Source;
  /** Widths with tabs to the next multiple of eight, and with tabs as one: 3.x wants both to agree. */
  private readonly widths = [0];
  private readonly narrowWidths = [0];
  private width = 0;
  private narrow = 0;
  /** The offset of the first character that is not indentation. */
  end = 0;

  constructor(source: Source) {
    this.source = source;
  }

  /** Measures the blanks at `offset`. */
  measure(text: string, offset: number): void {
    this.width = 0;
    this.narrow = 0;
    let at = offset;
    for (; ; at++) {
      const character = text[at];
      if (character === ' ') {
        this.width++;
        this.narrow++;
      } else if (character === '\t') {
        this.width = (Math.floor(this.width / TAB) + 1) * TAB;
        this.narrow++;
      } else if (character === '\f') {
        this.width = 0;
        this.narrow = 0;
      } else {
        break;
      }
    }
    this.end = at;
  }

  /** 1 for a new block, 0 for the same, -n when n blocks end. `line` is the line measured, for errors. */
  compare(line: number): number {
    const top = this.widths.at(-1)!;
    if (this.width === top) {
      this.checkTabs(this.narrow === this.narrowWidths.at(-1), line);
      return 0;
    }
    if (this.width > top) {
      if (this.widths.length >= DEEPEST) throw this.tooDeep(line);
      this.checkTabs(this.narrow > this.narrowWidths.at(-1)!, line);
      this.widths.push(this.width);
      this.narrowWidths.push(this.narrow);
      return 1;
    }
    let closed = 0;
    while (this.width < this.widths.at(-1)!) {
      this.widths.pop();
      this.narrowWidths.pop();
      closed++;
    }
    if (this.width !== this.widths.at(-1)) throw this.mismatch(line);
    this.checkTabs(this.narrow === this.narrowWidths.at(-1), line);
    return -closed;
  }

  /** How many blocks are open at the end of the text; they all end there. */
  closeAll(): number {
    const count = this.widths.length - 1;
    this.widths.length = 1;
    this.narrowWidths.length = 1;
    return count;
  }

  private checkTabs(consistent: boolean, line: number): void {
    if (consistent || !this.source.grammar.tabsMustBeConsistent) return;
    const msg = 'inconsistent use of tabs and spaces in indentation';
    const col = this.source.since('3.9') ? 0 : this.lineLength(line);
    throw this.source.error(msg, line, col, { line, col: -1 }, 'TabError');
  }

  private tooDeep(line: number): Error {
    const msg = 'too many levels of indentation';
    const col = this.source.since('3.9') ? 0 : this.lineLength(line);
    return this.source.error(msg, line, col, { line, col: -1 }, 'IndentationError');
  }

  private mismatch(line: number): Error {
    const msg = 'unindent does not match any outer indentation level';
    const end = { line, col: -2 };
    return this.source.error(msg, line, this.lineLength(line), end, 'IndentationError');
  }

  private lineLength(line: number): number {
    return this.source.lines[line - 1]!.length;
  }
}
