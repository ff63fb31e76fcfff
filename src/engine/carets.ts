import { type Trailer, expressionShape } from './tracebackExpression';

/** Where an instruction stands: lines from 1, columns from 0 in UTF-16 units, ends exclusive; -1: not known. */
export interface Position {
  readonly line: number;
  readonly col: number;
  readonly endLine: number;
  readonly endCol: number;
}

/** From `left` up to `right`, offsets into the segment, the secondary mark `^` stands; around it `~`. */
export interface Anchors {
  readonly left: number;
  readonly right: number;
}

const isBlank = (char: string | undefined): boolean =>
  char === ' ' || char === '\t' || char === '\f';
const isSpace = (char: string | undefined): boolean => char !== undefined && /\s/.test(char);

function isKnown(position: Position): boolean {
  return position.line > 0 && position.endLine > 0 && position.col >= 0 && position.endCol >= 0;
}

/** Ranges of the characters that take two columns on a terminal (East Asian width W and F). */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x2329, 0x232a],
  [0x23e9, 0x23ec],
  [0x23f0, 0x23f0],
  [0x23f3, 0x23f3],
  [0x25fd, 0x25fe],
  [0x2614, 0x2615],
  [0x2648, 0x2653],
  [0x267f, 0x267f],
  [0x2693, 0x2693],
  [0x26a1, 0x26a1],
  [0x26aa, 0x26ab],
  [0x26bd, 0x26be],
  [0x26c4, 0x26c5],
  [0x26ce, 0x26ce],
  [0x26d4, 0x26d4],
  [0x26ea, 0x26ea],
  [0x26f2, 0x26f3],
  [0x26f5, 0x26f5],
  [0x26fa, 0x26fa],
  [0x26fd, 0x26fd],
  [0x2705, 0x2705],
  [0x270a, 0x270b],
  [0x2728, 0x2728],
  [0x274c, 0x274c],
  [0x274e, 0x274e],
  [0x2753, 0x2755],
  [0x2757, 0x2757],
  [0x2795, 0x2797],
  [0x27b0, 0x27b0],
  [0x27bf, 0x27bf],
  [0x2b1b, 0x2b1c],
  [0x2b50, 0x2b50],
  [0x2b55, 0x2b55],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18cff],
  [0x1aff0, 0x1b2ff],
  [0x1f004, 0x1f004],
  [0x1f0cf, 0x1f0cf],
  [0x1f18e, 0x1f18e],
  [0x1f191, 0x1f19a],
  [0x1f200, 0x1f320],
  [0x1f32d, 0x1f335],
  [0x1f337, 0x1f37c],
  [0x1f37e, 0x1f393],
  [0x1f3a0, 0x1f3ca],
  [0x1f3cf, 0x1f3d3],
  [0x1f3e0, 0x1f3f0],
  [0x1f3f4, 0x1f3f4],
  [0x1f3f8, 0x1f43e],
  [0x1f440, 0x1f440],
  [0x1f442, 0x1f4fc],
  [0x1f4ff, 0x1f53d],
  [0x1f54b, 0x1f54e],
  [0x1f550, 0x1f567],
  [0x1f57a, 0x1f57a],
  [0x1f595, 0x1f596],
  [0x1f5a4, 0x1f5a4],
  [0x1f5fb, 0x1f64f],
  [0x1f680, 0x1f6c5],
  [0x1f6cc, 0x1f6cc],
  [0x1f6d0, 0x1f6d2],
  [0x1f6d5, 0x1f6d7],
  [0x1f6dc, 0x1f6df],
  [0x1f6eb, 0x1f6ec],
  [0x1f6f4, 0x1f6fc],
  [0x1f7e0, 0x1f7eb],
  [0x1f7f0, 0x1f7f0],
  [0x1f90c, 0x1f93a],
  [0x1f93c, 0x1f945],
  [0x1f947, 0x1f9ff],
  [0x1fa70, 0x1faff],
  [0x20000, 0x3fffd],
];

/** Columns that a text takes on a terminal. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) {
    const code = char.codePointAt(0)!;
    width += code >= 0x1100 && WIDE.some(([low, high]) => code >= low && code <= high) ? 2 : 1;
  }
  return width;
}

// -------------------------------------------------------------------- 3.11 and 3.12

/** The bracket of a subscript, up to the end; calls have no anchors before 3.13. */
function subscriptAnchors(segment: string, shape: Trailer): Anchors | null {
  return shape.kind === 'call' ? null : { left: shape.open, right: segment.length };
}

