import type { ObjectId } from '../heap/ids';
import type { HeapView } from '../heap/view';
import { isStrong } from './roots';

/** A place in the walk: an object and the targets of its references that are still to be looked at. */
interface Place {
  object: ObjectId;
  targets: ObjectId[];
  next: number;
}

/**
 * The strongly connected components of a part of the heap (Tarjan 1972, without recursion): the largest sets
 * of `objects` in which each reaches each through `objects`. Weak references do not count. Each component
 * stands in the order of the walk, which for a ring is the order round it.
 */
export function components(view: HeapView, objects: Iterable<ObjectId>): ObjectId[][] {
  const index = new Map<ObjectId, number>();
  for (const object of objects) index.set(object, -1);
  const low = new Map<ObjectId, number>();
  const onStack = new Set<ObjectId>();
  const stack: ObjectId[] = [];
  const found: ObjectId[][] = [];
  let counter = 0;

  const enter = (object: ObjectId): Place => {
    index.set(object, counter);
    low.set(object, counter++);
    stack.push(object);
    onStack.add(object);
    return { object, targets: targetsOf(view, object, index), next: 0 };
  };
  for (const root of [...index.keys()]) {
    if (index.get(root) !== -1) continue;
    const walk = [enter(root)];
    for (let place = walk.at(-1); place !== undefined; place = walk.at(-1)) {
      const target = place.targets[place.next++];
      if (target === undefined) {
        walk.pop();
        const parent = walk.at(-1);
        if (parent)
          low.set(parent.object, Math.min(low.get(parent.object)!, low.get(place.object)!));
        if (low.get(place.object) === index.get(place.object)) {
          const component = stack.splice(stack.lastIndexOf(place.object));
          for (const object of component) onStack.delete(object);
          found.push(component);
        }
      } else if (index.get(target) === -1) {
        walk.push(enter(target));
      } else if (onStack.has(target)) {
        low.set(place.object, Math.min(low.get(place.object)!, index.get(target)!));
      }
    }
  }
  return found;
}

function targetsOf(
  view: HeapView,
  object: ObjectId,
  within: ReadonlyMap<ObjectId, number>,
): ObjectId[] {
  const targets: ObjectId[] = [];
  for (const edge of view.out(object)) {
    if (isStrong(view, edge) && within.has(view.to(edge))) targets.push(view.to(edge));
  }
  return targets;
}

/** True where the component is a cycle: several objects, or one that refers to itself. */
export function isCycle(view: HeapView, component: readonly ObjectId[]): boolean {
  const [first] = component;
  if (component.length !== 1 || first === undefined) return component.length > 1;
  for (const edge of view.out(first))
    if (isStrong(view, edge) && view.to(edge) === first) return true;
  return false;
}

/** The objects of a cycle in the order of a walk along its references that begins at `first`. */
export function ringOrder(view: HeapView, cycle: readonly ObjectId[], first: ObjectId): ObjectId[] {
  const within = new Map(cycle.map((object) => [object, -1]));
  const order: ObjectId[] = [];
  const seen = new Set<ObjectId>();
  const open = [first];
  for (let o = open.pop(); o !== undefined; o = open.pop()) {
    if (seen.has(o)) continue;
    seen.add(o);
    order.push(o);
    // Pushed last to first, so that the walk takes the first reference first.
    open.push(...targetsOf(view, o, within).reverse());
  }
  return order;
}
