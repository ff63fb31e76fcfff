import { CodeFlag } from '../../compiler/code';
import { EdgeKind } from '../../heap/kinds';
import { FIRST_LOCAL, type PyFrame } from '../frame';
import type { PyObject } from '../object';
import type { BuiltinSpec, PyBuiltin, PyFunction } from '../objects/callables';
import { dictGetName, dictSet, newDict } from '../objects/dictionary';
import type { Builtin, Keywords } from '../objects/type';
import type { Runtime } from '../runtime';

/** Puts the arguments of a call into the frame's locals, or raises what the version says is wrong with them. */
export function bindArguments(
  rt: Runtime,
  frame: PyFrame,
  func: PyFunction,
  args: readonly PyObject[],
  keywords: Keywords | null,
): void {
  const code = func.code.code;
  const total = code.argCount + code.kwOnlyArgCount;
  const hasVarArgs = (code.flags & CodeFlag.VarArgs) !== 0;
  const hasVarKeywords = (code.flags & CodeFlag.VarKeywords) !== 0;
  const set = (index: number, value: PyObject): void =>
    rt.rc.assign(
      frame,
      frame.refs,
      frame.edges,
      FIRST_LOCAL + index,
      value,
      EdgeKind.Local,
      code.varNames[index]!,
      false,
    );
  const has = (index: number): boolean => frame.refs[FIRST_LOCAL + index] != null;

  const extra = hasVarKeywords ? newDict(rt) : null;
  if (extra !== null) set(total + (hasVarArgs ? 1 : 0), extra);
  const given = Math.min(args.length, code.argCount);
  for (let i = 0; i < given; i++) set(i, args[i]!);
  if (hasVarArgs) set(total, rt.tuple(args.slice(given), false));
  if (keywords !== null) {
    keywords.names.forEach((name, k) => {
      const index = code.varNames.indexOf(name);
      const value = keywords.values[k]!;
      if (index >= code.posOnlyArgCount && index < total) {
        if (has(index))
          rt.typeError(
            `${callName(rt, func)}() got multiple values for ${rt.v < 300 ? 'keyword ' : ''}argument '${name}'`,
          );
        set(index, value);
      } else if (extra !== null) dictSet(rt, extra, rt.intern(name), value, false);
      else if (index >= 0 && index < code.posOnlyArgCount) refusePositionalOnly(rt, func, keywords);
      else
        rt.typeError(
          `${callName(rt, func)}() got an unexpected keyword argument '${name}'${rt.errors.keywordSuggestion(name, code.varNames.slice(code.posOnlyArgCount, total))}`,
        );
    });
  }
  if (args.length > code.argCount && !hasVarArgs) tooMany(rt, func, args.length, keywords, has);
  const defaults = func.defaults?.items ?? [];
  const firstDefault = code.argCount - defaults.length;
  const missing: string[] = [];
  for (let i = given; i < code.argCount; i++) {
    if (has(i)) continue;
    if (i >= firstDefault) set(i, defaults[i - firstDefault]!);
    else missing.push(code.varNames[i]!);
  }
  if (missing.length > 0) tooFew(rt, func, missing, args.length, keywords);
  const missingKeywords: string[] = [];
  for (let i = code.argCount; i < total; i++) {
    if (has(i)) continue;
    const value = func.kwDefaults === null ? null : dictGetName(func.kwDefaults, code.varNames[i]!);
    if (value !== null) set(i, value);
    else missingKeywords.push(code.varNames[i]!);
  }
  if (missingKeywords.length > 0) {
    rt.typeError(
      `${callName(rt, func)}() missing ${missingKeywords.length} required keyword-only argument${plural(missingKeywords.length)}: ${listNames(missingKeywords)}`,
    );
  }
}

/** How the version names the function in such errors. */
function callName(rt: Runtime, func: PyFunction): string {
  return rt.v >= 310 ? func.qualname : func.name;
}

function refusePositionalOnly(rt: Runtime, func: PyFunction, keywords: Keywords): never {
  const code = func.code.code;
  const names = code.varNames
    .slice(0, code.posOnlyArgCount)
    .filter((name) => keywords.names.includes(name));
  return rt.typeError(
    `${callName(rt, func)}() got some positional-only arguments passed as keyword arguments: '${names.join(', ')}'`,
  );
}

function tooMany(
  rt: Runtime,
  func: PyFunction,
  given: number,
  keywords: Keywords | null,
  has: (index: number) => boolean,
): never {
  const code = func.code.code;
  const defaults = func.defaults?.items.length ?? 0;
  const takes = code.argCount;
  if (rt.v < 300) {
    const count = given + (keywords?.names.length ?? 0);
    const words =
      takes === 0 && defaults === 0
        ? 'no arguments'
        : `${defaults > 0 ? 'at most' : 'exactly'} ${takes} argument${plural(takes)}`;
    return rt.typeError(`${func.name}() takes ${words} (${count} given)`);
  }
  let keywordOnly = 0;
  for (let i = code.argCount; i < code.argCount + code.kwOnlyArgCount; i++)
    if (has(i)) keywordOnly++;
  const range = defaults > 0 ? `from ${takes - defaults} to ${takes}` : String(takes);
  const positional = `${range} positional argument${defaults > 0 || takes !== 1 ? 's' : ''}`;
  const gave =
    keywordOnly > 0
      ? `${given} positional argument${plural(given)} (and ${keywordOnly} keyword-only argument${plural(keywordOnly)}) were given`
      : `${given} ${given === 1 ? 'was' : 'were'} given`;
  return rt.typeError(`${callName(rt, func)}() takes ${positional} but ${gave}`);
}

