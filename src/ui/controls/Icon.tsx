import type { ReactNode } from 'react';

const line = {
  fill: 'none',
  stroke: 'currentColor',
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

/** Drawn on a 16 by 16 grid. */
const ICONS = {
  chevron: <path d="m4.5 6.5 3.5 3.5 3.5-3.5" {...line} strokeWidth="1.5" />,
  close: <path d="m4 4 8 8M12 4l-8 8" {...line} strokeWidth="1.5" />,
  moon: <path d="M13 9.4A5.5 5.5 0 0 1 6.6 3a5.5 5.5 0 1 0 6.4 6.4Z" {...line} strokeWidth="1.4" />,
  sun: (
    <g {...line} strokeWidth="1.4">
      <circle cx="8" cy="8" r="2.8" />
      <path d="M8 1.8v1.4M8 12.8v1.4M1.8 8h1.4M12.8 8h1.4M3.6 3.6l1 1M11.4 11.4l1 1M12.4 3.6l-1 1M4.6 11.4l-1 1" />
    </g>
  ),
  first: (
    <>
      <path d="M13.5 3.8v8.4L8.4 8ZM8.4 3.8v8.4L3.3 8Z" fill="currentColor" />
      <path d="M2.4 3.5v9" {...line} strokeWidth="1.4" />
    </>
  ),
  back: (
    <>
      <path d="M12 3.6v8.8L6.4 8Z" fill="currentColor" />
      <path d="M4 3.5v9" {...line} strokeWidth="1.8" />
    </>
  ),
  play: (
    <path
      d="M5 3.2v9.6a.6.6 0 0 0 .92.5l7.4-4.8a.6.6 0 0 0 0-1L5.92 2.7A.6.6 0 0 0 5 3.2Z"
      fill="currentColor"
    />
  ),
  pause: <path d="M5.4 3.6v8.8M10.6 3.6v8.8" {...line} strokeWidth="2.6" />,
  forward: (
    <>
      <path d="M4 3.6v8.8L9.6 8Z" fill="currentColor" />
      <path d="M12 3.5v9" {...line} strokeWidth="1.8" />
    </>
  ),
  last: (
    <>
      <path d="M2.5 3.8v8.4L7.6 8ZM7.6 3.8v8.4L12.7 8Z" fill="currentColor" />
      <path d="M13.6 3.5v9" {...line} strokeWidth="1.4" />
    </>
  ),
  minus: <path d="M4 8h8" {...line} strokeWidth="2" />,
  plus: <path d="M4 8h8M8 4v8" {...line} strokeWidth="2" />,
  fit: (
    <path d="M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10" {...line} strokeWidth="1.5" />
  ),
  check: <path d="m3.5 8.4 3 3 6-6.6" {...line} strokeWidth="1.9" />,
  warning: (
    <g {...line} strokeWidth="1.5">
      <path d="M8 2.6 14 13H2Z" />
      <path d="M8 6.6v3M8 11.2v.1" />
    </g>
  ),
  info: (
    <g {...line} strokeWidth="1.5">
      <circle cx="8" cy="8" r="5.6" />
      <path d="M8 7.4v3.4M8 5.1v.1" />
    </g>
  ),
  line: <path d="M3.5 8h8.2M8.4 4.6 11.9 8l-3.5 3.4" {...line} strokeWidth="1.6" />,
  born: <circle cx="8" cy="8" r="4.4" fill="currentColor" />,
  freed: <circle cx="8" cy="8" r="4" {...line} strokeWidth="1.8" strokeDasharray="2 2.2" />,
  call: <path d="M4 3.2v5.2a2 2 0 0 0 2 2h5.6M9 7.6l3 2.8-3 2.8" {...line} strokeWidth="1.6" />,
  return: <path d="M12 3.2v5.2a2 2 0 0 1-2 2H4.4M7 7.6l-3 2.8 3 2.8" {...line} strokeWidth="1.6" />,
  write: <path d="m3 4.4 3.4 3.4L3 11.2M8 12h5" {...line} strokeWidth="1.6" />,
  collector: <rect x="3.8" y="3.8" width="8.4" height="8.4" rx="1.8" fill="currentColor" />,
  search: (
    <g {...line} strokeWidth="1.5">
      <circle cx="7" cy="7" r="4.2" />
      <path d="m10.2 10.2 3.3 3.3" />
    </g>
  ),
  keyboard: (
    <g {...line} strokeWidth="1.4">
      <rect x="1.6" y="4" width="12.8" height="8.4" rx="2" />
      <path d="M4.4 6.8h.1M6.8 6.8h.1M9.2 6.8h.1M11.6 6.8h.1M5.2 9.8h5.6" />
    </g>
  ),
  path: (
    <g {...line} strokeWidth="1.4">
      <circle cx="3.6" cy="12" r="1.6" />
      <circle cx="12.4" cy="4" r="1.6" />
      <path d="M5.2 12h3.2a2 2 0 0 0 2-2V6.4" />
    </g>
  ),
  target: (
    <g {...line} strokeWidth="1.5">
      <circle cx="8" cy="8" r="4.8" />
      <circle cx="8" cy="8" r="1.4" fill="currentColor" />
    </g>
  ),
  weakref: (
    <path
      d="M5.2 3.4h5.6L13.4 8l-2.6 4.6H5.2L2.6 8Z"
      {...line}
      strokeWidth="1.4"
      strokeDasharray="2.4 2"
    />
  ),
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof ICONS;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      {ICONS[name]}
    </svg>
  );
}
