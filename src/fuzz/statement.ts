import type { Program } from './program';
import type { Scope } from './scope';

/** Writes `count` statements of any sort into a block. */
export type Body = (scope: Scope, count: number) => void;

/** Writes one statement; false where nothing in scope allows it and nothing was written. */
export type Statement = (program: Program, scope: Scope, body: Body) => boolean;
