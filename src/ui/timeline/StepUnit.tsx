import type { StepUnit as Unit } from '../../heap/steps';
import { usePlayer, usePlayerState } from '../app/player';
import styles from './StepUnit.module.css';

/** The visible word is the beginning of the name where it is shorter. */
const UNITS: readonly { unit: Unit; name: string; short: string; key: string }[] = [
  { unit: 'line', name: 'Line', short: 'Line', key: '1' },
  { unit: 'operation', name: 'Operation', short: 'Op', key: '2' },
  { unit: 'phase', name: 'Phase', short: 'Phase', key: '3' },
];

/** How far one press goes. */
export function StepUnit() {
  const player = usePlayer();
  const current = usePlayerState((state) => state.unit);
  return (
    <fieldset className={styles.units} role="radiogroup" aria-label="Step unit">
      {UNITS.map(({ unit, name, short, key }) => (
        <label key={unit} className={styles.unit} title={`Step by ${name.toLowerCase()}, ${key}`}>
          <input
            type="radio"
            name="unit"
            className={styles.input}
            aria-label={name}
            value={unit}
            checked={unit === current}
            onChange={() => player.setUnit(unit)}
          />
          <span aria-hidden="true">{short}</span>
        </label>
      ))}
    </fieldset>
  );
}
