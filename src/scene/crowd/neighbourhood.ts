import type { ObjectId } from '../../heap/ids';
import type { Rect } from '../../layout/layout';
import type { CrowdModel } from './crowdModel';
import { MOST_ELEMENTS } from './detail';
import { overlap } from '../curves';
import type { SceneInput } from '../input';

/** So much further than what is seen, on every side: a share of its size. */
const MARGIN = 0.35;

/** The part of a large drawing that is drawn as elements. */
export interface Neighbourhood {
  readonly region: Rect;
  readonly objects: ReadonlySet<ObjectId>;
}

/** What is on screen and a little around it; null where that would be too much to be elements. */
export function neighbourhood({ ground, isShown }: CrowdModel, seen: Rect): Neighbourhood | null {
  const region = grownBy(seen, MARGIN);
  const objects = new Set<ObjectId>();
  ground.index.visit(region, (object) => {
    if (object === 0 || isShown(object)) objects.add(object);
  });
  return objects.size > MOST_ELEMENTS ? null : { region, objects };
}

function grownBy({ x, y, width, height }: Rect, share: number): Rect {
  const dx = width * share;
  const dy = height * share;
  return { x: x - dx, y: y - dy, width: width + 2 * dx, height: height + 2 * dy };
}

/** True where the rectangle lies in the other one. */
export function isWithin(inner: Rect, outer: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** The input by which the neighbourhood alone is drawn. */
export function inputOf(model: CrowdModel, { region, objects }: Neighbourhood): SceneInput {
  const { input, cycles } = model;
  const { slots } = input.layout;
  return {
    ...input,
    only: objects,
    // A hull around a part of a cycle would be wrong.
    cycles: cycles.filter((cycle) =>
      cycle.objects.every((object) => objects.has(object) || !model.isShown(object)),
    ),
    ghosts: input.ghosts.filter(({ object }) => {
      const at = object * 4;
      const [x, y, width, height] = slots.subarray(at, at + 4);
      return overlap({ x: x!, y: y!, width: width!, height: height! }, region);
    }),
  };
}
