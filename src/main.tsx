import './ui/styles/layers.css';
import './ui/styles/fonts.css';
import './scene/tokens.css';
import './ui/styles/base.css';
import './ui/styles/forcedColors.css';
import './ui/styles/print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { WorkerClient } from './simulator/client';
import { Player } from './store/player';
import { App } from './ui/app/App';
import { PlayerContext } from './ui/app/player';
import { likelyArrangement } from './ui/heap/arrangement';
import { fitPrint } from './ui/print';
import { browserAddress, browserClock, browserStorage } from './ui/browser';

const clock = browserClock();
const player = new Player({
  simulator: new WorkerClient(),
  address: browserAddress(),
  storage: browserStorage(),
  clock,
});
player.setView(likelyArrangement(innerWidth, innerHeight));
player.start();
fitPrint();

/** The first picture waits for what would change it at once, but not for long. */
const PATIENCE = 400;

const fonts = Promise.all(
  ['Inter Variable', 'JetBrains Mono Variable'].map((family) =>
    document.fonts.load(`12px "${family}"`),
  ),
);
const firstRun = new Promise<void>((resolve) => {
  player.store.subscribe(({ run }) => {
    if (run.layout !== null || run.status !== 'running') resolve();
  });
});
const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE));

void Promise.race([Promise.allSettled([fonts, firstRun]), patience]).then(() => {
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <PlayerContext value={player}>
        <App clock={clock} />
      </PlayerContext>
    </StrictMode>,
  );
});
