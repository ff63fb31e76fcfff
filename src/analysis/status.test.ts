import { describe, expect, test } from 'vitest';
import { EdgeKind, GcList, ObjectFlag, type Status } from '../heap/kinds';
import { StepKind } from '../heap/steps';
import { Cursor } from '../trace/cursor';
import { Draft } from '../trace/draft.fixture';
import { leakyTrace } from '../trace/leaky.fixture';
import { piecesOf } from '../trace/pieces.fixture';
import { Trace } from '../trace/trace';
import { markedCycles, statusOf } from './status';
import { TraceAnalysis } from './traceAnalysis';

const trace = leakyTrace();
const analysis = new TraceAnalysis(trace);
const cursor = new Cursor(trace);

function idOf(name: string): number {
  const { tables } = trace;
  for (let o = 1; o < tables.objectCount; o++) {
    if (tables.strings.get(tables.objectName.get(o)) === name) return o;
  }
  throw new Error(name);
}

/** The statuses that an object goes through, each once per stretch of steps, from birth on. */
function lifeOf(name: string): Status[] {
  const object = idOf(name);
  const life: Status[] = [];
  for (let n = analysis.bornStep(object); n <= trace.length; n++) {
    const status = statusOf(analysis, cursor.seek(n), n, object);
    if (status !== life.at(-1)) life.push(status);
  }
  return life;
}

const stepsOf = (kind: number, a?: number): number[] =>
  Array.from({ length: trace.length + 1 }, (_, n) => n).filter(
    (n) => trace.step(n).kind === kind && (a === undefined || trace.step(n).a === a),
  );

describe('the statuses of the leaky story', () => {
  test('the first instance is finalized and freed', () => {
    expect(lifeOf('ClassyClass·1')).toEqual([
      'normal',
      'unreachable',
      'finalizing',
      'unreachable',
      'freed',
    ]);
  });

  test('the second is lost, guessed, found lost, and given up', () => {
    expect(lifeOf('ClassyClass·2')).toEqual([
      'normal',
      'unreachable',
      'tentative',
      'unreachable',
      'uncollectable',
    ]);
    expect(lifeOf('dict·2')).toEqual([
      'normal',
      'unreachable',
      'tentative',
      'unreachable',
      'uncollectable',
    ]);
  });

  test('what the program still uses is guessed too, then proved reachable; once that is decided it is no news', () => {
    expect(lifeOf('ClassyClass')).toEqual(['normal', 'tentative', 'reachable', 'normal']);
    expect(lifeOf('frame ‹module›')).toEqual(['normal', 'reachable', 'normal']);
    expect(lifeOf('gc.garbage')).toEqual(['normal', 'reachable', 'normal']);
  });

  test('uncollectable outlives being reachable again through gc.garbage', () => {
    const object = idOf('ClassyClass·2');
    expect(analysis.unreachableSince(object, trace.length)).toBe(-1);
    expect(statusOf(analysis, cursor.seek(trace.length), trace.length, object)).toBe(
      'uncollectable',
    );
  });

  test('a growing trace tells the same', () => {
    const growing = new Trace(trace.header);
    const found = new TraceAnalysis(growing);
    const at = new Cursor(growing);
    for (const piece of piecesOf(
      trace,
      Array.from({ length: trace.length }, (_, n) => n),
    )) {
      growing.appendChunk(piece);
      const n = growing.length;
      for (const object of at.seek(n).objects()) {
        expect(statusOf(found, at.view, n, object)).toBe(
          statusOf(analysis, cursor.seek(n), n, object),
        );
      }
    }
  });
});

