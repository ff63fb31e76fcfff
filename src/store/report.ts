import type { PlayerState } from './state';

/** What we need to know to find a fault of ours, as plain text that can be pasted anywhere. */
export function reportText(state: PlayerState, userAgent: string): string {
  const { program, version, run, step } = state;
  return [
    'Heapwalk report',
    `message: ${run.message}`,
    `python: ${version}`,
    `program: ${program.scenario ?? program.filename}`,
    `line: ${run.line ?? 'none'}`,
    `step: ${step} of ${run.length}`,
    `browser: ${userAgent}`,
    '',
    program.source,
  ].join('\n');
}
