import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Theme, Token } from './tokens';
import { COLORS, tokensToCss } from './tokens';

/** WCAG 2 relative luminance. */
function luminance(color: string): number {
  const channels = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255);
  const [r, g, b] = channels.map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(theme: Theme, front: Token, back: Token): number {
  const [low, high] = [front, back].map((t) => luminance(COLORS[theme][t])).sort((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
}

const STATUS_TOKENS = ['reach', 'tent', 'unreach', 'uncol', 'final', 'resur', 'freed'] as const;
const TEXT: [Token, Token][] = [
  ['ink', 'panel'],
  ['ink-2', 'panel'],
  ['ink-3', 'panel'],
  ['ink-3', 'lane'],
  ['ink-3', 'canvas'],
  ['ink-3', 'select'],
  ['accent', 'panel'],
  ['accent', 'accent-weak'],
  ['on-fill', 'accent'],
  ['syn-kw', 'code-now'],
  ['syn-str', 'code-now'],
  ['syn-fn', 'code-now'],
  ['syn-num', 'code-now'],
  ['syn-com', 'code-now'],
  ...STATUS_TOKENS.flatMap((token): [Token, Token][] => [
    [token, 'canvas'],
    [token, `${token}-bg`],
    ['on-fill', token],
  ]),
];
const LINES: [Token, Token][] = [
  ['node-line', 'canvas'],
  ['node-line', 'panel'],
  ['edge', 'canvas'],
  ['focus', 'canvas'],
];

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  it.each(TEXT)('%s on %s can be read', (front, back) => {
    expect(contrast(theme, front, back)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(LINES)('%s on %s can be seen', (front, back) => {
    expect(contrast(theme, front, back)).toBeGreaterThanOrEqual(3);
  });
});

describe('tokens.css', () => {
  it('is what the tokens say', () => {
    const file = new URL('./tokens.css', import.meta.url);
    expect(fs.readFileSync(file, 'utf8')).toBe(tokensToCss());
  });
});
