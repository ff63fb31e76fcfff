import { currentLine } from '../../store/source';
import { useMoment, usePlayer, usePlayerState } from '../app/player';
import { Menu } from '../controls/Menu';

/** A debugger's ways through the program, forward and backward in time. */
export function StepMenu() {
  const player = usePlayer();
  const ready = usePlayerState((state) => state.run.trace !== null);
  const line = useMoment(currentLine) ?? 0;
  const set = usePlayerState((state) => state.breakpoints.includes(line));
  const any = usePlayerState((state) => state.breakpoints.length > 0);
  return (
    <Menu
      label="Step"
      title="Step over, into and out; breakpoints"
      disabled={!ready}
      groups={[
        [
          { words: 'Step over', shortcut: 'F10', act: () => player.travel('over', 1) },
          { words: 'Step into', shortcut: 'F11', act: () => player.travel('into', 1) },
          { words: 'Step out', shortcut: 'Shift F11', act: () => player.travel('out', 1) },
        ],
        [
          { words: 'Back over', shortcut: 'Shift F10', act: () => player.travel('over', -1) },
          { words: 'Back into', act: () => player.travel('into', -1) },
          { words: 'Back to the call', act: () => player.travel('out', -1) },
        ],
        [
          {
            words: 'Next breakpoint',
            shortcut: 'F8',
            disabled: !any,
            act: () => player.travel('breakpoint', 1),
          },
          {
            words: 'Previous breakpoint',
            shortcut: 'Shift F8',
            disabled: !any,
            act: () => player.travel('breakpoint', -1),
          },
          {
            words:
              line === 0
                ? 'Breakpoint on this line'
                : `${set ? 'No breakpoint' : 'Breakpoint'} on line ${line}`,
            shortcut: 'B',
            disabled: line === 0,
            act: () => player.toggleBreakpoint(line),
          },
        ],
      ]}
    />
  );
}
