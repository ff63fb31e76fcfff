import { THEMES, type Theme } from './state';

/** Where small texts outlive the page; may forget everything at any time. */
export interface TextStorage {
  get(key: string): string | null;
  set(key: string, text: string): void;
}

/** What is remembered from visit to visit. */
export interface Preferences {
  readonly theme: Theme;
  readonly characterKeys: boolean;
  /** No step has been taken so far. */
  readonly newcomer: boolean;
}

const THEME_KEY = 'heapwalk.theme';
const CHARACTER_KEYS_KEY = 'heapwalk.characterKeys';
const STEPPED_KEY = 'heapwalk.stepped';

export function loadPreferences(storage: TextStorage): Preferences {
  const saved = storage.get(THEME_KEY);
  return {
    theme: THEMES.find((theme) => theme === saved) ?? 'system',
    characterKeys: storage.get(CHARACTER_KEYS_KEY) !== 'off',
    newcomer: storage.get(STEPPED_KEY) === null,
  };
}

export function saveTheme(storage: TextStorage, theme: Theme): void {
  storage.set(THEME_KEY, theme);
}

export function saveCharacterKeys(storage: TextStorage, on: boolean): void {
  storage.set(CHARACTER_KEYS_KEY, on ? 'on' : 'off');
}

export function saveStepped(storage: TextStorage): void {
  storage.set(STEPPED_KEY, 'yes');
}
