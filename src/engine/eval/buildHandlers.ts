import { dictSet, newDict } from '../objects/dictionary';
import { Op } from '../../compiler/opcodes';
import { Origin } from '../../heap/kinds';
import type { PyStr } from '../objects/payload';
import { newSet, setAdd } from '../objects/setOps';
import type { PyFrame } from '../frame';
import type { PyObject } from '../object';
import type { HandlerTable } from './handler';

/** Displays and formatted strings. */
export const BUILD_HANDLERS: HandlerTable = {
  BUILD_TUPLE(rt, f, count) {
    const tuple = rt.tuple(
      topItems(f, count),
      false,
      isClassBases(f) ? Origin.Internal : Origin.Program,
    );
    for (let i = 0; i < count; i++) f.pop(rt.rc);
    f.push(tuple, rt.rc);
    if (count > 0) {
      rt.born(tuple);
    }
  },
  BUILD_LIST(rt, f, count) {
    const items = topItems(f, count);
    const list = rt.listOf(items);
    for (let i = 0; i < count; i++) f.pop(rt.rc);
    f.push(list, rt.rc);
    rt.born(list);
  },
  BUILD_SET(rt, f, count) {
    const set = newSet(rt, rt.types.set);
    for (const item of topItems(f, count)) setAdd(rt, set, item, false);
    for (let i = 0; i < count; i++) f.pop(rt.rc);
    f.push(set, rt.rc);
    rt.born(set);
  },
  BUILD_MAP(rt, f, count) {
    const dict = newDict(rt);
    const items = topItems(f, 2 * count);
    for (let i = 0; i < count; i++) dictSet(rt, dict, items[2 * i]!, items[2 * i + 1]!, false);
    for (let i = 0; i < 2 * count; i++) f.pop(rt.rc);
    f.push(dict, rt.rc);
    rt.born(dict);
  },
  BUILD_STRING(rt, f, count) {
    let length = 0;
    const items = topItems(f, count) as PyStr[];
    for (const item of items) length += item.value.length;
    rt.heap.charge(length);
    const result = rt.str(items.map((item) => item.value).join(''));
    rt.heap.charge(-length);
    for (let i = 0; i < count; i++) f.pop(rt.rc);
    f.push(result, rt.rc);
  },
  FORMAT_VALUE(rt, f, arg) {
    const spec = (arg & 4) !== 0 ? (f.peek(0) as PyStr).value : '';
    const value = f.peek((arg & 4) !== 0 ? 1 : 0);
    const conversion = arg & 3;
    const converted =
      conversion === 0
        ? value
        : rt.str(
            conversion === 1
              ? rt.ops.str(value)
              : conversion === 2
                ? rt.ops.repr(value)
                : rt.ops.ascii(value),
          );
    const plain = converted.type === rt.types.str && spec === '';
    const result = plain ? converted : rt.str(rt.ops.format(converted, spec));
    rt.rc.hold(result, 'text');
    if ((arg & 4) !== 0) f.pop(rt.rc);
    f.pop(rt.rc);
    f.push(result, rt.rc);
  },
  SETUP_ANNOTATIONS(rt, f) {
    const namespace = f.locals!;
    if (namespace.index.has('__annotations__')) return;
    const dict = newDict(rt);
    dict.origin = 1;
    dictSet(rt, namespace, rt.intern('__annotations__'), dict, false);
  },
};

/** 2.x: is the tuple just built the bases of a class statement? Its body's function is made next. */
function isClassBases(f: PyFrame): boolean {
  const { ops, args, constants } = f.code;
  if (ops[f.pc] !== Op.LOAD_CONST || ops[f.pc + 1] !== Op.MAKE_FUNCTION) return false;
  const constant = constants[args[f.pc]!];
  return constant?.type === 'code' && constant.code.kind === 'class';
}

function topItems(f: PyFrame, count: number): PyObject[] {
  return count === 0 ? [] : (f.stack.slice(-count) as PyObject[]);
}
