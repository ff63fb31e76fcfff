import { type Position, displayWidth } from './carets';
import { type Shape, expressionShape } from './tracebackExpression';

/** A place in the lines of an excerpt. */
interface Place {
  readonly line: number;
  readonly col: number;
}

interface Anchors {
  readonly left: Place;
  readonly right: Place;
}

/** `textwrap.dedent`: takes the indentation that all lines share away; blank lines become empty. */
function dedent(lines: readonly string[]): string[] {
  let margin: string | null = null;
  for (const line of lines) {
    if (line.trim() === '') continue;
    const indent = /^[ \t]*/.exec(line)![0];
    if (margin === null) margin = indent;
    else {
      let shared = 0;
      while (shared < margin.length && shared < indent.length && margin[shared] === indent[shared])
        shared++;
      margin = margin.slice(0, shared);
    }
  }
  const cut = margin?.length ?? 0;
  return lines.map((line) => (line.trim() === '' ? '' : line.slice(cut)));
}

/** Offset of the next character from `at` on that stands outside comments and continuations and passes `stop`; -1: none. */
function nextChar(text: string, at: number, stop: (char: string) => boolean): number {
  for (let i = at; i < text.length; i++) {
    const char = text[i]!;
    if (char === '\n') continue;
    if (char === '\\' || char === '#') {
      i = text.indexOf('\n', i);
      if (i < 0) return -1;
    } else if (stop(char)) return i;
  }
  return -1;
}

function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, col: before.at(-1)!.length };
}

function anchorsOf(segment: string, shape: Shape): Anchors | null {
  if (shape.kind === 'operation') {
    const at = nextChar(segment, shape.leftEnd, (char) => !/\s/.test(char) && char !== ')');
    if (at < 0) return null;
    const second = segment[at + 1];
    const two = second !== undefined && at + 1 < shape.rightStart && !/[\s\\#]/.test(second);
    const left = placeOf(segment, at);
    return { left, right: { line: left.line, col: left.col + (two ? 2 : 1) } };
  }
  const open = nextChar(
    segment,
    shape.operandEnd,
    (char) => char === (shape.kind === 'call' ? '(' : '['),
  );
  return open < 0
    ? null
    : { left: placeOf(segment, open), right: placeOf(segment, segment.length) };
}

/**
 * Is the whole statement `return f(…)` or `x = y.f(…)`, with the call as what failed? The call's own traceback entry
 * follows, so CPython marks nothing.
 */
function isPlainCall(before: string, last: string, end: number, shape: Shape | null): boolean {
  if (shape?.kind !== 'call' || !/^\s*(?:;|#|$)/.test(last.slice(end))) return false;
  // CPython compares offsets in bytes with offsets in characters here.
  if (!isAscii(before) || !isAscii(last.slice(0, end))) return false;
  return /^return\s*$/.test(before) ? shape.named : /^[A-Za-z_]\w*\s*=\s*$/.test(before);
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

/**
 * What 3.13 and later show of the source below a frame's `File` line: the lines of the failing code, the outer and the
 * telling ones of many, with their marks. `lines` are the program's; empty when there is nothing to show.
 */
export function excerpt(lines: readonly string[], position: Position): string {
  const first = lines[position.line - 1]?.trimEnd() ?? '';
  if (position.col < 0 || position.endCol < 0)
    return first.trim() === '' ? '' : `    ${first.trim()}\n`;
  const original: string[] = [];
  for (let i = position.line; i <= Math.max(position.line, position.endLine); i++)
    original.push((lines[i - 1] ?? '').trimEnd());
  const shown = dedent(original);
  if (shown.every((line) => line.trim() === '')) return '';

  const cut = first.length - shown[0]!.length;
  const start = Math.max(0, position.col - cut);
  const end = Math.max(0, position.endCol - cut);
  const last = shown.length - 1;
  const whole = shown.join('\n');
  const segment = whole.slice(start, whole.length - (shown[last]!.length - end));
  const shape = expressionShape(segment);
  const anchors = shape === null ? null : anchorsOf(segment, shape);
  const before = shown[0]!.slice(0, start);
  const after = shown[last]!.slice(end);
  const marked =
    !isPlainCall(before, shown[last]!, end, shape) &&
    (anchors !== null || before.trimStart() !== '' || after.trimEnd() !== '');

  const width = (line: number, col: number): number => displayWidth(shown[line]!.slice(0, col));
  const inLine = (place: Place): Place => {
    const col = place.line === 0 ? place.col + start : place.col;
    return { line: place.line, col: width(place.line, col) };
  };
  const left = anchors === null ? null : inLine(anchors.left);
  const right = anchors === null ? null : inLine(anchors.right);

  const markLine = (line: number): string => {
    const indent = shown[line]!.length - shown[line]!.trimStart().length;
    const length = line === last ? width(line, end) : displayWidth(shown[line]!);
    const from = line === 0 ? width(0, start) : 0;
    let text = '';
    for (let col = 0; col < length; col++) {
      if (col < indent || col < from) text += ' ';
      else if (left === null || right === null) text += '^';
      else {
        const inside =
          (line > left.line || (line === left.line && col >= left.col)) &&
          (line < right.line || (line === right.line && col < right.col));
        text += inside ? '^' : '~';
      }
    }
    return text;
  };

  const telling = new Set([0, last]);
  for (const place of [left, right]) {
    if (place === null) continue;
    for (const line of [place.line - 1, place.line, place.line + 1]) {
      if (line >= 0 && line <= last) telling.add(line);
    }
  }
  const result: string[] = [];
  const put = (line: number): void => {
    result.push(shown[line]!);
    if (marked) result.push(markLine(line));
  };
  let previous = -1;
  for (const line of [...telling].sort((a, b) => a - b)) {
    if (line - previous === 2) put(line - 1);
    else if (previous >= 0 && line - previous > 2)
      result.push(`...<${line - previous - 1} lines>...`);
    put(line);
    previous = line;
  }
  return dedent(result)
    .map((line) => `    ${line}\n`)
    .join('');
}
