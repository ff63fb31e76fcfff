import type { Template } from './messages';

/** The sentences of what the collector does; see `en.ts`. */
export const COLLECTOR_EN: Readonly<Record<string, Template>> = {
  'RunBegin.collect': {
    lead: 'The collector starts.',
    text: 'The program called `gc.collect()`, so generation {generation} is examined.',
    why: 'Counts cannot reveal a cycle that only holds itself; the collector looks for those.',
  },
  'RunBegin.automatic': {
    lead: 'The collector starts by itself.',
    text: 'Enough new objects have been made since the last time, so generation {generation} is examined.',
    why: 'Python looks for lost cycles now and then, because counting alone never finds them.',
  },
  'RunBegin.shutdown': {
    lead: 'A last look for cycles.',
    text: 'The program is over and the collector runs once more, over generation {generation}.',
    why: 'What is found now is finalized while the rest of the interpreter is still there.',
  },
  'RunEnd.nothing': {
    lead: 'Nothing was lost.',
    text: 'The run is over, and everything it looked at can still be reached.',
    why: 'The survivors wait in an older generation, which is examined less often.',
  },
  'RunEnd.freed': {
    lead: 'The run is over.',
    text: 'It freed {freed#object|objects} that counting alone would have kept for ever.',
    why: 'What survived is older now and will be examined less often.',
  },
  'RunEnd.uncollectable': {
    lead: 'The run is over.',
    text: 'It gave up on {uncollectable#object|objects} and freed {freed}.',
    why: 'They stay in memory until the program itself breaks the cycle.',
  },

  'Phase.merge': {
    lead: '{phase}: one list.',
    text: 'The younger generations join the one that is examined.',
    why: 'A cycle may run through objects of any age, so they must be looked at together.',
  },
  'Phase.update_refs': {
    lead: '{phase}: copy the counts.',
    text: 'Each object in the list gets a second number, `gc_refs`, that begins as its reference count.',
    why: 'The collector will subtract from the copy, so the real counts stay right.',
  },
  'Phase.subtract_refs': {
    lead: '{phase}: take off inner references.',
    text: 'For each reference from one object of the list to another, the target loses one `gc_refs`.',
    why: 'What is left over must come from outside: a frame, a module, the interpreter.',
  },
  'Phase.move_unreachable': {
    lead: '{phase}: who is held from outside?',
    text: 'Objects with `gc_refs` left are reachable, and so is all they refer to; the others are set aside.',
    why: 'Being set aside is only a guess until the whole list has been looked through.',
  },
  'Phase.untrack': {
    lead: '{phase}: less to watch.',
    text: 'Containers that hold nothing but plain values leave the collector\u2019s lists.',
    why: 'They can never be part of a cycle.',
  },
  'Phase.finalizers.python2': {
    lead: '{phase}: who has `__del__`?',
    text: 'Unreachable objects with a finalizer, and all that they refer to, go to a list of their own.',
    why: 'Python {version} would have to guess which finalizer runs first, and it refuses to.',
  },
  'Phase.finalizers.python3': {
    lead: '{phase}: old-style finalizers.',
    text: 'Objects whose C type still has a finalizer of the old kind are set apart.',
    why: 'Since Python 3.4 a `__del__` written in Python is not among them, so this list is nearly always empty.',
  },
  'Phase.handle_weakrefs': {
    lead: '{phase}: nobody may look.',
    text: 'Weak references to what will be freed are cleared, and their callbacks are called.',
    why: 'No program text may reach an object again through them while it is being taken apart.',
  },
  'Phase.finalize_garbage': {
    lead: '{phase}: finalizers first.',
    text: 'Each unreachable object with a `__del__` gets its call, once, while the cycle is still whole.',
    why: 'That is the change of Python 3.4 (PEP 442): cycles with finalizers can be freed.',
  },
  'Phase.handle_resurrected_objects': {
    lead: '{phase}: anyone back?',
    text: 'The finalizers may have stored a reference somewhere, so reachability is checked a second time.',
    why: 'Whatever can be reached again must not be freed.',
  },
  'Phase.delete_garbage': {
    lead: '{phase}: break the cycles.',
    text: 'Each object that is left is told to drop what it refers to.',
    why: 'Then the counts fall to 0 by themselves, and reference counting frees the memory.',
  },
  'Phase.garbage.python2': {
    lead: '{phase}: given up.',
    text: 'What has a finalizer in its cycle is put into `gc.garbage`.',
    why: 'The program may break the cycle there by hand; Python {version} will not.',
  },
  'Phase.garbage.python3': {
    lead: '{phase}: the leftovers.',
    text: 'Objects with a finalizer of the old kind would go to `gc.garbage` now.',
    why: 'In Python {version} only some C types can cause that.',
  },
  'Phase.mark': {
    lead: '{phase}: what is in use.',
    text: '{meaning}.',
    why: 'Python 3.14 collects in small pieces, and what is marked as in use need not be searched again.',
  },
  'Phase.other': {
    lead: '{phase} begins.',
    text: 'Next comes this: {meaning}.',
    why: 'It is one of the steps of every run in Python {version}.',
  },

  'GcRefsInit.copy': {
    lead: '{object}: `gc_refs` is {count}.',
    text: '`update_refs` copied its reference count.',
    why: 'Every reference that turns out to come from inside the list will be taken off this copy.',
  },
  'GcRefsSubtract.zero': {
    lead: '{object}: `gc_refs` {old} \u2192 0.',
    text: '{slot} points at it from inside the list, so that reference is taken off.',
    why: 'Nothing outside the list is left holding it.',
  },
  'GcRefsSubtract.left': {
    lead: '{object}: `gc_refs` {old} \u2192 {count}.',
    text: '{slot} is a reference from within the list and no longer counts here.',
    why: '{count#reference is|references are} not explained yet; if any stays, the object is held from outside.',
  },
  'GcRefsReach.reference': {
    lead: '{object} is reachable.',
    text: '{slot} leads to it, and {holder} is reachable.',
    why: 'Its `gc_refs` becomes {count} so that it counts as held, whatever was subtracted before.',
  },
  'GcRefsReach.outside': {
    lead: '{object} is in use.',
    text: 'Its `gc_refs` did not go down to 0.',
    why: 'Somebody outside the list holds it, so it and all it refers to must stay.',
  },
  'GcRefsReach.examined': {
    lead: '{object} has its turn.',
    text: 'It was found reachable before, so whatever it refers to is reachable too.',
    why: 'That is why its `gc_refs` is {count} although nothing outside the list holds it.',
  },
  'Move.tentative': {
    lead: '{object} is set aside.',
    text: 'Its `gc_refs` is 0, so it looks unreachable.',
    why: 'A reachable object that comes later in the list may still refer to it; then it is moved back.',
  },
  'Move.back': {
    lead: '{object} is moved back.',
    text: '{cause} is reachable and refers to it.',
    why: 'It had been set aside too early, only because it came first in the list.',
  },
  'Move.finalizer': {
    lead: '{object} has a finalizer.',
    text: 'It goes to the list {list}.',
    why: 'Its `__del__` might use anything in the cycle, so the collector must not take the cycle apart.',
  },
  'Move.reached': {
    lead: '{object} follows.',
    text: '{cause} can reach it, so it goes to the list {list} too.',
    why: 'A finalizer may still need whatever its object refers to.',
  },
  'Move.dead': {
    lead: '{object} stays lost.',
    text: 'No finalizer has brought it back.',
    why: 'The second check is the last one before it is emptied.',
  },
  'Move.returned': {
    lead: '{object} is spared.',
    text: 'It goes back to {list}, because it can be reached again.',
    why: 'It will be examined like any other object when that generation has its next run.',
  },
  'Move.older': {
    lead: '{object} grows older.',
    text: 'It moves to {list}.',
    why: 'What survives a run is likely to live on, so it is looked at less often.',
  },
  'Move.examined': {
    lead: '{object} is examined.',
    text: 'It joins {list}, the objects of this run.',
    why: 'Only references between these objects will be subtracted.',
  },
  'Move.permanent': {
    lead: '{object} is frozen.',
    text: 'It moves to the permanent generation.',
    why: 'The collector never looks there.',
  },
  'WeakrefCleared.run': {
    lead: '{holder} is cleared.',
    text: 'It no longer leads to {object}, which the collector is about to take apart.',
    why: 'A weak reference must never show an object that is half gone.',
  },
  'WeakrefCleared.count': {
    lead: '{holder} is cleared.',
    text: 'Its referent {object} is being freed, so it answers `None` from now on.',
    why: 'It never held the object, so it could not keep it.',
  },
  'Uncollectable.owner': {
    lead: 'Uncollectable.',
    text: 'Nothing outside reached this cycle, but {class} has `__del__`.',
    why: 'Python {version} never guesses a destructor order, so it parks {object} in `gc.garbage` instead of freeing it.',
  },
  'Uncollectable.held': {
    lead: 'Uncollectable too.',
    text: '{object} itself has no finalizer, but one that has can reach it.',
    why: 'Emptying it could pull the ground from under that finalizer, so it stays in memory as well.',
  },
  'Uncollectable.native': {
    lead: 'Not collectable.',
    text: 'The C type of {object} still has a finalizer of the kind used before Python 3.4.',
    why: 'In what order such finalizers may run nobody can know, so the cycle is left alone.',
  },
  'Resurrected.run': {
    lead: '{object} is back.',
    text: 'Its finalizer left a reference to it: {holds}.',
    why: 'It lives on, and Python {version} will not call its finalizer a second time.',
  },
  'Resurrected.legacy': {
    lead: '{object} came back.',
    text: 'While `__del__` ran, a new reference was made: {holds}.',
    why: 'The count is above 0 again, so nothing is freed; in Python {version} `__del__` will run once more at the next end.',
  },
  'Resurrected.count': {
    lead: '{object} lives again.',
    text: 'During `__del__` somebody took a reference: {holds}.',
    why: 'It is not freed now, and when its count next falls to 0 no finalizer will run.',
  },
  'Track.object': {
    lead: 'The collector watches {object}.',
    text: 'It joins generation 0, the youngest.',
    why: 'It can hold other objects, so it could become part of a cycle.',
  },
  'Untrack.object': {
    lead: '{object} is watched no more.',
    text: 'It leaves the collector\u2019s lists, alive as before.',
    why: 'Nothing that it holds could ever lead back to it.',
  },
};
