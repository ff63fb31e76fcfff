import type { ObjectId } from '../../heap/ids';
import { ObjectFlag, STATUSES, type Status } from '../../heap/kinds';
import { BOX, NAME_SIZE, tileX } from '../../layout/boxes';
import { fitText, textWidth } from '../../layout/metrics';
import { tileText } from '../nodeShapes';
import { STATUS_LOOKS } from '../status';
import { FONTS } from '../tokens';
import type { CrowdModel } from './crowdModel';
import type { Frame } from './frame';
import type { Brush } from './brush';
import { rectOf } from './brush';
import type { Palette } from './palette';

/** Below this width on screen, in CSS pixels, an outline would fill the mark. */
const OUTLINED_FROM = 12;
/** Below this scale the sign on a tile cannot be read. */
const SIGNS_FROM = 0.42;

/** Paints the objects of a frame: all of one status at once, so that ten thousand cost a few calls. */
export function paintNodes(
  brush: Brush,
  model: CrowdModel,
  frame: Frame,
  above: ReadonlySet<ObjectId>,
  palette: Palette,
): void {
  const byStatus: ObjectId[][] = STATUSES.map(() => []);
  const normal = STATUSES.indexOf('normal');
  for (const object of frame.objects) {
    if (!above.has(object)) byStatus[object === 0 ? normal : model.statuses[object]!]!.push(object);
  }
  STATUSES.forEach((status, i) => {
    if (byStatus[i]!.length > 0) paintCards(brush, model, frame, byStatus[i]!, status, palette);
  });
  if (frame.detail === 'marks') return;
  for (const objects of byStatus) {
    for (const object of objects) paintFace(brush, model, frame, object, palette);
  }
}

function paintCards(
  brush: Brush,
  { input }: CrowdModel,
  { view, detail }: Frame,
  objects: readonly ObjectId[],
  status: Status,
  palette: Palette,
): void {
  const { slots } = input.layout;
  const look = STATUS_LOOKS[status];
  const outlined = BOX.minWidth * view.k >= OUTLINED_FROM;
  brush.beginPath();
  for (const object of objects) {
    const at = object * 4;
    const [x, y, w, h] = [slots[at]!, slots[at + 1]!, slots[at + 2]!, slots[at + 3]!];
    if (detail === 'marks') brush.rect(x, y, w, h);
    else brush.roundRect(x, y, w, h, 6);
  }
  if (!outlined) {
    // A dot of one colour; what is news to the collector is larger than it is.
    brush.fillStyle = palette[look.color];
    brush.fill();
    return;
  }
  brush.fillStyle = palette[status === 'normal' ? 'panel' : look.tint];
  brush.fill();
  brush.strokeStyle = palette[look.color];
  brush.lineWidth = Math.max(look.width, Math.min(1.2, 0.4 + view.k) / view.k);
  brush.setLineDash(look.dash === '' ? [] : look.dash.split(' ').map(Number));
  brush.stroke();
  brush.setLineDash([]);
}

/** Tile, name and count, as far as the scale lets one read them. */
function paintFace(
  brush: Brush,
  { input, statuses }: CrowdModel,
  { view: { k }, detail }: Frame,
  object: ObjectId,
  palette: Palette,
): void {
  const { view, layout } = input;
  const { x, y, width, height } = rectOf(layout.slots, object);
  const look = STATUS_LOOKS[object === 0 ? 'normal' : STATUSES[statuses[object]!]!];
  const kind = view.objectKind(object);
  const root = layout.root[object] === 1;
  const tile = { x: x + (root ? 14 : tileX(kind)), y: y + Math.min(BOX.tile.y, height / 2 - 9) };
  if (detail === 'tiles') {
    const size = Math.min(1.6, 0.8 / k);
    brush.fillStyle = palette.hover;
    brush.fillRect(tile.x, tile.y, BOX.tile.width * size, BOX.tile.height * size);
    if (k >= SIGNS_FROM) {
      brush.font = `700 ${10.5 * size}px ${FONTS.mono}`;
      brush.textAlign = 'center';
      brush.textBaseline = 'middle';
      brush.fillStyle = palette[look.color === 'node-line' ? 'ink-2' : look.color];
      const middle = { x: tile.x + 14 * size, y: tile.y + 9.5 * size };
      brush.fillText(tileText(kind), middle.x, middle.y);
    }
    brush.beginPath();
    brush.arc(x + width - 14, y + 14, 5, 0, 2 * Math.PI);
    brush.fillStyle = palette[look.color];
    brush.fill();
    return;
  }
  brush.textBaseline = 'alphabetic';
  let left = tile.x;
  if (!root) {
    brush.fillStyle = palette.hover;
    brush.fillRect(tile.x, tile.y, BOX.tile.width, BOX.tile.height);
    brush.font = `700 10.5px ${FONTS.mono}`;
    brush.textAlign = 'center';
    brush.fillStyle = palette[look.color === 'node-line' ? 'ink-2' : look.color];
    brush.fillText(tileText(kind), tile.x + 14, tile.y + 13);
    left += BOX.tile.width + BOX.tile.gap;
  }
  brush.font = `600 ${NAME_SIZE}px ${FONTS.sans}`;
  brush.textAlign = 'left';
  brush.fillStyle = palette.ink;
  brush.fillText(fitted(view.name(object), x + width - left - 10), left, tile.y + 13.5);
  if (object !== 0 && !view.hasFlag(object, ObjectFlag.NoCount)) {
    const count = view.hasFlag(object, ObjectFlag.Immortal) ? '∞' : String(view.refcount(object));
    paintCount(brush, x + width - 10, y, count, palette[look.color], palette);
  }
}

function paintCount(
  brush: Brush,
  right: number,
  y: number,
  count: string,
  outline: string,
  palette: Palette,
): void {
  const width = textWidth('refs', 10.5, 'sans400') + textWidth(count, 11.5, 'mono') + 20.5;
  brush.beginPath();
  brush.roundRect(right - width, y - 10, width, 20, 10);
  brush.fillStyle = palette.panel;
  brush.fill();
  brush.strokeStyle = outline;
  brush.lineWidth = 1.25;
  brush.stroke();
  brush.font = `400 10.5px ${FONTS.sans}`;
  brush.fillStyle = palette['ink-3'];
  brush.fillText('refs', right - width + 7, y + 3.6);
  brush.font = `700 11.5px ${FONTS.mono}`;
  brush.textAlign = 'right';
  brush.fillStyle = palette.ink;
  brush.fillText(count, right - 6, y + 4);
}

const fits = new Map<string, string>();

/** Names are fitted again and again, frame by frame, and are few. */
function fitted(name: string, room: number): string {
  const key = `${Math.floor(room)} ${name}`;
  let text = fits.get(key);
  if (text === undefined) {
    if (fits.size > 5000) fits.clear();
    text = fitText(name, room, NAME_SIZE, 'sans600');
    fits.set(key, text);
  }
  return text;
}
