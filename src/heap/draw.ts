import { EventOp } from './events';
import { INTERPRETER, type ObjectId } from './ids';
import { EdgeKind, ObjectKind } from './kinds';
import { HeapState } from './state';
import { HeapTables } from './tables';
import { StateView, type HeapView } from './view';

/** A heap read from a drawing. */
export interface DrawnHeap {
  view: HeapView;
  /** The object of a name in the drawing. */
  id(name: string): ObjectId;
}

/**
 * Reads a heap from text, for tests whose data is best seen: one chain of references per line, `a -> b -> c`,
 * with `~>` for a weak one, `*` for the interpreter and `a(100)` for an object of 100 bytes (else 1).
 */
export function readDrawing(text: string): DrawnHeap {
  const tables = new HeapTables();
  const ids = new Map<string, ObjectId>([['*', INTERPRETER]]);
  const chains = text
    .split(/[\n;]/)
    .map((line) => line.trim().split(/\s+/))
    .filter((words) => words[0] !== '');
  const object = (word: string): ObjectId => {
    const [, name = word, size = '1'] = /^([^(]+)(?:\((\d+)\))?$/.exec(word) ?? [];
    let id = ids.get(name);
    if (id === undefined) {
      id = tables.addObject({
        kind: ObjectKind.Instance,
        origin: 0,
        typeName: 'object',
        name,
        text: '',
        subtitle: '',
        address: 0,
        size: Number(size),
        typeObject: 0,
      });
      ids.set(name, id);
    }
    return id;
  };
  const edges: number[] = [];
  for (const words of chains) {
    let from = object(words[0]!);
    for (let i = 1; i < words.length; i += 2) {
      const to = object(words[i + 1]!);
      const kind =
        words[i] === '~>'
          ? EdgeKind.Weak
          : from === INTERPRETER
            ? EdgeKind.Static
            : EdgeKind.Attribute;
      edges.push(tables.addEdge(from, to, kind, `to_${words[i + 1]!.replace(/[(].*/, '')}`));
      from = to;
    }
  }
  const state = new HeapState(tables);
  for (let o = 1; o < tables.objectCount; o++) state.apply(EventOp.Birth, o, 0, 0);
  for (const edge of edges) state.apply(EventOp.EdgeAdd, edge, 0, 0);
  return {
    view: new StateView(state),
    id: (name) => {
      const id = ids.get(name);
      if (id === undefined) throw new Error(`the drawing has no object ${name}`);
      return id;
    },
  };
}

/**
 * Draws a heap as text: a line per holder with its count, and what it refers to. `only` chooses the objects
 * whose lines are drawn; the interpreter's line comes first.
 */
export function drawHeap(view: HeapView, only: (object: ObjectId) => boolean = () => true): string {
  const lines: string[] = [];
  for (const o of [INTERPRETER, ...view.objects()]) {
    if (o !== INTERPRETER && !only(o)) continue;
    const out = [...view.out(o)].map((edge) => {
      const arrow = view.kind(edge) === EdgeKind.Weak ? '~>' : '->';
      return `${arrow} ${view.name(view.to(edge))} (${view.label(edge)})`;
    });
    if (o === INTERPRETER && out.length === 0) continue;
    const count = o === INTERPRETER ? '' : ` refs ${view.refcount(o)}`;
    lines.push([`${view.name(o)}${count}`, ...out].join('\n  '));
  }
  return lines.join('\n');
}
