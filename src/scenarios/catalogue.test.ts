import { describe, expect, test } from 'vitest';
import { CHAPTERS, findScenario, SCENARIOS, scenarioSource } from './catalogue';

const printsAsStatement = (source: string): string =>
  source.replace(/^( *)print\((.*)\)$/gm, '$1print $2');

describe('the catalogue', () => {
  test('has the scenarios that links may name', () => {
    expect(SCENARIOS.map((scenario) => scenario.id)).toEqual([
      'leaky',
      'no-reference',
      'self-reference',
      'leaky-debug',
      'mended-by-hand',
      'mended-by-weakref',
      'at-exit',
    ]);
    expect(CHAPTERS[0]!.scenarios[0]!.id).toBe('leaky');
    expect(findScenario('wekref')).toBeUndefined();
  });

  test.each(SCENARIOS.map((scenario) => [scenario.id, scenario] as const))(
    '%s is one program in two languages',
    (_id, scenario) => {
      expect(scenarioSource(scenario, '2.6')).toBe(scenario.python2);
      expect(scenarioSource(scenario, '3.14')).toBe(scenario.python3);
      expect(scenario.python2).not.toBe(scenario.python3);
      expect(printsAsStatement(scenario.python3)).toBe(scenario.python2);
      const lines = scenario.python3.trimEnd().split('\n');
      expect(lines.length).toBeGreaterThanOrEqual(15);
      expect(lines.length).toBeLessThanOrEqual(45);
    },
  );

  test('leaky-debug is leaky under the debug flags', () => {
    const flags = /^ *gc\.set_debug\(.*\)\n/gm;
    expect(findScenario('leaky-debug')!.python3.replace(flags, '')).toBe(
      findScenario('leaky')!.python3,
    );
  });
});
