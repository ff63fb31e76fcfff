import type { Clock } from '../lib/clock';
import type { ObjectId } from '../heap/ids';
import type { SceneModel } from './model';

/** How long the pointer rests on a count before its holders are named, in milliseconds. */
const DELAY = 500;
const HOLDS = 'data-holds';

interface CountPointerOptions {
  host: HTMLElement;
  svg: SVGSVGElement;
  clock: Clock;
  model: () => SceneModel | null;
  /** Who holds the object, in one line. */
  text: (object: ObjectId) => string;
}

/**
 * What a pointer on a count shows: the references and objects that it counts, marked, and after a moment their
 * names. Nothing of it is left once the pointer, or the step, has moved on.
 */
export class CountPointer {
  private readonly options: CountPointerOptions;
  private readonly tip: HTMLElement;
  private object: ObjectId | null = null;
  private cancel: (() => void) | null = null;
  private readonly onOver: (event: PointerEvent) => void;
  private readonly onKey: (event: KeyboardEvent) => void;
  private readonly onLeave: () => void;

  constructor(options: CountPointerOptions) {
    this.options = options;
    this.tip = document.createElement('div');
    this.tip.className = 'count-tip';
    this.tip.setAttribute('role', 'tooltip');
    this.tip.hidden = true;
    options.host.append(this.tip);
    this.onOver = (event) => {
      if (event.pointerType === 'touch') return;
      const found = countAt(event.target as Element);
      if (found?.object === this.object) return;
      this.leave();
      if (found && event.buttons === 0) this.enter(found.object, found.badge);
    };
    this.onLeave = () => this.leave();
    this.onKey = (event) => {
      if (event.key === 'Escape') this.hideTip();
    };
    options.svg.addEventListener('pointerover', this.onOver);
    options.svg.addEventListener('pointerleave', this.onLeave);
    options.svg.addEventListener('pointerdown', this.onLeave);
    document.addEventListener('keydown', this.onKey);
  }

  /** Takes back what is shown. */
  leave(): void {
    this.hideTip();
    if (this.object === null) return;
    this.object = null;
    for (const element of this.options.svg.querySelectorAll(`[${HOLDS}]`)) {
      element.removeAttribute(HOLDS);
    }
  }

  destroy(): void {
    this.leave();
    const { svg } = this.options;
    svg.removeEventListener('pointerover', this.onOver);
    svg.removeEventListener('pointerleave', this.onLeave);
    svg.removeEventListener('pointerdown', this.onLeave);
    document.removeEventListener('keydown', this.onKey);
    this.tip.remove();
  }

  private enter(object: ObjectId, badge: Element): void {
    this.object = object;
    const { svg, clock, model } = this.options;
    const mark = (selector: string) => svg.querySelector(selector)?.setAttribute(HOLDS, '');
    for (const edge of model()?.edges ?? []) {
      if (edge.to !== object || edge.weak) continue;
      mark(`[data-edge="${edge.edge}"]`);
      mark(`[data-object="${edge.from}"]`);
    }
    const begin = clock.now();
    const wait = (now: number) => {
      if (now - begin >= DELAY) this.showTip(object, badge);
      else this.cancel = clock.frame(wait);
    };
    this.cancel = clock.frame(wait);
  }

  private showTip(object: ObjectId, badge: Element): void {
    this.cancel = null;
    const text = this.options.text(object);
    if (text === '') return;
    const { tip } = this;
    tip.textContent = text;
    tip.hidden = false;
    const host = this.options.host.getBoundingClientRect();
    const at = badge.getBoundingClientRect();
    const left = Math.min(at.left - host.left, host.width - tip.offsetWidth - 8);
    const above = at.top - host.top - tip.offsetHeight - 6;
    tip.style.left = `${Math.max(8, left)}px`;
    tip.style.top = `${above >= 4 ? above : at.bottom - host.top + 6}px`;
  }

  private hideTip(): void {
    this.cancel?.();
    this.cancel = null;
    this.tip.hidden = true;
  }
}

/** The count that an element is part of, and whose it is. */
export function countAt(target: Element | null): { object: ObjectId; badge: Element } | null {
  const badge = target?.closest('.badge');
  const node = badge?.closest('[data-object]');
  return badge && node ? { object: Number(node.getAttribute('data-object')), badge } : null;
}
