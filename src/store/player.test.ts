import { describe, expect, test } from 'vitest';
import { ManualClock } from '../lib/clock';
import { Draft } from '../trace/draft.fixture';
import { leakyTrace } from '../trace/leaky.fixture';
import type { Trace } from '../trace/trace';
import type { AddressBar } from './address';
import { FakeSimulator } from './fakeSimulator.fixture';
import { Player } from './player';

class FakeAddress implements AddressBar {
  hash: string;
  private changed: ((hash: string) => void) | null = null;

  constructor(hash: string) {
    this.hash = hash;
  }

  read(): string {
    return this.hash;
  }

  write(hash: string): void {
    this.hash = hash;
  }

  listen(changed: (hash: string) => void): () => void {
    this.changed = changed;
    return () => (this.changed = null);
  }

  /** What a user does in the address bar, or by following a link. */
  go(hash: string): void {
    this.hash = hash;
    this.changed?.(hash);
  }
}

function open(hash = '') {
  const simulator = new FakeSimulator();
  const address = new FakeAddress(hash);
  const clock = new ManualClock();
  const saved = new Map<string, string>();
  const storage = {
    get: (key: string) => saved.get(key) ?? null,
    set: (key: string, text: string) => void saved.set(key, text),
  };
  const player = new Player({ simulator, address, storage, clock });
  player.start();
  return { player, simulator, address, clock, storage };
}

/** A run of so many lines, each one step. */
function lines(count: number): Trace {
  const draft = new Draft();
  draft.push('module', 1);
  for (let line = 1; line <= count; line++) draft.lineStep(line);
  return draft.end();
}

describe('opening', () => {
  test('begins with the first scenario in 2.7', () => {
    const { player, simulator, address } = open();
    expect(simulator.last.source).toContain('print "I live!"');
    expect(simulator.last).toMatchObject({ version: '2.7', filename: 'leaky.py' });
    simulator.finish(leakyTrace());
    expect(player.state).toMatchObject({ step: 0, unit: 'line', notices: [] });
    expect(address.hash).toBe('#scenario=leaky&python=2.7&step=0&unit=line');
  });

  test('obeys a link, and a link pins text and version', () => {
    const { player, simulator } = open('#scenario=leaky&python=3.13&step=32&unit=phase');
    expect(simulator.last).toMatchObject({ version: '3.13' });
    expect(simulator.last.source).toContain('print("I live!")');
    simulator.finish(leakyTrace());
    expect(player.state).toMatchObject({ step: 32, unit: 'phase', version: '3.13' });
  });

  test('waits for the step that is wanted, and shows nothing else meanwhile', () => {
    const { player, simulator } = open('#scenario=leaky&step=8');
    const trace = lines(10);
    simulator.tell(lines(5));
    expect(player.state.run.trace).toBeNull();
    simulator.tell(trace);
    expect(player.state.run.trace).toBe(trace);
    expect(player.state.step).toBe(8);
  });

  test('says so when there is no such step, and goes to the last', () => {
    const { player, simulator, address } = open('#scenario=leaky&step=900');
    simulator.finish(lines(10));
    expect(player.state.step).toBe(10);
    expect(player.state.notices[0]!.text).toBe('There is no step 900: the last one is 10.');
    expect(address.hash).toContain('step=10');
  });

  test('names what is wrong with a link and keeps the rest of it', () => {
    const { player, simulator } = open('#scenario=leeky&python=3.5&step=3&unit=word');
    simulator.finish(lines(10));
    expect(player.state).toMatchObject({ step: 3, version: '2.7', unit: 'line' });
    const [notice] = player.state.notices;
    for (const value of ['“leeky”', '“3.5”', '“word”']) expect(notice!.text).toContain(value);
    expect(notice!.text).toContain('Showing “Debugging a leaky Python” in Python 2.7.');
    player.dismiss(notice!.id);
    expect(player.state.notices).toEqual([]);
  });
});

describe('following the address', () => {
  test('a link within the same run only moves', () => {
    const { player, simulator, address } = open();
    simulator.finish(leakyTrace());
    address.go('#scenario=leaky&python=2.7&step=40&unit=operation');
    expect(simulator.requests).toHaveLength(1);
    expect(player.state).toMatchObject({ step: 40, unit: 'operation' });
  });

  test('another scenario begins at its first step, in the same version and unit', () => {
    const { player, simulator, address } = open('#scenario=leaky&python=3.8&step=7&unit=phase');
    simulator.finish(leakyTrace());
    address.go('#scenario=at-exit');
    expect(simulator.last).toMatchObject({ version: '3.8', filename: 'at_exit.py' });
    simulator.finish(lines(4));
    expect(player.state).toMatchObject({ step: 0, unit: 'phase' });
    expect(address.hash).toBe('#scenario=at-exit&python=3.8&step=0&unit=phase');
  });

  test('a bad link loses nothing', () => {
    const { player, simulator, address } = open();
    simulator.finish(leakyTrace());
    player.seek(20);
    address.go('#scenario=nothing&colour=red');
    expect(simulator.requests).toHaveLength(1);
    expect(player.state.step).toBe(20);
    expect(player.state.notices[0]!.text).toContain('“nothing”');
    expect(player.state.notices[0]!.text).toContain('“colour”');
    address.go('#step=21');
    expect(player.state).toMatchObject({ step: 21, notices: [] });
  });
});

