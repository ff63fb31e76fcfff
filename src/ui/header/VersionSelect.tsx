import { isPythonVersion, PYTHON_VERSIONS, type PythonVersion } from '../../heap/version';
import { usePlayer, usePlayerState } from '../app/player';
import { useLayoutMode } from '../app/useLayoutMode';
import { Select } from '../controls/Select';

/** What a user should know before choosing the version. */
const REMARKS: Partial<Record<PythonVersion, string>> = {
  '2.6': 'from source, not measured',
  '3.14': 'incremental',
};

export function VersionSelect() {
  const player = usePlayer();
  const version = usePlayerState((state) => state.version);
  const brief = useLayoutMode() === 'phone';
  return (
    <Select
      label="Python version"
      outline
      value={version}
      onChange={(chosen) => {
        if (isPythonVersion(chosen)) player.setVersion(chosen);
      }}
    >
      {PYTHON_VERSIONS.map((each) => (
        <option key={each} value={each}>
          {brief ? each : `CPython ${each}`}
          {REMARKS[each] && ` (${REMARKS[each]})`}
        </option>
      ))}
    </Select>
  );
}
