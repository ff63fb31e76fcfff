import type { ConstantValue } from '../syntax/ast';
import type { Constant } from './code';

export const NONE: Constant = { type: 'None' };
export const TRUE: Constant = { type: 'True' };
export const FALSE: Constant = { type: 'False' };
export const EMPTY_TUPLE: Constant = { type: 'tuple', items: [] };

export const nativeString = (value: string): Constant => ({ type: 'str', kind: 'native', value });
export const integer = (value: number): Constant => ({
  type: 'int',
  value: BigInt(value),
  long: false,
});
export const tupleOf = (items: readonly Constant[]): Constant => ({ type: 'tuple', items });

/** Equal exactly for constants that CPython makes one: 1, 1.0 and True differ, and so do 0.0 and -0.0. */
export function constantKey(constant: Constant): string | null {
  switch (constant.type) {
    case 'int':
      return `${constant.long ? 'l' : 'i'}${constant.value}`;
    case 'float':
      return Object.is(constant.value, -0) ? 'f-0' : `f${constant.value}`;
    case 'complex':
      return Object.is(constant.imag, -0) ? 'c-0' : `c${constant.imag}`;
    case 'str':
      return `${constant.kind}${constant.value.length}:${constant.value}`;
    case 'tuple':
    case 'frozenset': {
      const keys: string[] = [];
      for (const item of constant.items) {
        const key = constantKey(item);
        if (key === null) return null;
        keys.push(key);
      }
      return `${constant.type}(${keys.join(',')})`;
    }
    case 'code':
      return null;
    default:
      return constant.type;
  }
}

/** Is the constant true in a condition? */
export function truth(constant: Constant): boolean {
  switch (constant.type) {
    case 'None':
    case 'False':
      return false;
    case 'int':
      return constant.value !== 0n;
    case 'float':
      return constant.value !== 0;
    case 'complex':
      return constant.imag !== 0;
    case 'str':
      return constant.value !== '';
    case 'tuple':
    case 'frozenset':
      return constant.items.length > 0;
    default:
      return true;
  }
}

const MAX_WORD = 2n ** 63n - 1n;

/** 2.x: an int that does not fit the machine word is a long. */
export function widened(value: ConstantValue, longIntegers: boolean): ConstantValue {
  if (!longIntegers || value.type !== 'int' || value.long) return value;
  const fits = value.value <= MAX_WORD && value.value >= -MAX_WORD - 1n;
  return fits ? value : { ...value, long: true };
}

/** The constants of one code object; with a cache shared by a module, equal ones are one object across functions. */
export class ConstantPool {
  readonly items: Constant[] = [];
  private readonly indices = new Map<string, number>();
  private readonly shared: Map<string, Constant> | null;

  constructor(shared: Map<string, Constant> | null) {
    this.shared = shared;
  }

  add(constant: Constant): number {
    const key = constantKey(constant);
    if (key === null) return this.items.push(constant) - 1;
    let index = this.indices.get(key);
    if (index === undefined) {
      index = this.items.push(this.unique(constant, key)) - 1;
      this.indices.set(key, index);
    }
    return index;
  }

  private unique(constant: Constant, key: string): Constant {
    if (this.shared === null) return constant;
    const known = this.shared.get(key);
    if (known !== undefined) return known;
    let made = constant;
    if (constant.type === 'tuple' || constant.type === 'frozenset') {
      // The items of a tuple are shared too.
      const items = constant.items.map((item) => this.unique(item, constantKey(item)!));
      if (items.some((item, i) => item !== constant.items[i])) made = { ...constant, items };
    }
    this.shared.set(key, made);
    return made;
  }
}
