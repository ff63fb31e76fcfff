import type { Attrs } from './markAttrs';
import { edgeAttrs, hullAttrs, nodeAttrs, nodePlace } from './markAttrs';
import type { SceneModel } from './model';
import { patternElements } from './patterns';
import type { Shape } from './shapes';
import type { Theme, Token } from './tokens';
import { COLORS, FONTS } from './tokens';

export interface SvgOptions {
  theme: Theme;
  /** `@font-face` rules with the glyphs that the drawing uses, for a file that stands alone. */
  fontFaces?: string;
}

/** The drawing as an SVG file: the same marks as on screen, with the theme's colours written out. */
export function sceneToSvg(model: SceneModel, { theme, fontFaces = '' }: SvgOptions): string {
  const { x, y, width, height } = model.bounds;
  const write = (shapes: readonly Shape[]) =>
    shapes.map((shape) => shapeText(shape, theme)).join('');
  const group = (attrs: Attrs, inner: string) => element('g', attrs, inner, theme);
  const patterns = patternElements().map(({ attrs, shapes }) =>
    element('pattern', attrs, write(shapes), theme),
  );
  const body = [
    element('rect', { x, y, width, height, fill: 'var(--canvas)' }, '', theme),
    element('rect', { x, y, width, height, fill: 'url(#grid)' }, '', theme),
    write(model.ground),
    ...model.hulls.map((hull) => group(hullAttrs(hull), write(hull.shapes))),
    ...model.edges.map((edge) => group(edgeAttrs(edge), write(edge.shapes))),
    ...model.nodes.map((node) => group(nodeAttrs(node), write([nodePlace(node)]))),
    ...model.edges.map((edge) => write(edge.labels)),
    ...model.hulls.map((hull) => write(hull.tag)),
  ];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}" ` +
    `width="${width}" height="${height}">` +
    `<style>${fontFaces}text{font-family:${FONTS.sans}}` +
    `.m{font-family:${FONTS.mono};font-variant-ligatures:none}</style>` +
    `<defs>${patterns.join('')}</defs>${body.join('\n')}</svg>\n`
  );
}

function shapeText(shape: Shape, theme: Theme): string {
  const inner = shape.children
    ? shape.children.map((child) => shapeText(child, theme)).join('')
    : escapeText(shape.text ?? '');
  return element(shape.tag, shape.attrs, inner, theme);
}

function element(tag: string, attrs: Attrs, inner: string, theme: Theme): string {
  const written = Object.entries(attrs)
    .map(([name, value]) => ` ${name}="${escapeText(colored(String(value), theme))}"`)
    .join('');
  return inner === '' ? `<${tag}${written}/>` : `<${tag}${written}>${inner}</${tag}>`;
}

function colored(value: string, theme: Theme): string {
  const match = /^var\(--(.+)\)$/.exec(value);
  return match ? COLORS[theme][match[1] as Token] : value;
}

function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
