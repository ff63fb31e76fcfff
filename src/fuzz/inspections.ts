import type { Program } from './program';
import type { Scope } from './scope';
import type { Statement } from './statement';
import { anything, instance, newInstance } from './values';

/** Statements that ask the collector and the counts, and that make weak references. */

export const printCount: Statement = (program, scope) => {
  const known = scope.visible().filter(({ kind }) => kind !== 'other' && kind !== 'number');
  if (known.length === 0) return false;
  program.out.line(`print(sys.getrefcount(${program.random.pick(known).name}))`);
  return true;
};

export const collect: Statement = (program) => {
  const { random, out } = program;
  out.line(
    random.weighted([
      [6, 'print(gc.collect())'],
      [2, 'gc.collect()'],
      [1, 'print(gc.collect(0))'],
      [1, 'print(gc.collect(1))'],
    ]),
  );
  return true;
};

export const ask: Statement = (program, scope) => {
  const known = scope.visible().filter(({ kind }) => kind !== 'other' && kind !== 'number');
  if (known.length === 0) return false;
  const { random, out } = program;
  const { name, facts } = random.pick(known);
  out.line(
    random.weighted([
      [2, () => `print(gc.is_tracked(${name}))`],
      [2, () => `print(len(gc.get_referrers(${name})))`],
      [2, () => `print(len(gc.get_referents(${name})))`],
      [1, () => `print(sorted(type(r).__name__ for r in gc.get_referrers(${name})))`],
      [1, () => `print([type(r).__name__ for r in gc.get_referents(${name})])`],
      [
        1,
        () =>
          facts?.weakrefs
            ? `print(weakref.getweakrefcount(${name}))`
            : `print(type(${name}).__name__)`,
      ],
      [1, () => `print(${name} is ${random.pick(known).name})`],
    ])(),
  );
  return true;
};

export const debug: Statement = (program) => {
  const { random, out } = program;
  const flag = random.weighted([
    [3, 'gc.DEBUG_STATS'],
    [3, 'gc.DEBUG_COLLECTABLE'],
    [2, 'gc.DEBUG_UNCOLLECTABLE'],
    [3, 'gc.DEBUG_SAVEALL'],
    [3, 'gc.DEBUG_LEAK'],
    [2, 'gc.DEBUG_LEAK | gc.DEBUG_STATS'],
    [5, '0'],
  ]);
  out.line(`gc.set_debug(${flag})`);
  return true;
};

export const garbage: Statement = (program) => {
  const { random, out } = program;
  out.line(
    random.weighted([
      [4, 'print(len(gc.garbage))'],
      [2, 'print([type(o).__name__ for o in gc.garbage])'],
      [3, 'del gc.garbage[:]'],
      [1, 'if gc.garbage: gc.garbage.pop()'],
      [1, 'saved.extend(gc.garbage)'],
      [1, 'for o in gc.garbage: print(sys.getrefcount(o))'],
    ]),
  );
  return true;
};

export const settings: Statement = (program) => {
  const { random, out } = program;
  out.line(
    random.weighted([
      [1, 'gc.disable()'],
      [1, 'print(gc.isenabled())'],
      [1, 'print(gc.get_threshold())'],
      [1, 'print(gc.get_debug())'],
      [1, 'print(gc.get_count()[1:])'],
      [1, `gc.set_threshold(${random.pick(['700', '5000, 5, 5', '0', '1000, 10'])})`],
    ]),
  );
  return true;
};

function weakTarget(program: Program, scope: Scope): string {
  const known = scope.visible('instance').filter(({ facts }) => facts!.weakrefs);
  if (known.length > 0) return program.random.pick(known).name;
  const usable = program.classes.filter((facts) => facts.weakrefs);
  return usable.length > 0 ? newInstance(program, program.random.pick(usable)) : 'lambda: 0';
}

export const makeRef: Statement = (program, scope) => {
  const { random, out } = program;
  const name = scope.fresh(random);
  const referent = weakTarget(program, scope);
  const text = `'gone ${program.label()}'`;
  const callback = random.weighted([
    [4, ''],
    [3, `, lambda r: sys.stdout.write(${text} + chr(10))`],
    [2, ', told'],
    [1, ', saved.append'],
    [1, ', lambda r: 1 / 0'],
  ]);
  const how = random.weighted([
    [8, 'ref'],
    [1, 'proxy'],
  ]);
  out.line(`${name} = weakref.${how}(${referent}${callback})`);
  scope.bind(name, how === 'ref' ? 'ref' : 'other');
  return true;
};

export const useRef: Statement = (program, scope) => {
  const known = scope.visible('ref');
  if (known.length === 0) return false;
  const { random, out } = program;
  const { name } = random.pick(known);
  out.line(
    random.weighted([
      [4, `print(${name}() is None)`],
      [1, `saved.append(${name}())`],
      [1, `print(sys.getrefcount(${name}()) < 100)`],
      [1, `print(getattr(${name}(), 'name', None))`],
    ]),
  );
  return true;
};

export const weakContainer: Statement = (program, scope) => {
  const { random, out } = program;
  const usable = scope
    .visible('instance')
    .filter(({ facts }) => facts!.weakrefs && facts!.hashable);
  if (usable.length === 0) return false;
  const { name } = random.pick(usable);
  const made = scope.fresh(random);
  random.weighted<() => void>([
    [
      2,
      () => {
        out.line(`${made} = weakref.WeakValueDictionary()`);
        out.line(`${made}['k'] = ${name}`);
      },
    ],
    [
      2,
      () => {
        out.line(`${made} = weakref.WeakKeyDictionary()`);
        out.line(`${made}[${name}] = ${anything(program, scope, 1)}`);
      },
    ],
    [
      1,
      () => {
        out.line(`${made} = weakref.WeakSet([${name}])`);
      },
    ],
  ])();
  out.line(`print(len(${made}))`);
  scope.bind(made, 'other');
  return true;
};

export const atExit: Statement = (program, scope) => {
  const { random, out } = program;
  const label = program.label();
  random.weighted<() => void>([
    [2, () => out.line(`atexit.register(told, ${instance(program, scope).text})`)],
    [1, () => out.line(`atexit.register(gc.collect)`)],
    [1, () => out.line(`atexit.register(lambda: sys.stdout.write('bye ${label}' + chr(10)))`)],
  ])();
  return true;
};

export const finalize: Statement = (program, scope) => {
  if (program.dialect.three === 0) return false;
  const { random, out } = program;
  const name = scope.fresh(random);
  out.line(
    `${name} = weakref.finalize(${weakTarget(program, scope)}, print, 'finalize', ${program.label()})`,
  );
  if (random.chance(0.3)) out.line(`print(${name}.alive)`);
  if (random.chance(0.2)) out.line(`${name}.detach()`);
  scope.bind(name, 'other');
  return true;
};
