import { assert } from '../lib/assert';
import type { StepIndex } from '../heap/ids';
import { HeapState } from '../heap/state';
import { StateView, type HeapView } from '../heap/view';
import type { Trace } from './trace';

/** A replica of the heap that stands at one step of a trace and can be moved to any other. */
export class Cursor {
  readonly trace: Trace;
  readonly state: HeapState;
  /** The heap at {@link step}; valid until the next {@link seek}. */
  readonly view: HeapView;
  private at = -1;
  private events = 0;

  constructor(trace: Trace) {
    this.trace = trace;
    this.state = new HeapState(trace.tables);
    this.view = new StateView(this.state);
    this.seek(0);
  }

  /** The step at which the heap stands; -1 after {@link rewind}. */
  get step(): StepIndex {
    return this.at;
  }

  /** Moves the heap to step `n` by applying or reverting the events between. */
  seek(n: StepIndex): HeapView {
    assert(n >= 0 && n <= this.trace.length, `the trace has no step ${n}`);
    this.moveTo(this.trace.eventEnd(n));
    this.at = n;
    return this.view;
  }

  /** Reverts everything, what was there at step 0 too: the heap is empty then. */
  rewind(): void {
    this.moveTo(0);
    this.at = -1;
  }

  private moveTo(event: number): void {
    this.state.extend();
    this.trace.journal.move(this.state, this.events, event);
    this.events = event;
  }
}
