import { EdgeKind, ObjectKind } from '../../heap/kinds';
import { makeStaticType } from '../bootstrap';
import { defineGetSet, makeFunction } from '../define';
import type { PyFrame } from '../frame';
import { PyObject } from '../object';
import { PyException, type PyTraceback } from '../objects/exceptions';
import { PyInt, PyTuple } from '../objects/payload';
import type { PyType } from '../objects/type';
import type { Runtime } from '../runtime';
import {
  type Entry,
  entriesOf,
  entryTexts,
  limited,
  sourceLine,
  stackEntries,
} from '../tracebackFrames';
import { chainTexts, exceptionOnlyTexts } from '../tracebackText';

/** An entry that a program has asked for (3.x); refs: file name, line number, function's name, source line. */
class PyFrameSummary extends PyObject {
  readonly entry: Entry;
  constructor(type: PyType, entry: Entry) {
    super(type);
    this.entry = entry;
  }
}

const SUMMARY_FIELDS = ['filename', 'lineno', 'name', 'line'];

function optional(rt: Runtime, value: PyObject | undefined): PyObject | null {
  return value === undefined || value === rt.none ? null : value;
}

function limitOf(rt: Runtime, value: PyObject | undefined): number | null {
  const limit = optional(rt, value);
  return limit instanceof PyInt ? Number(limit.value) : null;
}

/** The functions of the `traceback` module, by name. */
export function installTraceback(rt: Runtime): Map<string, PyObject> {
  const members = new Map<string, PyObject>();
  const define = (
    name: string,
    parameters: readonly string[],
    required: number,
    body: (args: (PyObject | undefined)[]) => PyObject,
  ): void => {
    const arity = { min: required, max: parameters.length, keywords: parameters };
    members.set(
      name,
      makeFunction(rt, name, arity, (_, args) => body(args), 'traceback'),
    );
  };
  const write = (file: PyObject | undefined, texts: readonly string[]): PyObject => {
    const target = optional(rt, file);
    for (const text of texts) {
      if (target === null) rt.ops.writeStderr(text);
      else rt.ops.callMethod(target, 'write', [rt.str(text)]);
    }
    return rt.none;
  };
  const strings = (texts: readonly string[]): PyObject =>
    rt.list(texts.map((text) => rt.str(text)));
  const isTrue = (value: PyObject | undefined): boolean =>
    value === undefined || rt.ops.isTrue(value);

  const current = (limit: PyObject | undefined, chain: PyObject | undefined): string[] => {
    const { handled } = rt.eval.handling;
    if (handled === null) return [rt.rules.major === 2 ? 'None\n' : 'NoneType: None\n'];
    return chainTexts(rt, handled, 'module', { limit: limitOf(rt, limit), chain: isTrue(chain) });
  };
  const given = ([exception, value, traceback, limit, , chain]: (
    PyObject | undefined
  )[]): string[] => {
    const shown = value ?? exception!;
    if (!(shown instanceof PyException))
      return [rt.rules.major === 2 ? 'None\n' : 'NoneType: None\n'];
    const own =
      value === undefined ? shown.traceback : (optional(rt, traceback) as PyTraceback | null);
    return chainTexts(rt, shown, 'module', {
      limit: limitOf(rt, limit),
      chain: isTrue(chain),
      traceback: own,
    });
  };
  const tracebackEntries = (
    traceback: PyObject | undefined,
    limit: PyObject | undefined,
  ): Entry[] =>
    limited(entriesOf(rt, optional(rt, traceback) as PyTraceback | null), limitOf(rt, limit));
  const running = (frame: PyObject | undefined, limit: PyObject | undefined): Entry[] => {
    const innermost = (optional(rt, frame) as PyFrame | null) ?? rt.eval.frame;
    const entries = stackEntries(rt, innermost);
    const count = limitOf(rt, limit);
    return count === null ? entries : limited(entries, count === 0 ? 0 : -count);
  };
  const texts = (entries: readonly Entry[]): string[] => entryTexts(rt, entries, 'module');
  const summaries = (entries: readonly Entry[]): PyObject =>
    rt.list(entries.map((entry) => summary(rt, entry)));

  const old = rt.v < 310;
  const names = old ? ['etype', 'value', 'tb'] : ['exc', 'value', 'tb'];
  const chain = rt.rules.major === 3 ? ['chain'] : [];
  const needed = old ? 3 : 1;
  define('print_exc', ['limit', 'file', ...chain], 0, ([limit, file, all]) =>
    write(file, current(limit, all)),
  );
  define('format_exc', ['limit', ...chain], 0, ([limit, all]) =>
    rt.str(current(limit, all).join('')),
  );
  define('print_exception', [...names, 'limit', 'file', ...chain], needed, (args) =>
    write(args[4], given(args)),
  );
  define(
    'format_exception',
    [...names, 'limit', ...chain],
    needed,
    ([exc, value, tb, limit, all]) => strings(given([exc, value, tb, limit, undefined, all])),
  );
  define('format_exception_only', names.slice(0, 2), old ? 2 : 1, ([exception, value]) => {
    const shown = value ?? exception!;
    return strings(
      shown instanceof PyException ? exceptionOnlyTexts(rt, shown, 'module') : ['NoneType: None\n'],
    );
  });
  define('print_tb', ['tb', 'limit', 'file'], 1, ([tb, limit, file]) =>
    write(file, texts(tracebackEntries(tb, limit))),
  );
  define('format_tb', ['tb', 'limit'], 1, ([tb, limit]) =>
    strings(texts(tracebackEntries(tb, limit))),
  );
  define('extract_tb', ['tb', 'limit'], 1, ([tb, limit]) => summaries(tracebackEntries(tb, limit)));
  define('print_stack', ['f', 'limit', 'file'], 0, ([frame, limit, file]) =>
    write(file, texts(running(frame, limit))),
  );
  define('format_stack', ['f', 'limit'], 0, ([frame, limit]) =>
    strings(texts(running(frame, limit))),
  );
  define('extract_stack', ['f', 'limit'], 0, ([frame, limit]) => summaries(running(frame, limit)));
  define('format_list', ['extracted_list'], 1, ([list]) =>
    strings(texts(rt.iteration.toList(list!).map((item) => entryFrom(rt, item)))),
  );
  if (rt.rules.major === 3) members.set('FrameSummary', installSummary(rt));
  return members;
}

