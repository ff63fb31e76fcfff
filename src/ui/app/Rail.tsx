import { CollectorPanel } from '../collector/CollectorPanel';
import { InspectorPanel } from '../inspector/InspectorPanel';
import { Icon, type IconName } from '../controls/Icon';
import { InTab } from '../controls/Panel';
import { useOnSelection } from './useOnSelection';
import styles from './Rail.module.css';

export type DrawerName = 'Collector' | 'Inspector';

const DRAWERS: readonly { name: DrawerName; icon: IconName }[] = [
  { name: 'Collector', icon: 'collector' },
  { name: 'Inspector', icon: 'target' },
];

interface RailProps {
  open: DrawerName | null;
  onOpen: (name: DrawerName | null) => void;
}

/** The right column where there is little room: a rail whose tabs open a drawer over the heap. */
export function Rail({ open, onOpen }: RailProps) {
  useOnSelection(() => onOpen('Inspector'));
  return (
    <div className={styles.rail}>
      {DRAWERS.map(({ name, icon }) => (
        <section key={name} aria-label={name}>
          <button
            type="button"
            className={styles.tab}
            aria-expanded={open === name}
            onClick={() => onOpen(open === name ? null : name)}
          >
            <Icon name={icon} size={14} />
            {name}
          </button>
          {open === name && (
            <div className={styles.drawer}>
              <InTab value={true}>
                {name === 'Collector' ? <CollectorPanel /> : <InspectorPanel />}
              </InTab>
            </div>
          )}
        </section>
      ))}
    </div>
  );
}
