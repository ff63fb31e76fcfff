import type { HeapTables } from '../heap/tables';
import type { Drawing } from '../layout/drawing';
import type { Layout } from '../layout/layout';

const known = new WeakMap<Layout, Drawing>();

/** What a layout draws. Objects that the trace gained after the layout was made are not drawn yet. */
export function drawingOf(layout: Layout, tables: HeapTables): Drawing {
  let drawing = known.get(layout);
  const objects = tables.objectCount;
  if (drawing && drawing.tables === tables && drawing.drawn.length >= objects) return drawing;
  const drawn = new Uint8Array(objects);
  const root = new Uint8Array(objects);
  const owner = new Int32Array(objects);
  root.set(layout.root.subarray(0, objects));
  owner.set(layout.owner.subarray(0, objects));
  for (let object = 0; object < Math.min(objects, layout.slots.length / 4); object++) {
    drawn[object] = layout.slots[object * 4 + 2]! > 0 ? 1 : 0;
  }
  drawing = { tables, drawn, root, owner };
  known.set(layout, drawing);
  return drawing;
}
