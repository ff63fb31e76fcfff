import { fitText, textWidth } from '../../layout/metrics';
import { overlap } from '../curves';
import { FONTS } from '../tokens';
import type { CrowdModel } from './crowdModel';
import type { Frame } from './frame';
import type { Group } from './groups';
import { tileText } from '../nodeShapes';
import type { Brush, Marked } from './brush';
import type { Palette } from './palette';

/** Sizes on screen, in CSS pixels. */
const HEADING = { size: 12.5, least: 60 } as const;
const RADIUS = 12;
/** Below this radius on screen a circle has no words, and below the second no number either. */
const NAMED_FROM = 26;
const COUNTED_FROM = 13;

/** What stands for a region by name: its head, or what all the small things are together. */
export function regionName({ input, isShown, ground, counts }: CrowdModel, region: number): string {
  const { head } = input.layout.regions[region]!;
  if (head === 0) return 'Small structures';
  if (isShown(head)) return input.view.name(head);
  // Its head is not there (yet, or any more): the type of most of the others says what it is.
  let most = -1;
  ground.groups.all.forEach((group, i) => {
    if (group.region === region && (most < 0 || counts[i]! > counts[most]!)) most = i;
  });
  return most < 0 ? '' : input.view.tables.strings.get(ground.groups.all[most]!.type);
}

/** Paints the headings of the regions, above all that stands in them. */
export function paintHeadings(
  brush: Brush,
  model: CrowdModel,
  frame: Frame,
  palette: Palette,
): void {
  const living = livingByRegion(model);
  brush.textBaseline = 'middle';
  model.input.layout.regions.forEach(({ rect }, region) => {
    if (living[region] === 0 || !overlap(rect, frame.seen)) return;
    paintHeading(brush, model, frame, region, living[region]!, palette);
  });
}

/** The circles whose members the step changed. */
function paintGroupNews(
  brush: Brush,
  { ground: { groups }, news, counts }: CrowdModel,
  { grouped, view }: Frame,
  palette: Palette,
): void {
  const changed = new Set<number>();
  for (const object of news) {
    const group = groups.groupOf[object]!;
    if (group >= 0 && counts[group]! > 0) changed.add(group);
  }
  brush.beginPath();
  for (const i of changed) {
    const { x, y, r, region } = groups.all[i]!;
    if (grouped[region] !== 1) continue;
    brush.moveTo(x + r, y);
    brush.arc(x, y, r, 0, 2 * Math.PI);
  }
  brush.strokeStyle = palette.accent;
  brush.lineWidth = 2.5 / view.k;
  brush.stroke();
}

/** Paints the regions. */
export function paintRegions(
  brush: Brush,
  model: CrowdModel,
  frame: Frame,
  marked: Marked,
  palette: Palette,
): void {
  const { regions } = model.input.layout;
  const { view } = frame;
  const living = livingByRegion(model);
  const line = 1 / view.k;
  regions.forEach(({ rect }, region) => {
    if (living[region] === 0 || !overlap(rect, frame.seen)) return;
    brush.beginPath();
    brush.roundRect(rect.x, rect.y, rect.width, rect.height, RADIUS / Math.min(1, view.k));
    brush.fillStyle = palette.panel;
    brush.globalAlpha = 0.5;
    brush.fill();
    brush.globalAlpha = 1;
    const focused = marked.focused?.region === region && marked.focused.group === null;
    brush.strokeStyle = palette[focused ? 'focus' : 'line-2'];
    brush.lineWidth = (focused ? 2.5 : 1) * line;
    brush.stroke();
  });
}

/** Paints, inside the regions that are far away, circles for their objects by type. */
export function paintGroups(
  brush: Brush,
  model: CrowdModel,
  frame: Frame,
  marked: Marked,
  palette: Palette,
): void {
  const { view } = frame;
  brush.textBaseline = 'middle';
  const { groups, links } = model.ground;
  if (!frame.grouped.includes(1)) return;
  const isSeen = (group: Group, i: number) =>
    frame.grouped[group.region] === 1 && model.counts[i]! > 0;
  const bundles = links.bundles(groups.groupOf, groups.all.length, (edge) =>
    model.input.view.isEdgeAlive(edge),
  );
  for (const [pair, count] of bundles) {
    const i = Math.floor(pair / groups.all.length);
    const j = pair % groups.all.length;
    const [from, to] = [groups.all[i]!, groups.all[j]!];
    if (isSeen(from, i) && isSeen(to, j)) paintBundle(brush, from, to, count, view.k, palette);
  }
  groups.all.forEach((group, i) => {
    if (!isSeen(group, i)) return;
    const focused = marked.focused?.group === i;
    paintCircle(brush, model, group, i, view.k, focused, marked.hoveredGroup === i, palette);
  });
  paintGroupNews(brush, model, frame, palette);
}

/** Living objects by region. */
export function livingByRegion({ ground, counts, input }: CrowdModel): Int32Array {
  const living = new Int32Array(input.layout.regions.length);
  ground.groups.all.forEach(({ region }, i) => (living[region]! += counts[i]!));
  return living;
}

