import { GcList } from '../../heap/kinds';
import type { PyObject } from '../object';
import { PyClassicInstance } from '../objects/callables';
import type { Runtime } from '../runtime';
import { DebugFlag } from './debugFlags';

/** DEBUG_STATS before a collection, in the pieces in which the version writes them. */
export function startLines(rt: Runtime, generation: number): string[] {
  const { heap, rules } = rt;
  const sizes = [0, 1, 2].map((g) => ` ${heap.sizeOf(GcList.Generation0 + g)}`);
  const first = `gc: collecting generation ${generation}...\n`;
  const heading = 'gc: objects in each generation:';
  const permanent = `gc: objects in permanent generation: ${heap.sizeOf(GcList.Permanent)}`;
  if (rt.v >= 308) return [first, `${heading}${sizes.join('')}\n${permanent}\n`];
  if (rules.permanentGeneration) return [first, heading, ...sizes, `\n${permanent}`, '\n'];
  return [first, heading, ...sizes, '\n'];
}

/**
 * DEBUG_STATS after a collection.
 * MODEL: the seconds that `gc.DEBUG_STATS` reports are always the same, so that a run can be repeated.
 */
export function doneLines(rt: Runtime, collected: number, uncollectable: number): string {
  const { rules } = rt;
  const stop = rules.doneLineFullStop ? '.' : '';
  const total = collected + uncollectable;
  const numbers =
    total > 0 || rules.doneLineAlwaysNumbers
      ? ` ${total} unreachable, ${uncollectable} uncollectable,`
      : '';
  return `gc: done,${numbers} 0.0001s elapsed${stop}\n`;
}

/** The line of one object; null where the version's flags ask for none. */
export function debugLine(
  rt: Runtime,
  debug: number,
  word: string,
  object: PyObject,
): string | null {
  const address = rt.ops.address(object);
  if (rt.v >= 300) return `gc: ${word} <${object.type.name} ${address}>\n`;
  if (object instanceof PyClassicInstance && (debug & DebugFlag.Instances) !== 0) {
    return `gc: ${word} <${object.cls.name.slice(0, 100)} instance at ${address}>\n`;
  }
  if ((debug & DebugFlag.Objects) === 0) return null;
  return `gc: ${word} <${object.type.name.slice(0, 100)} ${address}>\n`;
}
