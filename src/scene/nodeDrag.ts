import type { ObjectId } from '../heap/ids';

/** A press that moves less than this is a click, in CSS pixels. */
const STILL = 4;

interface NodeDragOptions {
  svg: SVGSVGElement;
  objectAt: (element: Element | null) => ObjectId | null;
  /** CSS pixels per unit of the drawing. */
  scale: () => number;
  /** The object is dragged this far, in the drawing's units. */
  onMove: (object: ObjectId, dx: number, dy: number) => void;
  onRelease: (object: ObjectId) => void;
}

/**
 * Dragging a node with a mouse or a pen moves it; a double click lets it go. Fingers move the view. Returns what
 * ends it.
 */
export function dragNodes(options: NodeDragOptions): () => void {
  const { svg, objectAt, scale, onMove, onRelease } = options;
  let drag: { object: ObjectId; pointer: number; x: number; y: number; moved: boolean } | null =
    null;
  let swallowClick = false;
  const down = (event: PointerEvent) => {
    swallowClick = false;
    if (event.button !== 0 || event.ctrlKey || event.pointerType === 'touch') return;
    const object = objectAt(event.target as Element);
    if (object === null) return;
    drag = { object, pointer: event.pointerId, x: event.clientX, y: event.clientY, moved: false };
  };
  const move = (event: PointerEvent) => {
    if (drag?.pointer !== event.pointerId) return;
    const dx = event.clientX - drag.x;
    const dy = event.clientY - drag.y;
    if (!drag.moved && Math.hypot(dx, dy) < STILL) return;
    if (!drag.moved) svg.setPointerCapture(event.pointerId);
    drag = { ...drag, x: event.clientX, y: event.clientY, moved: true };
    onMove(drag.object, dx / scale(), dy / scale());
  };
  const up = (event: PointerEvent) => {
    if (drag?.pointer !== event.pointerId) return;
    swallowClick = drag.moved;
    drag = null;
  };
  const click = (event: MouseEvent) => {
    if (swallowClick) event.stopImmediatePropagation();
    swallowClick = false;
  };
  const double = (event: MouseEvent) => {
    const object = objectAt(event.target as Element);
    if (object !== null) onRelease(object);
  };
  svg.addEventListener('pointerdown', down);
  svg.addEventListener('pointermove', move);
  svg.addEventListener('pointerup', up);
  svg.addEventListener('pointercancel', up);
  svg.addEventListener('click', click, true);
  svg.addEventListener('dblclick', double);
  return () => {
    svg.removeEventListener('pointerdown', down);
    svg.removeEventListener('pointermove', move);
    svg.removeEventListener('pointerup', up);
    svg.removeEventListener('pointercancel', up);
    svg.removeEventListener('click', click, true);
    svg.removeEventListener('dblclick', double);
  };
}
