import type { PyObject } from '../object';
import { binary } from '../objects/arithmetic';
import { keywordArguments } from '../objects/keywordArguments';
import { PyInt } from '../objects/payload';
import type { Runtime } from '../runtime';
import { EdgeKind } from '../../heap/kinds';
import { addIteratorType, iteratorOver, makeIterator, nextFrom } from './itertoolsTypes';
import { setPart } from './libraryType';
import type { ModuleBuilder } from './module';
import type { PyLazyIterator } from '../objects/iterator';

/** count, cycle and repeat. */
export function addEndless(rt: Runtime, builder: ModuleBuilder): void {
  addIteratorType(
    rt,
    builder,
    'count',
    (rt, type, args, keywords) => {
      const named = keywordArguments(rt, 'count', keywords, ['start', 'step']);
      return makeIterator(rt, type, [
        ['cnt', args[0] ?? named.start ?? rt.int(0)],
        ['step', args[1] ?? named.step ?? rt.int(1)],
      ]);
    },
    (rt, self) => {
      const [value, step] = self.refs as [PyObject, PyObject];
      rt.rc.hold(value, 'item');
      setPart(rt, self, 0, binary(rt, value, step, 'Add'), 'cnt');
      return value;
    },
    {
      repr: (rt, self) => {
        const [value, step] = self.refs as [PyObject, PyObject];
        const plain = step instanceof PyInt && step.value === 1;
        return `count(${rt.ops.repr(value)}${plain ? '' : `, ${rt.ops.repr(step)}`})`;
      },
    },
  );
  // A first time through, what comes is saved; then the saved items come, again and again.
  addIteratorType(
    rt,
    builder,
    'cycle',
    (rt, type, args) => {
      const saved = rt.listOf([]);
      return makeIterator(rt, type, [
        ['it', iteratorOver(rt, args[0]!)],
        ['saved', saved],
      ]);
    },
    (rt, self) => {
      const saved = self.refs[1]!;
      const item = nextFrom(rt, self, 0);
      if (item !== null) {
        rt.rc.assign(
          saved,
          saved.refs,
          saved.edges,
          saved.refs.length,
          item,
          EdgeKind.Item,
          '',
          false,
        );
        return item;
      }
      setPart(rt, self, 0, null, 'it');
      if (saved.refs.length === 0) return null;
      const iterator = self as PyLazyIterator;
      return saved.refs[iterator.state++ % saved.refs.length]!;
    },
  );
  addIteratorType(
    rt,
    builder,
    'repeat',
    (rt, type, args, keywords) => {
      const named = keywordArguments(rt, 'repeat', keywords, ['object', 'times']);
      const times = args[1] ?? named.times;
      const iterator = makeIterator(rt, type, [['element', args[0] ?? named.object!]]);
      iterator.state = times === null ? -1 : Math.max(0, rt.ops.asSize(times));
      return iterator;
    },
    (_rt, self) => {
      const iterator = self as PyLazyIterator;
      if (iterator.state === 0) return null;
      if (iterator.state > 0) iterator.state--;
      return self.refs[0]!;
    },
    {
      repr: (rt, self) => {
        const { state } = self as PyLazyIterator;
        return `repeat(${rt.ops.repr(self.refs[0]!)}${state < 0 ? '' : `, ${state}`})`;
      },
    },
  );
}
