import { ObjectKind } from '../heap/kinds';
import { tidy } from './shapes';

/** Outline of a node of the given kind, `grow` larger on every side (for rings around it). */
export function outlinePath(
  kind: number,
  root: boolean,
  width: number,
  height: number,
  grow = 0,
): string {
  const x = -grow;
  const y = -grow;
  const w = width + 2 * grow;
  const h = height + 2 * grow;
  if (root) return laneCard(x, y, w, h, 8);
  switch (kind) {
    case ObjectKind.Dict:
      return rounded(x, y, w, h, 3 + grow);
    case ObjectKind.List:
    case ObjectKind.Tuple:
    case ObjectKind.Set:
      return rounded(x, y, w, h, 2 + grow);
    case ObjectKind.Module:
      return rounded(x, y, w, h, grow);
    case ObjectKind.Class:
      return folder(x, y, w, h, 8 + grow / 2, 14);
    case ObjectKind.Function:
    case ObjectKind.Method:
    case ObjectKind.Code:
    case ObjectKind.Cell:
      return rounded(x, y, w, h, h / 2);
    case ObjectKind.Generator:
      return notched(x, y, w, h);
    case ObjectKind.Weakref:
      return hexagon(x, y, w, h);
    default:
      return rounded(x, y, w, h, 12 + grow);
  }
}

function rounded(x: number, y: number, w: number, h: number, radius: number): string {
  const r = Math.min(radius, h / 2, w / 2);
  if (r <= 0) return `M${tidy(x)} ${tidy(y)}h${tidy(w)}v${tidy(h)}h${tidy(-w)}Z`;
  return (
    `M${tidy(x + r)} ${tidy(y)}h${tidy(w - 2 * r)}a${r} ${r} 0 0 1 ${r} ${r}v${tidy(h - 2 * r)}` +
    `a${r} ${r} 0 0 1 ${-r} ${r}h${tidy(2 * r - w)}a${r} ${r} 0 0 1 ${-r} ${-r}v${tidy(2 * r - h)}` +
    `a${r} ${r} 0 0 1 ${r} ${-r}Z`
  );
}

/** Round only at the right: the left side belongs to the lane's edge. */
function laneCard(x: number, y: number, w: number, h: number, r: number): string {
  return (
    `M${tidy(x)} ${tidy(y)}h${tidy(w - r)}a${r} ${r} 0 0 1 ${r} ${r}v${tidy(h - 2 * r)}` +
    `a${r} ${r} 0 0 1 ${-r} ${r}h${tidy(r - w)}Z`
  );
}

/** A class: the top left corner is cut like a folder's tab. */
function folder(x: number, y: number, w: number, h: number, r: number, cut: number): string {
  return (
    `M${tidy(x + cut)} ${tidy(y)}h${tidy(w - cut - r)}a${r} ${r} 0 0 1 ${r} ${r}v${tidy(h - 2 * r)}` +
    `a${r} ${r} 0 0 1 ${-r} ${r}h${tidy(2 * r - w)}a${r} ${r} 0 0 1 ${-r} ${-r}v${tidy(r + cut - h)}Z`
  );
}

/** A generator: a pill with a notch where it was left and will go on. */
function notched(x: number, y: number, w: number, h: number): string {
  const r = h / 2;
  return `M${tidy(x)} ${tidy(y)}h${tidy(w - r)}a${r} ${r} 0 0 1 0 ${tidy(h)}h${tidy(r - w)}l9 ${tidy(-h / 2)}Z`;
}

function hexagon(x: number, y: number, w: number, h: number): string {
  const side = 14;
  return (
    `M${tidy(x + side)} ${tidy(y)}h${tidy(w - 2 * side)}l${side} ${tidy(h / 2)}l${-side} ${tidy(h / 2)}` +
    `h${tidy(2 * side - w)}l${-side} ${tidy(-h / 2)}Z`
  );
}
