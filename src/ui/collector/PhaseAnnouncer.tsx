import { StepKind } from '../../heap/steps';
import type { Moment } from '../../store/moment';
import { useMoment, usePlayerState } from '../app/player';

/** The collector's phase where it is not told already: the caption of the step that begins it names it. */
function phaseName({ trace, view }: Moment): string {
  return trace.header.phases[view.phase]?.name ?? '';
}

function beginsPhase({ record }: Moment): boolean {
  return record.kind === StepKind.Phase;
}

/** Tells a screen reader once that the collector has gone on to another phase, also while the captions are silent. */
export function PhaseAnnouncer() {
  const phase = useMoment(phaseName) ?? '';
  const told = useMoment(beginsPhase) ?? false;
  const playing = usePlayerState((state) => state.playing);
  return (
    <p aria-live="polite" className="unseen" data-phase-announcer>
      {told && !playing ? '' : phase}
    </p>
  );
}
