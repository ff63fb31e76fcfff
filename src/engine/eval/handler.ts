import { Op, type OpcodeName } from '../../compiler/opcodes';
import type { PyFrame } from '../frame';
import type { Runtime } from '../runtime';

/** What an instruction does to the innermost frame. */
export type Handler = (rt: Runtime, frame: PyFrame, arg: number) => void;

/** Handlers of a family of instructions, by name. */
export type HandlerTable = Partial<Record<OpcodeName, Handler>>;

/** One array of handlers by instruction number. */
export function assemble(...tables: HandlerTable[]): Handler[] {
  const handlers: Handler[] = [];
  for (const table of tables) {
    for (const [name, handler] of Object.entries(table)) handlers[Op[name as OpcodeName]] = handler;
  }
  return handlers;
}
