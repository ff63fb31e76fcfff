import type { ObjectId } from '../../heap/ids';
import { textWidth } from '../../layout/metrics';
import { overlap } from '../curves';
import { STATUS_LOOKS } from '../status';
import { FONTS } from '../tokens';
import type { CrowdHull, CrowdModel } from './crowdModel';
import type { Frame } from './frame';
import type { Brush } from './brush';
import type { Palette } from './palette';

/** A hull smaller than this on screen would be all border: those of a region are drawn as one. */
const LEAST = 46;
/** Sizes on screen, in CSS pixels. */
const TAG = { height: 22, size: 12, inset: 11 } as const;

/** Paints the outlines of what is lost: one by one where there is room, else as one. */
export function paintHulls(
  brush: Brush,
  hulls: readonly CrowdHull[],
  frame: Frame,
  palette: Palette,
): void {
  for (const hull of hulls) paintBody(brush, hull, frame, palette);
}

/** Paints their tags, above everything. */
export function paintTags(
  brush: Brush,
  hulls: readonly CrowdHull[],
  frame: Frame,
  palette: Palette,
): void {
  for (const hull of hulls) paintTag(brush, hull, frame, palette);
}

/** The hulls that a frame shows; not those of cycles whose members are elements. */
export function hullsIn(
  { hulls, input }: CrowdModel,
  { grouped, seen, view }: Frame,
  above: ReadonlySet<ObjectId>,
): CrowdHull[] {
  const { regionOf } = input.layout;
  const isGrouped = (region: number) => region >= 0 && grouped[region] === 1;
  return hulls
    .flatMap((hull) => {
      const single = hull.parts.every(({ rect }) => rect.height * view.k >= LEAST);
      return single && !isGrouped(regionOf[hull.members[0]!]!) ? hull.parts : [hull];
    })
    .filter(({ rect, parts, members }) => {
      if (parts.length === 0 && members.every((object) => above.has(object))) return false;
      return overlap(rect, seen);
    });
}

function paintBody(
  brush: Brush,
  { rect, status }: CrowdHull,
  { view }: Frame,
  palette: Palette,
): void {
  const { hull, color } = STATUS_LOOKS[status];
  if (!hull) return;
  const scale = 1 / Math.min(1, view.k);
  brush.strokeStyle = palette[color];
  brush.lineWidth = hull.width * scale;
  brush.setLineDash(hull.dash === '' ? [] : hull.dash.split(' ').map((n) => Number(n) * scale));
  brush.beginPath();
  brush.roundRect(rect.x, rect.y, rect.width, rect.height, Math.min(22 * scale, rect.height / 3));
  if (hull.pattern !== 'none') {
    brush.globalAlpha = 0.45;
    brush.fillStyle = palette[STATUS_LOOKS[status].tint];
    brush.fill();
    brush.globalAlpha = 1;
  }
  brush.stroke();
  if (hull.double) {
    const inset = 4 * scale;
    brush.lineWidth = scale;
    brush.beginPath();
    brush.roundRect(
      rect.x + inset,
      rect.y + inset,
      rect.width - 2 * inset,
      rect.height - 2 * inset,
      Math.min(18 * scale, rect.height / 3),
    );
    brush.stroke();
  }
  brush.setLineDash([]);
}

/** What a hull's tag says. */
export function hullText({ status, parts }: CrowdHull): string {
  const { title, word } = STATUS_LOOKS[status];
  return parts.length < 2 ? title : `${parts.length.toLocaleString('en')} cycles, ${word}`;
}

function paintTag(brush: Brush, hull: CrowdHull, { view, seen }: Frame, palette: Palette): void {
  const scale = 1 / Math.min(1, view.k);
  const text = hullText(hull);
  const width = (textWidth(text, TAG.size, 'sans700') + 2 * TAG.inset) * scale;
  if (hull.parts.length < 2 && width > hull.rect.width + 8 * scale) return;
  const height = TAG.height * scale;
  // Many in one keep clear of the region's heading.
  const right = hull.rect.x + hull.rect.width - width - 14 * scale;
  const left = Math.max(hull.rect.x + 14 * scale, seen.x + 8 * scale);
  const x = hull.parts.length > 1 ? Math.max(left, right) : left;
  const y = hull.rect.y - height / 2;
  brush.beginPath();
  brush.roundRect(x, y, width, height, height / 2);
  brush.fillStyle = palette[STATUS_LOOKS[hull.status].color];
  brush.fill();
  brush.font = `650 ${TAG.size * scale}px ${FONTS.sans}`;
  brush.textAlign = 'left';
  brush.textBaseline = 'middle';
  brush.fillStyle = palette['on-fill'];
  brush.fillText(text, x + TAG.inset * scale, y + height / 2 + 0.5 * scale);
}
