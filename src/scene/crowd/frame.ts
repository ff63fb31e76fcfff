import type { ObjectId } from '../../heap/ids';
import type { Rect } from '../../layout/layout';
import type { CrowdModel } from './crowdModel';
import type { Detail } from './detail';
import { detailAt, MOST_MARKS } from './detail';

/** Where the drawing's origin is on the host, in CSS pixels, and its scale. */
export interface View {
  x: number;
  y: number;
  k: number;
  width: number;
  height: number;
}

/** What is painted of a model through a camera. */
export interface Frame {
  readonly view: View;
  readonly detail: Detail;
  /** The part of the drawing that is seen. */
  readonly seen: Rect;
  /** Living objects in it; those of grouped regions are not among them. */
  readonly objects: readonly ObjectId[];
  /** By region: 1 where groups stand for its objects. */
  readonly grouped: Uint8Array;
}

/** A region is opened by looking closely: when it is larger on screen than this share of the host. */
const CLOSE = 1.35;

/** Decides what is painted. Costs as much as there is to see. */
export function frameOf(model: CrowdModel, view: View, opened: ReadonlySet<number>): Frame {
  const { layout } = model.input;
  const seen = seenBy(view);
  const detail = detailAt(view.k);
  const grouped = new Uint8Array(layout.regions.length);
  if (detail === 'marks') {
    layout.regions.forEach(({ rect }, region) => {
      const close =
        rect.width * view.k > CLOSE * view.width || rect.height * view.k > CLOSE * view.height;
      if (!opened.has(region) && !close) grouped[region] = 1;
    });
  }
  let objects = shownIn(model, seen, grouped);
  if (objects.length > MOST_MARKS) {
    grouped.fill(1);
    objects = shownIn(model, seen, grouped);
  }
  return { view, detail, seen, objects, grouped };
}

/** The part of the drawing that a camera shows. */
export function seenBy({ x, y, k, width, height }: View): Rect {
  return { x: -x / k, y: -y / k, width: width / k, height: height / k };
}

function shownIn(model: CrowdModel, seen: Rect, grouped: Uint8Array): ObjectId[] {
  const { regionOf } = model.input.layout;
  const objects: ObjectId[] = [];
  model.ground.index.visit(seen, (object) => {
    const region = regionOf[object]!;
    if (region >= 0 && grouped[region] === 1) return;
    if (object !== 0 ? model.isShown(object) : true) objects.push(object);
  });
  return objects;
}
