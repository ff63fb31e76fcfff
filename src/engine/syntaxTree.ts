import type { Constant } from '../compiler/code';
import type { PyObject } from './object';
import { PyCode } from './objects/callables';
import { PyStr, PyTuple } from './objects/payload';
import type { Runtime } from './runtime';

/** The interpreter frees a program's syntax tree when the program has run; its references are numbered by the objects. */
export type SyntaxTree = readonly (readonly [object: PyObject, edge: number])[];

/** Holds the constants of a program's code as its syntax tree does for as long as the program runs. */
export function holdSyntaxTree(rt: Runtime, code: PyCode): SyntaxTree {
  const held: [PyObject, number][] = [];
  const { fromTree } = code.code;
  const hold = (object: PyObject, constant: Constant): void => {
    if (object instanceof PyCode) holdAll(object, object.code.constants);
    else if (object instanceof PyTuple && constant.type === 'tuple')
      holdAll(object, constant.items);
    if (fromTree.has(constant) && isOwn(rt, object, constant))
      held.push([object, rt.rc.linkStatic(object, 'syntax tree of the program')]);
  };
  const holdAll = (holder: PyObject, constants: readonly Constant[]): void =>
    constants.forEach((constant, i) => {
      const object = holder.refs[i];
      if (object) hold(object, constant);
    });
  hold(code, { type: 'code', code: code.code });
  return held;
}

/** The program has run. */
export function releaseSyntaxTree(rt: Runtime, tree: SyntaxTree): void {
  for (const [object, edge] of tree) rt.rc.unlink(object, edge);
}

/** Small numbers, names and the like are not made for one program: what holds them is counted as a whole. */
function isOwn(rt: Runtime, object: PyObject, constant: Constant): boolean {
  switch (constant.type) {
    case 'int':
      return constant.value < -5n || constant.value > 256n;
    case 'float':
    case 'complex':
      return true;
    case 'str':
      return constant.value.length > 1 && !(object instanceof PyStr && rt.isInterned(object));
    case 'tuple':
      return constant.items.length > 0;
    default:
      return false;
  }
}
