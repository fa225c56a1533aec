import type { MissingDevices } from '../../../fleet/deployments/readRolloutDevices';
import type { ConnectionTarget } from '../../../greengrass/ports/connection';
import { wordsForError } from '../../errors/errorWords';
import { outcomeWords } from './rolloutWords';

/** Says which devices an export of a rollout may not have, and why. */
export function missingDevicesWords({ outcomes, error }: MissingDevices, at: ConnectionTarget): string {
  const which = outcomes.length === 0 ? '' : ` (${outcomes.map(outcomeWords).join(', ')})`;
  return `Couldn't load all devices${which}: ${wordsForError(error, at).sentence}. The export has the known ones.`;
}
