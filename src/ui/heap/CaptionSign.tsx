import type { CaptionHint } from '../../captions/caption';
import type { Status } from '../../heap/kinds';
import { StatusIcon } from '../controls/StatusIcon';
import { Icon, type IconName } from '../controls/Icon';
import styles from './Caption.module.css';

const STATUS_SIGNS: Partial<Record<CaptionHint, Status>> = {
  lost: 'unreachable',
  finalizer: 'finalizing',
  tentative: 'tentative',
  reachable: 'reachable',
  uncollectable: 'uncollectable',
  resurrected: 'resurrected',
};

const ICON_SIGNS: Record<CaptionHint, IconName> = {
  start: 'info',
  line: 'line',
  born: 'born',
  freed: 'freed',
  bind: 'plus',
  unbind: 'minus',
  lost: 'info',
  call: 'call',
  return: 'return',
  finalizer: 'info',
  callback: 'call',
  write: 'write',
  error: 'warning',
  generator: 'call',
  collector: 'collector',
  gc_refs: 'collector',
  tentative: 'info',
  reachable: 'info',
  uncollectable: 'info',
  resurrected: 'info',
  weakref: 'weakref',
  shutdown: 'info',
  stopped: 'warning',
};

/** The sign before a caption: the status that is news, the change of a number, or the kind of step. */
export function CaptionSign({ hint, subtracted }: { hint: CaptionHint; subtracted: number }) {
  const status = STATUS_SIGNS[hint];
  if (status !== undefined) return <StatusIcon status={status} size={18} />;
  if (hint === 'bind') return <span className={styles.change}>+1</span>;
  if (hint === 'unbind') return <span className={styles.change}>−1</span>;
  if (subtracted > 0) return <span className={styles.change}>−{subtracted}</span>;
  return (
    <span className={styles.sign} data-hint={hint}>
      <Icon name={ICON_SIGNS[hint]} size={18} />
    </span>
  );
}
