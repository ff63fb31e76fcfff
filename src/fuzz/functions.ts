import type { Program } from './program';
import type { FunctionFacts } from './scope';
import { Scope } from './scope';
import { statements } from './statements';

const PARAMETERS = ['one', 'two', 'three'];

/** Writes a function at the top of the program and notes what it is good for. */
export function writeFunction(program: Program): void {
  const { random, out, functions } = program;
  const role = random.weighted<FunctionFacts['role']>([
    [4, 'plain'],
    [2, 'closure'],
    [3, 'generator'],
    [2, 'raiser'],
    [1, 'context'],
  ]);
  const arity = role === 'context' ? 1 : random.between(role === 'plain' ? 0 : 1, 2);
  const name = `${role}${functions.length + 1}`;
  const given = PARAMETERS.slice(0, arity);
  const extra = random.weighted([
    [6, []],
    [1, ['made=[]']],
    [1, ['*rest']],
    [1, ['**more']],
    [1, [`last=${random.pick(program.classes).name}('default${program.label()}')`]],
  ]);
  const scope = new Scope(null, true);
  for (const parameter of given) scope.bind(parameter, 'other');
  if (extra[0] === 'made=[]') scope.bind('made', 'list');
  if (role === 'context') out.line('@contextlib.contextmanager');
  out.block(`def ${name}(${[...given, ...extra].join(', ')}):`, () =>
    writeBody(program, scope, role, given),
  );
  functions.push({ name, role, arity });
}

function writeBody(
  program: Program,
  scope: Scope,
  role: FunctionFacts['role'],
  given: readonly string[],
): void {
  const { random, out } = program;
  const some = (most: number): void => statements(program, scope, random.between(0, most));
  const any = (): string => {
    const known = scope.visible();
    return known.length > 0 ? random.pick(known).name : 'None';
  };
  switch (role) {
    case 'plain':
      some(4);
      if (random.chance(0.6))
        out.line(
          `return ${random.weighted([
            [3, any],
            [1, () => `[${any()}]`],
            [1, () => `(${any()}, ${any()})`],
            [1, () => `sys.getrefcount(${any()})`],
          ])()}`,
        );
      break;
    case 'closure':
      some(2);
      out.block('def inner(x=None):', () => {
        if (program.dialect.three > 0 && random.chance(0.3)) {
          out.line(`nonlocal ${given[0]}`);
          out.line(`${given[0]} = x`);
        }
        out.line(
          `return ${random.pick([given[0]!, `(${given[0]}, x)`, 'x', `inner`, `sys.getrefcount(${given[0]})`])}`,
        );
      });
      if (random.chance(0.3)) out.line(`${given[0]}.data = inner`);
      out.line(`return inner`);
      break;
    case 'generator':
      some(1);
      if (random.chance(0.5)) {
        out.block('try:', () => {
          out.line(`yield ${any()}`);
          some(1);
          out.line(`yield ${any()}`);
        });
        out.block('finally:', () => {
          out.line(`print('closing ${program.label()}')`);
          some(1);
        });
      } else {
        out.line(`yield ${any()}`);
        some(2);
        if (random.chance(0.5)) out.line(`got = yield ${any()}`);
      }
      if (program.dialect.three > 0 && random.chance(0.3)) out.line(`yield from [${any()}]`);
      break;
    case 'raiser':
      some(2);
      out.line(`raise ${random.pick(['Oops', 'ValueError', 'KeyError'])}(${any()})`);
      break;
    case 'context':
      out.line(`print('in ${program.label()}')`);
      if (random.chance(0.5)) {
        out.block('try:', () => out.line(`yield ${any()}`));
        out.block('finally:', () => out.line(`print('out')`));
      } else out.line(`yield ${any()}`);
  }
}
