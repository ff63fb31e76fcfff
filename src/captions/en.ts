import type { Catalogue } from './messages';
import { COLLECTOR_EN } from './enCollector';

/**
 * The sentences in English. A key is a kind of step and, after the dot, what sets the case apart. `lead` is the
 * bold beginning (six words or fewer), `text` says what happened, `why` the cause or what it means; each is one
 * sentence. `{held}` and `{holds}` stand for one of the phrases of that name.
 */
export const EN: Catalogue = {
  phrases: {
    'held.none': 'held by nothing yet',
    'held.one': 'held by {holder}',
    'held.more': 'held by {holder} and {others#other|others}',
    'held.startup': 'held by the interpreter since it started',
    'held.uncounted': 'never counted',
    'holds.none': 'nothing holds it',
    'holds.one': '{holder} holds it',
    'holds.more': '{holder} and {others#other|others} hold it',
    'holds.startup': 'the interpreter has held it since it started',
    'holds.uncounted': 'Python keeps it without a count',
  },
  messages: {
    'Start.first': {
      lead: 'No objects yet.',
      text: 'Line {line} runs next.',
      why: 'What Python made before the program began is there already, and is drawn only where the program can reach it.',
    },
    'Start.empty': {
      lead: 'Nothing ran.',
      text: 'The program has no line that could run.',
      why: 'The console tells the reason, if there is one.',
    },
    'Line.module': {
      lead: 'Line {line}.',
      text: 'Python is about to run {code}.',
      why: '',
    },
    'Line.function': {
      lead: 'Line {line}.',
      text: 'Inside {function}, {code} runs next.',
      why: '',
    },

    'Born.instance': {
      lead: '{object} is born.',
      text: 'Calling {class} made it.',
      why: 'Its count is {count}: it is {held}.',
    },
    'Born.attributes': {
      lead: '{holder} gets its attribute dict.',
      text: 'The first attribute that is set needs a place, so {object} is born as the `__dict__` of {holder}.',
      why: 'The instance alone holds this dict, and the dict will hold whatever is put into it.',
    },
    'Born.class': {
      lead: 'The class {object} exists.',
      text: 'The `class` statement ran its body and made {object}.',
      why: 'A class is an object too; with the references that it has to itself, its count begins at {count}.',
    },
    'Born.function': {
      lead: '`def` made {object}.',
      text: 'A function object is born, {held}.',
      why: 'It keeps the globals of its module alive, because it looks names up there.',
    },
    'Born.container': {
      lead: 'A new {type}.',
      text: '{object} is born, {held}.',
      why: 'It counts one reference for each place that names it, and holds one to each thing put into it.',
    },
    'Born.cell': {
      lead: 'A shared variable.',
      text: '{object} is born to hold a variable that an inner function uses too.',
      why: 'Both functions refer to this cell, so the value outlives the first of them to end.',
    },
    'Born.generator': {
      lead: '{object} is ready.',
      text: 'Calling a generator function runs none of its body; it makes {object}, {held}.',
      why: 'The generator keeps its own frame, with all its variables, until it ends or is freed.',
    },
    'Born.module': {
      lead: 'Module {object} is loaded.',
      text: '`import` made the module object, {held}.',
      why: '`sys.modules` holds every module, so it lives until the program ends.',
    },
    'Born.weakref': {
      lead: 'A weak reference.',
      text: '{object} is born: it looks at its referent without holding it.',
      why: 'A weak reference adds nothing to the count, so it cannot keep anything alive.',
    },
    'Born.method': {
      lead: 'A bound method.',
      text: '{object} joins a function and the instance to call it on.',
      why: 'As long as the method lives, so does its instance.',
    },
    'Born.exception': {
      lead: '{object} is made.',
      text: 'An exception is an object like any other, {held}.',
      why: 'While it travels it may keep frames alive through its traceback, and with them their variables.',
    },
    'Born.traceback': {
      lead: 'A traceback grows.',
      text: '{object} notes where the exception passed, and is {held}.',
      why: 'It holds the frame it passed through, so the variables there stay alive as long as it does.',
    },
    'Born.frame': {
      lead: '{object} becomes an object.',
      text: 'The program asked to see a frame, so Python made {object} of it.',
      why: 'Whoever keeps it keeps every variable of that call.',
    },
    'Born.value': {
      lead: 'A new value.',
      text: 'The value {object} is made.',
      why: 'Numbers and texts are counted like everything else: this one is {held}.',
    },
    'Born.other': {
      lead: '{object} is born.',
      text: 'Python made an object of type {type}.',
      why: 'From here on each reference to it counts; now it is {held}.',
    },

    'Freed.name': {
      lead: '{object} is freed.',
      text: 'The name {label} of {function} was the last to refer to it, and it is gone.',
      why: 'At a count of 0 nothing can ever use the object again, so Python frees it at once, without a collector.',
    },
    'Freed.reference': {
      lead: '{object} is freed.',
      text: 'Its last reference, {label}, was taken out.',
      why: 'Reference counting needs no collector for this: the count fell to 0.',
    },
    'Freed.holder': {
      lead: '{object} goes too.',
      text: '{holder}, which alone still referred to it, let go of it as it was freed.',
      why: 'Freeing an object lowers the count of everything it held, so one death can bring others.',
    },
    'Freed.temporary': {
      lead: '{object} was only temporary.',
      text: 'It was used within line {line}, and then nothing referred to it any more.',
      why: 'A value that gets no name lives only as long as the operation that needs it.',
    },
    'Freed.collector': {
      lead: 'The collector freed {object}.',
      text: 'Emptying the lost objects took away the last reference, {label}.',
      why: 'Its own cycle had kept the count above 0; only the collector could break that.',
    },
    'Freed.unknown': {
      lead: '{object} is freed.',
      text: 'Nothing refers to it any more.',
      why: 'With nothing left to count, its memory can be used again.',
    },

    'Bind.local': {
      lead: '{label} is {object}.',
      text: 'In {function}, the name {label} now refers to {object}.',
      why: 'A name is a reference, so the count is {count} now.',
    },
    'Bind.global': {
      lead: '{label} names {object}.',
      text: 'The globals got an entry: {label} now refers to {object}.',
      why: 'It stays until the name is deleted, given to something else, or the program ends; the count is {count}.',
    },
    'Bind.replaced': {
      lead: '{label} changes hands.',
      text: '{slot} now refers to {object} and no more to {old}.',
      why: 'The new object counts one reference more before the old one counts one less.',
    },
    'Bind.attribute': {
      lead: '{holder} now holds {object}.',
      text: 'Its attribute {label} refers to {object}.',
      why: 'As long as {holder} lives and keeps the attribute, {object} lives too.',
    },
    'Bind.self': {
      lead: '{object} refers to itself.',
      text: 'Its attribute {label} makes its count {count}, and one of these is its own.',
      why: 'Once every other reference has gone, this one will still be there: the count can never reach 0.',
    },
    'Bind.garbage': {
      lead: 'Into `gc.garbage`: {object}.',
      text: 'The collector puts it into the list, and the count is {count} now.',
      why: 'The list keeps it alive, so that the program can look at what could not be freed.',
    },
    'Bind.saved': {
      lead: 'Kept by `DEBUG_SAVEALL`.',
      text: 'Instead of being freed, {object} goes into `gc.garbage`.',
      why: 'The program asked to keep everything that is found; it is not there because it is uncollectable.',
    },
    'Bind.item': {
      lead: '{holder} takes in {object}.',
      text: 'It stands at {label}, and its count is {count}.',
      why: 'A container holds each of its items by a reference of its own.',
    },
    'Bind.value': {
      lead: '{holder} has a new entry.',
      text: 'Under {label} it refers to {object}.',
      why: 'A dict counts for each value it holds, so the count of {object} is {count}.',
    },
    'Bind.cell': {
      lead: 'The shared variable is set.',
      text: '{holder} now refers to {object}.',
      why: 'Every function that shares the variable sees this value and keeps it alive through the cell.',
    },
    'Bind.slot': {
      lead: '{holder} refers to {object}.',
      text: 'Its slot {label} was set.',
      why: 'Slots that Python itself uses count like any attribute; the count is {count}.',
    },
    'Bind.weak': {
      lead: 'Seen, but not held.',
      text: '{holder} refers to {object} weakly.',
      why: 'The count stays {count}, so {object} is freed as if this reference were not there.',
    },
    'Bind.passing': {
      lead: 'Held for a moment.',
      text: '{slot} refers to {object} while this operation runs.',
      why: 'What an operation works with must not vanish meanwhile, so it counts too: {count}.',
    },

    'Unbind.last': {
      lead: 'The last reference went.',
      text: '{slot} no longer refers to {object}, and nothing else does.',
      why: 'The count is 0, so Python frees the object now.',
    },
    'Unbind.finalizer': {
      lead: 'The last reference went.',
      text: '{slot} let go of {object}, whose count is 0 now.',
      why: 'Before the object is freed, its `__del__` gets to run.',
    },
    'Unbind.cycle': {
      lead: 'Lost, but not freed.',
      text: '{slot} let go of {object}, whose count is still {count}.',
      why: 'Only its own cycle holds it, through {holder}: reference counting can never free it now.',
    },
    'Unbind.collector': {
      lead: 'One hold less.',
      text: 'The collector made {slot} let go of {object}, which leaves a count of {count}.',
      why: 'The cycle is being taken apart, reference by reference.',
    },
    'Unbind.unreachable': {
      lead: 'Out of reach.',
      text: '{slot} no longer refers to {object}, and the program has no other way to it.',
      why: 'Although {holds}, nothing reaches that either, so only the collector can free them.',
    },
    'Unbind.survives': {
      lead: '{object} lives on.',
      text: '{slot} no longer refers to it, and its count is {count}.',
      why: 'It stays because {holds}.',
    },
    'Unbind.ended': {
      lead: '{object} outlives {holder}.',
      text: '{holder} is done and lets go of it, which leaves a count of {count}.',
      why: 'Nothing is freed yet: {holds}.',
    },
    'Unbind.uncounted': {
      lead: 'One name less.',
      text: '{slot} no longer refers to {object}.',
      why: 'That changes nothing for {object}, which Python does not count.',
    },
    'Unbind.weak': {
      lead: 'No longer watched.',
      text: '{slot} was a weak reference to {object}.',
      why: 'It never counted, so the count stays {count}.',
    },

    'Call.function': {
      lead: '{function} is called.',
      text: 'A new frame holds its arguments and, later, its local variables.',
      why: 'Whatever these names refer to stays alive at least until the call ends.',
    },
    'Call.init': {
      lead: '`__init__` sets up {object}.',
      text: 'Inside the call, the name `self` refers to the new instance too.',
      why: 'That is why the count is higher in here than after the call.',
    },
    'Call.method': {
      lead: '{function} is called.',
      text: 'It runs on {object}, which `self` refers to for as long as the call takes.',
      why: 'A call holds its arguments, so nobody can free {object} under it.',
    },
    'Return.none': {
      lead: '{function} is done.',
      text: 'Its frame goes, and so do the references of all its local names.',
      why: 'What only these names kept alive is freed now.',
    },
    'Return.value': {
      lead: '{function} returns {object}.',
      text: 'The caller takes over the reference.',
      why: 'That is how an object outlives the frame in which it was made.',
    },
    'Return.exception': {
      lead: '{function} is left.',
      text: 'An exception passes through it and ends the call.',
      why: 'The frame lives on as long as the traceback refers to it.',
    },

    'FinalizerEnter.count': {
      lead: '`__del__` runs.',
      text: 'The count of {object} fell to 0, so its finalizer may look at it one last time.',
      why: 'For as long as that takes Python holds the object itself, or it would vanish under its own method.',
    },
    'FinalizerEnter.legacy': {
      lead: '`__del__` runs.',
      text: 'Nothing refers to {object} any more, so Python {version} calls its finalizer.',
      why: 'It will be called again each time the count falls to 0; Python holds the object only while it runs.',
    },
    'FinalizerEnter.collector': {
      lead: 'The collector calls `__del__`.',
      text: '{object} is part of what was found unreachable, and everything it refers to is still whole.',
      why: 'Python {version} runs all finalizers first and frees afterwards, so it never has to guess an order.',
    },
    'FinalizerLeave.dies': {
      lead: '`__del__` is done.',
      text: 'Nothing new refers to {object}.',
      why: 'So it is freed next, and then whatever it alone kept.',
    },
    'FinalizerLeave.lives': {
      lead: '`__del__` saved its object.',
      text: 'The finalizer of {object} has stored a reference: {holds} now.',
      why: 'Python only frees what nobody refers to, so the object lives on.',
    },
    'FinalizerLeave.collector': {
      lead: 'One finalizer done.',
      text: 'The `__del__` of {object} has returned to the collector.',
      why: 'It will not be called a second time; when all have run, the collector looks again who can be reached.',
    },
    'CallbackEnter.weakref': {
      lead: 'A weak reference reports.',
      text: 'The referent of {object} is going, so its callback {callback} runs.',
      why: 'Inside the callback the reference already answers `None`.',
    },
    'CallbackEnter.gc': {
      lead: 'A collector callback runs.',
      text: '{callback} from `gc.callbacks` is called.',
      why: 'The collector tells such functions when a run starts and when it stops.',
    },
    'CallbackLeave.weakref': {
      lead: 'The callback is done.',
      text: '{callback} has heard that the referent of {object} is no more.',
      why: 'Each weak reference reports once.',
    },
    'CallbackLeave.gc': {
      lead: 'The collector goes on.',
      text: '{callback} has returned to the run it was told of.',
      why: 'What a callback returns is ignored.',
    },

    'Write.stdout': {
      lead: 'The program prints.',
      text: '{written} appears in the console.',
      why: '',
    },
    'Write.stderr': {
      lead: 'Text for the error stream.',
      text: '{written} is written to stderr.',
      why: '',
    },
    'Write.gc': {
      lead: 'The collector reports.',
      text: 'It writes {written} to stderr.',
      why: 'The program asked for such lines with `gc.set_debug`.',
    },
    'Write.uncollectable': {
      lead: 'Named as uncollectable.',
      text: '{written} is the collector\u2019s own report of an object it cannot free.',
      why: '`DEBUG_UNCOLLECTABLE` prints one such line for each.',
    },
    'Write.collectable': {
      lead: 'Named as collectable.',
      text: '{written} tells of an object that the collector found unreachable.',
      why: '`DEBUG_COLLECTABLE` prints such lines before anything is freed.',
    },

    'Raise.exception': {
      lead: '{object} is raised.',
      text: 'Python looks for an `except` that fits, from {function} outwards.',
      why: 'Until somebody catches it, the interpreter itself holds the exception.',
    },
    'Catch.exception': {
      lead: '{object} is caught.',
      text: 'An `except` in {function} takes it.',
      why: 'When the clause ends, so does the hold on the exception and on the frames it came through.',
    },
    'Yield.generator': {
      lead: '{generator} pauses.',
      text: 'It hands out {object} and leaves the call stack.',
      why: 'Its frame waits inside the generator, and its variables keep what they refer to.',
    },
    'Resume.generator': {
      lead: '{generator} continues.',
      text: 'Its frame is back on the call stack, where it left off.',
      why: 'Everything its variables refer to was kept for this moment.',
    },
    'Shutdown.stage': {
      lead: 'The program has ended.',
      text: '{stage}: {meaning}.',
      why: 'What is still alive now gets its last chance to be finalized.',
    },
    'Stopped.message': {
      lead: 'Stopped here.',
      text: '{message}.',
      why: 'Everything up to this step can be looked at.',
    },
    ...COLLECTOR_EN,
  },
};
