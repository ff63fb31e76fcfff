import { THEMES, type Theme } from './state';

/** Where small texts outlive the page; may forget everything at any time. */
export interface TextStorage {
  get(key: string): string | null;
  set(key: string, text: string): void;
}

const THEME_KEY = 'heapwalk.theme';

export function loadTheme(storage: TextStorage): Theme {
  const saved = storage.get(THEME_KEY);
  return THEMES.find((theme) => theme === saved) ?? 'system';
}

export function saveTheme(storage: TextStorage, theme: Theme): void {
  storage.set(THEME_KEY, theme);
}
