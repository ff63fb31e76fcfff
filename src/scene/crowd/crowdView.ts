import type { Clock } from '../../lib/clock';
import type { ObjectId } from '../../heap/ids';
import type { Rect } from '../../layout/layout';
import type { CrowdModel } from './crowdModel';
import type { Frame, View } from './frame';
import { frameOf } from './frame';
import { createGroupTree } from './groupTreeView';
import { paintCrowd } from './paintCrowd';
import type { Palette } from './palette';
import { paletteOf } from './palette';

/** For how long the step's news stand out more, in milliseconds. */
const NEWS = 700;

export interface CrowdViewOptions {
  host: HTMLElement;
  clock: Clock;
  view: () => View;
  /** Brings a part of the drawing on screen as large as it goes. */
  show: (rect: Rect) => void;
  onSelect: (object: ObjectId | null) => void;
  onHover: (object: ObjectId | null) => void;
}

/** What is under the pointer. */
type Hit =
  | { readonly object: ObjectId }
  | { readonly group: number; readonly region: number }
  | { readonly region: number };

/** The painted drawing, below the elements: a canvas, and a tree of its groups for who cannot see it. */
export interface CrowdView {
  /** Shows a step, or nothing. `above`: objects that stand there as elements. */
  update(model: CrowdModel | null, above: ReadonlySet<ObjectId>, isNews: boolean): void;
  /** The camera moved, the host has another size or the theme changed: paints at the next frame. */
  repaint(): void;
  /** True where the click was on something of this view. */
  click(x: number, y: number): boolean;
  hover(x: number, y: number): void;
  leave(): void;
  /** Shows all groups closed again. */
  closeAll(): void;
  destroy(): void;
}

export function createCrowdView(options: CrowdViewOptions): CrowdView {
  const { host, clock } = options;
  const canvas = document.createElement('canvas');
  canvas.className = 'heap-crowd';
  canvas.setAttribute('aria-hidden', 'true');
  canvas.hidden = true;
  host.prepend(canvas);
  const brush = canvas.getContext('2d')!;
  const forced = matchMedia('(forced-colors: active)');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const opened = new Set<number>();
  let model: CrowdModel | null = null;
  let above: ReadonlySet<ObjectId> = new Set();
  let frame: Frame | null = null;
  let palette: Palette | null = null;
  let hovered: Hit | null = null;
  let newsAt = -Infinity;
  let cancel: (() => void) | null = null;

  const open = (region: number) => {
    opened.add(region);
    options.show(model!.input.layout.regions[region]!.rect);
    repaint();
  };
  const tree = createGroupTree({
    host,
    open: (region) => open(region),
    select: (object) => options.onSelect(object),
    reveal: (rect) => options.show(rect),
    onFocus: () => repaint(),
  });

  const paint = (now: number) => {
    cancel = null;
    if (!model) return;
    const view = options.view();
    const ratio = globalThis.devicePixelRatio || 1;
    const [width, height] = [Math.round(view.width * ratio), Math.round(view.height * ratio)];
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    palette ??= paletteOf(canvas, forced.matches);
    frame = frameOf(model, view, opened);
    const faded = Math.min(1, (now - newsAt) / NEWS);
    const marked = {
      hovered: hovered && 'object' in hovered ? hovered.object : null,
      hoveredGroup: hovered && 'group' in hovered ? hovered.group : null,
      focused: tree.focused(),
      above,
      faded,
    };
    paintCrowd(brush, model, frame, marked, palette, ratio);
    if (faded < 1) repaint();
  };
  const repaint = () => {
    if (model) cancel ??= clock.frame(paint);
  };
  const recolor = () => {
    palette = null;
    repaint();
  };
  // The theme is an attribute of the page, of the drawing, or the system's.
  const themes = new MutationObserver(recolor);
  themes.observe(document.documentElement, { attributeFilter: ['data-theme', 'class'] });
  themes.observe(host, { attributeFilter: ['data-theme'], subtree: true });
  forced.addEventListener('change', recolor);
  dark.addEventListener('change', recolor);
  void document.fonts.ready.then(repaint);

  const hit = (x: number, y: number): Hit | null => {
    if (!model || !frame) return null;
    const { k, x: left, y: top } = options.view();
    const at = { x: (x - left) / k, y: (y - top) / k };
    const { layout } = model.input;
    const group = model.ground.groups.all.findIndex(
      (each, i) =>
        frame!.grouped[each.region] === 1 &&
        model!.counts[i]! > 0 &&
        Math.hypot(each.x - at.x, each.y - at.y) <= each.r,
    );
    if (group >= 0) return { group, region: model.ground.groups.all[group]!.region };
    const object = model.ground.index.at(at.x, at.y, (each) => {
      const region = layout.regionOf[each]!;
      return model!.isShown(each) && !(region >= 0 && frame!.grouped[region] === 1);
    });
    if (object !== null) return { object };
    const region = layout.regions.findIndex(
      ({ rect }, i) =>
        frame!.grouped[i] === 1 &&
        at.x >= rect.x &&
        at.y >= rect.y &&
        at.x <= rect.x + rect.width &&
        at.y <= rect.y + rect.height,
    );
    return region >= 0 ? { region } : null;
  };

  return {
    update(next, standing, isNews) {
      if (next?.input.layout !== model?.input.layout) opened.clear();
      model = next;
      above = standing;
      canvas.hidden = next === null;
      tree.update(next);
      if (isNews) newsAt = clock.now();
      repaint();
    },
    repaint,
    click(x, y) {
      const found = hit(x, y);
      if (!found) return false;
      if ('object' in found) options.onSelect(found.object);
      else open(found.region);
      return true;
    },
    hover(x, y) {
      const found = hit(x, y);
      const same = JSON.stringify(found) === JSON.stringify(hovered);
      if (same) return;
      hovered = found;
      canvas.toggleAttribute('data-hit', found !== null);
      options.onHover(found && 'object' in found ? found.object : null);
      repaint();
    },
    leave() {
      if (hovered === null) return;
      hovered = null;
      repaint();
    },
    closeAll() {
      opened.clear();
      repaint();
    },
    destroy() {
      cancel?.();
      themes.disconnect();
      forced.removeEventListener('change', recolor);
      dark.removeEventListener('change', recolor);
      tree.destroy();
      canvas.remove();
    },
  };
}
