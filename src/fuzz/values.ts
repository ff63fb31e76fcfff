import type { Program } from './program';
import type { ClassFacts, Scope, Variable } from './scope';

/** Expressions that give instances, containers and anything else, made of what is in scope and of new objects. */

/** A call that makes an instance of `facts` with a name that tells it from all others. */
export function newInstance(program: Program, facts: ClassFacts): string {
  return `${facts.name}('${facts.name.toLowerCase()}${program.label()}')`;
}

/** An expression for an instance, and its class. */
export function instance(program: Program, scope: Scope): { text: string; facts: ClassFacts } {
  const { random } = program;
  const known = scope.visible('instance');
  if (known.length > 0 && random.chance(0.7)) {
    const variable = random.pick(known);
    return { text: variable.name, facts: variable.facts! };
  }
  const facts = random.pick(program.classes);
  return { text: newInstance(program, facts), facts };
}

/** A literal whose object is nobody's in particular. */
export function atom(program: Program): string {
  const { random } = program;
  return random.weighted([
    [4, 'None'],
    [3, String(random.between(0, 9))],
    [2, `'s${random.between(0, 3)}'`],
    [1, String(random.between(1000, 99_999))],
    [1, '1.5'],
    [1, 'True'],
    [1, '()'],
  ]);
}

/** An expression for any object; `depth` bounds how far displays nest. */
export function anything(program: Program, scope: Scope, depth = 2): string {
  const { random } = program;
  const known = scope.visible();
  if (known.length > 0 && random.chance(0.55)) return random.pick(known).name;
  if (depth === 0) return random.chance(0.5) ? atom(program) : instance(program, scope).text;
  const inner = (): string => anything(program, scope, depth - 1);
  return random.weighted([
    [3, () => atom(program)],
    [4, () => instance(program, scope).text],
    [3, () => display(program, scope, depth)],
    [1, () => `lambda: ${inner()}`],
    [1, () => `(${inner()} if ${condition(program, scope)} else ${inner()})`],
    [1, () => `[${inner()} for i in range(${random.between(0, 3)})]`],
    [1, () => `(${inner()} or ${inner()})`],
    [1, () => attribute(program, scope) ?? inner()],
    [1, () => call(program, scope) ?? inner()],
  ])();
}

/** A list, tuple, dict or set display. A set has one item: the order of others would depend on addresses. */
export function display(program: Program, scope: Scope, depth = 2): string {
  const { random } = program;
  const inner = (): string => anything(program, scope, depth - 1);
  const several = (most: number): string[] =>
    Array.from({ length: random.between(0, most) }, inner);
  return random.weighted([
    [4, () => `[${several(3).join(', ')}]`],
    [3, () => `(${[inner(), ...several(2)].join(', ')},)`],
    [3, () => `{${several(2).map(entry).join(', ')}}`],
    [1, () => `[${inner()}] * ${random.between(0, 3)}`],
    [1, () => `set([${random.between(0, 99)}])`],
  ])();
}

function entry(value: string, index: number): string {
  return `'k${index}': ${value}`;
}

/** Reads an attribute that may be missing. */
function attribute(program: Program, scope: Scope): string | null {
  const known = scope.visible('instance');
  if (known.length === 0) return null;
  const { name, facts } = program.random.pick(known) as Variable & { facts: ClassFacts };
  return `getattr(${name}, '${program.random.pick(facts.attributes)}', None)`;
}

/** A call of a function that returns normally. */
export function call(program: Program, scope: Scope): string | null {
  const { random } = program;
  const usable = program.functions.filter(({ role }) => role === 'plain' || role === 'closure');
  if (usable.length === 0) return null;
  const { name, arity } = random.pick(usable);
  const given = Array.from({ length: arity }, () => instance(program, scope).text);
  return `${name}(${given.join(', ')})`;
}

/** An expression that is true or false and has no other use. */
export function condition(program: Program, scope: Scope): string {
  const { random } = program;
  const known = scope.visible();
  if (known.length === 0) return String(random.between(0, 1));
  const one = random.pick(known).name;
  return random.weighted([
    [2, () => `${one} is ${random.pick(known).name}`],
    [2, () => `${one} is not None`],
    [1, () => `isinstance(${one}, ${random.pick(['list', 'dict', 'tuple', 'object'])})`],
    [1, () => `${random.between(0, 3)} < ${random.between(0, 3)}`],
    [1, () => `not gc.garbage`],
  ])();
}
