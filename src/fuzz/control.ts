import type { Program } from './program';
import { Scope } from './scope';
import type { Statement } from './statement';
import { anything, condition, instance, newInstance } from './values';

/** Compound statements, generators and exceptions. */

const NO_MORE_NESTING = 4;

export const branch: Statement = (program, scope, body) => {
  const { random, out } = program;
  if (out.nesting >= NO_MORE_NESTING) return false;
  out.block(`if ${condition(program, scope)}:`, () => body(scope.nested(), random.between(1, 2)));
  if (random.chance(0.4)) out.block('else:', () => body(scope.nested(), random.between(1, 2)));
  return true;
};

export const loop: Statement = (program, scope, body) => {
  const { random, out } = program;
  if (out.nesting >= NO_MORE_NESTING) return false;
  const name = scope.fresh(random);
  const inside = scope.nested();
  const lists = scope.visible('list');
  const over = random.weighted([
    [4, () => `range(${random.between(1, 3)})`],
    [3, () => `[${anything(program, scope, 1)}, ${anything(program, scope, 1)}]`],
    [2, () => (lists.length > 0 ? `list(${random.pick(lists).name})` : 'range(2)')],
    [1, () => `(${instance(program, scope).text},)`],
  ])();
  inside.bind(name, 'other');
  out.block(`for ${name} in ${over}:`, () => {
    body(inside, random.between(1, 3));
    if (random.chance(0.15)) out.line(random.pick(['break', 'continue']));
  });
  if (random.chance(0.1)) out.block('else:', () => body(scope.nested(), 1));
  return true;
};

const CAUGHT = ['ValueError', 'Exception', 'Oops'];

export const attempt: Statement = (program, scope, body) => {
  const { random, out } = program;
  if (out.nesting >= NO_MORE_NESTING) return false;
  const kept = scope.fresh(random);
  const withFinally = random.chance(0.3);
  const raising = random.chance(0.75);
  out.block('try:', () => {
    body(scope.nested(), random.between(0, 2));
    if (raising) out.line(failure(program, scope));
  });
  if (!withFinally || raising || random.chance(0.7)) {
    const caught = random.pick(CAUGHT);
    const inside = scope.nested();
    inside.bind(kept, 'error');
    out.block(`except ${raising ? 'Exception' : caught} as ${kept}:`, () => {
      if (random.chance(0.4)) out.line(`saved.append(${kept})`);
      if (random.chance(0.2)) out.line(`print(sys.getrefcount(${kept}))`);
      if (random.chance(0.2)) out.line(`trace = sys.exc_info()[2]`);
      body(inside, random.between(0, 2));
      if (random.chance(0.05)) out.line('raise');
    });
    if (random.chance(0.1)) out.block('else:', () => body(scope.nested(), 1));
  }
  if (withFinally) out.block('finally:', () => body(scope.nested(), random.between(1, 2)));
  return true;
};

function failure(program: Program, scope: Scope): string {
  const { random } = program;
  const raisers = program.functions.filter(({ role }) => role === 'raiser');
  return random.weighted([
    [3, () => `raise Oops(${anything(program, scope, 1)})`],
    [2, () => `raise ValueError('bad', ${instance(program, scope).text})`],
    [1, () => `[].pop()`],
    [1, () => `{}[${instance(program, scope).text}.name]`],
    [1, () => `None.missing`],
    [
      5,
      () => {
        if (raisers.length === 0) return '1 / 0';
        const { name, arity } = random.pick(raisers);
        const given = Array.from({ length: arity }, () => instance(program, scope).text);
        return `${name}(${given.join(', ')})`;
      },
    ],
  ])();
}

export const withBlock: Statement = (program, scope, body) => {
  const { random, out } = program;
  if (out.nesting >= NO_MORE_NESTING) return false;
  const classes = program.classes.filter((facts) => facts.context);
  const functions = program.functions.filter(({ role }) => role === 'context');
  const known = scope.visible('instance').filter(({ facts }) => facts!.context);
  const managers = [
    ...classes.map((facts) => newInstance(program, facts)),
    ...functions.map(({ name }) => `${name}(${instance(program, scope).text})`),
    ...known.map(({ name }) => name),
  ];
  if (managers.length === 0) return false;
  const name = scope.fresh(random);
  const inside = scope.nested();
  const named = random.chance(0.6);
  if (named) inside.bind(name, 'other');
  out.block(`with ${random.pick(managers)}${named ? ` as ${name}` : ''}:`, () =>
    body(inside, random.between(1, 3)),
  );
  return true;
};

