import assert from 'node:assert/strict';
import type { Connection } from '../../../../src/greengrass/ports/connection';
import type { Deployment } from '../../../../src/greengrass/model';
import { errorCodes } from '../../../../src/greengrass/codes/errorCodes';
import type { DeviceKnowledge } from '../../../../src/greengrass/knownDevice';
import { Fleet } from '../../../../src/fleet/fleet';
import { FilteredFleet } from '../../../../src/fleet/selection/filteredFleet';
import { fleetRedactor } from '../../../../src/fleet/snapshots/fleetRedactor';
import { showRecorded, snapshotConnection } from '../../../../src/fleet/snapshots/snapshotSource';
import { FakeClock, settled } from '../../fakeClock';
import { coreDevice, effectiveDeployment, now } from '../../fixtures';

const press: DeviceKnowledge = {
  device: coreDevice({ coreDeviceThingName: 'press-2' }),
  details: undefined,
  deployments: [effectiveDeployment({ reason: 'arn:aws:iot:eu-west-1:123456789012:thing/kiosk-9 is missing' })],
  components: undefined,
};

const definition: Deployment = {
  deploymentId: 'd-1',
  revisionId: '1',
  deploymentName: undefined,
  deploymentStatus: 'ACTIVE',
  targetArn: 'arn:aws:iot:eu-west-1:123456789012:thinggroup/hall-7',
  parentTargetArn: 'arn:aws:iot:eu-west-1:123456789012:thinggroup/campus',
  iotJobId: undefined,
  iotJobArn: undefined,
  isLatestForTarget: true,
  creationTimestamp: now,
  components: {},
  deploymentPolicies: {
    failureHandlingPolicy: undefined,
    componentUpdateAction: undefined,
    componentUpdateTimeout: undefined,
    configurationValidationTimeout: undefined,
  },
  iotJobConfiguration: undefined,
  tags: {},
};

/** A loaded fleet with thing groups. Sends no requests. */
async function openFleet(): Promise<Fleet> {
  const snapshot = {
    takenAt: now,
    profile: 'plant',
    region: 'eu-west-1',
    partition: 'aws',
    account: '999999999999',
    devices: [press],
    deployments: [definition],
  };
  const connection = snapshotConnection(snapshot, 'test');
  const page = (items: readonly string[]): ReturnType<Connection['source']['listThingGroups']> =>
    Promise.resolve({ items, nextToken: undefined });
  const source: Connection['source'] = {
    ...connection.source,
    listThingGroups: () => page(['yard']),
    listThingsInThingGroup: (group) => page([`crane-of-${group}`]),
  };
  const fleet = new Fleet({ ...connection, source }, new FakeClock(), () => undefined);
  await showRecorded(fleet, snapshot, () => Promise.resolve());
  await fleet.deployments.of('d-1').read();
  return fleet;
}

describe('the redactor for a fleet', () => {
  it('knows things, targets, names in reasons, the own account, and the thing groups that were loaded', async () => {
    const fleet = await openFleet();
    const filtered = new FilteredFleet(fleet, {
      clock: new FakeClock(),
      thresholds: () => ({ staleAfterHours: 25, stuckAfterHours: 2 }),
      isConnectivityOn: () => false,
      onDidChange: () => undefined,
    });
    const text = 'press-2 line-3 kiosk-9 hall-7 campus yard crane-of-yard 123456789012 999999999999';
    const known = 'thing-1 thing-group-1 thing-2 thing-group-2 thing-group-3';
    const before = fleetRedactor(errorCodes, [{ fleet, groups: filtered.thingGroupNames }]);
    assert.equal(before.text(text), `${known} yard crane-of-yard 000000000001 000000000000`);
    filtered.apply({ filter: {}, grouping: 'thingGroup' });
    await settled();
    await filtered.query?.settled();
    const after = fleetRedactor(errorCodes, [{ fleet, groups: filtered.thingGroupNames }]);
    assert.equal(after.text(text), `${known} thing-group-4 thing-3 000000000001 000000000000`);
    filtered.dispose();
    fleet.dispose();
  });
});
