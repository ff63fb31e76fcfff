import type { ObjectId, StepIndex } from '../heap/ids';
import type { StepUnit } from '../heap/steps';
import type { PythonVersion } from '../heap/version';
import type { Layout, LayoutOptions } from '../layout/layout';
import type { RunEnd } from '../simulator/protocol';
import type { Trace } from '../trace/trace';

export { HEAP_FILTERS, type HeapFilter } from '../layout/layout';

export interface Program {
  /** Id of the built-in scenario that it is, if any. */
  readonly scenario: string | null;
  readonly title: string;
  readonly filename: string;
  readonly source: string;
}

export interface RunState {
  readonly status: 'running' | RunEnd;
  /** What happened so far. It grows in place: {@link revision} tells when. */
  readonly trace: Trace | null;
  /** Number of the last step. */
  readonly length: StepIndex;
  /** Changes whenever the trace or its layout has gained something. */
  readonly revision: number;
  /** Why the run ended as it did; empty when it finished. */
  readonly message: string;
  /** The line that the message is about. */
  readonly line: number | null;
  /** The program's exit status, once it has come to its end. */
  readonly exitCode: number | null;
  /** A version that can run the program, when this one cannot read it. */
  readonly otherVersion: PythonVersion | null;
  readonly layout: Layout | null;
}

/** True when an error of the program itself ended it. */
export function programFailed({ status, exitCode }: RunState): boolean {
  return status === 'syntax-error' || (status === 'finished' && exitCode !== 0);
}

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export interface ViewState extends Readonly<LayoutOptions> {
  /** Whether `__globals__` of functions and every `__class__` are drawn. */
  readonly backReferences: boolean;
  readonly theme: Theme;
  /** Whether the selected object's path from a root stands out in the drawing. */
  readonly path: boolean;
  /** Whether keys of a single character do anything (WCAG 2.1.4). */
  readonly characterKeys: boolean;
}

/** Something the user should know that belongs to no place on the page. */
export interface Notice {
  readonly id: number;
  readonly text: string;
}

/** How the step on screen was reached: one unit on, one unit back, or by a jump. */
export type Movement = 'forward' | 'back' | 'cut';

export type DialogName = 'keys' | 'search';

export interface PlayerState {
  readonly program: Program;
  readonly version: PythonVersion;
  readonly run: RunState;
  readonly step: StepIndex;
  readonly movement: Movement;
  readonly unit: StepUnit;
  /** Lines of the program at which to stop, ascending. */
  readonly breakpoints: readonly number[];
  readonly selection: ObjectId | null;
  /** What was selected before, the latest last: the way back. */
  readonly trail: readonly ObjectId[];
  /** The user asked to see who holds the selection, and has not been shown yet. */
  readonly holdersAsked: boolean;
  /** Which dialog of the page is open. */
  readonly dialog: DialogName | null;
  /** The user has not taken a step yet, in this visit or one before. */
  readonly newcomer: boolean;
  readonly view: ViewState;
  readonly playing: boolean;
  readonly speed: number;
  readonly notices: readonly Notice[];
}

export const SPEEDS = [0.25, 0.5, 1, 2, 4] as const;
