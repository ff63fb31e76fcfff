/** For tests: from source text to the listing of one of its code objects. */
import { parse } from '../syntax/parser';
import type { Code } from './code';
import { compileModule } from './compile';
import { allCode, dis } from './dis';
import type { CompileError } from './errors';

export function compile(source: string, version = '3.12'): Code {
  const options = { version, filename: 'test.py' };
  return compileModule(parse(source, options), options);
}

/** The code of the first function, class or comprehension called `name`; the module without one. */
export function codeOf(source: string, version: string, name = '<module>'): Code {
  const found = allCode(compile(source, version)).find((code) => code.name === name);
  if (found === undefined) throw new Error(`no ${name} in the program`);
  return found;
}

/** Instructions without numbers where nothing jumps: `LOAD_NAME a | LOAD_NAME b | …`, without RESUME, LINE and the end. */
export function short(source: string, version = '3.12', name?: string): string {
  const lines = dis(codeOf(source, version, name)).split('\n');
  const ops = lines
    .filter((line) => !line.includes('->'))
    .map((line) => line.slice(4))
    .filter((op) => !/^(RESUME|LINE)/.test(op));
  const end = ops.slice(-2).join(' | ') === 'LOAD_CONST None | RETURN_VALUE' ? -2 : undefined;
  return ops.slice(0, end).join(' | ');
}

/** The whole listing, with numbers, jumps and the exception table. */
export function listing(source: string, version = '3.12', name?: string): string {
  return dis(codeOf(source, version, name));
}

/** What the compiler says against a program: message, line and 0-based columns. */
export function complaint(source: string, version: string): string {
  try {
    compile(source, version);
  } catch (error) {
    const { msg, line, col, endCol } = error as CompileError;
    return `${msg} @${line}:${col}${endCol === null ? '' : `-${endCol}`}`;
  }
  return 'compiles';
}