function installSummary(rt: Runtime): PyType {
  const row = (self: PyObject): PyObject => rt.tuple(self.refs as PyObject[], false);
  const type = makeStaticType(rt.types.type, 'traceback.FrameSummary', {
    base: rt.types.object,
    kind: ObjectKind.Other,
    quiet: true,
    gc: true,
    instantiable: false,
    slots: {
      repr(_, self) {
        const { entry } = self as PyFrameSummary;
        return `<FrameSummary file ${entry.filename}, line ${entry.position.line} in ${entry.name}>`;
      },
      len: () => SUMMARY_FIELDS.length,
      getitem: (_, self, key) => rt.ops.getItem(row(self), key),
      iter: (_, self) => rt.iteration.iter(row(self)),
    },
  });
  SUMMARY_FIELDS.forEach((name, i) => defineGetSet(rt, type, name, (self) => self.refs[i]!));
  rt.types.FrameSummary = type;
  return type;
}

/** What `extract_tb` gives for an entry: a tuple in 2.x, a FrameSummary in 3.x. */
function summary(rt: Runtime, entry: Entry): PyObject {
  const line = sourceLine(rt, entry);
  const { filename, name, position } = entry;
  const values = [
    rt.str(filename),
    rt.int(position.line),
    rt.str(name),
    line === null ? rt.none : rt.str(line),
  ];
  const row = rt.tuple(values, false);
  if (rt.rules.major === 2) return row;
  const made = new PyFrameSummary(rt.types.FrameSummary!, entry);
  // Its parts are those of the tuple, which goes.
  made.refs = [null, null, null, null];
  made.edges = [0, 0, 0, 0];
  rt.place(made);
  values.forEach((value, i) =>
    rt.rc.assign(made, made.refs, made.edges, i, value, EdgeKind.Slot, SUMMARY_FIELDS[i]!, false),
  );
  return made;
}

/** An entry of `format_list`: a FrameSummary, or a tuple, which has no columns. */
function entryFrom(rt: Runtime, item: PyObject): Entry {
  if (item instanceof PyFrameSummary) return item.entry;
  const [filename, line, name] = item instanceof PyTuple ? item.items : [];
  if (filename === undefined || !(line instanceof PyInt) || name === undefined) {
    return rt.valueError('not enough values to unpack');
  }
  const file = rt.ops.str(filename);
  return {
    filename: file,
    name: rt.ops.str(name),
    position: { line: Number(line.value), col: -1, endLine: -1, endCol: -1 },
    isProgram: file === rt.filename || file === rt.absoluteFilename,
  };
}