describe('hulls', () => {
  const cyclesAt = (n: number) => {
    const view = cursor.seek(n);
    const statuses = new Map([...view.objects()].map((o) => [o, statusOf(analysis, view, n, o)]));
    return markedCycles(view, statuses).map(({ objects, status }) => ({
      status,
      names: objects.map((o) => view.name(o)),
    }));
  };

  test('there is none while the program can reach the cycle', () => {
    expect(cyclesAt(stepsOf(StepKind.Unbind)[0]! - 1)).toEqual([]);
  });

  test('the cycle gets one when c goes, the owner of __del__ first', () => {
    const lost = stepsOf(StepKind.Unbind)[1]!;
    expect(cyclesAt(lost)).toEqual([{ status: 'unreachable', names: ['ClassyClass·2', 'dict·2'] }]);
    expect(cyclesAt(trace.length)).toEqual([
      { status: 'uncollectable', names: ['ClassyClass·2', 'dict·2'] },
    ]);
  });

  test('an object that dies without a cycle gets none', () => {
    expect(cyclesAt(stepsOf(StepKind.Unbind)[0]!)).toEqual([]);
  });
});

describe('lifetimes and histories', () => {
  test('birth and death', () => {
    const [first, second] = [idOf('ClassyClass·1'), idOf('ClassyClass·2')];
    expect(trace.step(analysis.bornStep(first)).kind).toBe(StepKind.Born);
    expect(trace.step(analysis.freedStep(first)).kind).toBe(StepKind.Freed);
    expect(analysis.freedStep(second)).toBe(-1);
  });

  test('each row tells a change and the count to which it led', () => {
    const object = idOf('ClassyClass·2');
    const rows = analysis.history(object);
    expect(rows[0]).toMatchObject({ kind: 'born', change: 1, count: 1 });
    expect(rows.at(-1)).toMatchObject({ kind: 'changed', change: 1, count: 2 });
    for (const row of rows) {
      expect(cursor.seek(row.step).refcount(object)).toBe(row.count);
      expect(row.change).toBe(row.gained.length - row.lost.length);
    }
    // The same steps and no other show a change when the heap itself is asked.
    let last = 0;
    const seen: number[] = [];
    for (let n = analysis.bornStep(object); n <= trace.length; n++) {
      const count = cursor.seek(n).refcount(object);
      if (count !== last) seen.push(n);
      last = count;
    }
    expect(rows.map((row) => row.step)).toEqual(seen);
  });

  test('a freed object ends with the row of its death', () => {
    expect(analysis.history(idOf('ClassyClass·1')).at(-1)).toMatchObject({
      kind: 'freed',
      count: 0,
    });
  });
});

describe('resurrection and SAVEALL', () => {
  test('an object that a finalizer brought back is resurrected until the run ends, then normal', () => {
    const d = new Draft();
    d.push('module', 1);
    d.step(StepKind.Start);
    const phoenix = d.object('Phoenix·1', { list: GcList.Generation0 });
    const name = d.edge(d.frame, phoenix, EdgeKind.Local, 'p');
    d.edge(phoenix, phoenix, EdgeKind.Attribute, 'me');
    d.step(StepKind.Born, phoenix);
    d.unbind(name);
    d.beginRun(0, 'gc.collect()');
    d.merge(GcList.Generation0, GcList.Young);
    d.beginPhase('move_unreachable');
    d.move(phoenix, GcList.Unreachable);
    d.step(StepKind.Move, phoenix, GcList.Young, GcList.Unreachable);
    d.beginPhase('handle_weakrefs');
    d.bind(d.frame, phoenix, EdgeKind.Local, 'saved');
    d.flag(phoenix, ObjectFlag.Resurrected);
    d.step(StepKind.Resurrected, phoenix);
    d.move(phoenix, GcList.Generation1);
    d.flag(phoenix, 0, ObjectFlag.Resurrected);
    d.endRun();
    const story = d.end();
    const found = new TraceAnalysis(story);
    const at = new Cursor(story);
    const life = Array.from({ length: story.length }, (_, i) =>
      statusOf(found, at.seek(i + 1), i + 1, phoenix),
    );
    expect(life.filter((status, i) => status !== life[i - 1])).toEqual([
      'normal',
      'unreachable',
      'tentative',
      'unreachable',
      'resurrected',
      'normal',
    ]);
  });
});
