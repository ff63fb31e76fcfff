import type { ObjectId } from '../heap/ids';
import { ObjectKind, Origin } from '../heap/kinds';
import type { Moment } from './moment';

export interface Found {
  readonly object: ObjectId;
  readonly kind: number;
  readonly name: string;
  readonly type: string;
  readonly address: string;
  /** Where it is at the step on screen: alive, freed before, or born later. */
  readonly when: 'now' | 'freed' | 'later';
}

const FEWEST_DIGITS = 3;

/**
 * Objects by their name, the name of their type or their address, the best matches first: what lives now before
 * what does not, the program's own before the interpreter's, names that begin so before those that only hold it.
 * At most `most`.
 */
export function searchObjects(moment: Moment, query: string, most: number): Found[] {
  const { view, trace, analysis, step } = moment;
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [];
  const isAddress = /^(0x)?[0-9a-f]+$/.test(wanted) && wanted.length >= FEWEST_DIGITS;
  const ranked: { object: ObjectId; rank: number }[] = [];
  const { tables } = trace;
  for (let object = 1; object < tables.objectCount; object++) {
    if (tables.objectKind.get(object) === ObjectKind.Value) continue;
    const found = rankOf(view.name(object), view.typeName(object), wanted);
    const rank = found ?? (isAddress && addressOf(moment, object).includes(wanted) ? 4 : null);
    if (rank === null) continue;
    const own = view.origin(object) === Origin.Program ? 0 : 5;
    ranked.push({ object, rank: rank + own + (view.isAlive(object) ? 0 : 10) });
  }
  ranked.sort((a, b) => a.rank - b.rank || a.object - b.object);
  return ranked.slice(0, most).map(({ object }) => ({
    object,
    kind: view.objectKind(object),
    name: view.name(object),
    type: view.typeName(object),
    address: addressOf(moment, object),
    when: view.isAlive(object) ? 'now' : analysis.bornStep(object) > step ? 'later' : 'freed',
  }));
}

function addressOf({ view }: Moment, object: ObjectId): string {
  return `0x${view.address(object).toString(16)}`;
}

/** How well a name or type matches, 0 best; null where neither does. */
function rankOf(name: string, type: string, wanted: string): number | null {
  const lower = name.toLowerCase();
  if (lower === wanted) return 0;
  if (lower.startsWith(wanted)) return 1;
  if (lower.includes(wanted)) return 2;
  return type.toLowerCase().includes(wanted) ? 3 : null;
}
