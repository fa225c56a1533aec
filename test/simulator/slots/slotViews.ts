import { coreDevice } from '../generated/deviceParts';
import type { CloudDeployment, SimulatedComponent, SimulatedDeployment, SimulatedDevice } from '../fleetFile';
import { account, region, targetArn } from '../generated/random';
import { settingsOf } from '../definitions';
import { isThing, type Execution, type Reported, type Revision, type SlotWorld } from './slotWorld';

/** The ARN of the target of a deployment. */
function arnOf(world: SlotWorld, target: string): string {
  return targetArn(isThing(world, target) ? 'thing' : 'thinggroup', target);
}

function jobOf(world: SlotWorld, { deploymentId, target }: Revision): Pick<CloudDeployment, 'iotJobId' | 'iotJobArn'> {
  const iotJobId = `job-${deploymentId}`;
  return isThing(world, target)
    ? { iotJobId }
    : { iotJobId, iotJobArn: `arn:aws:iot:${region}:${account}:job/${iotJobId}` };
}

/** The deployments that AWS has, as ListDeployments and GetDeployment return them. */
export function cloudDeploymentsIn(world: SlotWorld): readonly CloudDeployment[] {
  return world.revisions
    .filter(({ isDeleted }) => !isDeleted)
    .map((revision) => ({
      deploymentId: revision.deploymentId,
      deploymentName: revision.target,
      targetArn: arnOf(world, revision.target),
      ...(revision.parent === undefined ? {} : { parentTargetArn: arnOf(world, revision.parent) }),
      revisionId: String(revision.number),
      deploymentStatus: revision.status,
      isLatestForTarget: revision.isLatest,
      creationTimestamp: revision.createdAt,
      ...jobOf(world, revision),
      ...settingsOf(0),
      components: Object.fromEntries(
        Object.entries(revision.components).map(([name, componentVersion]) => [name, { componentVersion }]),
      ),
    }));
}

function effectiveDeployment(world: SlotWorld, execution: Execution, revision: Revision): SimulatedDeployment {
  const { deploymentId, status, reason, changedAt } = execution;
  const isEnded = reason !== undefined;
  return {
    deploymentId,
    deploymentName: revision.target,
    targetArn: arnOf(world, revision.target),
    ...jobOf(world, revision),
    coreDeviceExecutionStatus: status,
    ...(isEnded ? { reason, statusDetails: { errorStack: [], errorTypes: [] } } : {}),
    creationTimestamp: revision.createdAt,
    modifiedTimestamp: changedAt,
  };
}

/** The deployments of the device, the newest first. Those of groups that it left before it finished them are gone. */
function effectiveDeployments(world: SlotWorld): readonly SimulatedDeployment[] {
  const all = world.executions.flatMap((execution) => {
    const revision = world.revisions.find(({ deploymentId }) => deploymentId === execution.deploymentId);
    return revision === undefined || execution.status === 'REMOVED'
      ? []
      : [effectiveDeployment(world, execution, revision)];
  });
  const newestFirst = all.reverse();
  return world.setting.listsHistory
    ? newestFirst
    : newestFirst.filter(
        ({ targetArn: arn }, index) => newestFirst.findIndex((other) => other.targetArn === arn) === index,
      );
}

function installedComponent(name: string, { version, source, isRoot, at }: Reported): SimulatedComponent {
  return {
    componentName: name,
    componentVersion: version,
    lifecycleState: 'RUNNING',
    isRoot,
    lastStatusChangeTimestamp: at,
    lastReportedTimestamp: at,
    ...(source === '' ? {} : { lastInstallationSource: source }),
    lifecycleStatusCodes: [],
  };
}

/** The device as AWS knows it from its reports. */
export function simulatedDeviceIn(world: SlotWorld): SimulatedDevice {
  const components = Array.from(world.reported, ([name, reported]) => installedComponent(name, reported));
  const { thingName, nucleus } = world.setting;
  return coreDevice(thingName, nucleus, -world.reportedAt, effectiveDeployments(world), components);
}
