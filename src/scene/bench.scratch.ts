const test = (n: string, f: () => void, _t?: number) => f();
import { EdgeKind, ObjectKind } from '../heap/kinds';
import { collectLifetimes, ghostsAt } from '../layout/collectLifetimes';
import { layOut } from '../layout/foresight';
import { Moments } from '../store/moment';
import { Draft } from '../trace/draft.fixture';
import { buildScene } from './buildScene';
import { simulate } from '../simulator/simulate';

function run(name: string, trace: any, n = trace.length) {
  const t0 = cpu();
  const layout = layOut(collectLifetimes(trace), { filter: 'program', orientation: 'right' });
  const tl = cpu() - t0;
  const moments = new Moments();
  const at = (step: number) => {
    const m = moments.at(trace, layout, step);
    return { view: m.view, step, changes: m.changes, layout, phase: undefined, statusOf: (o: number) => m.statusOf(o), ghosts: ghostsAt(layout, step), selection: null, options: { backReferences: false }, spoken: (o: number) => m.view.name(o), sourceLine: () => '' };
  };
  const times = [];
  let model: any;
  for (const s of [n,n,n,n,n,n,n,n,n,n,n,n,n,n,n,n,n,n,n,n,n,n,n,n,n,n,n,n,n,n,n,n,n,n,n,n,n,n,n,n,n,n, n, n, n - 1, n, n - 1, n - 2, n, n,n,n,n-1,n,n-1,n,n,n,n-1,n,n,n-1,n,n-1,n,n,n,n]) {
    const input = at(s) as any;
    const t = cpu();
    model = buildScene(input);
    times.push((cpu() - t).toFixed(1));
  }
  const labels = model.edges.filter((e: any) => e.labels.length).length;
  console.log(name, 'nodes', model.nodes.length, 'edges', model.edges.length, 'labels', labels, 'layout', tl.toFixed(0), 'ms; scene', times.join(' '), 'MIN', Math.min(...times.slice(3).map(Number)));
}
test('bench', () => {
  const draft = new Draft();
  const main = draft.push('module', 1);
  const kept = draft.object('kept', { kind: ObjectKind.List, type: 'list' });
  draft.edge(main, kept, EdgeKind.Local, 'kept');
  for (let i = 0; i < 500; i++) {
    const each = draft.object(`list·${i}`, { kind: ObjectKind.List, type: 'list' });
    draft.bind(kept, each, EdgeKind.Item);
  }
  run('lists', draft.end());
  const src = `
class N:
    def __init__(self, l, r):
        self.left = l
        self.right = r
        self.up = None
        if l: l.up = self
        if r: r.up = self
def make(d):
    if d == 0: return None
    return N(make(d-1), make(d-1))
tree = make(7)
x = 1
y = 2
`;
  for (const v of ['3.14', '3.12', '2.7'] as const) {
    const t = simulate(src, { version: v, maxEvents: 3e6 }).trace!;
    let n = t.length; 
    // last step on line 15
    while (n > 0 && (t.step(n) as any).line !== 15) n--;
    run('tree ' + v, t, n || t.length);
  }
  const src2 = `
nodes = []
for i in range(480):
    nodes.append({'i': i, 'next': None})
for i in range(480):
    nodes[i]['next'] = nodes[(i * 7 + 3) % 480]
x = 1
y = 2
`;
  const t = simulate(src2, { version: '3.12', maxEvents: 3e6 }).trace!;
  let n = t.length;
  while (n > 0 && (t.step(n) as any).line !== 8) n--;
  run('graph', t, n || t.length);
}, 100000);
function cpu() { return process.cpuUsage().user / 1000; }
