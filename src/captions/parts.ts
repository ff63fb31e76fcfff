import type { ObjectId } from '../heap/ids';

/** A stretch of a caption in one style. What names an object carries its id, so that it can be pointed at. */
export interface Part {
  text: string;
  style: 'plain' | 'strong' | 'code';
  object?: ObjectId;
}

/** What a template's `{name}` may stand for. */
export type Param = string | number | Part | readonly Part[];
export type Params = Readonly<Record<string, Param>>;

const TOKEN = /`([^`]+)`|\{(\w+)(?:#([^|{}]*)\|([^{}]*))?\}/g;

/**
 * Fills a template. `{name}` is a parameter, `{name#reference|references}` a number with the word it counts,
 * and what stands between backticks is code.
 */
export function render(template: string, params: Params, style: Part['style'] = 'plain'): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of template.matchAll(TOKEN)) {
    add(parts, { text: template.slice(end, match.index), style });
    end = match.index + match[0].length;
    const [, code, name, one, many] = match;
    if (code !== undefined) add(parts, { text: code, style: 'code' });
    else for (const part of fill(params[name!] ?? '', one, many, style)) add(parts, part);
  }
  add(parts, { text: template.slice(end), style });
  return parts;
}

function fill(
  param: Param,
  one: string | undefined,
  many: string | undefined,
  style: Part['style'],
): readonly Part[] {
  if (typeof param === 'object') return 'text' in param ? [param] : param;
  const text = typeof param === 'number' ? groupDigits(param) : param;
  const word = one === undefined ? '' : ` ${param === 1 ? one : many}`;
  return [{ text: text + word, style }];
}

/** Adds a part, joined with the last when nothing tells them apart. */
function add(parts: Part[], part: Part): void {
  if (part.text === '') return;
  const last = parts.at(-1);
  if (
    last &&
    last.style === part.style &&
    last.object === part.object &&
    part.object === undefined
  ) {
    last.text += part.text;
  } else {
    parts.push({ ...part });
  }
}

/** 3815 as `3,815`. */
export function groupDigits(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** The text of parts without their styles: for screen readers, subtitles and tests. */
export function plainText(parts: readonly Part[]): string {
  return parts.map((part) => part.text).join('');
}
