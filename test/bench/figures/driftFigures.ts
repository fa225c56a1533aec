import type { DriftFacts } from '../../../src/greengrass/drift/driftFacts';
import { Revisions } from '../../../src/greengrass/drift/revisions';
import { differencesIn, verdictsOf } from '../../../src/greengrass/drift/verdictsOf';
import type { Deployment } from '../../../src/greengrass/model';
import { toDeployment } from '../../../src/greengrass/wire/toDeployment';
import { toCoreDevice, toEffectiveDeployment, toInstalledComponent } from '../../../src/greengrass/wire/toModel';
import { targetArn } from '../../simulator/generated/random';
import type { Figure } from '../measure';

const devices = 10_000;
const groups = 200;
const names = Array.from({ length: 12 }, (_, index) => `com.example.Component${index}`);
const createdAt = new Date('2026-11-01T00:00:00Z');
const reportedAt = new Date('2026-11-02T00:00:00Z');

function deploymentFor(kind: 'thing' | 'thinggroup', name: string, components: readonly string[]): Deployment {
  return toDeployment({
    deploymentId: name,
    revisionId: '1',
    targetArn: targetArn(kind, name),
    creationTimestamp: createdAt,
    deploymentStatus: 'ACTIVE',
    isLatestForTarget: true,
    components: Object.fromEntries(components.map((component) => [component, { componentVersion: '1.0.0' }])),
  });
}

/** A device with three targets. Every tenth has another version of one component. */
function deviceAt(index: number, targets: readonly Deployment[]): DriftFacts {
  return {
    device: toCoreDevice({
      coreDeviceThingName: `device-${index}`,
      status: 'HEALTHY',
      lastStatusUpdateTimestamp: reportedAt,
    }),
    details: undefined,
    deployments: targets.map(({ deploymentId, targetArn: target }) =>
      toEffectiveDeployment({
        deploymentId,
        targetArn: target,
        coreDeviceExecutionStatus: 'SUCCEEDED',
        creationTimestamp: createdAt,
        modifiedTimestamp: createdAt,
      }),
    ),
    components: names.map((componentName, order) =>
      toInstalledComponent({
        componentName,
        componentVersion: index % 10 === 0 && order === 3 ? '0.9.0' : '1.0.0',
        isRoot: true,
        lastReportedTimestamp: reportedAt,
        lastInstallationSource: targets[0]?.deploymentId,
      }),
    ),
    membership: { groups: new Set([`group-${index % groups}`, 'all']), gap: undefined, readAt: reportedAt },
  };
}

/** The cost of the verdicts about a fleet that is loaded. */
export function driftFigures(): readonly Figure[] {
  const ofGroups = Array.from({ length: groups }, (_, index) =>
    deploymentFor('thinggroup', `group-${index}`, names.slice(0, 6)),
  );
  const ofAll = deploymentFor('thinggroup', 'all', names.slice(6));
  const ofThings = Array.from({ length: devices }, (_, index) =>
    deploymentFor('thing', `device-${index}`, names.slice(0, 1)),
  );
  const latest = [...ofGroups, ofAll, ...ofThings];
  const byId = new Map(latest.map((deployment) => [deployment.deploymentId, deployment]));
  const facts = ofThings.map((ofThing, index) => deviceAt(index, [ofGroups[index % groups] ?? ofAll, ofAll, ofThing]));
  const start = performance.now();
  const revisions = new Revisions({ latest, isComplete: () => true, definition: (id) => byId.get(id) });
  const differing = facts.filter((one) => differencesIn(verdictsOf(one, revisions)).length > 0).length;
  const value = performance.now() - start;
  const of = `${devices.toLocaleString('en')} devices with ${names.length} components and 3 targets`;
  return [{ what: `verdicts about ${of} (${differing} differ)`, value, limit: 300, unit: 'ms' }];
}
