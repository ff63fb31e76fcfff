import type { ObjectId } from '../heap/ids';
import type { NodeMark, SceneModel } from './model';

/** Where an arrow key leads from an object: along references, or to the next node in reading order. */
export function neighbour(model: SceneModel, object: ObjectId, key: string): ObjectId | null {
  switch (key) {
    case 'ArrowRight':
      return model.edges.find((edge) => edge.from === object && edge.to !== object)?.to ?? null;
    case 'ArrowLeft':
      return model.edges.find((edge) => edge.to === object && edge.from !== object)?.from ?? null;
    case 'ArrowDown':
    case 'ArrowUp': {
      const order = readingOrder(model);
      const index = order.findIndex((mark) => mark.object === object);
      return order[index + (key === 'ArrowDown' ? 1 : -1)]?.object ?? null;
    }
    case 'Home':
      return readingOrder(model)[0]?.object ?? null;
    case 'End':
      return readingOrder(model).at(-1)?.object ?? null;
    default:
      return null;
  }
}

/** The roots first, then column by column, each from top to bottom. */
function readingOrder(model: SceneModel): NodeMark[] {
  return [...model.nodes].sort(
    (a, b) => Number(b.root) - Number(a.root) || a.x - b.x || a.y - b.y || a.object - b.object,
  );
}
