import type { Effect } from './motion';
import { progress } from './motion';
import type { Layers } from './render';

/**
 * Shows effects on the document by attributes of their own (opacity, a transform, a dash), and takes every
 * one of them away at the end, so that what remains is what was rendered.
 */
export class EffectStage {
  private readonly targets: { effect: Effect; element: SVGGElement }[] = [];
  private readonly undo: (() => void)[] = [];

  /** `find` gives the group of a mark in a layer, if there is one. */
  constructor(
    effects: readonly Effect[],
    find: (layer: keyof Layers, key: string) => SVGGElement | undefined,
  ) {
    for (const effect of effects) {
      for (const layer of effect.layers) {
        const element = find(layer, effect.key);
        if (element) this.targets.push({ effect, element });
      }
    }
  }

  show(time: number): void {
    this.clear();
    for (const { effect, element } of this.targets) {
      const t = progress(effect, time);
      if (t >= 1 && effect.kind !== 'vanish' && effect.kind !== 'retract') continue;
      this.apply(effect, element, t);
    }
  }

  /** Takes back everything that {@link show} did. */
  clear(): void {
    for (const undo of this.undo.splice(0)) undo();
  }

  private apply(effect: Effect, element: SVGGElement, t: number): void {
    switch (effect.kind) {
      case 'appear':
        return this.style(element, 'opacity', String(t));
      case 'vanish':
        return this.style(element, 'opacity', String(1 - t));
      case 'grow':
        this.style(element, 'opacity', String(t));
        return this.scaleInside(element, 0.92 + 0.08 * t);
      case 'draw':
        return this.dash(element, 1 - t);
      case 'retract':
        return this.dash(element, t);
      case 'chip':
        return this.scaleChip(element, t);
      case 'roll':
        return this.roll(element, '.badge.refs', effect.from ?? '', t);
      case 'rollGcRefs':
        return this.roll(element, '.badge.gc-refs', effect.from ?? '', t);
      case 'travel':
        return this.travel(element, t);
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

  private scaleInside(element: SVGGElement, scale: number): void {
    for (const part of element.querySelectorAll('.body, .badges')) {
      this.style(part as SVGElement, 'transform', `scale(${scale})`);
    }
  }

  private dash(element: SVGGElement, hidden: number): void {
    const line = element.querySelector<SVGPathElement>('.line');
    const arrow = element.querySelector<SVGPathElement>('.arrow');
    if (!line) return;
    if (line.hasAttribute('stroke-dasharray')) {
      this.style(element, 'opacity', String(1 - hidden));
      return;
    }
    const length = line.getTotalLength();
    this.style(line, 'stroke-dasharray', `${length}`);
    this.style(line, 'stroke-dashoffset', `${length * hidden}`);
    if (arrow && hidden > 0.15) this.style(arrow, 'opacity', '0');
  }

  private scaleChip(element: SVGGElement, t: number): void {
    const chip = element.querySelector<SVGGElement>('.chip');
    const box = chip?.querySelector('rect');
    if (!chip || !box) return;
    const right = Number(box.getAttribute('x')) + Number(box.getAttribute('width'));
    this.style(chip, 'transform', `translate(${right * (1 - t)}px, 0px) scale(${t})`);
    this.style(chip, 'opacity', String(t));
  }

  /** The −1 comes along its reference from the holder. */
  private travel(element: SVGGElement, t: number): void {
    const token = element.querySelector<SVGGElement>('.token');
    const edge = element.getAttribute('data-for');
    const line = element
      .closest('.world')
      ?.querySelector<SVGPathElement>(`[data-edge="${edge}"] .line`);
    if (!token || !line) return;
    const at = line.getPointAtLength((line.getTotalLength() * t) / 2);
    this.style(token, 'transform', `translate(${at.x}px, ${at.y}px)`);
  }

  /** The old digits leave upward, the new ones come from below. */
  private roll(element: SVGGElement, badge: string, before: string, t: number): void {
    const digits = element.querySelector<SVGTextElement>(`${badge} text:last-of-type`);
    if (!digits) return;
    const after = digits.textContent;
    const first = t < 0.5;
    if (first) {
      digits.textContent = before;
      this.undo.push(() => {
        digits.textContent = after;
      });
    }
    const shift = first ? -10 * t : 10 * (1 - t);
    this.style(digits, 'transform', `translate(0px, ${shift}px)`);
    this.style(digits, 'opacity', String(first ? 1 - 1.4 * t : 2 * t - 1));
  }
}
