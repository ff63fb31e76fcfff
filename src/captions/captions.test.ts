import { describe, expect, test } from 'vitest';
import { EdgeKind, GcList, ObjectFlag, ObjectKind } from '../heap/kinds';
import { StepKind } from '../heap/steps';
import { Cursor } from '../trace/cursor';
import { Draft } from '../trace/draft.fixture';
import { leakyTrace } from '../trace/leaky.fixture';
import type { Trace } from '../trace/trace';
import { captionOf, captionText, type Caption } from './caption';
import { EN } from './en';
import { messages } from './messages';
import { plainText } from './parts';

function captionsOf(trace: Trace): Caption[] {
  const cursor = new Cursor(trace);
  return Array.from({ length: trace.length + 1 }, (_, n) => captionOf(trace, n, cursor.seek(n)));
}

const leaky = leakyTrace();
const told = captionsOf(leaky);
const textsOf = (kind: string) => told.filter((caption) => caption.kind === kind).map(captionText);

/** A trace that begins in a module frame and goes on as the test says. */
function tell(version: '2.7' | '3.12', story: (draft: Draft) => void): Caption[] {
  const draft = new Draft({ version, source: 'x = Thing()\n' });
  draft.push('module', 1);
  draft.step(StepKind.Start);
  story(draft);
  return captionsOf(draft.end());
}

const lastOf = (captions: Caption[]) => captionText(captions.at(-1)!);

describe('the leaky story in words', () => {
  test('before anything has run', () => {
    expect(captionText(told[0]!)).toMatch(/^No objects yet\. Line 1 runs next\./);
  });

  test('a death names the reference that was the last', () => {
    expect(textsOf('Freed.name')).toEqual([
      'ClassyClass·1 is freed. The name c of no_self_reference() was the last to refer to it, and it is gone. ' +
        'At a count of 0 nothing can ever use the object again, so Python frees it at once, without a collector.',
    ]);
  });

  test('the leak is told where it happens', () => {
    expect(textsOf('Unbind.cycle')).toEqual([
      'Lost, but not freed. frame ‹self_reference› name c let go of ClassyClass·2, whose count is still 1. ' +
        "Only its own cycle holds it, through dict·2 ['self']: reference counting can never free it now.",
    ]);
  });

  test('subtract_refs is told with the reference and both numbers', () => {
    expect(textsOf('GcRefsSubtract.zero')).toContain(
      "ClassyClass·2: gc_refs 1 → 0. dict·2 ['self'] points at it from inside the list, so that reference is taken off. " +
        'Nothing outside the list is left holding it.',
    );
  });

  test('the verdict names the class and the version', () => {
    expect(textsOf('Uncollectable.owner')).toEqual([
      'Uncollectable. Nothing outside reached this cycle, but ClassyClass has __del__. ' +
        'Python 2.7 never guesses a destructor order, so it parks ClassyClass·2 in gc.garbage instead of freeing it.',
    ]);
    expect(textsOf('Uncollectable.held')).toHaveLength(1);
    expect(textsOf('Bind.garbage')).toHaveLength(2);
  });

  test('an instance that stores itself, and the dict that it needs for that', () => {
    expect(textsOf('Bind.self')[0]).toMatch(
      /^ClassyClass·2 refers to itself\. Its attribute self makes its count \d, and one/,
    );
    expect(textsOf('Born.attributes')[0]).toMatch(
      /dict·2 is born as the __dict__ of ClassyClass·2/,
    );
  });

  test('what the collector prints is told apart from what the program prints', () => {
    expect(textsOf('Write.stdout').length).toBeGreaterThan(5);
    expect(textsOf('Write.gc').length).toBe(3);
    expect(textsOf('Write.uncollectable').length).toBe(2);
  });

  test('the object that a word stands for is there to be pointed at', () => {
    const [caption] = told.filter(({ kind }) => kind === 'Unbind.cycle');
    const linked = [...caption!.lead, ...caption!.text, ...caption!.why].filter(
      (part) => part.object,
    );
    expect(linked.map((part) => part.text)).toContain('ClassyClass·2');
    expect(linked.every((part) => part.style === 'code')).toBe(true);
  });

  test('every caption is short: a lead and at most two sentences', () => {
    for (const caption of told) {
      expect(plainText(caption.lead)).toMatch(/[.?]$/);
      for (const part of [caption.text, caption.why]) {
        const sentence = plainText(part.map((p) => (p.style === 'code' ? { ...p, text: 'x' } : p)));
        expect(sentence.match(/[.!?](\s|$)/g)?.length ?? 0).toBeLessThanOrEqual(1);
        expect(sentence).not.toMatch(/undefined|\{|\}|NaN/);
      }
    }
  });
});

