import { abcPrelude } from './abc';
import { collectionsPrelude } from './collections';
import { contextlibPrelude } from './contextlib';
import { copyPrelude } from './copy';
import { dataclassesPrelude } from './dataclasses';
import { enumPrelude } from './enum';
import { functoolsPrelude } from './functools';
import { randomPrelude } from './random';
import { threadingPrelude } from './threading';
import { typingPrelude } from './typing';
import { weakrefPrelude } from './weakref';

/** Python source of library modules, or of the parts of them that are Python code in CPython too; by version number. */
export const PRELUDES: Readonly<Record<string, (version: number) => string>> = {
  abc: abcPrelude,
  collections: collectionsPrelude,
  contextlib: contextlibPrelude,
  copy: copyPrelude,
  dataclasses: dataclassesPrelude,
  enum: enumPrelude,
  functools: functoolsPrelude,
  random: randomPrelude,
  threading: threadingPrelude,
  typing: typingPrelude,
  weakref: weakrefPrelude,
};
