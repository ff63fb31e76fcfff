import { useEffect, type RefObject } from 'react';
import { nextMark } from '../../store/timeline';
import type { Player } from '../../store/player';
import type { SceneHandle } from '../heap/SceneHost';
import { usePlayer } from './player';

/** Where text is typed: no single key means anything else there. */
const TEXT =
  'input:not([type="range"], [type="radio"]), textarea, select, [contenteditable="true"]';
/** Widgets that arrow keys, Home and End belong to. */
const ARROWS = '[role="tree"], [role="tablist"], input[type="range"], input[type="radio"]';
/** What Space presses. */
const PRESSED = 'button, a, [role="button"], [role="tree"], input[type="radio"]';

type Action = (player: Player, scene: SceneHandle | null) => void;

const KEYS: Readonly<Record<string, Action>> = {
  ArrowRight: (player) => player.step(1),
  '.': (player) => player.step(1),
  ArrowLeft: (player) => player.step(-1),
  ',': (player) => player.step(-1),
  'Shift ArrowRight': (player) => seekMark(player, 1),
  'Shift ArrowLeft': (player) => seekMark(player, -1),
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
  Escape: (player) => player.select(null),
};

function togglePlay(player: Player): void {
  if (player.state.playing) player.pause();
  else player.play();
}

function seekMark(player: Player, by: 1 | -1): void {
  const { run, step } = player.state;
  const found = run.trace && nextMark(run.trace, run.layout, step, by);
  if (found !== null) player.seek(found);
}

/** What a key press asks for at the place where the focus is; null when it is the browser's or a widget's. */
export function actionOf(event: KeyboardEvent): Action | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return null;
  const target = event.target instanceof Element ? event.target : null;
  const at = (selector: string) => target?.closest(selector) != null;
  if (at(TEXT) || at('dialog')) return null;
  const { key } = event;
  const travels = key.startsWith('Arrow') || key === 'Home' || key === 'End';
  if (travels && at(ARROWS) && !(event.shiftKey && at('input[type="range"]'))) return null;
  if (key === ' ' && at(PRESSED)) return null;
  const name =
    event.shiftKey && travels ? `Shift ${key}` : key.length === 1 ? key.toLowerCase() : key;
  return KEYS[name] ?? null;
}

/** The keys of the whole page. */
export function useKeys(scene: RefObject<SceneHandle | null>): void {
  const player = usePlayer();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const action = actionOf(event);
      if (action === null) return;
      event.preventDefault();
      action(player, scene.current);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [player, scene]);
}
