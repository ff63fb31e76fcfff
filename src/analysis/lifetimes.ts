import { int32Column } from '../lib/columns';
import { EventOp } from '../heap/events';
import type { ObjectId, StepIndex } from '../heap/ids';
import { StepKind } from '../heap/steps';
import type { Trace } from '../trace/trace';

/** The steps in which each object was born, finalized and freed; grows with its trace. */
export class Lifetimes {
  private readonly trace: Trace;
  private readonly born = int32Column();
  private readonly freed = int32Column();
  private readonly finalized = new Map<ObjectId, StepIndex[]>();
  private events = 0;
  private steps = 0;

  constructor(trace: Trace) {
    this.trace = trace;
  }

  /** Step in which the object was born; -1 while it is not. */
  bornStep(object: ObjectId): StepIndex {
    this.extend();
    return object < this.born.length ? this.born.get(object) : -1;
  }

  /** Step in which the object was freed; -1 when it lives to the end. */
  freedStep(object: ObjectId): StepIndex {
    this.extend();
    return object < this.freed.length ? this.freed.get(object) : -1;
  }

  /** The last step up to `n` in which a finalizer of the object began; -1 when there is none. */
  finalizerBefore(object: ObjectId, n: StepIndex): StepIndex {
    this.extend();
    return this.finalized.get(object)?.findLast((step) => step <= n) ?? -1;
  }

  private extend(): void {
    const { trace } = this;
    if (this.steps > trace.length) return;
    this.born.extend(trace.tables.objectCount, -1);
    this.freed.extend(trace.tables.objectCount, -1);
    const { op, a } = trace.journal;
    const { steps } = trace;
    for (; this.steps <= trace.length; this.steps++) {
      const end = trace.eventEnd(this.steps);
      for (; this.events < end; this.events++) {
        const kind = op.get(this.events);
        if (kind === EventOp.Birth) this.born.set(a.get(this.events), this.steps);
        else if (kind === EventOp.Free) this.freed.set(a.get(this.events), this.steps);
      }
      if (steps.kind.get(this.steps) === StepKind.FinalizerEnter) {
        const object = steps.a.get(this.steps);
        const known = this.finalized.get(object);
        if (known === undefined) this.finalized.set(object, [this.steps]);
        else known.push(this.steps);
      }
    }
  }
}
