/** Dense number of an object, in allocation order; 0 is the interpreter itself (C statics and the C stack). */
export type ObjectId = number;
/** Dense number of one reference from a holder to an object; never reused. 0 is no edge. */
export type EdgeId = number;
/** Index into a trace's steps: 0 is "nothing has run". */
export type StepIndex = number;

/** The holder of every reference that belongs to no object: C statics and the C stack. */
export const INTERPRETER: ObjectId = 0;
export const NO_EDGE: EdgeId = 0;
