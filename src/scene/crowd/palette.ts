import type { Token } from '../tokens';
import { COLORS } from '../tokens';

/** The colours to paint with. */
export type Palette = Readonly<Record<Token, string>>;

const TOKENS = Object.keys(COLORS.light) as Token[];

/** What the system's own colours stand for where the user wants those only. */
const FORCED: Partial<Record<Token, string>> = {
  canvas: 'Canvas',
  lane: 'Canvas',
  panel: 'Canvas',
  hover: 'Canvas',
  focus: 'Highlight',
  accent: 'Highlight',
  'accent-weak': 'Canvas',
  'on-fill': 'Canvas',
  line: 'GrayText',
  'line-2': 'GrayText',
  'edge-weak': 'GrayText',
  freed: 'GrayText',
};

/** The colours that an element's style gives to the tokens. */
export function paletteOf(element: Element, forced: boolean): Palette {
  const style = getComputedStyle(element);
  const entries = TOKENS.map((token): [Token, string] => {
    if (forced) return [token, FORCED[token] ?? (token.endsWith('-bg') ? 'Canvas' : 'CanvasText')];
    return [token, style.getPropertyValue(`--${token}`).trim() || COLORS.light[token]];
  });
  return Object.fromEntries(entries) as Record<Token, string>;
}
