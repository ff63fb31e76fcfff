import type { PythonVersion } from '../heap/version';

/**
 * Where a reference that the call machinery makes is held while a Python function runs.
 * `copied`: the caller's evaluation stack keeps its own (up to 3.10); `moved`: straight into the new frame (3.11–3.13);
 * `borrowed`: as moved, and loads of locals do not count (3.14).
 */
export type ArgumentPassing = 'copied' | 'moved' | 'borrowed';

/**
 * How deallocations that nest too deep are put off. `safe`: `Py_TRASHCAN_SAFE_BEGIN`, 50 deep, a subtype and its base
 * counted apart; `conditional`: `Py_TRASHCAN_BEGIN`, 50 deep, each object counted once; `headroom`: by what is left of
 * 3.13's limit of calls in C; `stack`: by what is left of the C stack.
 */
export type TrashcanStyle = 'safe' | 'conditional' | 'headroom' | 'stack';

/**
 * Whose attributes live in the instance until its dict is asked for. `object`: instances of classes that extend no
 * built-in type but `object`; `bare`: of those without `__slots__` members too; `fixed size`: also of classes that extend
 * a built-in type whose objects have one size and no dict.
 */
export type InlineAttributes = 'none' | 'object' | 'bare' | 'fixed size';

/** One frozen table of rules per version: every place where versions differ asks here, never for a version number. */
export interface Rules {
  readonly version: PythonVersion;
  /** Release modelled, as `sys.version` names it. */
  readonly release: string;
  readonly major: 2 | 3;
  readonly minor: number;
  readonly thresholds: readonly [number, number, number];
  /** `__del__` makes a cycle uncollectable, and runs each time the count reaches 0 (before PEP 442). */
  readonly legacyFinalizers: boolean;
  readonly doneLineFullStop: boolean;
  /** "done" always gives the numbers, also when nothing was found. */
  readonly doneLineAlwaysNumbers: boolean;
  readonly permanentGeneration: boolean;
  /** The number returned counts only what is still unreachable after finalizers ran. */
  readonly countsAfterFinalizers: boolean;
  /** One resurrected object returns the whole set, not only what it reaches. */
  readonly resurrectionSparesAll: boolean;
  readonly longLivedRule: boolean;
  /** Automatic collection runs at the next eval-breaker check, not inside the allocation. */
  readonly collectsAtEvalBreaker: boolean;
  readonly incrementalCollector: boolean;
  readonly inlineAttributes: InlineAttributes;
  readonly dictsAlwaysTracked: boolean;
  readonly tuplesTrackedLazily: boolean;
  readonly untracksTuples: boolean;
  readonly untracksDicts: boolean;
  readonly immortals: boolean;
  readonly argumentPassing: ArgumentPassing;
  readonly localsDieLastFirst: boolean;
  readonly framesAreObjects: boolean;
  /** Running frames are in the collector's lists. */
  readonly runningFramesTracked: boolean;
  /** Bound methods exist for the time of a call. */
  readonly callsMakeBoundMethods: boolean;
  readonly dictsKeepOrder: boolean;
  readonly weakrefCallbacksBeforeFinalizer: boolean;
  readonly trashcan: TrashcanStyle;
  /** How an exception that nobody can catch is told. */
  readonly unraisable: 'line' | 'bound method' | 'function' | 'while';
  readonly absolutePaths: boolean;
  readonly tracebackCarets: boolean;
  readonly tracebackCallMarkers: boolean;
  readonly suggestions: 'none' | 'names' | 'names and imports';
  /** Number of full collections that finalisation runs, and at which stages. */
  readonly shutdownCollections: number;
  readonly initialPermanent: number;
  /** Tracked start-up objects per generation at the program's first line (measured). */
  readonly baseline: readonly [number, number, number];
  readonly initialCounts: readonly [number, number, number];
  /** What of the start-up heap is left after the first full collection (measured). */
  readonly baselineAfterCollect: number;
  /** 3.14: what of it the interpreter's roots do not reach (measured). */
  readonly baselineUnmarked: number;
  readonly recursionLimit: number;
}

