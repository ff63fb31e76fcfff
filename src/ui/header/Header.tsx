import { useRef } from 'react';
import { usePlayer, usePlayerState } from '../app/player';
import { useResolvedTheme } from '../app/useTheme';
import { Button } from '../controls/Button';
import { Icon } from '../controls/Icon';
import { Logo } from '../controls/Logo';
import { ScenarioDialog } from '../gallery/ScenarioDialog';
import { VersionSelect } from './VersionSelect';
import styles from './Header.module.css';

export function Header() {
  const title = usePlayerState((state) => state.program.title);
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <header className={styles.header}>
      <span className={styles.logo}>
        <Logo />
        <span className={styles.name}>Heapwalk</span>
      </span>
      <span className={styles.divider} />
      <div className={styles.crumb}>
        <button
          type="button"
          className={styles.gallery}
          aria-haspopup="dialog"
          onClick={() => dialog.current?.showModal()}
        >
          Scenarios
        </button>
        <span className={styles.slash} aria-hidden="true">
          /
        </span>
        <h1 className={styles.title}>{title}</h1>
        <Icon name="chevron" size={14} />
      </div>
      <span className={styles.space} />
      <VersionSelect />
      <ThemeToggle />
      <ScenarioDialog dialog={dialog} />
    </header>
  );
}

function ThemeToggle() {
  const player = usePlayer();
  const dark = useResolvedTheme() === 'dark';
  return (
    <Button
      square
      aria-label="Dark theme"
      aria-pressed={dark}
      title={dark ? 'Switch to the light theme' : 'Switch to the dark theme'}
      onClick={() => player.setTheme(dark ? 'light' : 'dark')}
    >
      <Icon name={dark ? 'sun' : 'moon'} />
    </Button>
  );
}
