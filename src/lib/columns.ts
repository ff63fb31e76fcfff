/** The typed arrays a column may be made of. */
type Cells = Int32Array | Uint8Array | Float64Array;

/**
 * A growable typed array: amortised constant push, contiguous storage, no boxed numbers.
 * `data` may be longer than `length` and is replaced when the column grows, so readers in
 * hot loops take it anew after any push.
 */
export class Column<T extends Cells> {
  data: T;
  length = 0;
  private readonly make: (length: number) => T;

  constructor(make: (length: number) => T, capacity = 64) {
    this.make = make;
    this.data = make(capacity);
  }

  push(value: number): number {
    if (this.length === this.data.length) this.reserve(this.length + 1);
    this.data[this.length] = value;
    return this.length++;
  }

  get(index: number): number {
    return this.data[index] as number;
  }

  set(index: number, value: number): void {
    this.data[index] = value;
  }

  /** Makes cells up to `length` exist (zero or `fill`), keeping what is there. */
  extend(length: number, fill = 0): void {
    if (length > this.data.length) this.reserve(length);
    if (length > this.length) {
      this.data.fill(fill, this.length, length);
      this.length = length;
    }
  }

  /** Appends the cells of `chunk`. */
  append(chunk: T): void {
    const end = this.length + chunk.length;
    if (end > this.data.length) this.reserve(end);
    (this.data as Int32Array).set(chunk as Int32Array, this.length);
    this.length = end;
  }

  /** A copy of the cells from `start` (inclusive) to `end` (exclusive). */
  slice(start: number, end = this.length): T {
    return this.data.slice(start, end) as T;
  }

  /** Bytes in use, not bytes reserved. */
  get byteLength(): number {
    return this.length * this.data.BYTES_PER_ELEMENT;
  }

  private reserve(length: number): void {
    let capacity = Math.max(64, this.data.length);
    while (capacity < length) capacity *= 2;
    const grown = this.make(capacity);
    (grown as Int32Array).set(this.data as Int32Array);
    this.data = grown;
  }
}

export const int32Column = (capacity?: number): Column<Int32Array> =>
  new Column((n) => new Int32Array(n), capacity);
export const uint8Column = (capacity?: number): Column<Uint8Array> =>
  new Column((n) => new Uint8Array(n), capacity);
export const float64Column = (capacity?: number): Column<Float64Array> =>
  new Column((n) => new Float64Array(n), capacity);
