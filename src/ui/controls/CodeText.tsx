/** Text in which what stands between backticks is code. */
export function CodeText({ children }: { children: string }) {
  return children.split('`').map((part, i) => (i % 2 === 1 ? <code key={i}>{part}</code> : part));
}
