import type { Effect, EffectLayer } from './motion';
import { progress } from './motion';
import { renderShapes } from './render';
import type { Shape } from './shapes';

const SVG = 'http://www.w3.org/2000/svg';

/** Which of an effect's two drawings the document shows. */
export type Shown = 'earlier' | 'later';

/**
 * Shows effects on the document by attributes of their own (opacity, a transform, a dash) and by elements of
 * their own, and takes every one of them away at the end, so that what remains is what was rendered.
 */
export class EffectStage {
  private readonly targets: { effect: Effect; element: SVGGElement }[] = [];
  private readonly undo: (() => void)[] = [];
  private readonly borrowed = new Map<object, SVGGElement>();
  private readonly shown: Shown;
  private readonly prefix: string;

  /** `find` gives the group of a mark in a layer, if there is one. */
  constructor(
    effects: readonly Effect[],
    shown: Shown,
    prefix: string,
    find: (layer: EffectLayer, key: string) => SVGGElement | undefined,
  ) {
    this.shown = shown;
    this.prefix = prefix;
    for (const effect of effects) {
      for (const layer of effect.layers) {
        const element = find(layer, effect.key);
        if (element) this.targets.push({ effect, element });
      }
    }
  }

  /** Shows the moment `time` between the two drawings. */
  show(time: number): void {
    this.rewind();
    for (const { effect, element } of this.targets) {
      this.apply(effect, element, progress(effect, time));
    }
  }

  /** Takes back everything that {@link show} did. */
  clear(): void {
    this.rewind();
    for (const element of this.borrowed.values()) element.remove();
    this.borrowed.clear();
  }

  private rewind(): void {
    for (const undo of this.undo.splice(0).reverse()) undo();
  }

  private apply(effect: Effect, element: SVGGElement, t: number): void {
    switch (effect.kind) {
      case 'appear':
        return this.style(element, 'opacity', String(t));
      case 'vanish':
        return this.style(element, 'opacity', String(1 - t));
      case 'grow':
        this.style(element, 'opacity', String(t));
        for (const part of element.querySelectorAll<SVGElement>('.body, .badges')) {
          this.style(part, 'transform', `scale(${0.92 + 0.08 * t})`);
        }
        return;
      case 'draw':
        return this.dash(element, 0, t);
      case 'retract':
        return this.dash(element, t, 1);
      case 'snap':
        return this.snap(element, t);
      case 'roll':
        return this.roll(element, effect, t);
      case 'copy':
        return this.copy(element, effect, t);
      case 'chip':
        return this.chip(element, effect.chip, t);
      case 'travel':
        return this.travel(element, effect, t);
      case 'slide': {
        const x = effect.from + (effect.to - effect.from) * t;
        const place = element.querySelector<SVGElement>('.place');
        if (place) this.style(place, 'transform', `translate(${x}px, 0px)`);
        return;
      }
      case 'bend':
        return this.bend(element, effect, t);
      case 'swap':
        return this.swap(element, effect, t);
    }
  }

  /** Inline style set through the object model, which a strict content policy allows. */
  private style(element: SVGElement, name: string, value: string): void {
    element.style.setProperty(name, value);
    this.undo.push(() => {
      element.style.removeProperty(name);
      if (element.getAttribute('style') === '') element.removeAttribute('style');
    });
  }

  /** An element of the stage's own, drawn once: what only the other drawing has. */
  private borrow(owner: object, parent: Element, shapes: readonly Shape[]): SVGGElement {
    let group = this.borrowed.get(owner);
    if (!group) {
      group = document.createElementNS(SVG, 'g');
      renderShapes(group, shapes, this.prefix);
      this.borrowed.set(owner, group);
      parent.append(group);
    }
    return group;
  }

  private attribute(element: SVGElement, name: string, value: string): void {
    element.setAttribute(name, value);
    this.undo.push(() => element.removeAttribute(name));
  }

  /** Shows the part of a line from one share to another. What has a tail and a head loses them last. */
  private dash(element: SVGGElement, from: number, to: number): void {
    const line = element.querySelector<SVGPathElement>('.line');
    const arrow = element.querySelector<SVGPathElement>('.arrow');
    if (!line || (from === 0 && to === 1)) return;
    if (line.hasAttribute('stroke-dasharray')) {
      this.style(element, 'opacity', String(to - from));
      return;
    }
    // In shares of the line: to ask for its length would make the browser lay out the whole drawing.
    this.attribute(line, 'pathLength', '1');
    this.style(line, 'stroke-dasharray', `0 ${from} ${to - from} 1`);
    if (arrow && (to < 0.85 || from > 0.95)) this.style(arrow, 'opacity', '0');
  }

  /** A dashed line breaks in its middle, and its ends draw back. */
  private snap(element: SVGGElement, t: number): void {
    const line = element.querySelector<SVGPathElement>('.line');
    const arrow = element.querySelector<SVGPathElement>('.arrow');
    if (!line || t === 0) return;
    const length = line.getTotalLength();
    const stump = (length * (1 - t)) / 2;
    const dashes: number[] = [];
    for (let at = 0; at < stump; at += 9) dashes.push(Math.min(5, stump - at), 4);
    if (dashes.length === 0) dashes.push(0, 0);
    const drawn = dashes.reduce((sum, dash) => sum + dash, 0);
    const gap = Math.max(0, length - drawn - stump);
    const last = dashes.length - 1;
    dashes[last] = dashes[last]! + gap;
    this.style(line, 'stroke-dasharray', [...dashes, ...dashes.slice(0, -1), length].join(' '));
    if (arrow) this.style(arrow, 'opacity', String(1 - t));
  }

