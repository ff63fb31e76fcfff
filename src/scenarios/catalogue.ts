import type { PythonVersion } from '../heap/version';
import atExit2 from './programs/at-exit.2.py?raw';
import atExit3 from './programs/at-exit.3.py?raw';
import leakyDebug2 from './programs/leaky-debug.2.py?raw';
import leakyDebug3 from './programs/leaky-debug.3.py?raw';
import leaky2 from './programs/leaky.2.py?raw';
import leaky3 from './programs/leaky.3.py?raw';
import mendedByHand2 from './programs/mended-by-hand.2.py?raw';
import mendedByHand3 from './programs/mended-by-hand.3.py?raw';
import mendedByWeakref2 from './programs/mended-by-weakref.2.py?raw';
import mendedByWeakref3 from './programs/mended-by-weakref.3.py?raw';
import noReference2 from './programs/no-reference.2.py?raw';
import noReference3 from './programs/no-reference.3.py?raw';
import selfReference2 from './programs/self-reference.2.py?raw';
import selfReference3 from './programs/self-reference.3.py?raw';

/** A built-in program. Its two texts are the same program in the two languages. */
export interface Scenario {
  /** What links call it. */
  readonly id: string;
  readonly title: string;
  /** One line; code stands between backticks. */
  readonly question: string;
  readonly filename: string;
  /** The text with the print statement. */
  readonly python2: string;
  /** The text with `print()`. */
  readonly python3: string;
  /** First version of each group that prints or frees otherwise than the one before; one entry: no difference. */
  readonly changesAt: readonly PythonVersion[];
}

export interface Chapter {
  readonly title: string;
  readonly subtitle: string;
  readonly scenarios: readonly Scenario[];
}

export const CHAPTERS: readonly Chapter[] = [
  {
    title: 'The leaky Python',
    subtitle: 'the 2010 post, told in seven steps',
    scenarios: [
      {
        id: 'leaky',
        title: 'Debugging a leaky Python',
        question: 'Why is this never freed, and who still holds it?',
        filename: 'leaky.py',
        python2: leaky2,
        python3: leaky3,
        changesAt: ['2.7', '3.6'],
      },
      {
        id: 'no-reference',
        title: 'No reference left',
        question: 'When exactly does `__del__` run?',
        filename: 'no_reference.py',
        python2: noReference2,
        python3: noReference3,
        changesAt: ['2.7'],
      },
      {
        id: 'self-reference',
        title: 'A self reference',
        question: 'Nothing names it. Why is it alive?',
        filename: 'self_reference.py',
        python2: selfReference2,
        python3: selfReference3,
        changesAt: ['2.7', '3.6'],
      },
      {
        id: 'leaky-debug',
        title: 'Ask the collector',
        question: 'What does `DEBUG_LEAK` change?',
        filename: 'leaky_debug.py',
        python2: leakyDebug2,
        python3: leakyDebug3,
        changesAt: ['2.7', '3.6', '3.7', '3.11'],
      },
      {
        id: 'mended-by-hand',
        title: 'Mended by hand',
        question: 'What if I clear it myself?',
        filename: 'mended_by_hand.py',
        python2: mendedByHand2,
        python3: mendedByHand3,
        changesAt: ['2.7'],
      },
      {
        id: 'mended-by-weakref',
        title: 'Mended by a weakref',
        question: 'Does a weak reference count?',
        filename: 'mended_by_weakref.py',
        python2: mendedByWeakref2,
        python3: mendedByWeakref3,
        changesAt: ['2.7'],
      },
      {
        id: 'at-exit',
        title: 'When the program ends',
        question: 'Does `__del__` run at exit?',
        filename: 'at_exit.py',
        python2: atExit2,
        python3: atExit3,
        changesAt: ['2.7', '3.6'],
      },
    ],
  },
];

export const SCENARIOS: readonly Scenario[] = CHAPTERS.flatMap((chapter) => chapter.scenarios);

export function findScenario(id: string): Scenario | undefined {
  return SCENARIOS.find((scenario) => scenario.id === id);
}

/** The text of a scenario in the language of `version`. */
export function scenarioSource(scenario: Scenario, version: PythonVersion): string {
  return version.startsWith('2.') ? scenario.python2 : scenario.python3;
}
