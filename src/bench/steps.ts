import { buildScene } from '../scene/buildScene';
import { crowdModel } from '../scene/crowd/crowdModel';
import { isCrowd } from '../scene/crowd/detail';
import { frameOf } from '../scene/crowd/frame';
import type { SceneModel } from '../scene/model';
import { planMotion } from '../scene/motion';
import type { BenchHeap, Times } from './heaps';
import { timesOf } from './heaps';

const VIEW = { x: 0, y: 0, k: 0.05, width: 1000, height: 700 };

/** What a step costs in script without a document: the heap's move, the model, and what differs from before. */
export function stepTimes(heap: BenchHeap): Times {
  let before: SceneModel | null = null;
  const samples = heap.steps.map((step) => {
    const begin = performance.now();
    const input = heap.inputAt(step);
    if (isCrowd(heap.objects, 1)) frameOf(crowdModel(input), VIEW, new Set());
    else {
      const model = buildScene(input);
      if (before) planMotion(before, model);
      before = model;
    }
    return performance.now() - begin;
  });
  // The first step draws everything, and the next ones are for the JavaScript compiler.
  return timesOf(samples.slice(Math.floor(samples.length / 3)));
}
