import type { PythonVersion } from '../heap/version';

/** One phase of the version's collector, in the order in which a run goes through them. */
export interface PhaseInfo {
  /** CPython's own name: `update_refs`. */
  name: string;
  /** What it does, in one plain sentence. */
  meaning: string;
}

/** What a screen needs to know about a trace before its first step, so that none hard-codes a version. */
export interface TraceHeader {
  version: PythonVersion;
  source: string;
  filename: string;
  phases: readonly PhaseInfo[];
  /** Names of the collector's lists, by `GcList`; empty where the version has no such list. */
  listNames: readonly string[];
  thresholds: readonly number[];
  /** What of the program was not supported or is modelled otherwise than CPython does it. */
  notes: readonly string[];
  /** What the collector panel says before the first run: `Runs when generation 0 passes 700, or call gc.collect()`. */
  gcIdle: string;
}
