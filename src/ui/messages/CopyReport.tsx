import { useEffect, useRef, useState } from 'react';
import { reportText } from '../../store/report';
import { usePlayer } from '../app/player';
import { Button } from '../controls/Button';
import styles from './CopyReport.module.css';

/** Copies what we need to know about a fault of ours; where that is forbidden, shows it selected instead. */
export function CopyReport() {
  const player = usePlayer();
  const [copied, setCopied] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (shown !== null) field.current?.select();
  }, [shown]);
  const copy = async () => {
    const text = reportText(player.state, navigator.userAgent);
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      setShown(text);
      field.current?.select();
    }
  };
  return (
    <>
      <Button look="outline" onClick={() => void copy()}>
        Copy report
      </Button>
      <span role="status" className={styles.done}>
        {copied ? 'Copied' : ''}
      </span>
      {shown !== null && (
        <textarea
          ref={field}
          className={styles.text}
          aria-label="Report, selected to be copied"
          readOnly
          rows={6}
          value={shown}
        />
      )}
    </>
  );
}
