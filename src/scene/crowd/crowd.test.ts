import { describe, expect, it } from 'vitest';
import { isPlaced, slotOf } from '../../layout/layout';
import { overlap } from '../curves';
import { inputOf, neighbourhood } from './neighbourhood';
import { COLORS } from '../tokens';
import { crowdModel } from './crowdModel';
import { detailAt, isCrowd, MOST_ELEMENTS } from './detail';
import type { View } from './frame';
import { frameOf, seenBy } from './frame';
import { treeItems } from './groupTree';
import { paintCrowd } from './paintCrowd';
import { ViewIndex } from './viewIndex';
import type { PythonVersion } from '../../heap/version';
import { collectLifetimes } from '../../layout/collectLifetimes';
import { layOut } from '../../layout/foresight';
import { simulate } from '../../simulator/simulate';
import { Moments } from '../../store/moment';
import type { Trace } from '../../trace/trace';
import type { SceneInput } from '../input';
import type { Brush, Marked } from './brush';

/** A program's drawing at any step, as the page gives it to the painter. */
function openCrowd(source: string, version: PythonVersion = '3.12') {
  const trace = simulate(source, { version }).trace!;
  const layout = layOut(collectLifetimes(trace), {
    filter: 'program',
    orientation: 'right',
    density: 'full',
  });
  const moments = new Moments();
  const inputAt = (step: number): SceneInput => {
    const moment = moments.at(trace, layout, step);
    const { view, changes, ghosts } = moment;
    return {
      view,
      step,
      changes,
      layout,
      phase: trace.header.phases[view.phase]?.name,
      listNames: trace.header.listNames,
      statusOf: (object) => moment.statusOf(object),
      ghosts,
      selection: null,
      options: { backReferences: false },
      spoken: (object) => view.name(object),
      sourceLine: () => '',
    };
  };
  return { trace, layout, inputAt };
}

/** The last step of the line with this text. */
function lastStepOf(trace: Trace, text: string): number {
  const line = trace.header.source.split('\n').indexOf(text) + 1;
  let step = trace.length;
  while (step > 0 && trace.step(step).line !== line) step--;
  return step;
}

/** 700 nodes in a chain, and 40 lost pairs until the collector comes. */
const CROWD = `
import gc
gc.disable()
class Link(object):
    def __init__(self, next):
        self.next = next
class Lost(object):
    pass
head = None
for i in range(700):
    head = Link(head)
for i in range(40):
    a = Lost()
    b = Lost()
    a.other = b
    b.other = a
a = b = None
done = True
`;

/** A brush that notes each call with its arguments. */
function recordingBrush(): { brush: Brush; calls: [string, ...unknown[]][] } {
  const calls: [string, ...unknown[]][] = [];
  const brush = new Proxy({} as Brush, {
    get:
      (_, name) =>
      (...args: unknown[]) => {
        calls.push([String(name), ...args]);
      },
    set: (_, name, value) => {
      calls.push([`${String(name)}=`, value]);
      return true;
    },
  });
  return { brush, calls };
}

const { trace, layout, inputAt } = openCrowd(CROWD);
const full = lastStepOf(trace, 'a = b = None');
const model = () => crowdModel(inputAt(full));
const NONE: Marked = {
  hovered: null,
  focused: null,
  hoveredGroup: null,
  above: new Set(),
  faded: 1,
};

/** A camera that shows the whole drawing. */
function whole(): View {
  const { x, y, width, height } = model().bounds;
  const k = Math.min(900 / width, 600 / height);
  return { x: -x * k, y: -y * k, k, width: 900, height: 600 };
}

/** A camera at a scale with an object in its middle. */
function at(object: number, k: number): View {
  const { x, y } = slotOf(layout, object);
  return { x: 450 - x * k, y: 300 - y * k, k, width: 900, height: 600 };
}

const link = (() => {
  const { view } = inputAt(full);
  return [...view.objects()].find((object) => view.name(object) === 'Link·350')!;
})();

describe('detailAt', () => {
  it('shows less the further away one is', () => {
    expect([2, 1, 0.8, 0.6, 0.45, 0.3, 0.2].map(detailAt)).toEqual([
      'rows',
      'rows',
      'titles',
      'titles',
      'tiles',
      'tiles',
      'marks',
    ]);
  });

  it('paints where there are many, or where they are small', () => {
    expect(isCrowd(MOST_ELEMENTS, 1)).toBe(false);
    expect(isCrowd(MOST_ELEMENTS + 1, 1)).toBe(true);
    expect(isCrowd(20, 0.29)).toBe(true);
  });
});

describe('ViewIndex', () => {
  const index = new ViewIndex(layout);
  const everything = [...layout.born.keys()].filter((object) => isPlaced(layout, object));

  it('finds what a look at everything finds', () => {
    const { width, height } = layout.bounds;
    for (let i = 0; i < 40; i++) {
      const rect = {
        x: ((i * 677) % width) - 100,
        y: ((i * 431) % height) - 100,
        width: 30 + ((i * 97) % 2000),
        height: 30 + ((i * 53) % 1500),
      };
      const found: number[] = [];
      index.visit(rect, (object) => found.push(object));
      const meant = everything.filter((object) => overlap(slotOf(layout, object), rect));
      expect(found.sort((a, b) => a - b)).toEqual(expect.arrayContaining(meant));
      expect(found.length).toBeLessThanOrEqual(meant.length + 60);
    }
  });

  it('finds the object at a point', () => {
    const { x, y } = slotOf(layout, link);
    const alive = (object: number) => model().isShown(object);
    expect(index.at(x + 5, y + 5, alive)).toBe(link);
    expect(index.at(-5000, -5000, alive)).toBeNull();
  });
});

