import type { Random } from './random';

/** What a name is bound to, as far as the generator has to know to use it. */
export type Kind =
  | 'instance'
  | 'list'
  | 'dict'
  | 'tuple'
  | 'deque'
  | 'function'
  | 'generator'
  | 'ref'
  | 'method'
  | 'class'
  | 'error'
  | 'number'
  | 'other';

/** A class that the program defines. */
export interface ClassFacts {
  readonly name: string;
  /** Attributes that can be set; with `__slots__` no others. */
  readonly attributes: readonly string[];
  readonly weakrefs: boolean;
  readonly hashable: boolean;
  readonly context: boolean;
  readonly callable: boolean;
  readonly iterable: boolean;
  readonly oldStyle: boolean;
  readonly methods: readonly string[];
}

/** A function that the program defines at its top; `role` says what calling it gives. */
export interface FunctionFacts {
  readonly name: string;
  readonly role: 'plain' | 'closure' | 'generator' | 'raiser' | 'context';
  /** How many positional arguments it needs. */
  readonly arity: number;
}

export interface Variable {
  readonly name: string;
  readonly kind: Kind;
  /** The class of an `instance`. */
  readonly facts: ClassFacts | null;
}

const NAMES = [
  ...['a', 'b', 'c', 'd', 'x', 'y', 'z', 'p', 'q', 'node', 'root', 'items', 'table', 'pair', 'box'],
  ...['head', 'tail', 'one', 'two', 'keep', '_hidden', '_own', 'Thing', 'last', 'first', 'inner'],
];

/** The names that are certainly bound where the next statement stands. */
export class Scope {
  private readonly variables = new Map<string, Variable>();
  private readonly outer: Scope | null;
  readonly isFunction: boolean;
  private serial = 0;

  constructor(outer: Scope | null, isFunction: boolean) {
    this.outer = outer;
    this.isFunction = isFunction;
  }

  /** A scope for a block that may run any number of times: what it binds is not relied on afterwards. */
  nested(): Scope {
    return new Scope(this, this.isFunction);
  }

  bind(name: string, kind: Kind, facts: ClassFacts | null = null): void {
    this.variables.set(name, { name, kind, facts });
  }

  unbind(name: string): void {
    this.variables.delete(name);
  }

  /** Variables of this block and of those around it. */
  visible(kind?: Kind): Variable[] {
    const found = this.outer ? this.outer.visible() : [];
    found.push(...this.variables.values());
    return kind === undefined ? found : found.filter((variable) => variable.kind === kind);
  }

  /** Variables that were bound in this very block, which may therefore be deleted or bound anew. */
  own(): Variable[] {
    return [...this.variables.values()];
  }

  fresh(random: Random): string {
    const taken = new Set(this.visible().map((variable) => variable.name));
    const free = NAMES.filter((name) => !taken.has(name));
    if (free.length > 0) return random.pick(free);
    this.serial += 1;
    return `v${taken.size}_${this.serial}`;
  }
}
