import type { Random } from './random';

/** The Python that a program is written in: what all versions share, or what belongs to some of them. */
export interface Dialect {
  /** What the `# python:` line says, or null where the program is for every version. */
  readonly versions: string | null;
  /** May use what only 2.x has. */
  readonly two: boolean;
  /** May use what every 3.x has from this minor version on; 0 for none of it. */
  readonly three: number;
}

const COMMON: Dialect = { versions: null, two: false, three: 0 };
const TWO: Dialect = { versions: '2.7', two: true, three: 0 };

function three(minor: number): Dialect {
  return { versions: `3.${minor}+`, two: false, three: minor };
}

/** Half of the programs run everywhere; the others know their own time. */
export function chooseDialect(random: Random): Dialect {
  return random.weighted([
    [50, COMMON],
    [14, TWO],
    [30, three(6)],
    [6, three(8)],
  ]);
}
