import { nextChapter, nextMark } from '../../store/timeline';
import type { Player } from '../../store/player';
import type { Travel } from '../../store/travel';
import { currentLine } from '../../store/source';
import type { SceneHandle } from '../heap/SceneHost';

/** What a key does, on the player, the drawing's camera or the page. */
type Action = (player: Player, scene: SceneHandle | null) => void;

export interface KeyRow {
  /** The keys as the list of keys writes them, all with one meaning or a pair of meanings. */
  readonly shown: readonly string[];
  readonly words: string;
}

/** What each group of keys does, in the order in which the list of keys tells it. */
export const KEY_GROUPS: readonly { readonly title: string; readonly rows: readonly KeyRow[] }[] = [
  {
    title: 'Steps',
    rows: [
      { shown: ['→', '.'], words: 'Step forward' },
      { shown: ['←', ','], words: 'Step back' },
      { shown: ['Shift →', 'Shift ←'], words: 'Next, previous event' },
      { shown: ['PgUp', 'PgDn'], words: 'On the slider: a tenth of the run forward, back' },
      { shown: ['[', ']'], words: 'Previous, next chapter: a call, a collection, the exit' },
      { shown: ['Home', 'End'], words: 'First, last step' },
      { shown: ['1', '2', '3'], words: 'Step by line, operation, phase' },
      { shown: ['Space', 'K'], words: 'Play, pause' },
      { shown: ['<', '>'], words: 'Slower, faster' },
    ],
  },
  {
    title: 'Source',
    rows: [
      { shown: ['F10', 'Shift F10'], words: 'Step over a call, forward and back' },
      { shown: ['F11', 'Shift F11'], words: 'Step into a call, and out of it' },
      { shown: ['F8', 'Shift F8'], words: 'Next, previous breakpoint' },
      { shown: ['B'], words: 'Breakpoint on the line on screen' },
    ],
  },
  {
    title: 'Heap',
    rows: [
      { shown: ['Tab'], words: 'To the heap; arrows go along references' },
      { shown: ['Enter', 'Esc'], words: 'Select the object, select nothing' },
      {
        shown: ['Alt ← ↑ → ↓', 'Alt Backspace'],
        words: 'Pin the focused object elsewhere, let it back',
      },
      { shown: ['H'], words: 'Who holds the selected object' },
      { shown: ['P'], words: 'Its path from a root' },
      { shown: ['Backspace', 'Alt ←'], words: 'Back to the object before' },
      { shown: ['/'], words: 'Search objects and types' },
      { shown: ['0'], words: 'Show the whole heap' },
    ],
  },
  {
    title: 'Page',
    rows: [
      { shown: ['F'], words: 'Full screen' },
      { shown: ['T'], words: 'Light or dark theme' },
      { shown: ['?'], words: 'This list' },
    ],
  },
];

const KEYS: Readonly<Record<string, Action>> = {
  ArrowRight: (player) => player.step(1),
  '.': (player) => player.step(1),
  ArrowLeft: (player) => player.step(-1),
  ',': (player) => player.step(-1),
  'Shift ArrowRight': (player) => seekMark(player, 1),
  'Shift ArrowLeft': (player) => seekMark(player, -1),
  ']': (player) => seekChapter(player, 1),
  '[': (player) => seekChapter(player, -1),
  ' ': togglePlay,
  k: togglePlay,
  '1': (player) => player.setUnit('line'),
  '2': (player) => player.setUnit('operation'),
  '3': (player) => player.setUnit('phase'),
  Home: (player) => player.seek(0),
  End: (player) => player.seek(player.state.run.length),
  '0': (_player, scene) => scene?.fit(),
  '<': (player) => player.changeSpeed(-1),
  '>': (player) => player.changeSpeed(1),
  F8: travel('breakpoint', 1),
  'Shift F8': travel('breakpoint', -1),
  b: toggleBreakpoint,
  h: askHolders,
  p: (player) => player.setView({ path: !player.state.view.path }),
  Backspace: (player) => player.back(),
  '/': (player) => player.openDialog('search'),
  '?': (player) => player.openDialog('keys'),
  f: () => void toggleFullScreen(),
  t: toggleTheme,
  Escape: (player) => player.select(null),
};

/** Keys that are the browser's everywhere but in the source. */
const SOURCE_KEYS: Readonly<Record<string, Action>> = {
  F10: travel('over', 1),
  'Shift F10': travel('over', -1),
  F11: travel('into', 1),
  'Shift F11': travel('out', 1),
};

function travel(way: Travel, by: 1 | -1): Action {
  return (player) => player.travel(way, by);
}

/** Of the selected object, or of the one that has the focus in the heap. */
function askHolders(player: Player): void {
  const focused = document.activeElement?.closest<SVGElement>('[data-object]');
  if (focused != null) player.select(Number(focused.dataset.object));
  player.askHolders(true);
}

function togglePlay(player: Player): void {
  if (player.state.playing) player.pause();
  else player.play();
}

function seekMark(player: Player, by: 1 | -1): void {
  const { run, step } = player.state;
  const found = run.trace && nextMark(run.trace, run.layout, step, by);
  if (found !== null) player.seek(found);
}

function seekChapter(player: Player, by: 1 | -1): void {
  const { run, step } = player.state;
  const found = run.trace && nextChapter(run.trace, step, by);
  if (found !== null) player.seek(found);
}

function toggleBreakpoint(player: Player): void {
  const line = player.derive(currentLine) ?? 0;
  if (line > 0) player.toggleBreakpoint(line);
}

function toggleTheme(player: Player): void {
  const { theme } = player.state.view;
  const dark =
    theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  player.setTheme(dark ? 'light' : 'dark');
}

/** Where a browser forbids it (a frame without the right to), nothing happens. */
async function toggleFullScreen(): Promise<void> {
  try {
    if (document.fullscreenElement !== null) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen();
  } catch {
    // Refused by the browser, which says so by itself where it wants to.
  }
}

/** Where text is typed: no single key means anything else there. */
const TEXT =
  'input:not([type="range"], [type="radio"], [type="checkbox"]), textarea, select, [contenteditable="true"]';
/** Widgets that arrow keys, Home and End belong to. */
const ARROWS =
  '[role="tree"], [role="tablist"], [role="menu"], input[type="range"], input[type="radio"]';
/** What Space presses. */
const PRESSED = 'button, a, [role="button"], [role="tree"], input[type="radio"]';

/** What a key press asks for at the place where the focus is; null when it is the browser's or a widget's. */
export function actionOf(event: KeyboardEvent, characterKeys: boolean): Action | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return null;
  const target = event.target instanceof Element ? event.target : null;
  const at = (selector: string) => target?.closest(selector) != null;
  if (at(TEXT) || at('dialog')) return null;
  const { key } = event;
  // Space is no character key: it presses what has the focus, and the play button otherwise.
  if (key.length === 1 && key !== ' ' && !characterKeys) return null;
  const travels = key.startsWith('Arrow') || key === 'Home' || key === 'End';
  if (travels && at(ARROWS) && !(event.shiftKey && at('input[type="range"]'))) return null;
  if (key === ' ' && at(PRESSED)) return null;
  const named = key.length === 1 ? key.toLowerCase() : key;
  const name = event.shiftKey && key.length > 1 ? `Shift ${key}` : named;
  return (at('[data-region="Source"]') ? SOURCE_KEYS[name] : undefined) ?? KEYS[name] ?? null;
}