describe('groups', () => {
  it('count every living object of a region once', () => {
    const { counts, ground, isShown } = model();
    const living = [...layout.regionOf.keys()].filter(
      (o) => isShown(o) && layout.regionOf[o]! >= 0,
    );
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(living.length);
    for (const object of living) expect(ground.groups.groupOf[object]).toBeGreaterThanOrEqual(0);
  });

  it('are circles by type inside their region that do not overlap', () => {
    const { all } = model().ground.groups;
    all.forEach((a, i) => {
      const { rect } = layout.regions[a.region]!;
      expect(a.x - a.r).toBeGreaterThanOrEqual(rect.x);
      expect(a.y + a.r).toBeLessThanOrEqual(rect.y + rect.height);
      for (const b of all.slice(i + 1)) {
        if (b.region !== a.region) continue;
        expect(b.type).not.toBe(a.type);
        expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(a.r + b.r - 0.01);
      }
    });
  });

  it('stay the same at every step', () => {
    const later = crowdModel(inputAt(full)).ground.groups.all;
    expect(crowdModel(inputAt(10)).ground.groups.all).toBe(later);
  });

  it('stand for their members from far away, until one looks closely or opens them', () => {
    const far = frameOf(model(), whole(), new Set());
    expect(far.grouped).toContain(1);
    const region = layout.regionOf[link]!;
    expect(far.grouped[region]).toBe(1);
    expect(far.objects).not.toContain(link);
    const opened = frameOf(model(), whole(), new Set([region]));
    expect(opened.objects).toContain(link);
    const close = frameOf(model(), at(link, 0.5), new Set());
    expect(close.objects).toContain(link);
    expect(close.objects.length).toBeLessThan(300);
  });
});

describe('what is lost', () => {
  it('has a hull in every view, one by one where there is room, else as one', () => {
    const { hulls } = model();
    expect(hulls.map(({ status, parts }) => [status, parts.length])).toEqual([['unreachable', 40]]);
    const texts = (view: View) => {
      const { brush, calls } = recordingBrush();
      paintCrowd(brush, model(), frameOf(model(), view, new Set()), NONE, COLORS.light, 1);
      return calls.flatMap(([name, text]) => (name === 'fillText' ? [String(text)] : []));
    };
    expect(texts(whole())).toContain('40 cycles, unreachable');
    const lost = hulls[0]!.parts[0]!.members[0]!;
    expect(texts(at(lost, 0.8))).toContain('Unreachable cycle');
  });
});

describe('paintCrowd', () => {
  const paint = (view: View, opened: number[] = [], marked: Marked = NONE) => {
    const { brush, calls } = recordingBrush();
    paintCrowd(brush, model(), frameOf(model(), view, new Set(opened)), marked, COLORS.dark, 2);
    return calls;
  };

  it('names groups and says how many they are', () => {
    const texts = paint(whole()).flatMap(([name, text]) => (name === 'fillText' ? [text] : []));
    expect(texts).toEqual(expect.arrayContaining(['Link', '×700']));
  });

  it('paints single objects with their names and counts where those can be read', () => {
    const texts = paint(at(link, 0.8)).flatMap(([name, text]) =>
      name === 'fillText' ? [text] : [],
    );
    expect(texts).toEqual(expect.arrayContaining(['Link·350', 'refs', '1']));
  });

  it('fills a thousand marks with a few calls', () => {
    const regions = [...layout.regions.keys()];
    const calls = paint(whole(), regions);
    const count = (wanted: string) => calls.filter(([name]) => name === wanted).length;
    expect(count('rect')).toBeGreaterThan(700);
    expect(count('fill')).toBeLessThan(60);
  });

  it('leaves out what stands there as an element', () => {
    const texts = paint(at(link, 0.8), [], { ...NONE, above: new Set([link]) });
    expect(texts.some(([, text]) => text === 'Link·350')).toBe(false);
  });

  it('scales to device pixels', () => {
    const [, scale] = paint(whole()).find(([name]) => name === 'setTransform')!;
    expect(scale).toBe(2);
  });
});

describe('neighbourhood', () => {
  it('is what is on screen and a little around it', () => {
    const near = neighbourhood(model(), seenBy(at(link, 1)))!;
    expect(near.objects).toContain(link);
    expect(near.objects.size).toBeLessThan(120);
    const input = inputOf(model(), near);
    for (const { objects } of input.cycles!) {
      for (const object of objects) {
        if (model().isShown(object)) expect(near.objects).toContain(object);
      }
    }
  });

  it('is none where there would be too much', () => {
    expect(neighbourhood(model(), seenBy(whole()))).toBeNull();
  });
});

describe('treeItems', () => {
  it('tells regions, then groups, then members, and what is lost', () => {
    const lines = (open: string[]) => treeItems(model(), new Set(open)).map(({ text }) => text);
    const regions = treeItems(model(), new Set());
    expect(regions.some(({ text }) => text.includes('80 unreachable'))).toBe(true);
    const key = regions.find(({ region }) => region === layout.regionOf[link])!.key;
    expect(lines([key])).toContain('Link, 700');
    const group = model().ground.groups.groupOf[link]!;
    const members = lines([key, `group-${group}`]);
    expect(members).toContain('Link·1');
    expect(members.length).toBeLessThan(100);
  });
});
