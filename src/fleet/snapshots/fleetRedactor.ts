import type { ErrorCode } from '../../greengrass/codes/errorCodes';
import { learnDeployment } from '../../greengrass/redaction/redactDeployment';
import { learnDevice } from '../../greengrass/redaction/redactDevice';
import { Redactor } from '../../greengrass/redaction/redactor';
import type { Fleet } from '../fleet';
import type { ThingGroupNames } from '../selection/thingGroups';

/** A fleet, and the names in its lists of thing groups. */
export interface NamedFleet {
  readonly fleet: Fleet;
  /** `undefined` if no list was requested. */
  readonly groups: ThingGroupNames | undefined;
}

/**
 * A redactor that knows every name in these fleets.
 * @param codes the catalog of error codes, which are never changed
 */
export function fleetRedactor(codes: Iterable<ErrorCode>, fleets: readonly NamedFleet[]): Redactor {
  const redactor = new Redactor(codes);
  for (const { fleet, groups } of fleets) {
    redactor.addAccount(fleet.account());
    for (const { knowledge } of fleet.devices.all()) {
      learnDevice(redactor.names, knowledge);
    }
    fleet.deployments.all().forEach((deployment) => {
      learnDeployment(redactor.names, deployment);
    });
    fleet.rollouts.listed()?.forEach((deployment) => {
      learnDeployment(redactor.names, deployment);
    });
    groups?.thingGroups.forEach((name) => {
      redactor.names.add('thingGroup', name);
    });
    groups?.things.forEach((name) => {
      redactor.names.add('thing', name);
    });
  }
  return redactor;
}
