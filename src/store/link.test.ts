import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STEP_UNITS } from '../heap/steps';
import { PYTHON_VERSIONS } from '../heap/version';
import { SCENARIOS } from '../scenarios/catalogue';
import { formatLink, parseLink } from './link';

describe('links', () => {
  test('say scenario, version, step and unit', () => {
    const link = { scenario: 'leaky', python: '2.7', step: 32, unit: 'line' } as const;
    expect(formatLink(link)).toBe('#scenario=leaky&python=2.7&step=32&unit=line');
    expect(parseLink('#scenario=leaky&python=2.7&step=32&unit=line')).toEqual({
      link,
      problems: [],
    });
  });

  test('may say less', () => {
    expect(parseLink('')).toEqual({ link: {}, problems: [] });
    expect(parseLink('#')).toEqual({ link: {}, problems: [] });
    expect(parseLink('#step=4')).toEqual({ link: { step: 4 }, problems: [] });
  });

  test('any link reads back as it was written', () => {
    const link = fc.record({
      scenario: fc.constantFrom(...SCENARIOS.map((scenario) => scenario.id)),
      python: fc.constantFrom(...PYTHON_VERSIONS),
      step: fc.nat(999_999_999),
      unit: fc.constantFrom(...STEP_UNITS),
    });
    fc.assert(
      fc.property(link, (l) => {
        expect(parseLink(formatLink(l)).link).toEqual(l);
      }),
    );
  });

  test.each([
    ['scenario=leeky', 'There is no scenario “leeky”.'],
    ['python=3.5', '“3.5”'],
    ['step=-1', '“-1” is not a step number.'],
    ['step=1e99', '“1e99” is not a step number.'],
    ['step=', '“” is not a step number.'],
    ['unit=word', '“word” is not a step unit; those are line, operation, phase.'],
    ['colour=red', '“colour”'],
    ['step=1&step=2', '“step” twice'],
    ['scenario=%E0%A4%A', 'There is no scenario'],
    ['scenario=<script>alert(1)</script>', '“<script>alert(1)</script>”'],
  ])('name what is wrong: %s', (hash, message) => {
    const { problems } = parseLink(`#${hash}`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(message);
  });

  test('keep what can be used beside what cannot', () => {
    const { link, problems } = parseLink('#scenario=leaky&python=9&step=7&unit=x');
    expect(link).toEqual({ scenario: 'leaky', step: 7 });
    expect(problems).toHaveLength(2);
  });

  test('never throw, and never quote at length', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        for (const problem of parseLink(text).problems) expect(problem.length).toBeLessThan(200);
      }),
    );
  });
});
