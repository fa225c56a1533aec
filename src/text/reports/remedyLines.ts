import { legibleMarkdown } from '../../base/markdown';
import type { ExplainErrorCode } from '../../greengrass/codes/errorCodes';
import { failuresOf, isUnhealthyWithoutCause } from '../../greengrass/failures/failure';
import { failureClues, failureFor } from '../../greengrass/failures/failureClues';
import type { KnownDevice } from '../../greengrass/knownDevice';
import type { EffectiveDeployment, InstalledComponent } from '../../greengrass/model';
import { nothingBroken, nothingBrokenRemedy } from '../messages/devices/unhealthyWords';
import { isUnexplained, remedyOf } from '../messages/failureRemedy';

/** What to do about a deployment or a component that no code explains; nothing if it isn't failing. */
export function remedyLines(
  on: KnownDevice,
  what: EffectiveDeployment | InstalledComponent,
  explain: ExplainErrorCode,
): readonly string[] {
  const failure = failureFor(on, what);
  return failure !== undefined && isUnexplained(failure, explain)
    ? [`- What to do: ${legibleMarkdown(remedyOf(failure.code, failureClues(failure, on), explain, 'utc'))}`]
    : [];
}

/** What to do about a device that is unhealthy although none of its loaded components is failing. */
export function unhealthyLines(on: KnownDevice): readonly string[] {
  return on.components !== undefined && isUnhealthyWithoutCause(on.device, failuresOf(on))
    ? [`- ${nothingBroken}`, `- What to do: ${nothingBrokenRemedy(on.place.asOf !== undefined)}`]
    : [];
}
