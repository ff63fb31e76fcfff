import { EdgeKind, Origin } from '../../heap/kinds';
import { type Arity, makeFunction } from '../define';
import type { PyObject } from '../object';
import { PyModule } from '../objects/callables';
import type { PyDict } from '../objects/dict';
import { dictSet, newDict } from '../objects/dictionary';
import type { Builtin } from '../objects/type';
import type { Runtime } from '../runtime';

/** Fills a module with what it offers. */
export class ModuleBuilder {
  readonly module: PyModule;
  private readonly rt: Runtime;

  constructor(rt: Runtime, name: string) {
    this.rt = rt;
    this.module = newModule(rt, name);
  }

  set(name: string, value: PyObject): this {
    dictSet(this.rt, this.module.dict, this.rt.intern(name), value, false);
    return this;
  }

  /** `owner`: the extension module that the function comes from, where that is another one. */
  func(name: string, arity: Arity, body: Builtin, owner = this.module.name): this {
    return this.set(name, makeFunction(this.rt, name, arity, body, owner));
  }
}

/** A module object with its dict, held by the interpreter. */
export function newModule(rt: Runtime, name: string, role: PyDict['role'] = 'namespace'): PyModule {
  const mark = rt.rc.mark;
  const module = rt.startup(new PyModule(rt.types.module, name), 72, 0);
  module.refs = [null];
  module.edges = [0];
  const dict = newDict(rt, role);
  dict.subtitleOf = name;
  dict.origin = Origin.Startup;
  if (role === 'globals') rt.givenNames.set(dict, { name: 'globals', subtitle: `dict of ${name}` });
  rt.rc.assign(module, module.refs, module.edges, 0, dict, EdgeKind.Slot, '__dict__', false);
  dictSet(rt, dict, rt.intern('__name__'), rt.intern(name), false);
  if (role === 'globals') dictSet(rt, dict, rt.intern('__doc__'), rt.none, false);
  rt.rc.releaseTo(mark);
  return module;
}
