import { createStore, type StoreApi } from 'zustand/vanilla';
import { INTERPRETER, type ObjectId, type StepIndex } from '../heap/ids';
import type { StepUnit } from '../heap/steps';
import type { PythonVersion } from '../heap/version';
import { sameLayout, type Layout, type LayoutOptions } from '../layout/layout';
import type { Clock } from '../lib/clock';
import { findScenario, SCENARIOS, type Scenario } from '../scenarios/catalogue';
import type { RunListener, SimulatorClient } from '../simulator/client';
import type { Trace } from '../trace/trace';
import type { AddressBar } from './address';
import { formatLink, parseLink } from './link';
import { Moments, type Moment } from './moment';
import { findPlace, placeOf, type Place } from './place';
import { Playback } from './playback';
import { initialState, programOf } from './initialState';
import { saveCharacterKeys, saveStepped, saveTheme, type TextStorage } from './preferences';
import { SPEEDS, type DialogName, type PlayerState, type Theme, type ViewState } from './state';
import { destination, type Travel } from './travel';

/** Heap events after which a run is stopped at first, and at most. */
const FIRST_BUDGET = 250_000;
const LARGEST_BUDGET = 16_000_000;
const BUDGET_GROWTH = 8;

/** How many selections lead back. */
const LONGEST_TRAIL = 50;

export interface PlayerParts {
  readonly simulator: SimulatorClient;
  readonly address: AddressBar;
  readonly storage: TextStorage;
  readonly clock: Clock;
}

/** Where the user wants to be as soon as the run gets there. */
type Goal = { readonly step: StepIndex } | { readonly place: Place };

/** What the run under way, or the last one, has told. */
interface Latest {
  readonly trace: Trace;
  readonly layout: Layout | null;
}

/** One player: a program's run in a simulator, and the step of it that is on screen. */
export class Player {
  readonly store: StoreApi<PlayerState>;
  private readonly parts: PlayerParts;
  private readonly playback: Playback;
  private readonly moments = new Moments();
  private goal: Goal | null = null;
  private latest: Latest | null = null;
  private started = false;
  private budget = FIRST_BUDGET;
  private lastNotice = 0;
  private stopListening: (() => void) | null = null;

  constructor(parts: PlayerParts) {
    this.parts = parts;
    this.store = createStore(() => initialState(parts.storage));
    this.playback = new Playback(
      parts.clock,
      () => this.state.speed,
      () => this.step(1),
    );
  }

  /** Opens what the address says, and follows it from now on. */
  start(): void {
    this.stopListening = this.parts.address.listen((hash) => this.open(hash));
    this.open(this.parts.address.read());
  }

  destroy(): void {
    this.stopListening?.();
    this.playback.pause();
    this.parts.simulator.dispose();
  }

  get state(): PlayerState {
    return this.store.getState();
  }

  /** The heap at the step on screen and what is known about it; null before the first trace. Valid until the next. */
  moment(): Moment | null {
    const { run, step } = this.state;
    return run.trace === null ? null : this.moments.at(run.trace, run.layout, step);
  }

  /** What `compute` makes of the moment on screen: the same answer, not an equal one, until the moment changes. */
  derive<T>(compute: (moment: Moment) => T): T | null {
    const moment = this.moment();
    return moment === null ? null : this.moments.derive(compute);
  }

  // Programs and runs.

  /** Goes where a link says. What it says wrongly is told and otherwise ignored. */
  open(hash: string): void {
    const { link, problems } = parseLink(hash);
    const { program, version, run, step } = this.state;
    const wanted = findScenario(link.scenario ?? '') ?? findScenario(program.scenario ?? '');
    const scenario = wanted ?? SCENARIOS[0]!;
    const python = link.python ?? version;
    const target = link.step ?? (link.scenario === undefined ? step : 0);
    if (link.unit !== undefined) this.setUnit(link.unit);
    if (link.breakpoints !== undefined || link.scenario !== undefined) {
      this.store.setState({ breakpoints: link.breakpoints ?? [] });
    }
    if (this.started && scenario.id === program.scenario && python === version) {
      this.pause();
      this.goal = { step: target };
      this.arrive();
      if (run.status !== 'running') this.settle();
    } else {
      this.load(scenario, python, { step: target });
    }
    this.store.setState({ notices: [] });
    if (problems.length > 0) {
      this.notify(`${problems.join(' ')} Showing “${scenario.title}” in Python ${python}.`);
    }
    this.writeAddress();
  }