describe('stepping', () => {
  test('goes by the unit, and writes the address', () => {
    const { player, simulator, address } = open();
    const trace = leakyTrace();
    simulator.finish(trace);
    player.step(1);
    expect(trace.stops.isStop('line', player.state.step)).toBe(true);
    expect(player.state.movement).toBe('forward');
    player.setUnit('operation');
    const { step } = player.state;
    player.step(1);
    expect(player.state.step).toBe(step + 1);
    player.step(-1);
    expect(player.state).toMatchObject({ step, movement: 'back' });
    expect(address.hash).toBe(`#scenario=leaky&python=2.7&step=${step}&unit=operation`);
  });

  test('stays within the run', () => {
    const { player, simulator } = open();
    simulator.finish(lines(5));
    player.step(-1);
    expect(player.state.step).toBe(0);
    player.seek(99);
    expect(player.state).toMatchObject({ step: 5, movement: 'cut' });
    player.step(1);
    expect(player.state.step).toBe(5);
    player.seek(-3);
    expect(player.state.step).toBe(0);
  });

  test('the heap is the one of the step, and what is made of it is made once', () => {
    const { player, simulator } = open();
    simulator.finish(leakyTrace());
    let made = 0;
    const frames = (moment: { view: { frames: readonly number[] } }) => {
      made++;
      return moment.view.frames.length;
    };
    player.seek(60);
    expect(player.derive(frames)).toBe(1);
    expect(player.derive(frames)).toBe(1);
    expect(made).toBe(1);
    player.seek(0);
    player.derive(frames);
    expect(made).toBe(2);
  });
});

describe('playing', () => {
  test('goes a unit at a time, faster on request, and stops at the end', () => {
    const { player, simulator, clock } = open();
    simulator.finish(lines(4));
    player.play();
    clock.advance(500);
    expect(player.state.step).toBe(0);
    clock.advance(500);
    expect(player.state.step).toBe(1);
    player.setSpeed(4);
    clock.advance(250);
    expect(player.state.step).toBe(2);
    for (let i = 0; i < 10; i++) clock.advance(250);
    expect(player.state).toMatchObject({ step: 4, playing: false });
  });

  test('begins anew from the end', () => {
    const { player, simulator } = open();
    simulator.finish(lines(4));
    player.seek(4);
    player.play();
    expect(player.state).toMatchObject({ step: 0, playing: true });
    player.pause();
    expect(player.state.playing).toBe(false);
  });
});

describe('versions and budgets', () => {
  test('another version runs the other text and stays at the same line', () => {
    const { player, simulator, address } = open();
    const before = leakyTrace();
    simulator.finish(before);
    let step = 0;
    while (before.step(step).line !== 28) step = before.stops.next('line', step);
    player.seek(step);
    player.setVersion('3.13');
    expect(simulator.last.source).toContain('print("I live!")');
    expect(player.state.run).toMatchObject({ status: 'running', trace: before });
    const after = lines(31);
    simulator.finish(after);
    expect(after.step(player.state.step).line).toBe(28);
    expect(address.hash).toBe('#scenario=leaky&python=3.13&step=28&unit=line');
  });

  test('the end stays the end', () => {
    const { player, simulator } = open();
    simulator.finish(lines(5));
    player.seek(5);
    player.setVersion('3.6');
    simulator.finish(lines(9));
    expect(player.state.step).toBe(9);
  });

  test('a budget can be raised, and the step stays', () => {
    const { player, simulator } = open();
    const first = lines(5);
    simulator.tell(first);
    simulator.end({ status: 'budget', message: 'Stopped after 250,000 events.', line: 2 });
    expect(player.state.run).toMatchObject({ status: 'budget', line: 2 });
    player.seek(3);
    const { maxEvents } = simulator.last;
    player.runFurther();
    expect(simulator.last.maxEvents).toBeGreaterThan(maxEvents);
    expect(player.state.run).toMatchObject({ status: 'running', trace: first });
    simulator.finish(lines(50));
    expect(player.state).toMatchObject({ step: 3, run: { length: 50, status: 'finished' } });
    expect(player.canRunFurther).toBe(false);
  });

  test('a cancelled run keeps what it has told', () => {
    const { player, simulator } = open();
    simulator.tell(lines(5));
    player.cancel();
    expect(player.state.run).toMatchObject({ status: 'cancelled', length: 5 });
    player.seek(5);
    expect(player.state.step).toBe(5);
  });

  test('a program that does not run at all leaves nothing of the one before', () => {
    const { player, simulator, address } = open();
    simulator.finish(lines(5));
    player.seek(5);
    address.go('#scenario=at-exit');
    simulator.end({ status: 'syntax-error', message: 'invalid syntax', line: 3 });
    expect(player.state).toMatchObject({ step: 0, run: { trace: null, length: 0, line: 3 } });
    expect(player.moment()).toBeNull();
    player.step(1);
    player.play();
    expect(player.state).toMatchObject({ step: 0, playing: false });
  });
});

test('a view of other objects asks for another layout, and the theme is remembered', () => {
  const { player, simulator, storage } = open();
  simulator.finish(lines(5));
  player.setView({ filter: 'everything' });
  expect(simulator.layouts.at(-1)).toMatchObject({
    filter: 'everything',
    orientation: 'right',
    density: 'full',
  });
  player.setTheme('dark');
  const again = new Player({
    simulator: new FakeSimulator(),
    address: new FakeAddress(''),
    storage,
    clock: new ManualClock(),
  });
  expect(again.state.view.theme).toBe('dark');
});

test('a player that is gone lets go of everything', () => {
  const { player, simulator, address } = open();
  simulator.finish(lines(5));
  player.destroy();
  address.go('#scenario=at-exit');
  expect(simulator.disposed).toBe(true);
  expect(simulator.requests).toHaveLength(1);
});
