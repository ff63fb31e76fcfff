import type { Runtime } from './runtime';

/** Standard output and error as they are written, one after the other. */
export interface ConsoleWrite {
  stream: 'stdout' | 'stderr';
  text: string;
}

/** Where the interpreter's text goes. Every write is also a step of the trace. */
export class Console {
  readonly writes: ConsoleWrite[] = [];
  /** 2.x: the print statement owes a space before its next item. */
  softSpace = false;
  private readonly rt: Runtime;

  constructor(rt: Runtime) {
    this.rt = rt;
  }

  write(stream: 'stdout' | 'stderr', text: string): void {
    if (text === '') return;
    this.rt.heap.charge(text.length);
    this.writes.push({ stream, text });
    this.rt.heap.write(stream === 'stdout' ? 0 : 1, text);
  }
}
