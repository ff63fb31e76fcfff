import { ObjectFlag, type Status } from '../heap/kinds';
import { TAG_DROP } from '../layout/boxes';
import { textWidth } from '../layout/metrics';
import { iconShapes } from './icons';
import type { Shape } from './shapes';
import { rectShape, textShape, tidy } from './shapes';
import { STATUS_LOOKS } from './status';
import { ink, type Token } from './tokens';

const SIZE = 10;
/** Where it hangs, from the node's left side. */
export const TAG_LEFT = 8;

/** The words that hang below a node: its status, where no hull's tag says it, or why it is kept. */
export function tagText(status: Status, flags: (flag: number) => boolean, inHull: boolean): string {
  if (status === 'normal') {
    return flags(ObjectFlag.SavedByDebug) ? 'kept by DEBUG_SAVEALL' : '';
  }
  if (status === 'freed') return '';
  if (inHull && STATUS_LOOKS[status].hull !== null && status !== 'finalizing') return '';
  return STATUS_LOOKS[status].word;
}

/** A small tag that hangs from the bottom border of a node of this height. */
export function tagShape(text: string, status: Status, height: number): Shape {
  const { color, tint, icon } = STATUS_LOOKS[status];
  const tone: Token = status === 'normal' ? 'ink-2' : color;
  const left = icon ? 21 : 8;
  const width = tagWidth(text, status);
  const y = height - 1;
  const children = [
    rectShape('box', TAG_LEFT, y, width, TAG_DROP + 1, 8, {
      fill: ink(status === 'normal' ? 'panel' : tint),
      stroke: ink(tone),
    }),
    textShape('text', TAG_LEFT + left, y + 11.6, text, { size: SIZE, weight: 600, color: tone }),
  ];
  if (icon) children.push(iconShapes(icon, 14, tidy(y + 2.5), 11, ink(tone)));
  return { key: 'tag', tag: 'g', attrs: { class: 'tag' }, children };
}

/** How wide the tag is. */
export function tagWidth(text: string, status: Status): number {
  const left = STATUS_LOOKS[status].icon ? 21 : 8;
  return tidy(left + textWidth(text, SIZE, 'sans600') + 9);
}
