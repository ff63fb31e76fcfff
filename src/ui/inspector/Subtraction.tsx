import styles from './Subtraction.module.css';

/** The sum behind `gc_refs`: what is left of the count when the references from inside the list are taken off. */
export function Subtraction({
  refs,
  inside,
  gcRefs,
}: {
  refs: number;
  inside: number;
  gcRefs: number;
}) {
  return (
    <div
      className={styles.sum}
      role="img"
      aria-label={`refs ${refs} minus ${inside} inside the list is gc_refs ${gcRefs}`}
    >
      <Box number={refs} word="refs" />
      <span className={styles.sign}>−</span>
      <Box number={inside} word="inside the list" />
      <span className={styles.sign}>=</span>
      <Box number={gcRefs} word="gc_refs" result />
    </div>
  );
}

function Box({ number, word, result }: { number: number; word: string; result?: boolean }) {
  return (
    <div className={styles.box} data-result={result}>
      <span className={styles.number}>{number}</span>
      <span className={styles.word}>{word}</span>
    </div>
  );
}
