import { useRef } from 'react';
import { usePlayer, usePlayerState } from '../app/player';
import { useResolvedTheme } from '../app/useTheme';
import { Button } from '../controls/Button';
import { Icon } from '../controls/Icon';
import { IconLink } from '../controls/IconLink';
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
      <Dialogs />
      <IconLink
        href="./docs/what-is-simulated.html"
        icon="info"
        label="What is simulated"
        className={styles.about}
      />
      <ThemeToggle />
      <ScenarioDialog dialog={dialog} />
    </header>
  );
}

/** The page's dialogs for who has no keyboard, or has not learned its keys. */
function Dialogs() {
  const player = usePlayer();
  return (
    <>
      <Button
        square
        aria-label="Search"
        title="Search objects and types, /"
        aria-haspopup="dialog"
        onClick={() => player.openDialog('search')}
      >
        <Icon name="search" />
      </Button>
      <Button
        square
        className={styles.keys}
        aria-label="Keys"
        title="Show the keys, ?"
        aria-haspopup="dialog"
        onClick={() => player.openDialog('keys')}
      >
        <Icon name="keyboard" />
      </Button>
    </>
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
      title={dark ? 'Switch to the light theme, T' : 'Switch to the dark theme, T'}
      onClick={() => player.setTheme(dark ? 'light' : 'dark')}
    >
      <Icon name={dark ? 'sun' : 'moon'} />
    </Button>
  );
}
