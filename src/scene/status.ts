import type { Status } from '../heap/kinds';
import type { IconName } from './icons';
import type { Token } from './tokens';

/** How a status looks: colour, line, pattern, icon and word together, so that none is needed alone. */
export interface StatusLook {
  color: Token;
  tint: Token;
  /** Of the node's outline. */
  width: number;
  dash: string;
  /** What stands around a cycle of that status; null where there is no hull. */
  hull: HullLook | null;
  icon: IconName | null;
  /** On a single object. */
  word: string;
  /** On a hull. */
  title: string;
}

export interface HullLook {
  pattern: 'dots' | 'dashes' | 'hatch' | 'none';
  dash: string;
  width: number;
  /** A second line inside the first. */
  double: boolean;
}

const PLAIN = { width: 1.9, dash: '', hull: null } as const;

export const STATUS_LOOKS: Record<Status, StatusLook> = {
  normal: {
    color: 'node-line',
    tint: 'panel',
    width: 1.35,
    dash: '',
    hull: null,
    icon: null,
    word: '',
    title: '',
  },
  reachable: {
    ...PLAIN,
    color: 'reach',
    tint: 'reach-bg',
    icon: 'tick',
    word: 'reachable',
    title: 'Reachable',
  },
  tentative: {
    ...PLAIN,
    color: 'tent',
    tint: 'tent-bg',
    dash: '6 4',
    hull: { pattern: 'dashes', dash: '6 5', width: 2, double: false },
    icon: 'question',
    word: 'tentatively unreachable',
    title: 'Tentatively unreachable',
  },
  unreachable: {
    ...PLAIN,
    color: 'unreach',
    tint: 'unreach-bg',
    hull: { pattern: 'dots', dash: '7 5', width: 2, double: false },
    icon: 'cycle',
    word: 'unreachable',
    title: 'Unreachable cycle',
  },
  finalizing: {
    ...PLAIN,
    color: 'final',
    tint: 'final-bg',
    hull: { pattern: 'none', dash: '', width: 1.25, double: false },
    icon: 'bell',
    word: '__del__ running',
    title: '__del__ running',
  },
  resurrected: {
    ...PLAIN,
    color: 'resur',
    tint: 'resur-bg',
    icon: 'rise',
    word: 'resurrected',
    title: 'Resurrected',
  },
  uncollectable: {
    ...PLAIN,
    color: 'uncol',
    tint: 'uncol-bg',
    hull: { pattern: 'hatch', dash: '', width: 1.75, double: true },
    icon: 'barred',
    word: 'uncollectable',
    title: 'Uncollectable',
  },
  freed: {
    color: 'freed',
    tint: 'freed-bg',
    width: 1.35,
    dash: '2 3',
    hull: null,
    icon: null,
    word: 'freed',
    title: 'Freed',
  },
};
