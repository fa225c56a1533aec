import { localMinute } from '../../base/time';
import { visibleText } from '../../base/visibleText';
import { deploymentLabel } from '../../greengrass/failures/deploymentLabel';
import type { EffectiveDeployment } from '../../greengrass/model';

/** At least this many characters of an ID, as in the abbreviated IDs of other tools. */
const idStart = 8;

/** The shortest start of an ID that no other one has. */
function uniqueStart(id: string, others: readonly string[]): string {
  let length = idStart;
  while (length < id.length && others.some((other) => other.startsWith(id.slice(0, length)))) {
    length += 1;
  }
  return id.slice(0, length);
}

/**
 * What distinguishes a deployment from others of the same name on its device: the minute of its creation if that is
 * enough, else the start of its ID. `undefined` if no other deployment has its name. ListEffectiveDeployments returns no
 * revision.
 * @param siblings the effective deployments of the device, including this one
 */
export function distinction(
  deployment: EffectiveDeployment,
  siblings: readonly EffectiveDeployment[],
): string | undefined {
  const label = deploymentLabel(deployment);
  const namesakes = siblings.filter((other) => other !== deployment && deploymentLabel(other) === label);
  if (namesakes.length === 0) {
    return undefined;
  }
  const minutes = [deployment, ...namesakes].map(({ creationTimestamp: created }) => created && localMinute(created));
  const [minute] = minutes;
  return minute !== undefined && new Set(minutes).size === minutes.length
    ? minute
    : visibleText(
        uniqueStart(
          deployment.deploymentId,
          namesakes.map(({ deploymentId }) => deploymentId),
        ),
      );
}
