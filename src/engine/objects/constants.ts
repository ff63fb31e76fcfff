import type { Code, Constant } from '../../compiler/code';
import { EdgeKind, Origin } from '../../heap/kinds';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { PyCode } from './callables';
import { PyComplex } from './complexOps';
import { newSet, setAdd } from './setOps';

/** The code object of compiled code, its constants and nested code made objects that it holds. */
export function makeCode(rt: Runtime, code: Code): PyCode {
  const object = new PyCode(rt.types.code, code);
  object.origin = Origin.Internal;
  rt.place(object);
  code.constants.forEach((constant, i) => {
    const mark = rt.rc.mark;
    const value = constantObject(rt, constant);
    object.refs = object.refs.length === 0 ? [null] : object.refs;
    object.edges = object.edges.length === 0 ? [0] : object.edges;
    rt.rc.assign(
      object,
      object.refs,
      object.edges,
      i,
      value,
      EdgeKind.Slot,
      `co_consts[${i}]`,
      false,
    );
    rt.rc.releaseTo(mark);
  });
  return object;
}

/** Names made of these characters are interned when they stand in code. */
const NAME_CHARACTERS = /^[A-Za-z0-9_]*$/;

function constantObject(rt: Runtime, constant: Constant): PyObject {
  switch (constant.type) {
    case 'None':
      return rt.none;
    case 'True':
      return rt.true;
    case 'False':
      return rt.false;
    case 'Ellipsis':
      return rt.ellipsis;
    case 'int':
      return constant.long ? rt.long(constant.value) : rt.int(constant.value);
    case 'float':
      return rt.float(constant.value);
    case 'complex':
      return rt.place(new PyComplex(rt.types.complex, 0, constant.imag), false);
    case 'str':
      if (constant.kind === 'bytes') return rt.bytes(constant.value);
      if (constant.kind === 'text') return rt.unicode(constant.value);
      return NAME_CHARACTERS.test(constant.value)
        ? rt.intern(constant.value)
        : rt.str(constant.value);
    case 'code':
      return makeCode(rt, constant.code);
    case 'tuple':
      return rt.newTuple(
        constant.items.map((item) => constantObject(rt, item)),
        false,
        Origin.Internal,
      );
    case 'frozenset': {
      const set = newSet(rt, rt.types.frozenset);
      set.origin = Origin.Internal;
      for (const item of constant.items) setAdd(rt, set, constantObject(rt, item), false);
      return set;
    }
  }
}