/** Anchors as `Python/traceback.c` finds them. */
function interpreterAnchors(segment: string): Anchors | null {
  const shape = expressionShape(segment);
  if (shape === null) return null;
  if (shape.kind !== 'operation') return subscriptAnchors(segment, shape);
  let left = -1;
  let right = -1;
  for (let i = shape.leftEnd; i < shape.rightStart; i++) {
    if (isBlank(segment[i])) continue;
    left = i;
    right = i + 1;
    // A second character that is no blank is taken for a part of the operator, even where it is a bracket.
    if (i + 1 < shape.rightStart && !isBlank(segment[i + 1])) right++;
    if (i + 1 < shape.rightStart && segment[i] === ')') continue;
    break;
  }
  return { left, right };
}

/** Anchors as `traceback.py` finds them. */
function moduleAnchors(segment: string): Anchors | null {
  const shape = expressionShape(segment);
  if (shape === null) return null;
  if (shape.kind !== 'operation') return subscriptAnchors(segment, shape);
  const between = segment.slice(shape.leftEnd, shape.rightStart);
  const blanks = between.length - between.trimStart().length;
  // It searches from an offset in bytes as if it were one in characters, and makes characters of what it finds.
  let left = utf8Length(segment.slice(0, shape.leftEnd)) + blanks;
  let right = left + 1;
  if (blanks + 1 < between.length && !isSpace(between[blanks + 1])) right++;
  while (
    left < segment.length &&
    (isSpace(segment[left]) || segment[left] === ')' || segment[left] === '#')
  ) {
    left++;
    right++;
  }
  return { left: charactersIn(segment, left), right: charactersIn(segment, right) };
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const char of text) {
    const code = char.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** How far the first `bytes` bytes of the text reach. */
function charactersIn(text: string, bytes: number): number {
  let reached = 0;
  let offset = 0;
  for (const char of text) {
    if (reached >= bytes) break;
    reached += utf8Length(char);
    offset += char.length;
  }
  return offset;
}

/** The marks below `width` columns of segment, the anchors given in columns too. */
function marks(width: number, anchors: Anchors | null): string {
  if (anchors === null) return '^'.repeat(width);
  const { left, right } = anchors;
  return `${'~'.repeat(left)}${'^'.repeat(Math.max(0, right - left))}${'~'.repeat(Math.max(0, width - right))}`;
}

/** The caret line (3.11, 3.12) that the interpreter prints below `line`, its indentation and all; null for none. */
export function interpreterCarets(line: string, position: Position): string | null {
  if (!isKnown(position)) return null;
  const indent = line.length - line.replace(/^[ \t\f]+/, '').length;
  const oneLine = position.line === position.endLine;
  const end = oneLine ? position.endCol : line.replace(/[ \t\f]+$/, '').length;
  const segment = line.slice(position.col, end);
  const anchors = oneLine ? interpreterAnchors(segment) : null;
  if (anchors === null && end - position.col === line.length - indent) return null;
  const at = (offset: number): number => displayWidth(segment.slice(0, offset));
  const placed = anchors === null ? null : { left: at(anchors.left), right: at(anchors.right) };
  return (
    ' '.repeat(4 + displayWidth(line.slice(indent, position.col))) +
    marks(at(segment.length), placed)
  );
}

/** The caret line (3.11, 3.12) that the traceback module puts below `line`, its indentation and all; null for none. */
export function moduleCarets(line: string, position: Position): string | null {
  if (!isKnown(position)) return null;
  // Blanks at the line's end move the marks to the left as well.
  const blanks = line.length - line.trim().length;
  const oneLine = position.line === position.endLine;
  const end = oneLine ? position.endCol : line.trimEnd().length;
  const segment = line.slice(position.col, end);
  const anchors = oneLine ? moduleAnchors(segment) : null;
  const shorter = end - position.col < line.trim().length;
  if (!shorter && !(anchors !== null && anchors.right > anchors.left)) return null;
  const at = (offset: number): number => displayWidth(segment.slice(0, offset));
  const placed = anchors === null ? null : { left: at(anchors.left), right: at(anchors.right) };
  const start = displayWidth(line.slice(0, position.col)) - blanks;
  return ' '.repeat(4 + Math.max(0, start)) + marks(at(segment.length), placed);
}
