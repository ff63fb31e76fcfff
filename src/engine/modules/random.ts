import { makeFunction } from '../define';
import type { PyModule } from '../objects/callables';
import { Unsupported } from '../raise';
import type { Runtime } from '../runtime';
import { ModuleBuilder } from './module';

/**
 * The random module. MODEL: `random` draws the same numbers in every run (mulberry32), and other ones than CPython;
 * setting a seed is refused.
 */
export function makeRandomModule(rt: Runtime): PyModule {
  const builder = new ModuleBuilder(rt, 'random');
  let state = 0x2f6e2b1;
  const draw = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  builder.set(
    'random',
    makeFunction(rt, 'random', {}, (rt) => rt.float(draw()), 'random'),
  );
  builder.func('seed', { max: 2 }, (rt, [value]) => {
    if (value !== undefined && value !== rt.none) throw new Unsupported('random.seed with a seed');
    return rt.none;
  });
  builder.func('getrandbits', { min: 1 }, (rt, [count]) => {
    let bits = 0n;
    const wanted = rt.ops.asSize(count!);
    for (let i = 0; i < wanted; i++) bits = bits * 2n + (draw() < 0.5 ? 0n : 1n);
    return rt.int(bits);
  });
  rt.runPrelude('random', builder.module);
  return builder.module;
}