function tooFew(
  rt: Runtime,
  func: PyFunction,
  missing: string[],
  given: number,
  keywords: Keywords | null,
): never {
  if (rt.v < 300) {
    const code = func.code.code;
    const defaults = func.defaults?.items.length ?? 0;
    const atLeast = code.argCount - defaults;
    const loose = defaults > 0 || (code.flags & CodeFlag.VarArgs) !== 0;
    const count = given + (keywords?.names.length ?? 0);
    return rt.typeError(
      `${func.name}() takes ${loose ? 'at least' : 'exactly'} ${atLeast} argument${plural(atLeast)} (${count} given)`,
    );
  }
  return rt.typeError(
    `${callName(rt, func)}() missing ${missing.length} required positional argument${plural(missing.length)}: ${listNames(missing)}`,
  );
}

function plural(count: number): string {
  return count === 1 ? '' : 's';
}

function listNames(names: readonly string[]): string {
  const quoted = names.map((name) => `'${name}'`);
  if (quoted.length < 3) return quoted.join(' and ');
  return `${quoted.slice(0, -1).join(', ')}, and ${quoted.at(-1)!}`;
}

/** Calls a built-in function or bound built-in method. */
export function callBuiltin(
  rt: Runtime,
  builtin: PyBuiltin,
  args: PyObject[],
  keywords: Keywords | null,
): PyObject {
  const self = builtin.self;
  return invoke(
    rt,
    builtin.spec,
    builtin.body,
    self === null ? args : [self, ...args],
    self === null ? 0 : 1,
    keywords,
    builtin.owner,
  );
}

/** Checks arity and keywords as CPython's call protocols do, then runs the body. `skip`: 1 when args[0] is self. */
export function invoke(
  rt: Runtime,
  spec: BuiltinSpec,
  body: Builtin,
  args: PyObject[],
  skip: 0 | 1,
  keywords: Keywords | null,
  owner: string,
): PyObject {
  if (spec.style === 'free') return body(rt, args, keywords);
  const given = args.length - skip;
  if (keywords !== null && keywords.names.length > 0) {
    if (spec.keywords.length === 0)
      return rt.typeError(`${builtinName(rt, spec, owner)}() takes no keyword arguments`);
    const total = given + keywords.names.length;
    const named = spec.style === 'clinic' || spec.style === 'parsed';
    if (named && total > spec.max) wrongArity(rt, spec, total, owner);
    const filled = [...args];
    const unknown: string[] = [];
    keywords.names.forEach((name, k) => {
      const place = spec.keywords.indexOf(name);
      if (place < 0) unknown.push(name);
      else if (filled[place + skip] !== undefined) {
        rt.typeError(
          `argument for ${spec.name}() given by name ('${name}') and position (${place + 1})`,
        );
      } else filled[place + skip] = keywords.values[k]!;
    });
    if (named) requireNamed(rt, spec, filled, skip);
    if (unknown.length > 0) unexpectedKeyword(rt, spec, unknown[0]!);
    return body(rt, filled, null);
  }
  if ((spec.style === 'clinic' || spec.style === 'parsed') && given < spec.min)
    requireNamed(rt, spec, args, skip);
  if (given < spec.min || (spec.max >= 0 && given > spec.max)) wrongArity(rt, spec, given, owner);
  return body(rt, args, null);
}

/** A parameter that could have been named is missed by its name. */
function requireNamed(
  rt: Runtime,
  spec: BuiltinSpec,
  given: readonly PyObject[],
  skip: 0 | 1,
): void {
  for (let i = 0; i < spec.min; i++) {
    const name = spec.keywords[i];
    if (given[i + skip] !== undefined || name === undefined) continue;
    rt.typeError(
      rt.v < 307
        ? `Required argument '${name}' (pos ${i + 1}) not found`
        : `${spec.name}() missing required argument '${name}' (pos ${i + 1})`,
    );
  }
}

function unexpectedKeyword(rt: Runtime, spec: BuiltinSpec, name: string): never {
  if (rt.v >= 313)
    return rt.typeError(`${spec.name}() got an unexpected keyword argument '${name}'`);
  if (rt.v >= 307)
    return rt.typeError(`'${name}' is an invalid keyword argument for ${spec.name}()`);
  return rt.typeError(`'${name}' is an invalid keyword argument for this function`);
}

/** 3.9+ prefixes the module or type of those that are declared without a parser of their own. */
function builtinName(rt: Runtime, spec: BuiltinSpec, owner: string): string {
  const prefixed = rt.v >= 309 && owner !== '' && owner !== 'builtins' && spec.style !== 'parsed';
  return prefixed ? `${owner}.${spec.name}` : spec.name;
}

function wrongArity(rt: Runtime, spec: BuiltinSpec, given: number, owner: string): never {
  const name = builtinName(rt, spec, owner);
  const { min, max } = spec;
  if (spec.style === 'noargs') return rt.typeError(`${name}() takes no arguments (${given} given)`);
  if (spec.style === 'one') {
    return rt.typeError(`${name}() takes exactly one argument (${given} given)`);
  }
  if (spec.style === 'clinic') {
    const words = min === max ? 'exactly' : given < min ? 'at least' : 'at most';
    const bound = given < min ? min : max;
    const subject = rt.v < 307 ? 'function' : `${spec.name}()`;
    return rt.typeError(
      `${subject} takes ${words} ${bound} argument${plural(bound)} (${given} given)`,
    );
  }
  const bound = given < min ? min : max;
  const words = min === max ? '' : given < min ? 'at least ' : 'at most ';
  if (rt.v < 300 || spec.style === 'parsed') {
    return rt.typeError(
      `${spec.name}() takes ${words === '' ? 'exactly ' : words}${bound} argument${plural(bound)} (${given} given)`,
    );
  }
  return rt.typeError(
    `${spec.name} expected ${words}${bound} argument${plural(bound)}, got ${given}`,
  );
}
