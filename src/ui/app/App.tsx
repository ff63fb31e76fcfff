import { useRef, useState } from 'react';
import type { Clock } from '../../lib/clock';
import { CollectorPanel } from '../collector/CollectorPanel';
import { PhaseAnnouncer } from '../collector/PhaseAnnouncer';
import { ConsolePanel } from '../console/ConsolePanel';
import { Tabs } from '../controls/Tabs';
import { KeyDialog } from '../dialogs/KeyDialog';
import { SearchDialog } from '../dialogs/SearchDialog';
import { Header } from '../header/Header';
import { Caption } from '../heap/Caption';
import { HeapPanel } from '../heap/HeapPanel';
import type { SceneHandle } from '../heap/SceneHost';
import { InspectorPanel } from '../inspector/InspectorPanel';
import { SourcePanel } from '../source/SourcePanel';
import { TimelinePanel } from '../timeline/TimelinePanel';
import { FoldedConsole } from './FoldedConsole';
import { Rail, type DrawerName } from './Rail';
import { useKeys } from './useKeys';
import { useLayoutMode } from './useLayoutMode';
import { useOnSelection } from './useOnSelection';
import { useThemeAttribute } from './useTheme';
import styles from './App.module.css';

/** The page: the heap in the middle in every arrangement, so that its painter lives on when that changes. */
export function App({ clock }: { clock: Clock }) {
  const mode = useLayoutMode();
  const scene = useRef<SceneHandle>(null);
  useThemeAttribute();
  useKeys(scene);
  const [drawer, setDrawer] = useState<DrawerName | null>(null);
  const tabbed = mode === 'small' || mode === 'phone';
  return (
    <div className={styles.app} data-mode={mode}>
      <Header />
      <main className={styles.main}>
        {!tabbed && (
          <div className={styles.left}>
            <SourcePanel />
            {mode === 'wide' ? <ConsolePanel /> : <FoldedConsole />}
          </div>
        )}
        <HeapPanel clock={clock} scene={scene} covered={mode === 'medium' && drawer !== null} />
        {tabbed && <Caption className={styles.caption} />}
        {mode === 'wide' && (
          <div className={styles.right}>
            <CollectorPanel />
            <InspectorPanel />
          </div>
        )}
        {mode === 'medium' && <Rail open={drawer} onOpen={setDrawer} />}
        {tabbed && <PanelTabs />}
        <TimelinePanel />
      </main>
      <PhaseAnnouncer />
      <KeyDialog />
      <SearchDialog scene={scene} />
    </div>
  );
}

type TabName = 'Source' | 'Console' | 'Collector' | 'Inspector';

/** Where there is no room for columns, one panel at a time. */
function PanelTabs() {
  const [open, setOpen] = useState<TabName>('Source');
  useOnSelection(() => setOpen('Inspector'));
  return (
    <Tabs
      label="Panels"
      className={styles.tabs}
      open={open}
      onOpen={setOpen}
      tabs={[
        { name: 'Source', content: <SourcePanel /> },
        { name: 'Console', content: <ConsolePanel /> },
        { name: 'Collector', content: <CollectorPanel /> },
        { name: 'Inspector', content: <InspectorPanel /> },
      ]}
    />
  );
}
