import { int32Column, uint8Column } from '../lib/columns';
import type { HeapState } from '../heap/state';

/** The heap events of a trace in packed columns: 13 bytes each, applied and reverted in place. */
export class Journal {
  readonly op = uint8Column();
  readonly a = int32Column();
  readonly b = int32Column();
  readonly c = int32Column();

  get length(): number {
    return this.op.length;
  }

  get byteLength(): number {
    return this.op.byteLength + this.a.byteLength + this.b.byteLength + this.c.byteLength;
  }

  push(op: number, a: number, b: number, c: number): void {
    this.op.push(op);
    this.a.push(a);
    this.b.push(b);
    this.c.push(c);
  }

  /** Brings `state` from event `from` to event `to`, forward or back. */
  move(state: HeapState, from: number, to: number): void {
    const op = this.op.data;
    const a = this.a.data;
    const b = this.b.data;
    const c = this.c.data;
    for (let i = from; i < to; i++) state.apply(op[i]!, a[i]!, b[i]!, c[i]!);
    for (let i = from - 1; i >= to; i--) state.revert(op[i]!, a[i]!, b[i]!, c[i]!);
  }
}
