import type { PythonVersion } from '../../heap/version';
import { colourTokens, type ColourKind } from '../../syntax/tokenColours';

/** A stretch of a line in one colour; `plain` has none. */
export interface ColouredPiece {
  readonly text: string;
  readonly look: 'plain' | Exclude<ColourKind, 'name' | 'operator'>;
}

/** A program's lines, each cut where the colour changes. */
export function colourLines(source: string, version: PythonVersion): ColouredPiece[][] {
  const lines: ColouredPiece[][] = [[]];
  const add = (text: string, look: ColouredPiece['look']) => {
    text.split('\n').forEach((part, i) => {
      if (i > 0) lines.push([]);
      if (part !== '') lines.at(-1)!.push({ text: part, look });
    });
  };
  let end = 0;
  for (const run of colourTokens(source, version)) {
    if (run.kind === 'name' || run.kind === 'operator') continue;
    add(source.slice(end, run.start), 'plain');
    add(source.slice(run.start, run.end), run.kind);
    end = run.end;
  }
  add(source.slice(end), 'plain');
  // The break at the end of the last line begins no line of its own.
  if (lines.length > 1 && lines.at(-1)!.length === 0) lines.pop();
  return lines;
}