  /** Runs the same program in another version and stays at the same line. */
  setVersion(version: PythonVersion): void {
    const { program, run, step } = this.state;
    if (version === this.state.version) return;
    const place: Place = run.trace === null ? { at: 'start' } : placeOf(run.trace, step);
    const scenario = findScenario(program.scenario ?? '');
    if (scenario !== undefined) this.load(scenario, version, { place });
    else this.launch({ place }, FIRST_BUDGET, { version });
    this.writeAddress();
  }

  /** Runs the program again with a larger budget. */
  runFurther(): void {
    this.launch({ step: this.state.step }, Math.min(this.budget * BUDGET_GROWTH, LARGEST_BUDGET));
  }

  get canRunFurther(): boolean {
    return this.state.run.status === 'budget' && this.budget < LARGEST_BUDGET;
  }

  /** Stops the run; what there is of it stays. */
  cancel(): void {
    this.parts.simulator.cancel();
  }

  private load(scenario: Scenario, version: PythonVersion, goal: Goal): void {
    this.pause();
    this.launch(goal, FIRST_BUDGET, { program: programOf(scenario, version), version });
  }

  private launch(goal: Goal, budget: number, change: Partial<PlayerState> = {}): void {
    this.started = true;
    this.goal = goal;
    this.latest = null;
    this.budget = budget;
    const { run, view } = this.state;
    this.store.setState({
      ...change,
      run: {
        ...run,
        status: 'running',
        message: '',
        line: null,
        exitCode: null,
        otherVersion: null,
      },
    });
    const { program, version } = this.state;
    this.parts.simulator.run(
      { source: program.source, version, filename: program.filename, maxEvents: budget },
      layoutOptions(view),
      this.listener(),
    );
  }

  private listener(): RunListener {
    return {
      progress: (trace, layout) => {
        this.latest = { trace, layout: layout ?? this.latest?.layout ?? null };
        if (this.state.run.trace === trace) this.adopt(this.latest);
        this.arrive();
      },
      layout: (layout) => {
        if (this.latest === null) return;
        this.latest = { ...this.latest, layout };
        if (this.state.run.trace === this.latest.trace) this.adopt(this.latest);
      },
      end: (outcome) => {
        this.store.setState({ run: { ...this.state.run, ...outcome } });
        this.settle();
      },
    };
  }

  /** Takes what the run has told so far into the state; `shown` is the step to go to. */
  private adopt({ trace, layout }: Latest, shown?: StepIndex): void {
    const { run } = this.state;
    const told = { trace, layout, length: trace.length, revision: run.revision + 1 };
    this.store.setState({
      run: { ...run, ...told },
      ...(run.trace === trace ? {} : { step: 0, selection: null, trail: [] }),
      ...(shown === undefined ? {} : { step: shown, movement: 'cut' }),
    });
  }

  /**
   * Goes to the goal if the run has come so far. Until then the trace before stays on screen, so that nothing
   * flashes by in between.
   */
  private arrive(): void {
    const { goal, latest } = this;
    if (goal === null || latest === null) return;
    const { trace } = latest;
    const step = 'step' in goal ? goal.step : findPlace(trace, goal.place);
    if (step === null || step > trace.length) return;
    this.goal = null;
    this.adopt(latest, step);
    this.writeAddress();
  }

  /** The run has ended: a goal beyond its end is brought back to the last step. */
  private settle(): void {
    this.arrive();
    const { goal, latest } = this;
    this.goal = null;
    if (latest === null) {
      this.store.setState({
        run: { ...this.state.run, trace: null, layout: null, length: 0 },
        step: 0,
      });
    } else if (goal !== null) {
      const last = latest.trace.length;
      if ('step' in goal) this.notify(`There is no step ${goal.step}: the last one is ${last}.`);
      this.adopt(latest, last);
      this.writeAddress();
    }
  }

  // Steps.

  /** Goes so many units on, or back. */
  step(units: number): void {
    const { run, step, unit } = this.state;
    if (run.trace === null || this.goal !== null) return;
    let n = step;
    for (let i = 0; i < Math.abs(units); i++) {
      n = units > 0 ? run.trace.stops.next(unit, n) : run.trace.stops.previous(unit, n);
    }
    if (n === run.length && units > 0 && run.status !== 'running') this.pause();
    if (n !== step) this.show(n, units > 0 ? 'forward' : 'back');
  }