describe('how a reference goes', () => {
  const thing = (draft: Draft, flags = 0) => {
    const object = draft.object('Thing·1', { list: GcList.Generation0, flags });
    const name = draft.edge(draft.frame, object, EdgeKind.Local, 'x');
    draft.step(StepKind.Born, object);
    return { object, name };
  };

  test('the object lives on: who still holds it is named', () => {
    const captions = tell('3.12', (draft) => {
      const { object, name } = thing(draft);
      draft.edge(draft.object('list·1', { kind: ObjectKind.List }), object, EdgeKind.Item);
      draft.unbind(name);
    });
    expect(captions.at(-1)!.kind).toBe('Unbind.unreachable');
    const held = tell('3.12', (draft) => {
      const { object, name } = thing(draft);
      const list = draft.object('list·1', { kind: ObjectKind.List });
      draft.edge(draft.frame, list, EdgeKind.Local, 'l');
      draft.edge(list, object, EdgeKind.Item);
      draft.unbind(name);
    });
    expect(lastOf(held)).toBe(
      'Thing·1 lives on. frame ‹module› name x no longer refers to it, and its count is 1. It stays because list·1 [0] holds it.',
    );
  });

  test('it was the last one', () => {
    expect(lastOf(tell('3.12', (draft) => void draft.unbind(thing(draft).name)))).toMatch(
      /^The last reference went\..*The count is 0, so Python frees the object now\.$/,
    );
  });

  test('it was the last one of an object with a finalizer, which runs once only in Python 3', () => {
    const twice = (version: '2.7' | '3.12') =>
      tell(version, (draft) => {
        draft.unbind(thing(draft, ObjectFlag.HasFinalizer | ObjectFlag.Finalized).name);
      }).at(-1)!.kind;
    expect(twice('2.7')).toBe('Unbind.finalizer');
    expect(twice('3.12')).toBe('Unbind.last');
  });

  test('a cycle is broken by the collector', () => {
    const captions = tell('3.12', (draft) => {
      const { object, name } = thing(draft);
      const own = draft.edge(object, object, EdgeKind.Attribute, 'me');
      draft.unbind(name);
      draft.beginRun(2, 'gc.collect()');
      draft.merge(GcList.Generation0, GcList.Young);
      draft.beginPhase('move_unreachable');
      draft.move(object, GcList.Unreachable);
      draft.step(StepKind.Move, object, GcList.Young, GcList.Unreachable);
      draft.beginPhase('delete_garbage');
      const hold = draft.edge(0, object, EdgeKind.CStack, 'being emptied');
      draft.unbind(own);
      draft.drop(hold);
      draft.free(object);
      draft.step(StepKind.Freed, object);
      draft.endRun();
    });
    expect(captions.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([
        'Unbind.cycle',
        'Move.tentative',
        'Unbind.collector',
        'Freed.collector',
        'RunEnd.freed',
      ]),
    );
    expect(lastOf(captions)).toMatch(/It freed 1 object that counting alone/);
    const freed = captions.find(({ kind }) => kind === 'Freed.collector')!;
    expect(captionText(freed)).toContain('took away the last reference, Thing·1 .me.');
  });
});

