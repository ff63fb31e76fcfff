import type { ObjectId } from '../../heap/ids';
import { fitText, textWidth } from '../../layout/metrics';
import { overlap } from '../curves';
import { tileText } from '../nodeShapes';
import { STATUS_LOOKS } from '../status';
import { FONTS } from '../tokens';
import type { Brush, Marked } from './brush';
import { rectOf } from './brush';
import type { CrowdModel } from './crowdModel';
import type { Frame } from './frame';
import { paintGroups, paintHeadings, paintRegions } from './paintGroups';
import { hullsIn, paintHulls, paintTags } from './paintHulls';
import { paintNodes } from './paintNodes';
import type { Palette } from './palette';

/** Above so many objects on screen, single references are a thicket. */
const MOST_LINKED = 2_500;

/** Paints a frame. `ratio`: device pixels per CSS pixel. */
export function paintCrowd(
  brush: Brush,
  model: CrowdModel,
  frame: Frame,
  marked: Marked,
  palette: Palette,
  ratio: number,
): void {
  const { x, y, k, width, height } = frame.view;
  brush.setTransform(ratio, 0, 0, ratio, 0, 0);
  brush.fillStyle = palette.canvas;
  brush.fillRect(0, 0, width, height);
  brush.setTransform(ratio * k, 0, 0, ratio * k, ratio * x, ratio * y);
  paintLane(brush, model, frame, palette);
  const hulls = hullsIn(model, frame, marked.above);
  paintRegions(brush, model, frame, marked, palette);
  paintHulls(brush, hulls, frame, palette);
  paintGroups(brush, model, frame, marked, palette);
  if (frame.objects.length <= MOST_LINKED) paintLinks(brush, model, frame, marked, palette);
  paintNodes(brush, model, frame, marked.above, palette);
  paintHeadings(brush, model, frame, palette);
  paintTags(brush, hulls, frame, palette);
  paintNews(brush, model, frame, marked, palette);
  paintRing(brush, model, frame, model.input.selection, palette.focus, 2.25, marked.above);
  paintRing(brush, model, frame, marked.hovered, palette['ink-3'], 1.5, marked.above);
  if (marked.hovered !== null && !marked.above.has(marked.hovered)) {
    paintTip(brush, model, frame, marked.hovered, palette, ratio);
  }
}

function paintLane(brush: Brush, { input }: CrowdModel, { seen }: Frame, palette: Palette): void {
  const { lane, options } = input.layout;
  brush.fillStyle = palette.lane;
  if (options.orientation === 'right') {
    if (seen.x < lane) brush.fillRect(seen.x, seen.y, lane - seen.x, seen.height);
  } else if (seen.y < lane) brush.fillRect(seen.x, seen.y, seen.width, lane - seen.y);
}

/** Lines between objects of which at least one is seen, as plain as they can be. */
function paintLinks(
  brush: Brush,
  model: CrowdModel,
  { objects, view, grouped }: Frame,
  { above }: Marked,
  palette: Palette,
): void {
  const { input, ground } = model;
  const { slots, regionOf } = input.layout;
  brush.beginPath();
  for (const object of objects) {
    const at = object * 4;
    ground.links.visit(object, (edge, to) => {
      if (to === object || !input.view.isEdgeAlive(edge)) return;
      if (above.has(object) && above.has(to)) return;
      const region = regionOf[to]!;
      if (region >= 0 && grouped[region] === 1) return;
      const end = to * 4;
      if (slots[end + 2] === 0) return;
      const x1 = slots[at]! + slots[at + 2]!;
      const y1 = slots[at + 1]! + slots[at + 3]! / 2;
      const x2 = slots[end]!;
      const y2 = slots[end + 1]! + 18;
      const reach = Math.max(24, Math.min(90, Math.abs(x2 - x1) * 0.5));
      brush.moveTo(x1, y1);
      brush.bezierCurveTo(x1 + reach, y1, x2 - reach, y2, x2, y2);
    });
  }
  brush.strokeStyle = palette.edge;
  brush.globalAlpha = view.k < 0.3 ? 0.5 : 0.8;
  brush.lineWidth = Math.max(1, 0.75 / view.k);
  brush.stroke();
  brush.globalAlpha = 1;
}

/** What the step changed stands out; just after the step more than later. */
function paintNews(
  brush: Brush,
  model: CrowdModel,
  frame: Frame,
  { faded, above }: Marked,
  palette: Palette,
): void {
  const { slots, regionOf } = model.input.layout;
  const line = 2 / frame.view.k;
  const grow = (3 + 9 * (1 - faded)) / frame.view.k;
  brush.beginPath();
  let some = false;
  for (const object of model.news) {
    const rect = rectOf(slots, object);
    if (above.has(object) || rect.width === 0 || !overlap(rect, frame.seen)) continue;
    const region = regionOf[object]!;
    if (region >= 0 && frame.grouped[region] === 1) continue;
    some = true;
    brush.rect(rect.x - grow, rect.y - grow, rect.width + 2 * grow, rect.height + 2 * grow);
  }
  if (!some) return;
  brush.strokeStyle = palette.accent;
  brush.lineWidth = line;
  brush.stroke();
}

function paintRing(
  brush: Brush,
  { input, isShown }: CrowdModel,
  { view }: Frame,
  object: ObjectId | null,
  color: string,
  width: number,
  above: ReadonlySet<ObjectId>,
): void {
  if (object === null || above.has(object) || !isShown(object)) return;
  const { x, y, width: w, height: h } = rectOf(input.layout.slots, object);
  const grow = 4 / Math.min(1, view.k);
  brush.beginPath();
  brush.roundRect(x - grow, y - grow, w + 2 * grow, h + 2 * grow, grow);
  brush.strokeStyle = color;
  brush.lineWidth = width / Math.min(1, view.k);
  brush.stroke();
}

const TIP = { height: 24, size: 12, inset: 8, above: 8 } as const;

/** Name, count and status of what the pointer is on, at a size that can be read. */
function paintTip(
  brush: Brush,
  model: CrowdModel,
  { view }: Frame,
  object: ObjectId,
  palette: Palette,
  ratio: number,
): void {
  if (!model.isShown(object)) return;
  const { input } = model;
  const status = input.statusOf(object);
  const word = status === 'normal' ? '' : `, ${STATUS_LOOKS[status].word}`;
  const text = fitText(
    `${tileText(input.view.objectKind(object))}  ${input.view.name(object)}${word}`,
    320,
    TIP.size,
    'sans600',
  );
  const width = textWidth(text, TIP.size, 'sans600') + 2 * TIP.inset;
  const slot = rectOf(input.layout.slots, object);
  const left = Math.max(4, Math.min(view.width - width - 4, view.x + slot.x * view.k));
  const y = view.y + slot.y * view.k - TIP.height - TIP.above;
  const top = y < 4 ? view.y + (slot.y + slot.height) * view.k + TIP.above : y;
  brush.setTransform(ratio, 0, 0, ratio, 0, 0);
  brush.beginPath();
  brush.roundRect(left, top, width, TIP.height, 6);
  brush.fillStyle = palette.panel;
  brush.fill();
  brush.strokeStyle = palette['line-2'];
  brush.lineWidth = 1;
  brush.stroke();
  brush.fillStyle = palette.ink;
  brush.font = `600 ${TIP.size}px ${FONTS.sans}`;
  brush.textAlign = 'left';
  brush.textBaseline = 'middle';
  brush.fillText(text, left + TIP.inset, top + TIP.height / 2 + 0.5);
}
