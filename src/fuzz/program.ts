import type { Dialect } from './dialect';
import type { Random } from './random';
import type { ClassFacts, FunctionFacts } from './scope';
import { Writer } from './writer';

/** The program being written: its text so far and what later parts can use. */
export class Program {
  readonly out = new Writer();
  readonly classes: ClassFacts[] = [];
  readonly functions: FunctionFacts[] = [];
  readonly random: Random;
  readonly dialect: Dialect;
  private labels = 0;

  constructor(random: Random, dialect: Dialect) {
    this.random = random;
    this.dialect = dialect;
  }

  /** A number that no other place of the program has: labels make output tell where it comes from. */
  label(): number {
    this.labels += 1;
    return this.labels;
  }
}
