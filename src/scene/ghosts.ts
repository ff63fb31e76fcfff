import { isPill, NAME_SIZE, tileX, BOX, titleHeight } from '../layout/boxes';
import { ObjectKind } from '../heap/kinds';
import { slotOf } from '../layout/layout';
import type { Ghost } from '../layout/lifetimes';
import { fitText, textWidth } from '../layout/metrics';
import type { SceneInput } from './input';
import type { NodeMark } from './model';
import { tileText } from './nodeShapes';
import { outlinePath } from './outlines';
import type { Shape } from './shapes';
import { rectShape, textShape } from './shapes';
import { ink } from './tokens';

/** What a freed object leaves behind: a dotted outline, its name struck through, and when it went. */
function ghostShapes(
  kind: number,
  box: { width: number; height: number },
  name: string,
  freed: string,
  selected: boolean,
): Shape[] {
  const shapes: Shape[] = [];
  if (selected) {
    shapes.push({
      key: 'selected',
      tag: 'path',
      attrs: {
        class: 'selected',
        d: outlinePath(kind, false, box.width, box.height, 4),
        fill: 'none',
        stroke: ink('focus'),
        'stroke-width': 2.25,
      },
    });
  }
  shapes.push({
    key: 'outline',
    tag: 'path',
    attrs: {
      class: 'outline',
      d: outlinePath(kind, false, box.width, box.height),
      fill: 'none',
      stroke: ink('freed'),
      'stroke-width': 1.35,
      'stroke-dasharray': '2 3',
    },
  });
  const below = isPill(kind) || kind === ObjectKind.Cell;
  if (kind !== ObjectKind.Cell) {
    const x = tileX(kind);
    const y = below ? 9 : BOX.tile.y;
    const nameX = x + BOX.tile.width + BOX.tile.gap;
    shapes.push(
      rectShape('tile', x, y, BOX.tile.width, BOX.tile.height, 4, { fill: ink('hover') }),
      textShape('tile-text', x + 14, y + 13, tileText(kind), {
        size: 10.5,
        weight: 700,
        color: 'freed',
        anchor: 'middle',
        mono: true,
      }),
      textShape(
        'name',
        nameX,
        y + 13.5,
        fitText(name, box.width - nameX - 8, NAME_SIZE, 'sans600'),
        {
          size: NAME_SIZE,
          weight: 600,
          color: 'freed',
          strike: true,
        },
      ),
    );
  }
  shapes.push(
    textShape('freed', below ? 12 : 10, below ? box.height + 13 : 47, freed, {
      size: 10.5,
      color: 'ink-3',
    }),
  );
  return shapes;
}

/** What stands where a drawn object was freed a short while ago. */
export function ghostMark(input: SceneInput, { object, freedAt }: Ghost): NodeMark {
  const { view } = input;
  const kind = view.objectKind(object);
  const pin = input.pins?.get(object) ?? { x: 0, y: 0 };
  const slot = slotOf(input.layout, object);
  const freed = `freed at step ${freedAt}`;
  const height = isPill(kind) || kind === ObjectKind.Cell ? titleHeight(kind, false, false) : 58;
  const width = Math.max(slot.width, Math.ceil(textWidth(freed, 10.5, 'sans400')) + 22);
  const box = {
    x: slot.x + pin.x,
    y: slot.y + pin.y,
    width,
    height: Math.min(height, Math.max(slot.height, 36)),
  };
  return {
    object,
    ...box,
    slide: 0,
    status: 'freed',
    name: view.name(object),
    type: view.typeName(object),
    refcount: '0',
    gcRefs: '',
    root: false,
    selected: input.selection === object,
    spoken: input.spoken(object),
    shapes: ghostShapes(kind, box, view.name(object), freed, input.selection === object),
    badges: [],
  };
}
