import type { PyObject } from '../object';
import { PyStr } from '../objects/payload';
import type { Runtime } from '../runtime';
import type { HandlerTable } from './handler';

/** The print statement of 2.x. */
export const PRINT_HANDLERS: HandlerTable = {
  PRINT_ITEM(rt, f) {
    printItem(rt, f.peek(0), null);
    f.pop(rt.rc);
  },
  PRINT_NEWLINE(rt) {
    newline(rt, null);
  },
  PRINT_ITEM_TO(rt, f) {
    printItem(rt, f.peek(0), f.peek(1));
    f.popPair(rt.rc);
  },
  PRINT_NEWLINE_TO(rt, f) {
    newline(rt, f.peek(0));
    f.pop(rt.rc);
  },
};

function printItem(rt: Runtime, value: PyObject, file: PyObject | null): void {
  const soft = rt.console.softSpaceOf(file);
  const text = rt.ops.str(value);
  if (soft) write(rt, file, ' ');
  write(rt, file, text);
  // A string that ends in white space other than a blank owes no space before the next item.
  const last = text.at(-1);
  const endsLine = value instanceof PyStr && last !== undefined && last !== ' ' && /\s/.test(last);
  rt.console.setSoftSpace(file, !endsLine);
}

function newline(rt: Runtime, file: PyObject | null): void {
  write(rt, file, '\n');
  rt.console.setSoftSpace(file, false);
}

function write(rt: Runtime, file: PyObject | null, text: string): void {
  if (file === null || file === rt.none) rt.ops.writeStream('stdout', text);
  else rt.ops.callMethod(file, 'write', [rt.str(text)]);
}
