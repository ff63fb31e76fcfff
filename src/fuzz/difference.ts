/** What a reference says of a program, and what the engine says. */
export interface Difference {
  readonly expected: string;
  readonly actual: string;
}

/**
 * Whether two texts say the same. They come normalised as recorded programs are, with addresses numbered by first
 * appearance. Here all addresses are one, because an address may be used again at another time, and frames of the
 * standard library do not count, because it is written otherwise than the engine's.
 */
export function sameText(expected: string, actual: string): boolean {
  return comparable(expected) === comparable(actual);
}

const OTHER_FRAME = /^ +File "(?!program\.py").*\n(?: {4}.*\n)*/gm;

function comparable(text: string): string {
  return text.replace(/0x<\d+>/g, '0x<>').replace(OTHER_FRAME, '');
}

/**
 * Whether a smaller program differs in the same way: both sides end as they did, and the first lines that differ are of
 * the same sort. Without it a program that differs in a count would shrink to one that differs in the words of an error.
 */
export function sameSort(a: Difference, b: Difference): boolean {
  return (
    ending(a.expected) === ending(b.expected) &&
    ending(a.actual) === ending(b.actual) &&
    firstDifference(a) === firstDifference(b)
  );
}

/** The mark at a text's end: an exit status, or why the engine stopped. */
function ending(text: string): string {
  return /\[([a-z-]+(?: -?\d+)?)\][^\n]*\n$/.exec(text)?.[1] ?? '';
}

/** The first lines that differ, without what tells one object from another; of numbers only how far they are apart. */
function firstDifference({ expected, actual }: Difference): string {
  const was = comparable(expected).split('\n');
  const is = comparable(actual).split('\n');
  let i = 0;
  while (i < was.length && was[i] === is[i]) i += 1;
  const [line = '', other = ''] = [was[i], is[i]];
  const [shape, otherShape] = [shapeOf(line), shapeOf(other)];
  if (shape !== otherShape) return `${shape}\n${otherShape}`;
  const numbers = numbersOf(line);
  const apart = numbersOf(other).map((number, at) => number - (numbers[at] ?? 0));
  return `${shape} ${apart.join(' ')}`;
}

const LABEL = /[A-Za-z_]+\d+/g;

function shapeOf(line: string): string {
  return line
    .replace(LABEL, 'label')
    .replace(/\d+/g, 'N')
    .replace(/'[^']*'/g, "'text'");
}

function numbersOf(line: string): number[] {
  return (line.replace(LABEL, '').match(/\d+/g) ?? []).map(Number);
}
