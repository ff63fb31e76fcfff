/** An error of ours, never of the user's program: it says what was believed and is not so. */
export class InternalError extends Error {
  override name = 'InternalError';
}

/** Throws an {@link InternalError} when `condition` does not hold. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InternalError(message);
}
