import { spokenObject } from '../captions/spoken';
import { collectLifetimes } from '../layout/collectLifetimes';
import { layOut } from '../layout/foresight';
import type { Layout } from '../layout/layout';
import type { SceneInput } from '../scene/input';
import { simulate } from '../simulator/simulate';
import { Moments } from '../store/moment';

/** How many objects the heaps have that frames and steps are measured on. */
export const SIZES = [100, 500, 1_000, 10_000, 100_000] as const;

/** Rounds of the loop at the program's end, in which the heap is as large as it gets. */
const ROUNDS = 40;
const MAX_EVENTS = 20_000_000;

/** Drawn objects that every heap has beside its lists. */
const OTHERS = 6;

/** A heap of so many objects in which references come and go. */
function program(objects: number): string {
  const lists = objects - OTHERS;
  return `
heap = [[] for i in range(${lists})]
for i in range(${ROUNDS}):
    heap[i].append(heap[${lists} - 1 - i])
    heap[i + 1].append(heap[i])
done = True
`;
}

export interface BenchHeap {
  readonly objects: number;
  readonly layout: Layout;
  /** Milliseconds that laying it out took. */
  readonly layoutTime: number;
  /** The steps in which the heap is as large as it gets. */
  readonly steps: readonly number[];
  /** The drawing's input at a step, as the page makes it. */
  inputAt(step: number): SceneInput;
}

/** Runs and lays out a heap of so many objects. */
export function makeHeap(objects: number): BenchHeap {
  const { trace } = simulate(program(objects), { version: '3.12', maxEvents: MAX_EVENTS });
  if (trace === null || trace === undefined) throw new Error('the program did not run');
  const begin = performance.now();
  const layout = layOut(collectLifetimes(trace), {
    filter: 'program',
    orientation: 'right',
    density: 'full',
  });
  const layoutTime = performance.now() - begin;
  const steps: number[] = [];
  for (let step = 1; step <= trace.length; step++) {
    const { line } = trace.step(step);
    if (line === 4 || line === 5) steps.push(step);
  }
  const moments = new Moments();
  return {
    objects,
    layout,
    layoutTime,
    steps,
    inputAt(step) {
      const moment = moments.at(trace, layout, step);
      const { view, changes, ghosts } = moment;
      return {
        view,
        step,
        changes,
        layout,
        phase: trace.header.phases[view.phase]?.name,
        listNames: trace.header.listNames,
        statusOf: (object) => moment.statusOf(object),
        ghosts,
        selection: null,
        options: { backReferences: false },
        spoken: (object) => spokenObject(view, object, moment.statusOf(object)),
        sourceLine: () => '',
      };
    },
  };
}

/** Middle and slowest twentieth of some times, in milliseconds. */
export interface Times {
  readonly median: number;
  readonly p95: number;
}

export function timesOf(samples: readonly number[]): Times {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
  return { median: at(0.5), p95: at(0.95) };
}

/** `1.2 ms (p95 3.4)` */
export function timesText({ median, p95 }: Times): string {
  return `${median.toFixed(1)} ms (p95 ${p95.toFixed(1)})`;
}
