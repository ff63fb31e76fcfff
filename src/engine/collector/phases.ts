import type { Rules } from '../versions';

/** A phase of a collection, by CPython's own name for it, and what it is for. */
export interface Phase {
  readonly name: string;
  readonly meaning: string;
}

const MERGE: Phase = {
  name: 'merge generations',
  meaning: 'The younger generations are appended to the one collected.',
};
const UPDATE: Phase = {
  name: 'update_refs',
  meaning: 'Each object gets gc_refs, a copy of its reference count.',
};
const SUBTRACT: Phase = {
  name: 'subtract_refs',
  meaning: 'Every reference from inside the list is taken off: what is left comes from outside.',
};
const MOVE: Phase = {
  name: 'move_unreachable',
  meaning: 'Objects that nothing outside reaches are moved to a list of their own.',
};
const WEAKREFS: Phase = {
  name: 'handle_weakrefs',
  meaning: 'Weak references to unreachable objects are cleared; callbacks run.',
};
const DELETE: Phase = {
  name: 'delete_garbage',
  meaning: 'tp_clear breaks the cycles: the counts fall to zero and the objects go.',
};

const ASSESS: Phase = {
  name: 'assess_work_to_do',
  meaning: 'New objects make work; while more has been done than they make, nothing is due.',
};
const MARK: Phase = {
  name: 'mark_at_start',
  meaning: 'What the interpreter and the stacks reach is in use: it is marked as visited.',
};

/** The phases of a collection in the version's own order. */
export function phasesFor(rules: Rules): readonly Phase[] {
  const phases = stopTheWorldPhases(rules);
  return rules.incrementalCollector ? [ASSESS, MARK, ...phases] : phases;
}

function stopTheWorldPhases(rules: Rules): readonly Phase[] {
  if (rules.legacyFinalizers) {
    return [
      MERGE,
      UPDATE,
      SUBTRACT,
      MOVE,
      {
        name: 'move_finalizers',
        meaning:
          'Objects with __del__, and all that they reach, are set apart: no order of destructors is safe.',
      },
      WEAKREFS,
      DELETE,
      {
        name: 'handle_garbage',
        meaning: 'What has __del__ is put into gc.garbage and kept for good.',
      },
    ];
  }
  return [
    MERGE,
    UPDATE,
    SUBTRACT,
    MOVE,
    {
      name: 'move_legacy_finalizers',
      meaning:
        'Objects of C types with tp_del are set apart; __del__ of Python classes is no reason any more.',
    },
    WEAKREFS,
    {
      name: 'finalize_garbage',
      meaning: 'Each __del__ is called once, while the objects are still whole.',
    },
    rules.resurrectionSparesAll
      ? {
          name: 'check_garbage',
          meaning: 'If a finalizer brought anything back, the whole set is spared.',
        }
      : {
          name: 'handle_resurrected_objects',
          meaning: 'What a finalizer brought back is spared; the rest goes on.',
        },
    DELETE,
    {
      name: 'handle_legacy_finalizers',
      meaning: 'Objects of C types with tp_del are put into gc.garbage.',
    },
  ];
}

/** Names of the collector's lists, by number. */
export const LIST_NAMES = [
  '',
  'generation 0',
  'generation 1',
  'generation 2',
  'permanent',
  'young',
  'unreachable',
  'finalizers',
  'final_unreachable',
] as const;

/** Names where the version has others. */
export function listNames(rules: Rules): readonly string[] {
  if (!rules.incrementalCollector) return LIST_NAMES;
  return [
    '',
    'young',
    'old (visited)',
    'old (pending)',
    'permanent',
    'increment',
    'unreachable',
    'finalizers',
    'final_unreachable',
  ];
}