describe('versions', () => {
  test('what DEBUG_SAVEALL keeps is not called uncollectable', () => {
    const [, , caption] = tell('3.12', (draft) => {
      const garbage = draft.object('gc.garbage', { kind: ObjectKind.List });
      draft.base(garbage, 1);
      const kept = draft.object('Thing·1', { flags: ObjectFlag.SavedByDebug });
      draft.beginRun(2, 'gc.collect()');
      draft.bind(garbage, kept, EdgeKind.Item);
    });
    expect(captionText(caption!)).toMatch(
      /^Kept by DEBUG_SAVEALL\..*not there because it is uncollectable\.$/,
    );
  });

  test('Python 2 and 3 give different reasons for the same phase', () => {
    const phase = (version: '2.7' | '3.12') =>
      lastOf(
        tell(version, (draft) => {
          draft.beginRun(2, 'gc.collect()');
          draft.beginPhase('move_finalizers');
        }),
      );
    expect(phase('2.7')).toMatch(/have to guess which finalizer runs first/);
    expect(phase('3.12')).toMatch(/Since Python 3\.4/);
  });

  test('a phase that has no sentences of its own is told as its engine tells it', () => {
    const draft = new Draft({ version: '3.14' });
    (draft.recorder.trace.header.phases as unknown as { name: string; meaning: string }[])[0] = {
      name: 'expand_region',
      meaning: 'The increment takes in what its objects refer to.',
    };
    draft.step(StepKind.Start);
    draft.beginRun(1, 'automatic');
    draft.beginPhase('expand_region');
    const caption = captionText(captionsOf(draft.end()).at(-1)!);
    (draft.recorder.trace.header.phases as unknown as { name: string; meaning: string }[])[0] = {
      name: 'merge generations',
      meaning: 'The younger generations join the one that is collected.',
    };
    expect(caption).toContain('The increment takes in what its objects refer to.');
  });
});

describe('every kind of step', () => {
  const story = everyKind();
  const captions = captionsOf(story);

  test('has a caption, and a sign beside it', () => {
    const kinds = new Set(captions.map(({ kind }) => kind.split('.')[0]));
    expect(kinds).toEqual(new Set(Object.keys(StepKind)));
    for (const caption of captions) {
      expect(captionText(caption)).not.toMatch(/undefined|NaN|[{}]/);
      expect(caption.hint, caption.kind).toBeTruthy();
    }
  });

  test('no two kinds share a sentence', () => {
    const owner = new Map<string, string>();
    for (const { kind, lead, text, why } of [...captions, ...told]) {
      const group = kind.split('.')[0]!;
      for (const sentence of [lead, text, why].map(plainText).filter(Boolean)) {
        expect(owner.get(sentence) ?? group, sentence).toBe(group);
        owner.set(sentence, group);
      }
    }
  });
});

