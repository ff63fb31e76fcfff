import fs from 'fs';
import { simulate } from '../simulator/simulate';
import { collectLifetimes } from '../layout/collectLifetimes';
import { layOut } from '../layout/foresight';
for (const [f, v] of [['leaky.2','2.7'],['leaky-debug.3','3.13'],['mended-by-weakref.3','3.12'],['self-reference.3','3.14'],['at-exit.3','3.12']] as const) {
  const t = simulate(fs.readFileSync('src/scenarios/programs/' + f + '.py', 'utf8'), { version: v as any }).trace!;
  const l = layOut(collectLifetimes(t), { filter: 'program', orientation: 'right' });
  console.log(f, JSON.stringify(l.bounds));
  for (let o = 0; o < t.tables.objectCount; o++) if (l.root[o]) console.log('  root', t.tables.strings.get(t.tables.objectName.data[o]!), 'origin', t.tables.objectOrigin.data[o], [...l.slots.slice(o*4,o*4+4)].join());
}
