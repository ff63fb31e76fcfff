import { writeClass } from './classes';
import { chooseDialect } from './dialect';
import { writeFunction } from './functions';
import { Program } from './program';
import { Random } from './random';
import { Scope } from './scope';
import { statements } from './statements';
import { FIXED } from './text';

const MOST = 25;

/**
 * A Python program over the heap, always the same for a seed. It is valid in every version that its `# python:` line
 * names (in all without one) and prints nothing that depends on addresses, on sizes, on time or on the order of hashes.
 * `most` bounds the statements of its main part.
 */
export function generateProgram(seed: number, most = MOST): string {
  const random = new Random(seed);
  const program = new Program(random, chooseDialect(random));
  const { out, dialect } = program;
  out.line('saved = []');
  out.block('class Oops(Exception):', () => {
    if (random.chance(0.3)) out.block('def __del__(self):', () => out.line(`print('del Oops')`));
  });
  out.block('def told(what):', () => out.line(`print('told ' + type(what).__name__)`));
  for (let i = random.between(1, 3); i > 0; i -= 1) writeClass(program);
  for (let i = random.between(0, 4); i > 0; i -= 1) writeFunction(program);
  const scope = new Scope(null, false);
  statements(program, scope, random.between(Math.min(5, most), most));
  if (random.chance(0.4)) out.line('print(gc.collect())');
  if (random.chance(0.2)) out.line(`print('end')`);
  const version = dialect.versions === null ? [] : [`# python: ${dialect.versions}`];
  const body = out.toString();
  const head = [`# Generated from seed ${seed}.`, ...version, ...prologue(body)];
  return `${head.join('\n')}\n${body}`;
}

/** What a program needs before it begins. */
function prologue(body: string): string[] {
  const debugs = body.includes('gc.set_debug');
  const used = ['contextlib', 'sys', 'weakref'].filter((name) => body.includes(`${name}.`));
  const exits = debugs || body.includes('atexit.');
  const lines = [`import ${[...(exits ? ['atexit'] : []), 'gc', ...used].join(', ')}`];
  const collections = ['defaultdict', 'deque'].filter((name) => body.includes(`${name}(`));
  if (collections.length > 0) lines.push(`from collections import ${collections.join(', ')}`);
  // What start-up left behind is not the program's, and when collections start by themselves depends on what the
  // interpreter does for itself, such as importing `traceback` to print one.
  lines.push(`gc.collect() ${FIXED}`, `gc.disable() ${FIXED}`);
  // Nor is what the interpreter itself leaves at its end.
  if (debugs) lines.push(`atexit.register(gc.set_debug, 0) ${FIXED}`);
  return lines;
}
