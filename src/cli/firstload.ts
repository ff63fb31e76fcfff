/** The scripts and styles that a built page names, relative to it: all that loads before anything is asked for. */
export function firstLoad(html: string): string[] {
  const found = new Set<string>();
  for (const [tag] of html.matchAll(/<(?:script|link)\b[^>]*>/g)) {
    const loads = tag.startsWith('<script') || /rel="(?:stylesheet|modulepreload)"/.test(tag);
    const url = /(?:src|href)="([^"]+)"/.exec(tag)?.[1];
    if (loads && url) found.add(url.replace(/^\.?\//, ''));
  }
  return [...found];
}
