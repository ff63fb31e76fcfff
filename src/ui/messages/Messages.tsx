import type { RunState } from '../../store/state';
import { usePlayer, usePlayerState } from '../app/player';
import { useDelayed } from '../app/useDelayed';
import { Button } from '../controls/Button';
import { Icon } from '../controls/Icon';
import { CopyReport } from './CopyReport';
import { Message } from './Message';

/** A run that takes longer than this is worth a word. */
const PATIENCE = 400;

/** What the user should know about the run and the link, above the heap. */
export function Messages() {
  const run = usePlayerState((state) => state.run);
  const notices = usePlayerState((state) => state.notices);
  const player = usePlayer();
  const slow = useDelayed(run.status === 'running', PATIENCE);
  return (
    <>
      {slow && run.trace !== null && <Running run={run} />}
      {run.status !== 'running' && run.status !== 'finished' && <Ended run={run} />}
      {notices.map(({ id, text }) => (
        <Message key={id} tone="info" role="status">
          <span>{text}</span>
          <Button square aria-label="Dismiss" title="Dismiss" onClick={() => player.dismiss(id)}>
            <Icon name="close" size={14} />
          </Button>
        </Message>
      ))}
    </>
  );
}

function Running({ run: { length } }: { run: RunState }) {
  const player = usePlayer();
  return (
    <Message tone="info" role="status">
      <span>Running, {length.toLocaleString('en')} steps so far</span>
      <Button look="outline" onClick={() => player.cancel()}>
        Cancel
      </Button>
    </Message>
  );
}

/** A run that did not finish says why and where; what there is of it can be stepped. */
function Ended({ run: { status, message, line, otherVersion } }: { run: RunState }) {
  const player = usePlayer();
  const harmless = status === 'budget' || status === 'cancelled' || status === 'silent';
  return (
    <Message tone={harmless ? 'info' : 'error'} role="alert">
      <span>
        {line !== null && <b>Line {line}. </b>}
        {message}
      </span>
      {player.canRunFurther && (
        <Button look="outline" onClick={() => player.runFurther()}>
          Run further
        </Button>
      )}
      {otherVersion !== null && (
        <Button look="outline" onClick={() => player.setVersion(otherVersion)}>
          Choose {otherVersion}
        </Button>
      )}
      {status === 'internal-error' && <CopyReport />}
    </Message>
  );
}
