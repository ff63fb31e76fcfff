import type { PythonVersion } from '../heap/version';
import { SCENARIOS, scenarioSource, type Scenario } from '../scenarios/catalogue';
import { loadPreferences, type TextStorage } from './preferences';
import type { PlayerState, Program } from './state';

/** A built-in program in the language of a version. */
export function programOf(scenario: Scenario, version: PythonVersion): Program {
  const { id, title, filename } = scenario;
  return { scenario: id, title, filename, source: scenarioSource(scenario, version) };
}

/** Before anything has run: the first program, seen as the user likes it. */
export function initialState(storage: TextStorage): PlayerState {
  const { newcomer, theme, characterKeys } = loadPreferences(storage);
  const version = '2.7';
  return {
    program: programOf(SCENARIOS[0]!, version),
    version,
    run: {
      status: 'running',
      trace: null,
      length: 0,
      revision: 0,
      message: '',
      line: null,
      exitCode: null,
      otherVersion: null,
      layout: null,
    },
    step: 0,
    movement: 'cut',
    unit: 'line',
    breakpoints: [],
    selection: null,
    trail: [],
    holdersAsked: false,
    dialog: null,
    newcomer,
    view: {
      filter: 'program',
      orientation: 'right',
      density: 'full',
      backReferences: false,
      theme,
      path: false,
      characterKeys,
    },
    playing: false,
    speed: 1,
    notices: [],
  };
}
