/**
 * The one source of colour, type, space and motion. Painters and exports read it directly; the page reads
 * the custom properties of `tokens.css`, which is generated from it ({@link tokensToCss}).
 */
const LIGHT = {
  app: '#EFF1F4',
  panel: '#FFFFFF',
  canvas: '#F8F9FB',
  lane: '#F0F2F6',
  hover: '#F0F2F5',
  select: '#E6EFFD',
  'code-now': '#E6EFFD',
  line: '#E1E5EB',
  'line-2': '#C3CAD5',
  'node-line': '#7A8598',
  ink: '#12161E',
  'ink-2': '#434C5B',
  'ink-3': '#5F6B7E',
  'on-fill': '#FFFFFF',
  accent: '#0B5FCC',
  'accent-weak': '#DCE9FC',
  focus: '#0B5FCC',
  reach: '#11604A',
  'reach-bg': '#E2F2ED',
  tent: '#876800',
  'tent-bg': '#F8F0CF',
  unreach: '#8F3200',
  'unreach-bg': '#FCEBDF',
  uncol: '#B80F55',
  'uncol-bg': '#FBE6EE',
  final: '#4B1FA6',
  'final-bg': '#EEE8FB',
  resur: '#00718C',
  'resur-bg': '#DDF1F5',
  freed: '#5E6877',
  'freed-bg': '#EEF0F3',
  edge: '#7F8A9D',
  'edge-weak': '#AEB7C5',
  'syn-kw': '#8A2DA5',
  'syn-str': '#1F6F3A',
  'syn-fn': '#0B5FCC',
  'syn-num': '#9A4A00',
  'syn-com': '#5F6B7E',
} as const;

/** Name of a colour; the custom property is the same with two dashes before it. */
export type Token = keyof typeof LIGHT;
export type Theme = 'light' | 'dark';

const DARK: Record<Token, string> = {
  app: '#090B0F',
  panel: '#12151B',
  canvas: '#0D1015',
  lane: '#13171E',
  hover: '#1B2029',
  select: '#152943',
  'code-now': '#152943',
  line: '#242A35',
  'line-2': '#3A4351',
  'node-line': '#69748A',
  ink: '#EDF0F5',
  'ink-2': '#B7C0CE',
  'ink-3': '#8D98AA',
  'on-fill': '#0B0D12',
  accent: '#75ADFF',
  'accent-weak': '#152943',
  focus: '#8FBDFF',
  reach: '#84E0C4',
  'reach-bg': '#10302A',
  tent: '#F0D25E',
  'tent-bg': '#302A0D',
  unreach: '#FF8F45',
  'unreach-bg': '#3A2010',
  uncol: '#FF80AE',
  'uncol-bg': '#3B1424',
  final: '#D3C4FF',
  'final-bg': '#261C45',
  resur: '#3DB8D4',
  'resur-bg': '#0D2E37',
  freed: '#7E899B',
  'freed-bg': '#1B2029',
  edge: '#76829A',
  'edge-weak': '#4A5465',
  'syn-kw': '#D6A3F0',
  'syn-str': '#8FD6A4',
  'syn-fn': '#8FBDFF',
  'syn-num': '#F0B37A',
  'syn-com': '#8D98AA',
};

export const COLORS: Record<Theme, Record<Token, string>> = { light: LIGHT, dark: DARK };

const SHADOW: Record<Theme, string> = {
  light: '0 1px 2px rgb(16 24 40 / 0.05), 0 4px 14px rgb(16 24 40 / 0.07)',
  dark: '0 1px 2px rgb(0 0 0 / 0.5), 0 6px 20px rgb(0 0 0 / 0.4)',
};

export const FONTS = {
  sans: '"Inter Variable", system-ui, -apple-system, "Segoe UI", sans-serif',
  mono: '"JetBrains Mono Variable", ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
} as const;

/** Milliseconds. */
export const MOTION = { fast: 120, step: 260, move: 420, phase: 700 } as const;

/** Stepping back plays the reverse in this share of the time. */
export const BACKWARD_SHARE = 0.6;

/** Properties that do not change with the theme. */
const STEADY: Record<string, string> = {
  sans: FONTS.sans,
  mono: FONTS.mono,
  'fs-10': '10.5px',
  'fs-11': '11.5px',
  'fs-12': '12.5px',
  'fs-13': '13px',
  'fs-15': '15px',
  'fs-20': '20px',
  'fs-28': '28px',
  s1: '4px',
  s2: '8px',
  s3: '12px',
  s4: '16px',
  s5: '24px',
  s6: '32px',
  'r-1': '4px',
  'r-2': '6px',
  'r-3': '8px',
  'r-4': '12px',
  'r-hull': '22px',
  'r-pill': '99px',
  't-fast': `${MOTION.fast}ms`,
  't-step': `${MOTION.step}ms`,
  't-move': `${MOTION.move}ms`,
  't-phase': `${MOTION.phase}ms`,
  ease: 'cubic-bezier(0.2, 0.7, 0.2, 1)',
  'ease-io': 'cubic-bezier(0.45, 0, 0.2, 1)',
};

/** A colour as the drawing writes it: the custom property, so that a theme change needs no redraw. */
export function ink(token: Token): string {
  return `var(--${token})`;
}

function block(selector: string, declarations: readonly string[], indent = ''): string {
  const lines = declarations.map((declaration) => `${indent}  ${declaration};`);
  return [`${indent}${selector} {`, ...lines, `${indent}}`].join('\n');
}

function themeDeclarations(theme: Theme): string[] {
  return [
    `color-scheme: ${theme}`,
    ...Object.entries(COLORS[theme]).map(([name, value]) => `--${name}: ${value.toLowerCase()}`),
    `--shadow: ${SHADOW[theme]}`,
  ];
}

/** The text of `tokens.css`: custom properties for both themes, and none of the motion for who wants none. */
export function tokensToCss(): string {
  const steady = Object.entries(STEADY).map(([name, value]) =>
    `--${name}: ${value}`.replaceAll('"', "'"),
  );
  const still = Object.keys(MOTION).map((name) => `--t-${name}: 0ms`);
  return (
    [
      '/* Generated from tokens.ts; a test compares the two. */',
      block(':root', steady),
      '',
      block(":root,\n[data-theme='light']", themeDeclarations('light')),
      '',
      block("[data-theme='dark']", themeDeclarations('dark')),
      '',
      '@media (prefers-color-scheme: dark) {',
      block(":root:not([data-theme='light'])", themeDeclarations('dark'), '  '),
      '}',
      '',
      '@media (prefers-reduced-motion: reduce) {',
      block(':root', still, '  '),
      '}',
    ].join('\n') + '\n'
  );
}