export const makeGenerator: Statement = (program, scope) => {
  const { random, out } = program;
  const functions = program.functions.filter(({ role }) => role === 'generator');
  if (functions.length === 0) return false;
  const { name, arity } = random.pick(functions);
  const given = Array.from({ length: arity }, () => instance(program, scope).text);
  const made = scope.fresh(random);
  out.line(`${made} = ${name}(${given.join(', ')})`);
  scope.bind(made, 'generator');
  if (random.chance(0.7)) out.line(`next(${made}, None)`);
  return true;
};

export const useGenerator: Statement = (program, scope) => {
  const known = scope.visible('generator');
  if (known.length === 0) return false;
  const { random, out } = program;
  const { name } = random.pick(known);
  out.line(
    random.weighted([
      [4, () => `next(${name}, None)`],
      [2, () => `print(next(${name}, None) is None)`],
      [2, () => `${name}.close()`],
      [1, () => `print(len(list(${name})))`],
      [1, () => `for item in ${name}: break`],
      [1, () => `saved.append(${name})`],
      [1, () => `print(${name}.gi_frame is None)`],
    ])(),
  );
  return true;
};

export const comprehension: Statement = (program, scope) => {
  const { random, out } = program;
  const name = scope.fresh(random);
  const inside = scope.nested();
  inside.bind('e', 'other');
  const element = random.weighted([
    [2, () => newInstance(program, random.pick(program.classes))],
    [2, () => anything(program, inside, 1)],
    [1, () => 'sys.getrefcount(e)'],
  ]);
  const over = random.weighted([
    [2, () => `range(${random.between(1, 3)})`],
    [2, () => `[${instance(program, scope).text}, ${anything(program, scope, 1)}]`],
  ])();
  const where = random.chance(0.3) ? ' if e is not None' : '';
  random.weighted<() => void>([
    [
      4,
      () => {
        out.line(`${name} = [${element()} for e in ${over}${where}]`);
        scope.bind(name, 'list');
      },
    ],
    [
      2,
      () => {
        out.line(`${name} = list(${element()} for e in ${over}${where})`);
        scope.bind(name, 'list');
      },
    ],
    [
      1,
      () => {
        out.line(`${name} = dict((i, e) for i, e in enumerate(${over}))`);
        scope.bind(name, 'other');
      },
    ],
    [
      1,
      () => {
        out.line(`${name} = (${element()} for e in ${over}${where})`);
        scope.bind(name, 'generator');
      },
    ],
    [
      1,
      () => {
        out.line(`${name} = {i: e for i, e in enumerate(${over})}`);
        scope.bind(name, 'other');
      },
    ],
  ])();
  if (random.chance(0.3) && scope.visible('list').some((variable) => variable.name === name)) {
    out.line(`print(sys.getrefcount(${name}))`);
  }
  return true;
};

export const innerFunction: Statement = (program, scope, body) => {
  const { random, out } = program;
  if (out.nesting >= NO_MORE_NESTING) return false;
  const name = scope.fresh(random);
  const known = scope.visible('instance');
  const own = random.chance(0.3) && known.length > 0 ? `=${random.pick(known).name}` : '=None';
  const inside = new Scope(null, true);
  inside.bind('x', 'other');
  const captured = scope.isFunction && known.length > 0 ? random.pick(known).name : null;
  out.block(`def ${name}(x${own}):`, () => {
    body(inside, random.between(0, 2));
    if (random.chance(0.3) && scope.isFunction) out.line(`saved.append(${name})`);
    out.line(`return ${captured ?? 'x'}`);
  });
  scope.bind(name, 'function');
  if (random.chance(0.5)) out.line(`${name}()`);
  return true;
};

export const innerClass: Statement = (program, scope) => {
  const { random, out } = program;
  if (out.nesting >= NO_MORE_NESTING) return false;
  const name = scope.fresh(random);
  const known = scope.visible('instance');
  out.block(`class ${name}(object):`, () => {
    if (known.length > 0 && random.chance(0.5)) out.line(`held = ${random.pick(known).name}`);
    if (random.chance(0.6)) {
      out.block('def __del__(self):', () => out.line(`print('del inner ${program.label()}')`));
    }
  });
  scope.bind(name, 'class');
  if (random.chance(0.6)) out.line(`${name}.one = ${name}()`);
  return true;
};
