/**
 * The page that `npm run bench` opens in a browser: how much script a frame costs. The clock is turned by hand,
 * so that each frame's own time is measured and not the wait between two.
 */
import { ManualClock } from '../lib/clock';
import { MOST_ELEMENTS } from '../scene/crowd/detail';
import { createPainter } from '../scene/painter';
import type { Painter } from '../scene/painterApi';
import type { BenchHeap, Times } from './heaps';
import { makeHeap, timesOf } from './heaps';

const FRAME = 1000 / 60;
const FRAMES = 90;
const STEPS = 60;

export interface FrameCosts {
  /** A step forward, with the first frame of its motion. */
  readonly step: Times;
  /** The other frames of its motion. */
  readonly motion: Times;
  readonly pan: Times;
  readonly zoom: Times;
  /** Panning with all groups open, so that every object is a mark. */
  readonly panMarks: Times;
}

declare global {
  interface Window {
    /** Measures a heap of so many objects. */
    measure(objects: number): Promise<FrameCosts>;
  }
}

window.measure = async (objects) => {
  const heap = makeHeap(objects);
  const host = document.createElement('div');
  host.className = 'host';
  document.body.replaceChildren(host);
  const clock = new ManualClock();
  const painter = createPainter({
    host,
    clock,
    reducedMotion: false,
    callbacks: { onSelect() {} },
  });
  painter.update(heap.inputAt(heap.steps[0]!), 'cut');
  // What paints large heaps is loaded when the first one comes.
  if (heap.objects > MOST_ELEMENTS) await until(() => host.querySelector('canvas') !== null);
  const costs = await measureHeap(heap, painter, clock, host);
  painter.destroy();
  return costs;
};

/** Waits for the page's own tasks. */
async function until(isDone: () => boolean): Promise<void> {
  while (!isDone()) await new Promise((resolve) => setTimeout(resolve, 10));
}

async function measureHeap(
  heap: BenchHeap,
  painter: Painter,
  clock: ManualClock,
  host: HTMLElement,
): Promise<FrameCosts> {
  const svg = host.querySelector('svg')!;
  const rest = () => {
    for (let i = 0; i < 60; i++) clock.advance(FRAME);
  };
  const [first, ...others] = heap.steps.slice(-STEPS - 1);
  // As the page opens: a small heap at a size that can be read, a large one as a whole.
  painter.update(heap.inputAt(first!), 'cut');
  rest();
  const motion: number[] = [];
  const step = timesOf(
    others.map((at) => {
      const begin = performance.now();
      painter.update(heap.inputAt(at), 'forward');
      clock.advance(FRAME);
      const time = performance.now() - begin;
      for (let i = 0; i < 60; i++) {
        const frame = performance.now();
        clock.advance(FRAME);
        motion.push(performance.now() - frame);
      }
      return time;
    }),
  );
  const frames = (move: (i: number) => void) => {
    const samples: number[] = [];
    for (let i = 0; i < FRAMES; i++) {
      const begin = performance.now();
      move(i);
      clock.advance(FRAME);
      samples.push(performance.now() - begin);
    }
    rest();
    return timesOf(samples);
  };
  const { width, height } = host.getBoundingClientRect();
  const mouse = (type: string, target: EventTarget, x: number, y: number) => {
    const at = { clientX: x, clientY: y, view: window, bubbles: true, cancelable: true };
    target.dispatchEvent(new MouseEvent(type, at));
  };
  const drag = (): Times => {
    mouse('mousedown', svg, width / 2, height / 2);
    const times = frames((i) => {
      mouse(
        'mousemove',
        window,
        width / 2 + 80 * Math.sin(i / 8),
        height / 2 + 60 * Math.cos(i / 9),
      );
    });
    mouse('mouseup', window, width / 2, height / 2);
    return times;
  };
  const pan = drag();
  const zoom = frames((i) => painter.camera.zoomBy(i % 20 < 10 ? 1.04 : 1 / 1.04));
  painter.camera.fit();
  rest();
  // Right after a drag, the camera takes a click for the end of it.
  await new Promise((resolve) => setTimeout(resolve, 20));
  mouse('click', svg, width / 2, height / 2);
  rest();
  return { step, motion: timesOf(motion), pan, zoom, panMarks: drag() };
}