/** A trace with a step of every kind there is. */
function everyKind(): Trace {
  const d = new Draft({ version: '3.12', source: 'run()\n' });
  const text = (words: string) => d.recorder.text(words);
  d.push('module', 1);
  d.step(StepKind.Start);
  d.lineStep(1);
  const thing = d.object('Thing·1', { list: GcList.Generation0 });
  const name = d.edge(d.frame, thing, EdgeKind.Local, 'x');
  d.step(StepKind.Born, thing);
  d.step(StepKind.Track, thing);
  d.step(StepKind.Untrack, thing);
  const other = d.object('Other·1', { list: GcList.Generation0 });
  d.edge(other, thing, EdgeKind.Attribute, 'thing');
  const named = d.bind(d.frame, other, EdgeKind.Local, 'o');
  d.step(StepKind.Call, d.push('run', 1));
  d.step(StepKind.Raise, other, d.frame);
  d.step(StepKind.Catch, other, d.frame);
  d.step(StepKind.Yield, other, d.frame);
  d.step(StepKind.Resume, other, d.frame);
  d.step(StepKind.Return, d.pop(), thing);
  d.write('hello\n');
  d.unbind(name);
  d.drop(named);
  d.step(StepKind.FinalizerEnter, other);
  d.step(StepKind.FinalizerLeave, other);
  d.step(StepKind.CallbackEnter, 0, thing);
  d.step(StepKind.CallbackLeave, 0, thing);
  d.step(StepKind.WeakrefCleared, other, thing);
  d.free(other);
  d.step(StepKind.Freed, other);
  const ring = d.object('Ring·1', { list: GcList.Generation0 });
  const own = d.edge(ring, ring, EdgeKind.Attribute, 'me');
  d.beginRun(2, 'gc.collect()');
  d.merge(GcList.Generation0, GcList.Young);
  d.beginPhase('update_refs');
  d.gcRefs(ring, 1);
  d.step(StepKind.GcRefsInit, ring, 1);
  d.spend(own);
  d.gcRefs(ring, 0);
  d.step(StepKind.GcRefsSubtract, ring, 1, 0, own);
  d.gcRefs(ring, 1);
  d.step(StepKind.GcRefsReach, ring, 0, 1, own);
  d.move(ring, GcList.Unreachable);
  d.step(StepKind.Move, ring, GcList.Young, GcList.Unreachable);
  d.step(StepKind.Uncollectable, ring, 1);
  d.step(StepKind.Resurrected, ring);
  d.endRun();
  d.step(StepKind.Shutdown, text('clearing modules'), text('Python lets go of its modules.'));
  d.step(StepKind.Stopped, text('Stopped after 250,000 events, at line 1.'));
  return d.end();
}

describe('the catalogue', () => {
  const keys = Object.keys(EN.messages);
  const group = (key: string) => key.split('.')[0]!;

  test('has sentences for every kind of step', () => {
    expect(new Set(keys.map(group))).toEqual(new Set(Object.keys(StepKind)));
  });

  test('says nothing twice: no two cases share a sentence, no two kinds a lead', () => {
    const owner = new Map<string, string>();
    for (const key of keys) {
      const { lead, text, why } = EN.messages[key]!;
      for (const sentence of [text, why].filter(Boolean)) {
        expect(owner.get(sentence) ?? key, sentence).toBe(key);
        owner.set(sentence, key);
      }
      expect(group(owner.get(lead) ?? key), lead).toBe(group(key));
      owner.set(lead, key);
    }
  });

  test('gives a reason for every birth, death, lost reference, finalizer and phase', () => {
    const reasoned =
      /^(Born|Freed|Unbind|FinalizerEnter|FinalizerLeave|Phase|RunBegin|RunEnd|GcRefs\w+|Move|Uncollectable|Resurrected)\./;
    for (const key of keys.filter((k) => reasoned.test(k)))
      expect(EN.messages[key]!.why, key).not.toBe('');
  });

  test('keeps to the form: a lead of six words, one sentence each', () => {
    for (const key of keys) {
      const { lead, text, why } = EN.messages[key]!;
      expect(lead.split(/\s+/).length, lead).toBeLessThanOrEqual(6);
      expect(lead, key).toMatch(/[.?]$/);
      for (const sentence of [text, why].filter(Boolean)) {
        expect(
          sentence.replace(/`[^`]*`|\d\.\d/g, 'x').match(/[.!?](\s|$)/g),
          sentence,
        ).toHaveLength(1);
      }
    }
  });

  test('an unknown language is English, with one warning', () => {
    const warnings: string[] = [];
    const warn = (text: string) => void warnings.push(text);
    expect(messages('tlh', warn)).toBe(EN);
    expect(messages('tlh', warn)).toBe(EN);
    expect(messages('en-GB', warn)).toBe(EN);
    expect(warnings).toEqual(['Heapwalk has no captions in "tlh"; they are in English.']);
  });
});