const RELEASES: Record<PythonVersion, string> = {
  '2.6': '2.6.9',
  '2.7': '2.7.18',
  '3.6': '3.6.15',
  '3.7': '3.7.16',
  '3.8': '3.8.18',
  '3.9': '3.9.18',
  '3.10': '3.10.13',
  '3.11': '3.11.7',
  '3.12': '3.12.1',
  '3.13': '3.13.0',
  '3.14': '3.14.2',
};

type Triple = readonly [number, number, number];

/**
 * Measured with `python prog.py` and only `import gc, sys` before.
 * MODEL: 2.6 was never measured: what its source does not say follows 2.7.
 */
const BASELINES: Record<PythonVersion, { counts: Triple; first: Triple; after: number }> = {
  '2.6': { counts: [514, 8, 0], first: [587, 3199, 0], after: 3477 },
  '2.7': { counts: [514, 8, 0], first: [587, 3199, 0], after: 3477 },
  '3.6': { counts: [15, 11, 0], first: [31, 4973, 0], after: 4924 },
  '3.7': { counts: [629, 9, 0], first: [663, 3899, 0], after: 4333 },
  '3.8': { counts: [419, 9, 0], first: [479, 4213, 0], after: 4485 },
  '3.9': { counts: [568, 9, 0], first: [631, 4173, 0], after: 4598 },
  '3.10': { counts: [39, 10, 0], first: [70, 4720, 0], after: 4721 },
  '3.11': { counts: [246, 0, 2], first: [320, 0, 10919], after: 11094 },
  '3.12': { counts: [0, 5, 0], first: [2, 4990, 0], after: 4976 },
  '3.13': { counts: [28, 3, 0], first: [57, 5084, 0], after: 5067 },
  '3.14': { counts: [12, 0, 0], first: [16, 0, 20070], after: 20073 },
};

/** The rules of a version. */
export function rulesFor(version: PythonVersion): Rules {
  const [major, minor] = version.split('.').map(Number) as [2 | 3, number];
  const v = major * 100 + minor;
  const baseline = BASELINES[version];
  const rules: Rules = {
    version,
    release: RELEASES[version],
    major,
    minor,
    thresholds: v >= 314 ? [2000, 10, 0] : v >= 313 ? [2000, 10, 10] : [700, 10, 10],
    legacyFinalizers: major === 2,
    doneLineFullStop: major === 2,
    doneLineAlwaysNumbers: v >= 308,
    permanentGeneration: v >= 307,
    countsAfterFinalizers: v >= 307,
    resurrectionSparesAll: v < 309,
    longLivedRule: v >= 207 && v < 314,
    collectsAtEvalBreaker: v >= 312,
    incrementalCollector: v === 314,
    inlineAttributes: v >= 314 ? 'fixed size' : v >= 313 ? 'bare' : v >= 311 ? 'object' : 'none',
    dictsAlwaysTracked: v < 207 || v >= 314,
    tuplesTrackedLazily: v >= 314,
    untracksTuples: v >= 207,
    untracksDicts: v >= 207 && v < 314,
    immortals: v >= 312,
    argumentPassing: v >= 314 ? 'borrowed' : v >= 311 ? 'moved' : 'copied',
    localsDieLastFirst: v >= 314,
    framesAreObjects: v < 311,
    runningFramesTracked: v < 307,
    callsMakeBoundMethods: v < 307,
    dictsKeepOrder: v >= 306,
    weakrefCallbacksBeforeFinalizer: major === 2,
    trashcan: v >= 314 ? 'stack' : v >= 313 ? 'headroom' : v >= 308 ? 'conditional' : 'safe',
    unraisable: major === 2 ? 'line' : v < 307 ? 'bound method' : v < 314 ? 'function' : 'while',
    absolutePaths: v >= 309,
    tracebackCarets: v >= 311,
    tracebackCallMarkers: v >= 313,
    suggestions: v >= 312 ? 'names and imports' : v >= 310 ? 'names' : 'none',
    shutdownCollections: major === 2 ? 1 : v < 310 ? 3 : 4,
    initialPermanent: v === 312 ? 375 : 0,
    baseline: baseline.first,
    initialCounts: baseline.counts,
    baselineAfterCollect: baseline.after,
    baselineUnmarked: 1002,
    recursionLimit: 1000,
  };
  return Object.freeze(rules);
}

/** The version as one comparable number: 207 for 2.7, 314 for 3.14. */
export function versionNumber(rules: Rules): number {
  return rules.major * 100 + rules.minor;
}
