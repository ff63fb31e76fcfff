import type { Program } from './program';
import type { Scope, Variable } from './scope';
import type { Statement } from './statement';
import { anything, atom, call, display, instance, newInstance } from './values';

/** Statements that make references and take them away. */

/** A name for a new binding: now and then one of this block's own, whose object is then let go. */
function target(program: Program, scope: Scope): string {
  const own = scope.own().filter((variable) => variable.name !== 'self');
  return own.length > 0 && program.random.chance(0.25)
    ? program.random.pick(own).name
    : scope.fresh(program.random);
}

export const makeInstance: Statement = (program, scope) => {
  const facts = program.random.pick(program.classes);
  const name = target(program, scope);
  program.out.line(`${name} = ${newInstance(program, facts)}`);
  scope.bind(name, 'instance', facts);
  return true;
};

export const makeContainer: Statement = (program, scope) => {
  const { random, out } = program;
  const name = target(program, scope);
  const inner = (): string => anything(program, scope, 1);
  random.weighted<() => void>([
    [
      4,
      () => {
        out.line(`${name} = [${inner()}, ${inner()}]`);
        scope.bind(name, 'list');
      },
    ],
    [
      1,
      () => {
        out.line(`${name} = []`);
        scope.bind(name, 'list');
      },
    ],
    [
      3,
      () => {
        out.line(`${name} = {'k0': ${inner()}}`);
        scope.bind(name, 'dict');
      },
    ],
    [
      1,
      () => {
        out.line(`${name} = dict(a=${inner()})`);
        scope.bind(name, 'dict');
      },
    ],
    [
      3,
      () => {
        out.line(`${name} = (${inner()}, ${inner()})`);
        scope.bind(name, 'tuple');
      },
    ],
    [
      1,
      () => {
        out.line(`${name} = deque([${inner()}])`);
        scope.bind(name, 'deque');
      },
    ],
    [
      1,
      () => {
        out.line(`${name} = ${display(program, scope)}`);
        scope.bind(name, 'other');
      },
    ],
    [
      1,
      () => {
        out.line(`${name} = defaultdict(list)`);
        scope.bind(name, 'dict');
      },
    ],
  ])();
  return true;
};

export const setAttribute: Statement = (program, scope) => {
  const known = scope.visible('instance');
  if (known.length === 0) return false;
  const { random, out } = program;
  const { name, facts } = random.pick(known);
  const attribute = random.pick(facts!.attributes.slice(1));
  const value = random.weighted([
    [5, () => random.pick(known).name],
    [3, () => anything(program, scope)],
    [1, () => (facts!.methods.length > 0 ? `${name}.${random.pick(facts!.methods)}` : name)],
    [1, () => random.pick(program.classes).name],
    [1, () => `lambda: ${name}`],
    [1, () => `[${name}]`],
  ])();
  out.line(`${name}.${attribute} = ${value}`);
  return true;
};

export const mutateList: Statement = (program, scope) => {
  const known = scope.visible('list');
  if (known.length === 0) return false;
  const { random, out } = program;
  const { name } = random.pick(known);
  const value = (): string => anything(program, scope, 1);
  out.line(
    random.weighted([
      [4, () => `${name}.append(${value()})`],
      [2, () => `${name}.append(${name})`],
      [1, () => `${name}.extend([${value()}, ${value()}])`],
      [1, () => `${name}.insert(0, ${value()})`],
      [1, () => `${name}[:] = []`],
      [1, () => `del ${name}[:1]`],
      [1, () => `${name}[1:] = [${value()}]`],
      [1, () => `${name} += [${value()}]`],
      [1, () => `${name}.reverse()`],
      [1, () => `print(len(${name}))`],
      [1, () => `if ${name}: ${name}.pop()`],
      [1, () => `if ${name}: ${name}[0] = ${value()}`],
      [1, () => `if ${name}: print(sys.getrefcount(${name}[0]) < 50)`],
    ])(),
  );
  return true;
};

export const mutateDict: Statement = (program, scope) => {
  const known = scope.visible('dict');
  if (known.length === 0) return false;
  const { random, out } = program;
  const { name } = random.pick(known);
  const value = (): string => anything(program, scope, 1);
  const key = `'k${random.between(0, 3)}'`;
  out.line(
    random.weighted([
      [4, () => `${name}[${key}] = ${value()}`],
      [2, () => `${name}[${key}] = ${name}`],
      [1, () => `${name}.pop(${key}, None)`],
      [1, () => `${name}.clear()`],
      [1, () => `${name}.update(k9=${value()})`],
      [1, () => `${name}.setdefault(${key}, ${value()})`],
      [1, () => `print(len(${name}))`],
      [1, () => `print(${key} in ${name})`],
      [1, () => `${name}.get(${key})`],
      [1, () => `print(sorted(${name}))`],
    ])(),
  );
  return true;
};

