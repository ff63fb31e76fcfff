/** Two boxes that point at each other. */
export function Logo() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <rect
        x="1.5"
        y="3"
        width="8"
        height="6"
        rx="2"
        fill="none"
        stroke="var(--ink)"
        strokeWidth="1.7"
      />
      <rect x="10.5" y="11" width="8" height="6" rx="2" fill="var(--accent)" />
      <path
        d="M9.5 6h2.6a2.4 2.4 0 0 1 2.4 2.4V11M10.5 14H7.9a2.4 2.4 0 0 1-2.4-2.4V9"
        fill="none"
        stroke="var(--ink)"
        strokeWidth="1.7"
      />
    </svg>
  );
}
