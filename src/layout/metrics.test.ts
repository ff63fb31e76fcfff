import { describe, expect, it } from 'vitest';
import { fitText, textWidth } from './metrics';

describe('textWidth', () => {
  it('is what a browser measures, to one in a hundred', () => {
    expect(Math.abs(textWidth('no_self_reference', 12.5, 'sans600') / 108.05 - 1)).toBeLessThan(
      0.01,
    );
    expect(textWidth('ClassyClass', 11, 'mono')).toBeCloseTo(72.6, 5);
  });

  it('knows the characters of our names', () => {
    expect(textWidth('‹·›', 10, 'sans600')).toBeLessThan(16);
    expect(textWidth('木', 10, 'sans400')).toBe(10);
  });
});

describe('fitText', () => {
  it('leaves a text that fits', () => {
    expect(fitText('dict', 100, 11, 'mono')).toBe('dict');
  });

  it('ends a longer one with an ellipsis', () => {
    const short = fitText('a_very_long_name', 50, 11, 'mono');
    expect(short).toBe('a_very…');
    expect(textWidth(short, 11, 'mono')).toBeLessThanOrEqual(50);
  });
});
