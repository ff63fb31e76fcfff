import { analysisOf, type TraceAnalysis } from '../analysis/traceAnalysis';
import { INTERPRETER, type EdgeId, type ObjectId, type StepIndex } from '../heap/ids';
import { ObjectFlag, ObjectKind } from '../heap/kinds';
import type { HeapView } from '../heap/view';
import type { StepRecord, Trace } from '../trace/trace';
import { holderLabel, holdersOf, isUncounted } from './holder';
import type { Catalogue } from './messages';
import { groupDigits, render, type Params, type Part } from './parts';

/** Which sentences to take from the catalogue, and what to put into them. */
export interface Message {
  key: string;
  params: Params;
}

/** A step together with the words for what it concerns. */
export class StepContext {
  readonly trace: Trace;
  readonly analysis: TraceAnalysis;
  readonly view: HeapView;
  readonly n: StepIndex;
  readonly step: StepRecord;
  private readonly catalogue: Catalogue;

  constructor(trace: Trace, n: StepIndex, view: HeapView, catalogue: Catalogue) {
    this.trace = trace;
    this.analysis = analysisOf(trace);
    this.view = view;
    this.n = n;
    this.step = trace.step(n);
    this.catalogue = catalogue;
  }

  get version(): string {
    return this.trace.header.version;
  }

  get isPython2(): boolean {
    return this.version.startsWith('2.');
  }

  /** The object's name as the drawing shows it, or the value itself when it is a small one. */
  object(object: ObjectId): Part {
    const { view } = this;
    const text = view.objectKind(object) === ObjectKind.Value ? view.text(object) : '';
    return { text: text || view.name(object), style: 'code', object };
  }

  code(text: string): Part {
    return { text, style: 'code' };
  }

  /** A reference with its holder: `dict·2 ['self']`. */
  slot(edge: EdgeId): Part {
    const from = this.view.from(edge);
    const part = this.code(holderLabel(this.view, edge));
    return from === INTERPRETER ? part : { ...part, object: from };
  }

  /** What the reference is called within its holder: `self`, `['key']`, `[0]`. */
  label(edge: EdgeId): Part {
    return this.code(this.view.label(edge));
  }

  /** The key of a dict's reference as a name: `self` for `['self']`. */
  keyName(edge: EdgeId): Part {
    return this.code(this.view.label(edge).replace(/^\['(\w+)'\]$/, '$1'));
  }

  /** The function that a frame runs: `self_reference()`, `‹module›`. */
  function(frame: ObjectId): Part {
    const name = /^frame ‹(.*)›$/.exec(this.view.name(frame))?.[1] ?? this.view.name(frame);
    const text =
      name === 'module' || name === '<module>'
        ? '‹module›'
        : name.startsWith('<')
          ? name
          : `${name}()`;
    return { text, style: 'code', object: frame };
  }

  typeOf(object: ObjectId): Part {
    const type = this.view.typeObject(object);
    return type === 0 ? this.code(this.view.typeName(object)) : this.object(type);
  }

  /** The count as captions say it. */
  count(object: ObjectId): string {
    return isUncounted(this.view, object) ? '∞' : groupDigits(this.view.refcount(object));
  }

  /** "held by … and 2 others", as a part of a sentence. */
  held(object: ObjectId): Part[] {
    return this.holderPhrase('held', object);
  }

  /** "… and 2 others hold it", as a part of a sentence. */
  holds(object: ObjectId): Part[] {
    return this.holderPhrase('holds', object);
  }

  hasFinalizer(object: ObjectId): boolean {
    const { view } = this;
    const type = view.typeObject(object);
    return (
      view.hasFlag(object, ObjectFlag.HasFinalizer) ||
      (type !== 0 && view.hasFlag(type, ObjectFlag.HasFinalizer))
    );
  }

  /** A text of the trace by its id. */
  text(id: number): string {
    return this.trace.tables.strings.get(id);
  }

  /** A line of the program, without its indentation. */
  sourceLine(line: number): Part {
    return this.code(this.trace.header.source.split('\n')[line - 1]?.trim() ?? '');
  }

  /** What a text of the trace says as one sentence without its full stop. */
  sentence(text: string): string {
    return (text.split(/(?<=[.!?])\s/)[0] ?? '').replace(/[.!]$/, '');
  }

  private holderPhrase(phrase: 'held' | 'holds', object: ObjectId): Part[] {
    const { phrases } = this.catalogue;
    if (isUncounted(this.view, object)) return render(phrases[`${phrase}.uncounted`]!, {});
    const [first, ...others] = holdersOf(this.view, object);
    if (first === undefined) {
      const startup = this.view.base(object) > 0;
      return render(phrases[`${phrase}.${startup ? 'startup' : 'none'}`]!, {});
    }
    const more = others.length + this.view.base(object);
    return render(phrases[`${phrase}.${more === 0 ? 'one' : 'more'}`]!, {
      holder: this.slot(first),
      others: more,
    });
  }
}
