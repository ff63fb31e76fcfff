import { captionOf, type Caption as CaptionText } from '../../captions/caption';
import type { Part } from '../../captions/parts';
import { StepKind } from '../../heap/steps';
import type { Moment } from '../../store/moment';
import { useMoment, usePlayer, usePlayerState } from '../app/player';
import { classes } from '../controls/classes';
import { CaptionSign } from './CaptionSign';
import styles from './Caption.module.css';

interface CaptionModel extends CaptionText {
  /** What subtract_refs took off `gc_refs`; 0 in other steps. */
  subtracted: number;
}

function captionModel({ trace, step, view, record }: Moment): CaptionModel {
  const subtracted = record.kind === StepKind.GcRefsSubtract ? record.b - record.c : 0;
  return { ...captionOf(trace, step, view), subtracted };
}

/** What the step on screen did, and why: announced when it changes, unless it plays by. */
export function Caption({ className }: { className?: string | undefined }) {
  const playing = usePlayerState((state) => state.playing);
  const caption = useMoment(captionModel);
  return (
    <div
      className={classes(styles.caption, className)}
      aria-live={playing ? 'off' : 'polite'}
      aria-atomic="true"
      data-caption={caption?.kind}
    >
      {caption === null && <Waiting />}
      {caption !== null && (
        <>
          <CaptionSign hint={caption.hint} subtracted={caption.subtracted} />
          <p className={styles.text}>
            <Parts parts={caption.lead} /> <Parts parts={caption.text} />{' '}
            <Parts parts={caption.why} />
          </p>
        </>
      )}
    </div>
  );
}

/** Before the first step there is only what is being waited for. */
function Waiting() {
  const version = usePlayerState((state) => state.version);
  const loading = usePlayerState(({ run }) => run.status === 'running');
  return loading ? <p className={styles.text}>Loading Python {version} model</p> : null;
}

function Parts({ parts }: { parts: readonly Part[] }) {
  return parts.map((part, i) => <OnePart key={i} part={part} />);
}

function OnePart({ part: { text, style, object } }: { part: Part }) {
  const player = usePlayer();
  const content = style === 'code' ? <code>{text}</code> : text;
  if (object !== undefined) {
    return (
      <button type="button" className={styles.object} onClick={() => player.select(object)}>
        {content}
      </button>
    );
  }
  return style === 'strong' ? <b>{text}</b> : content;
}
