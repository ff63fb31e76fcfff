import { EN } from './en';

/** The sentences of one case. Each of `text` and `why` is one sentence; `why` may be empty. */
export interface Template {
  lead: string;
  text: string;
  why: string;
}

/** Everything that captions say in one language. */
export interface Catalogue {
  /** Parts of sentences. */
  phrases: Readonly<Record<string, string>>;
  messages: Readonly<Record<string, Template>>;
}

const CATALOGUES: Readonly<Record<string, Catalogue>> = { en: EN };
const warned = new Set<string>();

/**
 * The sentences of a language (`en`, `en-GB`). One that is not there is English, and `warn` is told, once per
 * language.
 */
export function messages(
  language: string,
  warn: (message: string) => void = warnInConsole,
): Catalogue {
  const base = language.toLowerCase().split('-')[0]!;
  const found = CATALOGUES[base];
  if (found) return found;
  if (!warned.has(base)) {
    warned.add(base);
    warn(`Heapwalk has no captions in "${language}"; they are in English.`);
  }
  return EN;
}

function warnInConsole(message: string): void {
  // The core compiles without the DOM library, which is where `console` is declared.
  (globalThis as { console?: { warn(text: string): void } }).console?.warn(message);
}
