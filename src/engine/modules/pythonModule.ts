import type { PyModule } from '../objects/callables';
import { dictGetName } from '../objects/dictionary';
import { PyDict } from '../objects/dict';
import type { PyType } from '../objects/type';
import type { Runtime } from '../runtime';
import { addExecution } from './execution';
import { bindMethod } from '../objects/attributeAccess';
import { defaultDictType } from './defaultDict';
import { dequeType } from './deque';
import { ModuleBuilder } from './module';
import { orderedDictType } from './orderedDict';

/** A library module that is Python code from end to end. */
export function makePythonModule(name: string): (rt: Runtime) => PyModule {
  return (rt) => {
    const builder = new ModuleBuilder(rt, name);
    rt.runPrelude(name, builder.module);
    return builder.module;
  };
}

/** dataclasses: Python code that compiles methods. */
export function makeDataclassesModule(rt: Runtime): PyModule {
  const builder = new ModuleBuilder(rt, 'dataclasses');
  addExecution(builder);
  builder.func('_own_annotations', { min: 1 }, (rt, [cls]) => {
    const { dict } = cls as PyType;
    const own = dictGetName(dict!, '__annotations__');
    if (own !== null) return own;
    const lazy = dictGetName(dict!, '__annotate__') ?? dictGetName(dict!, '__annotate_func__');
    const found = lazy === null ? null : rt.ops.lookupAttr(cls!, '__annotations__');
    return found instanceof PyDict ? found : rt.newNamespace();
  });
  builder.func('_unhashable', { min: 1 }, (rt, [value]) =>
    rt.bool(value!.type.slots.hash === undefined),
  );
  rt.runPrelude('dataclasses', builder.module);
  return builder.module;
}

/** typing: Python code; its generic names stand for the types. */
export function makeTypingModule(rt: Runtime): PyModule {
  const builder = new ModuleBuilder(rt, 'typing');
  builder.set('deque', dequeType(rt)).set('defaultdict', defaultDictType(rt));
  builder.set('_OrderedDict', orderedDictType(rt));
  rt.runPrelude('typing', builder.module);
  return builder.module;
}

/** contextlib: Python code; the exit of a context manager on a stack is a bound method. */
export function makeContextlibModule(rt: Runtime): PyModule {
  const builder = new ModuleBuilder(rt, 'contextlib');
  builder.func('_bound', { min: 2 }, (rt, [func, self]) =>
    bindMethod(rt, func!, self!, self!.type),
  );
  builder.set('deque', dequeType(rt));
  rt.runPrelude('contextlib', builder.module);
  return builder.module;
}