function paintHeading(
  brush: Brush,
  model: CrowdModel,
  { view: { k }, seen, grouped }: Frame,
  region: number,
  living: number,
  palette: Palette,
): void {
  const { rect } = model.input.layout.regions[region]!;
  if (rect.width * k < HEADING.least) return;
  // Words keep their size on screen, and stay in view while some of the region is.
  const scale = 1 / Math.min(1, k);
  const below = grouped[region] === 1 ? 18 * scale : Math.min(26, 18 * scale);
  const x = Math.max(rect.x, seen.x) + 12 * scale;
  const y = Math.max(rect.y + below, seen.y + 18 * scale);
  if (y > rect.y + rect.height) return;
  const room = (rect.x + rect.width - x) / scale - 10;
  const name = fitText(regionName(model, region), room, HEADING.size, 'sans600');
  const nameWidth = textWidth(name, HEADING.size, 'sans600');
  const objects = `${living.toLocaleString('en')} ${living === 1 ? 'object' : 'objects'}`;
  const both = nameWidth + 8 + textWidth(objects, 11, 'sans400');
  const width = both > room ? nameWidth : both;
  brush.beginPath();
  brush.roundRect(x - 6 * scale, y - 10 * scale, (width + 12) * scale, 20 * scale, 5 * scale);
  brush.fillStyle = palette.panel;
  brush.fill();
  brush.textAlign = 'left';
  brush.font = `600 ${HEADING.size * scale}px ${FONTS.sans}`;
  brush.fillStyle = palette.ink;
  brush.fillText(name, x, y);
  if (both > room) return;
  brush.font = `400 ${11 * scale}px ${FONTS.sans}`;
  brush.fillStyle = palette['ink-3'];
  brush.fillText(objects, x + (nameWidth + 8) * scale, y);
}

function paintBundle(
  brush: Brush,
  from: Group,
  to: Group,
  count: number,
  k: number,
  palette: Palette,
): void {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const x1 = from.x + ux * from.r;
  const y1 = from.y + uy * from.r;
  const x2 = to.x - ux * (to.r + 2 / k);
  const y2 = to.y - uy * (to.r + 2 / k);
  // A little to the side, so that two ways between a pair are two lines.
  const gap = Math.max(0, length - from.r - to.r);
  const bend = Math.min(gap / 4, 40 / k);
  const [cx, cy] = [(x1 + x2) / 2 - uy * bend, (y1 + y2) / 2 + ux * bend];
  brush.beginPath();
  brush.moveTo(x1, y1);
  brush.bezierCurveTo(cx, cy, cx, cy, x2, y2);
  brush.strokeStyle = palette.edge;
  brush.lineWidth = Math.min(gap / 4, Math.min(6, 1 + Math.log10(count)) / k);
  brush.stroke();
  const [ax, ay] = [x2 - cx, y2 - cy];
  const turn = Math.hypot(ax, ay) || 1;
  const head = Math.min(8 / k, gap * 0.7);
  const [vx, vy] = [(ax / turn) * head, (ay / turn) * head];
  brush.beginPath();
  brush.moveTo(x2, y2);
  brush.lineTo(x2 - vx - vy * 0.45, y2 - vy + vx * 0.45);
  brush.lineTo(x2 - vx + vy * 0.45, y2 - vy - vx * 0.45);
  brush.fillStyle = palette.edge;
  brush.fill();
}

function paintCircle(
  brush: Brush,
  { input, counts }: CrowdModel,
  { x, y, r, kind, type }: Group,
  index: number,
  k: number,
  focused: boolean,
  hovered: boolean,
  palette: Palette,
): void {
  brush.beginPath();
  brush.arc(x, y, r, 0, 2 * Math.PI);
  brush.fillStyle = palette[hovered ? 'select' : 'hover'];
  brush.fill();
  brush.strokeStyle = palette[focused ? 'focus' : 'node-line'];
  brush.lineWidth = (focused ? 2.5 : 1.35) / k;
  brush.stroke();
  const radius = r * k;
  if (radius < COUNTED_FROM) return;
  const count = `×${counts[index]!.toLocaleString('en')}`;
  const scale = 1 / k;
  const named = radius >= NAMED_FROM;
  brush.textAlign = 'center';
  if (named) {
    const name = fitText(input.view.tables.strings.get(type), 1.7 * radius, 12.5, 'sans600');
    brush.font = `600 ${12.5 * scale}px ${FONTS.sans}`;
    brush.fillStyle = palette.ink;
    brush.fillText(name, x, y + (radius > 44 ? 2 : -7) * scale);
    if (radius > 44) {
      brush.font = `700 ${10.5 * scale}px ${FONTS.mono}`;
      brush.fillStyle = palette['ink-3'];
      brush.fillText(tileText(kind), x, y - 17 * scale);
    }
  }
  brush.font = `400 ${11.5 * scale}px ${FONTS.mono}`;
  brush.fillStyle = palette['ink-2'];
  brush.fillText(count, x, y + (radius > 44 ? 20 : named ? 9 : 0) * scale);
}
