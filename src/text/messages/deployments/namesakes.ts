import { kept } from '../../../base/kept';
import { minuteOf, type TimeZone } from '../../../base/time';
import { visibleText } from '../../../base/visibleText';
import { deploymentLabel } from '../../../greengrass/failures/deploymentLabel';
import type { EffectiveDeployment } from '../../../greengrass/model';

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

/** What distinguishes deployments from others of the same name. */
type Distinctions = ReadonlyMap<EffectiveDeployment, string>;

/** What distinguishes the deployments of one name. */
function distinguish(namesakes: readonly EffectiveDeployment[], zone: TimeZone): readonly string[] {
  const minutes = namesakes.map(({ creationTimestamp: created }) => created && minuteOf(created, zone));
  const areUnique = new Set(minutes).size === minutes.length;
  return namesakes.map((deployment, index) => {
    const others = namesakes.filter((other) => other !== deployment).map(({ deploymentId }) => deploymentId);
    const minute = areUnique ? minutes[index] : undefined;
    return minute ?? visibleText(uniqueStart(deployment.deploymentId, others));
  });
}

function distinctionsOf(siblings: readonly EffectiveDeployment[], zone: TimeZone): Distinctions {
  const byLabel = new Map<string, EffectiveDeployment[]>();
  for (const deployment of siblings) {
    const label = deploymentLabel(deployment);
    const namesakes = byLabel.get(label) ?? [];
    namesakes.push(deployment);
    byLabel.set(label, namesakes);
  }
  const several = [...byLabel.values()].filter(({ length }) => length > 1);
  return new Map(
    several.flatMap((namesakes) => {
      const words = distinguish(namesakes, zone);
      return namesakes.map((deployment, index) => [deployment, words[index] ?? ''] as const);
    }),
  );
}

/** Each row asks. Computed again for each of 500 deployments of one name, the answers would take 200 ms a redraw. */
const known = {
  local: new WeakMap<readonly EffectiveDeployment[], Distinctions>(),
  utc: new WeakMap<readonly EffectiveDeployment[], Distinctions>(),
};

/**
 * What distinguishes a deployment from others of the same name on its device: the minute of its creation if that is
 * enough, else the start of its ID. `undefined` if no other deployment has its name. ListEffectiveDeployments returns no
 * revision.
 * @param siblings the effective deployments of the device, including this one
 */
export function distinction(
  deployment: EffectiveDeployment,
  siblings: readonly EffectiveDeployment[],
  zone: TimeZone,
): string | undefined {
  return kept(known[zone], siblings, () => distinctionsOf(siblings, zone)).get(deployment);
}

/** The display name of a deployment. In parentheses: what distinguishes it from others of the same name on its device. */
export function labelAmong(
  deployment: EffectiveDeployment,
  siblings: readonly EffectiveDeployment[],
  zone: TimeZone,
): string {
  const label = deploymentLabel(deployment);
  const own = distinction(deployment, siblings, zone);
  return own === undefined ? label : `${label} (${own})`;
}
