import type { SyntaxErrorFields } from '../syntax/errors';
import type { PyObject } from './object';
import { instanceGet } from './objects/attributes';
import { PyClassicInstance } from './objects/callables';
import { type PyException, type PyTraceback, getField, tracebackOf } from './objects/exceptions';
import { PyBytes, PyInt, PyList, PyStr, PyTuple } from './objects/payload';
import { PyRaise } from './raise';
import type { Runtime } from './runtime';
import { type Writer, entriesOf, limited, shownFilename, stackText } from './tracebackFrames';
import { suggestionText } from './tracebackSuggestions';
import { type SyntaxDisplay, syntaxErrorLines } from './tracebackSyntax';

const CAUSE = '\nThe above exception was the direct cause of the following exception:\n\n';
const CONTEXT = '\nDuring handling of the above exception, another exception occurred:\n\n';

/** Does the traceback module write it, asked by the program or by the interpreter? */
function isByModule(rt: Runtime, writer: Writer): boolean {
  return writer === 'module' || rt.v >= 313;
}

/** What `make` gives, or `otherwise` when Python code that it calls raises; that error ends here. */
export function textOr(rt: Runtime, make: () => string, otherwise: string): string {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    rt.eval.handling.swallow(error.value as PyException);
    return otherwise;
  }
}

/** `str(object)`, or `otherwise` when that raises. */
export function strOr(rt: Runtime, object: PyObject, otherwise: string): string {
  return textOr(rt, () => rt.ops.str(object), otherwise);
}

/** The class of an exception: its name without a module, and its module. 2.x: perhaps an old-style class. */
export function classOf(rt: Runtime, exception: PyObject): { name: string; module: string } {
  if (exception instanceof PyClassicInstance) {
    const module = rt.ops.lookupAttr(exception.cls, '__module__');
    return { name: exception.cls.name, module: module instanceof PyStr ? module.value : '' };
  }
  const { type } = exception;
  const name = rt.v >= 311 ? type.qualname : type.name.slice(type.name.lastIndexOf('.') + 1);
  return { name, module: rt.ops.moduleOf(type) };
}

/** The class as the last line of a traceback names it. */
export function typeText(rt: Runtime, exception: PyObject, writer: Writer): string {
  const { name, module } = classOf(rt, exception);
  const byModule = isByModule(rt, writer);
  if (rt.rules.major === 2) return byModule || module === 'exceptions' ? name : `${module}.${name}`;
  const hidden = module === 'builtins' || (module === '__main__' && (byModule || rt.v >= 311));
  const shown = byModule ? exception.type.qualname : name;
  return hidden ? shown : `${module}.${shown}`;
}

function messageOf(rt: Runtime, exception: PyException, writer: Writer): string {
  const safe = !isByModule(rt, writer) || rt.v >= 311;
  return strOr(
    rt,
    exception,
    safe ? '<exception str() failed>' : `<unprintable ${exception.type.name} object>`,
  );
}

/** The exception's own lines: those below its traceback. */
export function exceptionOnlyTexts(rt: Runtime, exception: PyException, writer: Writer): string[] {
  if (exception.type.isSubtype(rt.types.SyntaxError!)) {
    const display = displayOf(rt, exception);
    if (display !== null) {
      return [
        ...syntaxErrorLines(rt, typeText(rt, exception, writer), display, isByModule(rt, writer)),
        ...notes(rt, exception),
      ];
    }
  }
  const text = messageOf(rt, exception, writer) + suggestionText(rt, exception, writer);
  const line =
    text === '' ? typeText(rt, exception, writer) : `${typeText(rt, exception, writer)}: ${text}`;
  return [`${line}\n`, ...notes(rt, exception)];
}

/** `add_note` (3.11+). */
function notes(rt: Runtime, exception: PyException): string[] {
  if (rt.v < 311) return [];
  const found =
    instanceGet(rt, exception, '__notes__') ?? rt.ops.lookup(exception.type, '__notes__');
  if (found === null || found === rt.none) return [];
  const isSequence =
    found instanceof PyList ||
    found instanceof PyTuple ||
    (rt.v < 312 && (found instanceof PyStr || found instanceof PyBytes));
  if (!isSequence) return [`${rt.ops.repr(found)}\n`];
  const items =
    found instanceof PyStr
      ? [...found.value].map((char) => rt.str(char))
      : rt.iteration.toList(found);
  return items.flatMap((note) =>
    strOr(rt, note, '<note str() failed>')
      .split('\n')
      .map((line) => `${line}\n`),
  );
}

