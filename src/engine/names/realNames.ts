import { TABLES } from './tables';

/** Versions measured, as numbers; 2.6 has no interpreter to ask and follows 2.7. */
const FIRST_MEASURED = 207;

const rows = new Map<string, ReadonlySet<string> | null>();

/**
 * Names that the real CPython of a version has: of `builtins`, of `modules` (all of the standard library), of
 * `module gc`, of `type list` (its own, not its bases'). Null: that version has no such owner.
 */
export function realNames(version: number, owner: string): ReadonlySet<string> | null {
  const v = Math.max(version, FIRST_MEASURED);
  const key = `${v} ${owner}`;
  let names = rows.get(key);
  if (names === undefined) {
    names = readRow(v, owner);
    rows.set(key, names);
  }
  return names;
}

function readRow(v: number, owner: string): ReadonlySet<string> | null {
  const start = TABLES.indexOf(`\n${owner}|`);
  if (start < 0) return null;
  const end = TABLES.indexOf('\n', start + 1);
  const names = new Set<string>();
  for (const group of TABLES.slice(start + owner.length + 2, end).split('|')) {
    const colon = group.indexOf(':');
    if (!isIn(v, group.slice(0, colon))) continue;
    for (const name of group.slice(colon + 2).split(' ')) names.add(name);
  }
  return names.size === 0 ? null : names;
}

/** Is the version one of `3.8-`, `-3.9`, `3.8-3.9,3.11-`? Nothing means all. */
function isIn(v: number, spans: string): boolean {
  return (
    spans === '' ||
    spans.split(',').some((span) => {
      const [first, last = first] = span.split('-') as [string, string?];
      return (first === '' || v >= number(first)) && (last === '' || v <= number(last!));
    })
  );
}

function number(version: string): number {
  const [major, minor] = version.split('.');
  return Number(major) * 100 + Number(minor);
}
