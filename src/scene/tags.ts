import type { ObjectId } from '../heap/ids';
import { GcList, ObjectFlag, ObjectKind } from '../heap/kinds';
import { TAG_DROP } from '../layout/boxes';
import { textWidth } from '../layout/metrics';
import { isMovedBack, showsGenerations } from './collecting';
import { iconShapes, type IconName } from './icons';
import type { SceneInput } from './input';
import type { Shape } from './shapes';
import { rectShape, textShape, tidy } from './shapes';
import { STATUS_LOOKS } from './status';
import { ink, type Token } from './tokens';

const SIZE = 10;
/** Where the first hangs, from the node's left side. */
export const TAG_LEFT = 8;
const SPACE = 4;

/** Words that hang below a node. */
export interface Tag {
  text: string;
  /** What it says on a node too narrow for all of it. */
  short?: string;
  icon: IconName | null;
  color: Token;
  tint: Token;
}

/** How far tags may stand out at the right of a narrow node. */
const OVERHANG = 4;

const GENERATION_TINTS: readonly Token[] = ['panel', 'hover', 'select', 'accent-weak'];

/**
 * What hangs below a node: its status, where no hull's tag says it, and what the collector is doing with it.
 * `width` of the node; `visiting`: its references are being crossed.
 */
export function tagsOf(
  input: SceneInput,
  object: ObjectId,
  { width, inHull, visiting }: { width: number; inHull: boolean; visiting: boolean },
): Tag[] {
  if (object === 0) return [];
  const tags: Tag[] = [];
  if (visiting) {
    tags.push({ text: 'visiting', icon: null, color: 'accent', tint: 'accent-weak' });
  }
  const list = input.view.gcList(object);
  if (list === GcList.Finalizers && !input.view.hasFlag(object, ObjectFlag.Uncollectable)) {
    tags.push({
      ...finalizerText(input, object),
      icon: 'barred',
      color: 'uncol',
      tint: 'uncol-bg',
    });
  }
  const status = statusTag(input, object, inHull);
  // Why a healthy object is kept can wait until nothing else is to be said of it.
  const generation = showsGenerations(input) ? generationTag(input, list) : null;
  if (status && (status.color !== 'ink-2' || (tags.length === 0 && !generation)))
    tags.unshift(status);
  if (generation && tagsWidth([...tags, generation]) <= width) tags.push(generation);
  return fitted(tags, width - TAG_LEFT + OVERHANG);
}

/** The tags in a room of this width: in short words where it is narrow, and the news alone where it is very narrow. */
function fitted(tags: Tag[], room: number): Tag[] {
  if (tagsWidth(tags) <= room) return tags;
  const short = tags.map((tag) => ({ ...tag, text: tag.short ?? tag.text }));
  return tagsWidth(short) <= room ? short : short.slice(-1);
}

/** Which list a run takes the object from, and then where it gathers them. */
function generationTag({ listNames }: SceneInput, list: number): Tag | null {
  if (list === GcList.None) return null;
  const gathered = list === GcList.Young;
  return {
    text: listNames[list] ?? '',
    icon: null,
    color: gathered ? 'accent' : 'ink-2',
    tint: GENERATION_TINTS[gathered ? GcList.Generation2 : list] ?? 'panel',
  };
}

function statusTag(input: SceneInput, object: ObjectId, inHull: boolean): Tag | null {
  const status = input.statusOf(object);
  if (status === 'normal') {
    if (!input.view.hasFlag(object, ObjectFlag.SavedByDebug)) return null;
    return { text: 'kept by DEBUG_SAVEALL', icon: null, color: 'ink-2', tint: 'panel' };
  }
  const { color, tint, icon, hull, word } = STATUS_LOOKS[status];
  if (status === 'freed' || (inHull && hull !== null && status !== 'finalizing')) return null;
  if (isMovedBack(input, object)) {
    return { text: `${word}, moved back`, short: 'moved back', icon, color, tint };
  }
  return { text: word, short: status === 'tentative' ? 'tentative' : word, icon, color, tint };
}

/** Why an object stands in the list of those that no finalizer order is safe for. */
function finalizerText({ view }: SceneInput, object: ObjectId): Pick<Tag, 'text' | 'short'> {
  if (view.hasFlag(object, ObjectFlag.HasFinalizer)) return { text: 'has __del__' };
  return view.objectKind(object) === ObjectKind.Generator
    ? { text: 'in finalizers' }
    : { text: 'reached from __del__', short: 'from __del__' };
}

/** The tags on the bottom border of a node of this height, side by side. */
export function tagShapes(tags: readonly Tag[], height: number): Shape[] {
  let x = TAG_LEFT;
  return tags.map((tag, i) => {
    const shape = tagShape(tag, i, x, height);
    x += tagWidth(tag) + SPACE;
    return shape;
  });
}

function tagShape({ text, icon, color, tint }: Tag, i: number, x: number, height: number): Shape {
  const y = height - 1;
  const children = [
    rectShape('box', x, y, tagWidth({ text, icon }), TAG_DROP + 1, 8, {
      fill: ink(tint),
      stroke: ink(color),
    }),
    textShape('text', x + (icon ? 21 : 8), y + 11.6, text, { size: SIZE, weight: 600, color }),
  ];
  if (icon) children.push(iconShapes(icon, tidy(x + 6), tidy(y + 2.5), 11, ink(color)));
  return { key: i === 0 ? 'tag' : `tag-${i}`, tag: 'g', attrs: { class: 'tag' }, children };
}

function tagWidth({ text, icon }: Pick<Tag, 'text' | 'icon'>): number {
  return tidy((icon ? 21 : 8) + textWidth(text, SIZE, 'sans600') + 9);
}

/** How wide all of them are together; 0 where there are none. */
export function tagsWidth(tags: readonly Tag[]): number {
  return tags.reduce((width, tag, i) => width + tagWidth(tag) + (i > 0 ? SPACE : 0), 0);
}
