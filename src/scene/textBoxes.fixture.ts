import type { Rect } from '../layout/layout';
import { textWidth } from '../layout/metrics';
import type { SceneModel } from './model';
import type { Shape } from './shapes';

/** A piece of text, or a badge or tag with its text, where it stands in the drawing. */
export interface TextBox extends Rect {
  /** The mark that it belongs to and what it says. */
  said: string;
}

/** Keys of shapes that are one box with all their text. */
const PLATES = new Set(['box', 'plate']);

/** Everything in a drawing that is read. */
export function textBoxesOf(model: SceneModel): TextBox[] {
  const boxes: TextBox[] = [];
  const read = (shapes: readonly Shape[], owner: string, at: { x: number; y: number }) => {
    for (const shape of shapes) {
      const from = translated(shape, at);
      const plate = shape.children?.find(({ tag, key }) => tag === 'rect' && PLATES.has(key));
      if (plate) boxes.push({ ...plateBox(plate, from), said: `${owner}: ${wordsOf(shape)}` });
      else if (shape.children) read(shape.children, owner, from);
      else if (shape.tag === 'text') {
        boxes.push({ ...textBox(shape, from), said: `${owner}: ${shape.text}` });
      }
    }
  };
  read(model.ground, 'ground', { x: 0, y: 0 });
  for (const { x, y, slide, name, shapes, badges } of model.nodes) {
    read([...shapes, ...badges], name, { x: x + slide, y });
  }
  for (const edge of model.edges) read(edge.labels, `edge ${edge.label}`, { x: 0, y: 0 });
  for (const hull of model.hulls) {
    read([{ key: '', tag: 'g', attrs: {}, children: hull.tag }], hull.key, { x: 0, y: 0 });
  }
  return boxes;
}

/** Where the text stands: from the tops of its tall letters to the ends of its tails. */
export function textBox({ attrs, text = '' }: Shape, at = { x: 0, y: 0 }): Rect {
  const size = Number(attrs['font-size']);
  const weight = Number(attrs['font-weight']);
  const sans = weight >= 650 ? 'sans700' : weight >= 600 ? 'sans600' : 'sans400';
  const width = textWidth(text, size, attrs['class'] === 'm' ? 'mono' : sans);
  const anchor = attrs['text-anchor'];
  const before = anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0;
  return {
    x: at.x + Number(attrs['x']) - before,
    y: at.y + Number(attrs['y']) - 0.76 * size,
    width,
    height: 0.96 * size,
  };
}

function plateBox({ attrs }: Shape, at: { x: number; y: number }): Rect {
  return {
    x: at.x + Number(attrs['x']),
    y: at.y + Number(attrs['y']),
    width: Number(attrs['width']),
    height: Number(attrs['height']),
  };
}

function translated({ attrs }: Shape, at: { x: number; y: number }): { x: number; y: number } {
  const match = /^translate\((\S+) (\S+)\)$/.exec(String(attrs['transform'] ?? ''));
  return match ? { x: at.x + Number(match[1]), y: at.y + Number(match[2]) } : at;
}

function wordsOf({ text, children = [] }: Shape): string {
  return [text ?? '', ...children.map(wordsOf)].filter((word) => word !== '').join(' ');
}
