import type { PyObject } from './object';
import type { Runtime } from './runtime';

/** Standard output and error as they are written, one after the other. */
export interface ConsoleWrite {
  stream: 'stdout' | 'stderr';
  text: string;
}

/** Where the interpreter's text goes. Every write is also a step of the trace. */
export class Console {
  readonly writes: ConsoleWrite[] = [];
  /** 2.x: files (null: stdout) to which the print statement owes a space before its next item. */
  private readonly softSpaces = new Set<PyObject | null>();
  private readonly rt: Runtime;

  constructor(rt: Runtime) {
    this.rt = rt;
  }

  softSpaceOf(file: PyObject | null): boolean {
    return this.softSpaces.has(file);
  }

  setSoftSpace(file: PyObject | null, owed: boolean): void {
    if (owed) this.softSpaces.add(file);
    else this.softSpaces.delete(file);
  }

  write(stream: 'stdout' | 'stderr', text: string): void {
    if (text === '') return;
    this.rt.heap.charge(text.length);
    this.writes.push({ stream, text });
    this.rt.heap.write(stream === 'stdout' ? 0 : 1, text);
  }
}