  /** Goes a debugger's way, forward or backward in time. */
  travel(travel: Travel, by: 1 | -1): void {
    const { run, step, breakpoints } = this.state;
    if (run.trace === null || this.goal !== null) return;
    if (travel === 'breakpoint' && breakpoints.length === 0) {
      this.notifyOnce(
        'There is no breakpoint yet: press a line’s number, or B for the line on screen.',
      );
      return;
    }
    this.pause();
    this.show(destination(run.trace, step, travel, by, breakpoints), 'cut');
  }

  /** Sets a breakpoint at a line of the program, or takes it away. */
  toggleBreakpoint(line: number): void {
    const { breakpoints } = this.state;
    this.store.setState({
      breakpoints: breakpoints.includes(line)
        ? breakpoints.filter((other) => other !== line)
        : [...breakpoints, line].sort((a, b) => a - b),
    });
    this.writeAddress();
  }

  /** Jumps to a step. */
  seek(step: StepIndex): void {
    if (this.state.run.trace === null || this.goal !== null) return;
    this.show(Math.max(0, Math.min(step, this.state.run.length)), 'cut');
  }

  private show(step: StepIndex, movement: PlayerState['movement']): void {
    if (this.state.newcomer && step > 0) {
      this.store.setState({ newcomer: false });
      saveStepped(this.parts.storage);
    }
    this.store.setState({ step, movement });
    this.writeAddress();
  }

  play(): void {
    const { run, step } = this.state;
    if (run.trace === null) return;
    if (step === run.length) this.seek(0);
    this.store.setState({ playing: true });
    this.playback.play();
  }

  pause(): void {
    this.playback.pause();
    if (this.state.playing) this.store.setState({ playing: false });
  }

  setSpeed(speed: number): void {
    this.store.setState({ speed });
  }

  /** Chooses the next faster (1) or slower (-1) speed. */
  changeSpeed(by: 1 | -1): void {
    const at = SPEEDS.findIndex((speed) => speed === this.state.speed);
    const speed = SPEEDS[at + by];
    if (speed !== undefined) this.setSpeed(speed);
  }

  setUnit(unit: StepUnit): void {
    this.store.setState({ unit });
    this.writeAddress();
  }

  // What is looked at.

  /** Selects an object and remembers the one before; null selects nothing and forgets the way. */
  select(object: ObjectId | null): void {
    const { selection, trail } = this.state;
    if (object === null || object === INTERPRETER) {
      this.store.setState({ selection: null, trail: [] });
    } else if (object !== selection) {
      const way = selection === null ? trail : [...trail, selection].slice(-LONGEST_TRAIL);
      this.store.setState({ selection: object, trail: way });
    }
  }

  /** Selects what was selected before. */
  back(): void {
    const { trail } = this.state;
    const selection = trail.at(-1);
    if (selection !== undefined) this.store.setState({ selection, trail: trail.slice(0, -1) });
  }

  /** Asks whoever shows the selection to bring its holders before the user; told again once that is done. */
  askHolders(asked: boolean): void {
    this.store.setState({ holdersAsked: asked && this.state.selection !== null });
  }

  setView(change: Partial<ViewState>): void {
    const { view } = this.state;
    const next = { ...view, ...change };
    this.store.setState({ view: next });
    if (next.theme !== view.theme) saveTheme(this.parts.storage, next.theme);
    if (next.characterKeys !== view.characterKeys) {
      saveCharacterKeys(this.parts.storage, next.characterKeys);
    }
    if (!sameLayout(next, view)) {
      this.parts.simulator.layout(layoutOptions(next));
    }
  }

  openDialog(dialog: DialogName | null): void {
    this.store.setState({ dialog });
  }

  setTheme(theme: Theme): void {
    this.setView({ theme });
  }

  dismiss(notice: number): void {
    this.store.setState({ notices: this.state.notices.filter(({ id }) => id !== notice) });
  }

  private notifyOnce(text: string): void {
    if (!this.state.notices.some((notice) => notice.text === text)) this.notify(text);
  }

  private notify(text: string): void {
    const id = ++this.lastNotice;
    this.store.setState({ notices: [...this.state.notices, { id, text }] });
  }

  private writeAddress(): void {
    const { program, version, step, unit, breakpoints } = this.state;
    const { goal } = this;
    // Which step a place is will be known when the run gets there.
    if (program.scenario === null || (goal !== null && 'place' in goal)) return;
    const at = goal === null ? step : goal.step;
    this.parts.address.write(
      formatLink({ scenario: program.scenario, python: version, step: at, unit, breakpoints }),
    );
  }
}

function layoutOptions({ filter, orientation, density }: ViewState): LayoutOptions {
  return { filter, orientation, density };
}
