/** The format of recorded programs: what a `.out` file says, and how output is made comparable with it. */

const ADDRESS = /0x[0-9a-fA-F]{6,16}(?![\p{L}\p{N}_])/gu;
const ELAPSED = /\d+\.\d{4}s elapsed/g;
const GENERATION_SIZES = /(?<=gc: objects in each generation:)(?: \d+)+/g;
const PERMANENT_SIZE = /(?<=gc: objects in permanent generation:) \d+/g;

/** Replaces what differs from run to run: addresses, times, sizes of generations, the program's folder. */
export function normalise(text: string, name: string): string {
  const addresses = new Map<string, string>();
  const numbered = (address: string) => {
    const key = address.toLowerCase();
    const known = addresses.get(key) ?? `0x<${addresses.size + 1}>`;
    addresses.set(key, known);
    return known;
  };
  const path = new RegExp(`File "[^"]*?${escapeForRegExp(name)}"`, 'g');
  return text
    .replaceAll('\r\n', '\n')
    .replace(ADDRESS, numbered)
    .replace(ELAPSED, '<t>s elapsed')
    .replace(GENERATION_SIZES, (sizes) => sizes.replace(/\d+/g, '<n>'))
    .replace(PERMANENT_SIZE, ' <n>')
    .replace(path, () => `File "${name}"`);
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The text of one block: normalised output with the marks for a missing newline and an exit status. */
export function blockText(output: string, exitCode: number, name: string): string {
  const text = normalise(output, name);
  const ending = text === '' || text.endsWith('\n') ? '' : '\n[no newline]\n';
  return text + ending + (exitCode === 0 ? '' : `[exit ${exitCode}]\n`);
}

/** The recorded text of each version in a `.out` file, in the file's order. */
export function blocks(recording: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const block of recording.split(/^(?==== \d)/m)) {
    if (!/^=== \d/.test(block)) continue;
    const end = block.indexOf('\n');
    const head = end < 0 ? block : block.slice(0, end);
    const text = end < 0 ? '' : block.slice(end + 1);
    for (const version of head.trim().split(/\s+/).slice(1)) found.set(version, text);
  }
  return found;
}

const key = (version: string) => version.split('.').map(Number);

function compare(a: string, b: string): number {
  const [x, y] = [key(a), key(b)];
  return x[0]! - y[0]! || (x[1] ?? 0) - (y[1] ?? 0);
}

/** Whether a program is for a version: its `# python: 2.7,3.6+` line says so, and without one it is for all. */
export function wanted(source: string, version: string): boolean {
  const line = /^# python: *(\S+)/m.exec(source);
  if (!line) return true;
  return line[1]!.split(',').some((part) => {
    if (part.endsWith('+')) return compare(version, part.slice(0, -1)) >= 0;
    const [low, high] = part.split('-');
    if (high === undefined) return version === part;
    return compare(low!, version) <= 0 && compare(version, high) <= 0;
  });
}

/** The lines in which two texts differ, the expected ones first; at most `limit` of each. */
export function shortDiff(expected: string, actual: string, limit = 6): string[] {
  const [was, is] = [expected.split('\n'), actual.split('\n')];
  let start = 0;
  while (start < was.length && start < is.length && was[start] === is[start]) start += 1;
  let end = 0;
  const room = Math.min(was.length, is.length) - start;
  while (end < room && was[was.length - 1 - end] === is[is.length - 1 - end]) end += 1;
  const side = (mark: string, lines: string[]) => {
    const changed = lines.slice(start, lines.length - end);
    const shown = changed.slice(0, limit).map((line) => `  ${mark} ${line}`);
    const rest = changed.length - shown.length;
    return rest > 0 ? [...shown, `  ${mark} ... ${rest} more`] : shown;
  };
  return [`  @ line ${start + 1}`, ...side('-', was), ...side('+', is)];
}