export const mutateDeque: Statement = (program, scope) => {
  const known = scope.visible('deque');
  if (known.length === 0) return false;
  const { random, out } = program;
  const { name } = random.pick(known);
  out.line(
    random.weighted([
      [3, `${name}.append(${anything(program, scope, 1)})`],
      [2, `${name}.append(${name})`],
      [1, `${name}.appendleft(${anything(program, scope, 1)})`],
      [1, `${name}.clear()`],
      [1, `if ${name}: ${name}.popleft()`],
    ]),
  );
  return true;
};

function pickOwn(program: Program, scope: Scope): Variable | null {
  const own = scope.own();
  return own.length === 0 ? null : program.random.pick(own);
}

export const deleteName: Statement = (program, scope) => {
  const chosen = pickOwn(program, scope);
  if (!chosen) return false;
  program.out.line(`del ${chosen.name}`);
  scope.unbind(chosen.name);
  return true;
};

export const rebind: Statement = (program, scope) => {
  const chosen = pickOwn(program, scope);
  if (!chosen) return false;
  const { random, out } = program;
  const other = random.pick(scope.own());
  random.weighted<() => void>([
    [
      3,
      () => {
        out.line(`${chosen.name} = None`);
        scope.bind(chosen.name, 'other');
      },
    ],
    [
      2,
      () => {
        out.line(`${chosen.name} = ${other.name}`);
        scope.bind(chosen.name, other.kind, other.facts);
      },
    ],
    [
      2,
      () => {
        out.line(`${chosen.name}, ${other.name} = ${other.name}, ${chosen.name}`);
        scope.bind(chosen.name, other.kind, other.facts);
        scope.bind(other.name, chosen.kind, chosen.facts);
      },
    ],
    [
      1,
      () => {
        out.line(`${chosen.name} = ${other.name} = ${atom(program)}`);
        scope.bind(chosen.name, 'other');
        scope.bind(other.name, 'other');
      },
    ],
    [
      1,
      () => {
        const { text, facts } = instance(program, scope);
        out.line(`${chosen.name} = ${text}`);
        scope.bind(chosen.name, 'instance', facts);
      },
    ],
  ])();
  return true;
};

export const deleteAttribute: Statement = (program, scope) => {
  const known = scope.visible('instance');
  if (known.length === 0) return false;
  const { random, out } = program;
  const { name, facts } = random.pick(known);
  const attribute = random.pick(facts!.attributes.slice(1));
  out.line(`if hasattr(${name}, '${attribute}'): del ${name}.${attribute}`);
  return true;
};

export const keepValue: Statement = (program, scope) => {
  const { random, out } = program;
  out.line(
    random.weighted([
      [3, () => `saved.append(${anything(program, scope, 1)})`],
      [1, () => 'saved[:] = []'],
      [1, () => 'del saved[:]'],
      [1, () => 'print(len(saved))'],
    ])(),
  );
  return true;
};

export const bindMethod: Statement = (program, scope) => {
  const known = scope.visible('instance').filter(({ facts }) => facts!.methods.length > 0);
  if (known.length === 0) return false;
  const { random, out } = program;
  const chosen = random.pick(known);
  const name = target(program, scope);
  if (name === chosen.name) return false;
  out.line(`${name} = ${chosen.name}.${random.pick(chosen.facts!.methods)}`);
  scope.bind(name, 'method');
  return true;
};

export const callSomething: Statement = (program, scope) => {
  const { random, out } = program;
  const called =
    random.weighted([
      [3, () => call(program, scope)],
      [2, () => callMethod(program, scope)],
      [1, () => callBound(program, scope)],
    ])() ?? call(program, scope);
  if (called === null) return false;
  if (random.chance(0.4)) {
    out.line(called);
    return true;
  }
  const name = target(program, scope);
  out.line(`${name} = ${called}`);
  scope.bind(name, 'other');
  return true;
};

function callMethod(program: Program, scope: Scope): string | null {
  const { random } = program;
  const known = scope.visible('instance').filter(({ facts }) => facts!.methods.length > 0);
  if (known.length === 0) return null;
  const { name, facts } = random.pick(known);
  const given = random.chance(0.6) ? anything(program, scope, 1) : '';
  return `${name}.${random.pick(facts!.methods)}(${given})`;
}

function callBound(program: Program, scope: Scope): string | null {
  const known = scope.visible('method');
  if (known.length === 0) return null;
  return `${program.random.pick(known).name}(${anything(program, scope, 1)})`;
}
