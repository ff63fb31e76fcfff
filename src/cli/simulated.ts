import type { PythonVersion } from '../heap/version';
import { simulate } from '../simulator/simulate';
import { blockText } from './recording';

const MAX_EVENTS = 50_000_000;

/** What the engine prints for a program, as a block, with a last line where it could not go on. */
export function simulated(source: string, name: string, version: PythonVersion): string {
  try {
    const result = simulate(source, {
      version,
      filename: name,
      maxEvents: MAX_EVENTS,
      trace: false,
    });
    const output = result.console.map((write) => write.text).join('');
    if (result.status === 'finished' || result.status === 'syntax-error') {
      return blockText(output, result.exitCode, name);
    }
    const where = result.line === null ? '' : ` line ${result.line}:`;
    return `${blockText(output, 0, name)}[${result.status}]${where} ${result.message ?? ''}\n`;
  } catch (error) {
    return `[internal-error] ${error instanceof Error ? error.message : String(error)}\n`;
  }
}