function textOf(object: PyObject | null): string | null {
  return object instanceof PyStr ? object.value : null;
}

function numberOf(object: PyObject | null): number | null {
  return object instanceof PyInt ? Number(object.value) : null;
}

/** What an instance of SyntaxError says about its place. */
function displayOf(rt: Runtime, exception: PyException): SyntaxDisplay | null {
  const msg = getField(exception, 'msg');
  return {
    msg: msg === null || msg === rt.none ? null : strOr(rt, msg, ''),
    filename: textOf(getField(exception, 'filename')),
    line: numberOf(getField(exception, 'lineno')),
    offset: numberOf(getField(exception, 'offset')),
    endLine: numberOf(getField(exception, 'end_lineno')),
    endOffset: numberOf(getField(exception, 'end_offset')),
    text: textOf(getField(exception, 'text')),
  };
}

/** What the interpreter prints for a program that it cannot compile. */
export function syntaxErrorText(rt: Runtime, details: SyntaxErrorFields): string {
  if (details.type === 'MemoryError')
    return `${rt.v < 309 ? 's_push: parser stack overflow\n' : ''}MemoryError\n`;
  // Without a column 2.x takes the indentation away where it reads the line.
  const line = details.col === null ? details.text?.trimStart() : details.text;
  const display: SyntaxDisplay = {
    msg: details.msg,
    filename: shownFilename(rt, details.filename),
    line: details.line,
    offset: details.col === null ? null : details.col + 1,
    endLine: details.endLine,
    endOffset: details.endCol === null ? null : details.endCol + 1,
    text: line == null ? null : `${line}\n`,
  };
  return syntaxErrorLines(rt, details.type, display, rt.v >= 313).join('');
}

/** What the traceback module's functions can be told. */
export interface ChainOptions {
  /** Also show the exceptions that it came from (3.x). */
  readonly chain?: boolean;
  /** So many entries, from the end where negative; null: all. */
  readonly limit?: number | null;
  /** In place of the exception's own. */
  readonly traceback?: PyTraceback | null;
}

/** An exception with its traceback. */
function linkTexts(
  rt: Runtime,
  exception: PyException,
  traceback: PyTraceback | null,
  writer: Writer,
  limit: number | null,
): string[] {
  const stack = stackText(rt, limited(entriesOf(rt, traceback), limit), writer);
  const only = exceptionOnlyTexts(rt, exception, writer);
  return stack === '' ? only : [stack, ...only];
}

/** The exception that `exception` came from and the words between the two, if they are to be shown. */
function originOf(
  rt: Runtime,
  exception: PyException,
  seen: Set<PyObject>,
  writer: Writer,
): [PyException, string] | null {
  const { cause, context } = exception;
  if (cause !== null) {
    if (!seen.has(cause)) return [cause as PyException, CAUSE];
    if (!isByModule(rt, writer)) return null;
  }
  if (context === null || exception.suppressContext || seen.has(context)) return null;
  return [context as PyException, CONTEXT];
}

/** An exception with those it came from, oldest first, as texts of one or more lines. */
export function chainTexts(
  rt: Runtime,
  exception: PyException,
  writer: Writer,
  options: ChainOptions = {},
): string[] {
  const { chain = true, limit = null, traceback = tracebackOf(exception) } = options;
  if (rt.rules.major === 2 || !chain) return linkTexts(rt, exception, traceback, writer, limit);
  const links: [PyException, string][] = [[exception, '']];
  const seen = new Set<PyObject>([exception]);
  for (;;) {
    const origin = originOf(rt, links.at(-1)![0], seen, writer);
    if (origin === null) break;
    seen.add(origin[0]);
    links.push(origin);
  }
  const texts: string[] = [];
  for (const [link, words] of links.reverse()) {
    texts.push(
      ...linkTexts(rt, link, link === exception ? traceback : tracebackOf(link), writer, limit),
    );
    if (words !== '') texts.push(words);
  }
  return texts;
}

/** As {@link chainTexts}, in one piece. */
export function chainText(rt: Runtime, exception: PyException, writer: Writer): string {
  return chainTexts(rt, exception, writer).join('');
}