  private chip(element: SVGGElement, shape: Shape, t: number): void {
    const badges = element.querySelector('.badges');
    let chip = this.shown === 'later' ? element.querySelector<SVGGElement>('.chip') : null;
    if (!chip && badges) chip = this.borrow(shape, badges, [shape]);
    const box = chip?.querySelector('rect');
    if (!chip || !box) return;
    const right = Number(box.getAttribute('x')) + Number(box.getAttribute('width'));
    this.style(chip, 'transform', `translate(${right * (1 - t)}px, 0px) scale(${t})`);
    this.style(chip, 'opacity', String(t));
  }

  private copy(
    element: SVGGElement,
    { badge, distance }: Extract<Effect, { kind: 'copy' }>,
    t: number,
  ): void {
    const badges = element.querySelector('.badges');
    let copy = this.shown === 'later' ? element.querySelector<SVGGElement>('.gc-refs') : null;
    if (!copy && badges) copy = this.borrow(badge, badges, [badge]);
    if (!copy) return;
    this.style(copy, 'opacity', String(Math.min(1, 3 * t)));
    const digits = copy.querySelector<SVGTextElement>('text:last-of-type');
    if (digits) this.style(digits, 'transform', `translate(${distance * (1 - t)}px, 0px)`);
  }

  /** The −1 comes along its reference from the holder. */
  private travel(
    element: SVGGElement,
    { token: shape, share }: Extract<Effect, { kind: 'travel' }>,
    t: number,
  ): void {
    const edge = element.getAttribute('data-for');
    const line = element
      .closest('.world')
      ?.querySelector<SVGPathElement>(`[data-edge="${edge}"] .line`);
    let token = this.shown === 'later' ? element.querySelector<SVGGElement>('.token') : null;
    token ??= this.borrow(shape, element, [shape]).querySelector('.token');
    if (!token || !line) return;
    const at = line.getPointAtLength(line.getTotalLength() * share * t);
    this.style(token, 'transform', `translate(${at.x}px, ${at.y}px)`);
    if (this.shown === 'earlier') this.style(token, 'opacity', String(Math.min(1, 4 * t)));
  }

  /** The old digits leave upward, the new ones come from below. */
  private roll(
    element: SVGGElement,
    { badge, from, to }: Extract<Effect, { kind: 'roll' }>,
    t: number,
  ): void {
    for (const digits of element.querySelectorAll(`.badge.${badge} text:last-of-type`)) {
      const rendered = digits.textContent;
      digits.textContent = t < 0.5 ? from : to;
      this.undo.push(() => {
        digits.textContent = rendered;
      });
      const shift = t < 0.5 ? -10 * t : 10 * (1 - t);
      this.style(digits as SVGElement, 'transform', `translate(0px, ${shift}px)`);
      this.style(digits as SVGElement, 'opacity', String(t < 0.5 ? 1 - 1.4 * t : 2 * t - 1));
    }
  }

  /** The line and its arrowhead stand between where they were and where they will be. */
  private bend(
    element: SVGGElement,
    { from, to }: Extract<Effect, { kind: 'bend' }>,
    t: number,
  ): void {
    [...element.children].forEach((path, i) => {
      const between = betweenPaths(from[i] ?? '', to[i] ?? '', t);
      const rendered = path.getAttribute('d');
      if (between === null || rendered === null) return;
      path.setAttribute('d', between);
      this.undo.push(() => path.setAttribute('d', rendered));
    });
  }

  /** What the document has of the mark fades as the other drawing's parts come, or the reverse. */
  private swap(element: SVGGElement, effect: Extract<Effect, { kind: 'swap' }>, t: number): void {
    const { earlier, later } = effect;
    const [own, others] = this.shown === 'later' ? [later, earlier] : [earlier, later];
    const share = this.shown === 'later' ? t : 1 - t;
    const parent = element.querySelector(':scope > .place') ?? element;
    const keys = new Set(own.map(({ key }) => key));
    const body = element.querySelector(':scope > .place > .body') ?? parent;
    const parts = keys.has('body') ? parent.children : body.children;
    [...parts].forEach((part) => {
      const key = keyOf(part);
      if (key === undefined || !keys.has(key) || part === this.borrowed.get(effect)) return;
      // The ground of an outline stays: what is written on it is still there.
      this.style(
        part as SVGElement,
        key === 'outline' ? 'stroke-opacity' : 'opacity',
        String(share),
      );
    });
    if (others.length === 0) return;
    const guests = this.borrow(effect, parent, others.map(withoutGround));
    this.style(guests, 'opacity', String(1 - share));
  }
}

/** The key of the shape that an element was rendered from. */
function keyOf(element: Element): string | undefined {
  return (element as Element & { __data__?: Shape }).__data__?.key;
}

function withoutGround(shape: Shape): Shape {
  return shape.key === 'outline' ? { ...shape, attrs: { ...shape.attrs, fill: 'none' } } : shape;
}

const NUMBER = /-?\d+(?:\.\d+)?/g;

/** A path between two that are built alike, or null where they are not. */
export function betweenPaths(from: string, to: string, t: number): string | null {
  if (from.replace(NUMBER, '#') !== to.replace(NUMBER, '#')) return null;
  const wanted = to.match(NUMBER) ?? [];
  let i = 0;
  return from.replace(NUMBER, (number) => {
    const start = Number(number);
    return String(start + (Number(wanted[i++]) - start) * t);
  });
}
