/**
 * `npm run bench`: how fast programs are simulated, what a trace costs, how long a jump in time takes, and what
 * script the steps and frames of large heaps cost, here and in a browser.
 */
import { performance } from 'node:perf_hooks';
import { measureFrames } from '../bench/frames';
import { makeHeap, SIZES, timesText } from '../bench/heaps';
import type { FrameCosts } from '../bench/page';
import { stepTimes } from '../bench/steps';
import { simulate } from '../simulator/simulate';
import type { SimulationResult } from '../simulator/simulate';
import { Cursor } from '../trace/cursor';
import type { Trace } from '../trace/trace';
import { scaleLines } from './benchScale';
import { runCommand, writeNow } from './terminal';

const PROGRAMS: Readonly<Record<string, string>> = {
  'a counting loop': `
total = 0
for i in range(20000):
    total += i * 2
`,
  'calls and lists': `
def build(depth):
    if depth == 0:
        return []
    return [build(depth - 1), build(depth - 1)]
for i in range(4):
    tree = build(9)
`,
  'cycles and collections': `
import gc
class Node:
    pass
for i in range(2000):
    a = Node()
    b = Node()
    a.other, b.other = b, a
gc.collect()
`,
};

const MAX_EVENTS = 5_000_000;
const SEEKS = 2_000;

function timed<T>(work: () => T): { result: T; seconds: number } {
  const start = performance.now();
  const result = work();
  return { result, seconds: (performance.now() - start) / 1000 };
}

/** Line events of a trace: steps that stand at another line than the one before. */
function lineEvents(trace: Trace): number {
  const { line } = trace.steps;
  let count = 0;
  for (let n = 1; n <= trace.length; n += 1) if (line.get(n) !== line.get(n - 1)) count += 1;
  return count;
}

/** Mean milliseconds of a jump, over a fixed walk that visits all parts of the trace. */
function seekTime(trace: Trace): number {
  const cursor = new Cursor(trace);
  let step = 0;
  const { seconds } = timed(() => {
    for (let i = 0; i < SEEKS; i += 1) {
      step = (step * 48_271 + 12_345) % (trace.length + 1);
      cursor.seek(step);
    }
  });
  return (seconds * 1000) / SEEKS;
}

function run(source: string, trace: boolean): { result: SimulationResult; seconds: number } {
  const once = () => simulate(source, { version: '3.13', maxEvents: MAX_EVENTS, trace });
  // The first run is for the JavaScript compiler.
  once();
  return timed(once);
}

function measure(name: string, source: string): void {
  const plain = run(source, false);
  const { result, seconds } = run(source, true);
  if (result.status !== 'finished' || !result.trace) {
    writeNow(1, `${name}: ${result.status} ${result.message ?? ''}\n`);
    return;
  }
  const { trace } = result;
  const events = trace.journal.length;
  const figures = [
    `${Math.round(lineEvents(trace) / seconds).toLocaleString('en')} lines/s`,
    `${Math.round(events / seconds).toLocaleString('en')} events/s`,
    `${(trace.byteLength / events).toFixed(1)} bytes/event`,
    `${seekTime(trace).toFixed(3)} ms/seek`,
    `${(plain.seconds * 1000).toFixed(0)} ms without a trace`,
    `${events.toLocaleString('en')} events`,
  ];
  writeNow(1, `${name}: ${figures.join(', ')}\n`);
}

function measureSteps(): void {
  for (const objects of SIZES) {
    const heap = makeHeap(objects);
    const layout = `laid out in ${heap.layoutTime.toFixed(0)} ms`;
    const step = timesText(stepTimes(heap));
    writeNow(1, `${objects.toLocaleString('en')} objects: step ${step}, ${layout}\n`);
  }
}

function tellFrames(objects: number, { step, motion, pan, zoom, panMarks }: FrameCosts): void {
  const figures = [
    `step ${timesText(step)}`,
    `its motion ${timesText(motion)}`,
    `pan ${timesText(pan)}`,
    `zoom ${timesText(zoom)}`,
    `pan with every group open ${timesText(panMarks)}`,
  ];
  writeNow(1, `${objects.toLocaleString('en')} objects: ${figures.join(', ')}\n`);
}

await runCommand('usage: npm run bench', async () => {
  writeNow(1, 'Simulation\n');
  if (!process.env.SKIPSIM)
    for (const [name, source] of Object.entries(PROGRAMS)) measure(name, source);
  writeNow(1, '\nHow cost grows with size\n');
  for (const line of scaleLines()) writeNow(1, `${line}\n`);
  writeNow(1, '\nScript of a step, model and difference, in Node\n');
  measureSteps();
  writeNow(1, '\nScript of a frame in a browser\n');
  if (!(await measureFrames(SIZES, tellFrames))) writeNow(1, 'no browser starts here\n');
  return 0;
});
