import { weakrefPrelude } from './weakref';

/** Python source of library modules, or of the parts of them that are Python code in CPython too; by version number. */
export const PRELUDES: Readonly<Record<string, (version: number) => string>> = {
  weakref: weakrefPrelude,
};
