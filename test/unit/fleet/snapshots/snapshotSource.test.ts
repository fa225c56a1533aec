import assert from 'node:assert/strict';
import type { CoreDevice } from '../../../../src/greengrass/model';
import { takeSnapshot, type Snapshot } from '../../../../src/fleet/snapshots/snapshot';
import type { ListCoreDevicesFilter, ListDeploymentsFilter } from '../../../../src/greengrass/ports/fleetSource';
import type { DeviceKnowledge } from '../../../../src/greengrass/knownDevice';
import { ownComponents } from '../../../../src/fleet/components/knownComponents';
import { Fleet } from '../../../../src/fleet/fleet';
import { FilteredFleet } from '../../../../src/fleet/selection/filteredFleet';
import type { Thresholds } from '../../../../src/greengrass/status/thresholds';
import { showRecorded, snapshotConnection } from '../../../../src/fleet/snapshots/snapshotSource';
import { sampleComponents } from '../../../simulator/components/sampleComponents';
import { sampleSnapshot } from '../../../simulator/sample/sampleSnapshot';
import { FakeClock } from '../../fakeClock';
import { toDeployment } from '../../../../src/greengrass/wire/toDeployment';
import {
  coreDevice,
  coreDeviceDetails,
  effectiveDeployment,
  hoursAgo,
  installedComponent,
  job,
  listedDeployment,
  now,
} from '../../fixtures';

const signal = new AbortController().signal;
const place = { profile: 'plant', region: 'eu-west-1', partition: 'aws', account: '123456789012' };

/** A device with only the fields of the list, plus the given data. */
function recorded(fields: Partial<CoreDevice>, known: Partial<DeviceKnowledge> = {}): DeviceKnowledge {
  return { device: coreDevice(fields), details: undefined, deployments: undefined, components: undefined, ...known };
}

function snapshotOf(...devices: readonly DeviceKnowledge[]): Snapshot {
  return { ...place, takenAt: hoursAgo(3), devices, deployments: [] };
}

/** More devices than the list loads at once. Every third is unhealthy, every fifth runs Nucleus Lite. */
const many = Array.from({ length: 250 }, (_, index) =>
  recorded({
    coreDeviceThingName: `press-${index}`,
    status: index % 3 === 0 ? 'UNHEALTHY' : 'HEALTHY',
    runtime: index % 5 === 0 ? 'aws_nucleus_lite' : 'aws_nucleus_classic',
  }),
);

describe('a connection to a snapshot', () => {
  it('has the place and time of the snapshot, and a unique ID per file', () => {
    const snapshot = snapshotOf();
    const connection = snapshotConnection(snapshot, 'a.json');
    const { profile, region, partition, asOf, id } = connection;
    assert.deepEqual({ profile, region, partition, account: connection.account() }, place);
    assert.deepEqual(asOf, hoursAgo(3));
    assert.notEqual(id, 'plant@eu-west-1');
    assert.notEqual(id, snapshotConnection(snapshot, 'b.json').id);
    assert.notEqual(id, snapshotConnection({ ...snapshot, takenAt: now }, 'a.json').id);
    assert.equal(id, snapshotConnection(snapshot, 'a.json').id);
  });

  it('lists its core devices in pages of 100', async () => {
    const { source } = snapshotConnection(snapshotOf(...many), 'a.json');
    const sizes: number[] = [];
    const names = new Set<string>();
    let token: string | undefined;
    do {
      const page = await source.listCoreDevices(token, signal);
      sizes.push(page.items.length);
      page.items.forEach(({ coreDeviceThingName }) => names.add(coreDeviceThingName));
      token = page.nextToken;
    } while (token !== undefined);
    assert.deepEqual([sizes, names.size], [[100, 100, 50], 250]);
  });

  it("says that it doesn't have the fleet index, whatever the setting", async () => {
    const clock = new FakeClock();
    const fleet = new Fleet(snapshotConnection(snapshotOf(...many), 'a.json'), clock, () => undefined);
    const thresholds = (): Thresholds => ({ staleAfterHours: 25, stuckAfterHours: 2 });
    const options = { clock, thresholds, isConnectivityOn: () => false, onDidChange: () => undefined };
    const filtered = new FilteredFleet(fleet, options);
    filtered.apply({ filter: { isOffline: true }, grouping: 'none' });
    await filtered.query?.settled();
    const { error, thingNames } = filtered.query?.state ?? {};
    assert.deepEqual([error?.kind, error?.operation, thingNames], ['notRecorded', 'SearchIndex', []]);
    filtered.dispose();
    fleet.dispose();
  });

  it('applies the filters of AWS', async () => {
    const { source } = snapshotConnection(snapshotOf(...many), 'a.json');
    const count = async (only: ListCoreDevicesFilter): Promise<number> =>
      (await source.listCoreDevices(undefined, signal, only)).items.length;
    assert.equal(await count({ status: 'UNHEALTHY' }), 84);
    assert.equal(await count({ runtime: 'aws_nucleus_lite' }), 50);
    assert.equal(await count({ status: 'UNHEALTHY', runtime: 'aws_nucleus_lite' }), 17);
  });

  it("reports data that wasn't scanned as missing, and empty lists as empty", async () => {
    const empty = { deployments: [], components: [] };
    const devices = [recorded({ coreDeviceThingName: 'a' }), recorded({ coreDeviceThingName: 'b' }, empty)];
    const { source } = snapshotConnection(snapshotOf(...devices), 'a.json');
    const absent: readonly (readonly [operation: string, answer: Promise<unknown>])[] = [
      ['GetCoreDevice', source.getCoreDevice('b', signal)],
      ['ListEffectiveDeployments', source.listEffectiveDeployments('a', undefined, signal)],
      ['ListInstalledComponents', source.listInstalledComponents('a', undefined, signal)],
      ['GetDeployment', source.getDeployment('d', signal)],
      ['ListDeployments', source.listDeployments(undefined, signal)],
      ['DescribeJob', source.describeJob('j', signal)],
      ['ListJobExecutionsForJob', source.listJobExecutionsForJob('j', 'FAILED', undefined, signal)],
      ['ListThingGroups', source.listThingGroups(undefined, signal)],
      ['DescribeThingGroup', source.describeThingGroup('g', signal)],
      ['ListThingGroupsForThing', source.listThingGroupsForThing('t', undefined, signal)],
      ['ListThingsInThingGroup', source.listThingsInThingGroup('g', undefined, signal)],
    ];
    const message = "It wasn't scanned when the snapshot was saved.";
    await Promise.all(
      absent.map(([operation, answer]) => assert.rejects(answer, { kind: 'notRecorded', operation, message })),
    );
    const nothing = { items: [], nextToken: undefined };
    assert.deepEqual(await source.listEffectiveDeployments('b', undefined, signal), nothing);
    assert.deepEqual(await source.listInstalledComponents('b', undefined, signal), nothing);
  });

  it("reports the data of a device that it doesn't have as missing", async () => {
    const { source } = snapshotConnection(snapshotOf(...many), 'a.json');
    const asked = [
      source.getCoreDevice('crane-1', signal),
      source.listEffectiveDeployments('crane-1', undefined, signal),
      source.listInstalledComponents('crane-1', undefined, signal),
    ];
    await Promise.all(asked.map((answer) => assert.rejects(answer, { kind: 'notRecorded' })));
  });

  it('has the deployments of the snapshot', async () => {
    const { source } = snapshotConnection(sampleSnapshot(), 'a.json');
    const { deployments } = sampleSnapshot();
    assert.ok(deployments.length > 1);
    for (const deployment of deployments) {
      assert.deepEqual(await source.getDeployment(deployment.deploymentId, signal), deployment);
    }
  });
  it('lists the deployments that were loaded, with the counts of their jobs', async () => {
    const latest = listedDeployment({ deploymentId: 'd-3' });
    const definition = toDeployment({ ...latest, deploymentId: 'd-2', isLatestForTarget: false, iotJobId: 'job-2' });
    const recordedJob = job({}, { failed: 2 });
    const loaded = {
      ...snapshotOf(),
      deployments: [definition],
      listedDeployments: [latest],
      jobs: [{ iotJobId: 'job-2', job: recordedJob }],
    };
    const { source } = snapshotConnection(loaded, 'a.json');
    const ids = async (only?: ListDeploymentsFilter): Promise<readonly string[]> =>
      (await source.listDeployments(undefined, signal, only)).items.map(({ deploymentId }) => deploymentId);
    assert.deepEqual(await ids(), ['d-3']);
    assert.deepEqual(await ids({ targetArn: latest.targetArn, history: 'ALL' }), ['d-2', 'd-3']);
    assert.deepEqual(await ids({ targetArn: 'arn:other', history: 'ALL' }), []);
    assert.equal(await source.describeJob('job-2', signal), recordedJob);
    await assert.rejects(source.describeJob('job-3', signal), { kind: 'notRecorded' });
  });
});

describe('the fleet of a snapshot', () => {
  const opened = {
    details: coreDeviceDetails({ coreDeviceThingName: 'press-0', status: 'UNHEALTHY', coreVersion: '2.9.0' }),
    deployments: [effectiveDeployment()],
    components: [installedComponent({ lifecycleState: 'BROKEN' })],
  };
  const snapshot = snapshotOf(
    recorded({ coreDeviceThingName: 'press-0' }, opened),
    recorded({ coreDeviceThingName: 'press-1' }),
    ...many.slice(2),
  );

  it('shows all data without opening a core device', async () => {
    const fleet = new Fleet(snapshotConnection(snapshot, 'a.json'), new FakeClock(), () => undefined);
    let pauses = 0;
    await showRecorded(fleet, snapshot, () => {
      pauses += 1;
      return Promise.resolve();
    });
    assert.equal([...fleet.devices.names()].length, 250);
    const { device, ...known } = fleet.devices.get('press-0')?.knowledge ?? {};
    assert.deepEqual([device, known], [opened.details, opened]);
    assert.deepEqual(fleet.devices.get('press-1')?.knowledge, snapshot.devices[1]);
    assert.deepEqual(fleet.devices.get('press-1')?.errors, []);
    // Other work runs while a large fleet loads.
    assert.equal(pauses, 1);
  });

  it('knows which components have a version that can not be deployed, before one is opened', async () => {
    const sample = sampleSnapshot();
    const fleet = new Fleet(snapshotConnection(sample, 'sample.json'), new FakeClock(), () => undefined);
    await showRecorded(fleet, sample, () => Promise.resolve());
    await fleet.components.own.read();
    const marked = ownComponents(fleet).filter(({ discouraged }) => discouraged.length > 0);
    const { deleted, discontinued, failed } = sampleComponents;
    assert.deepEqual(
      marked.map(({ componentName }) => componentName),
      [discontinued, deleted, failed],
    );
  });

  it('is saved again with the same content', async () => {
    const fleet = new Fleet(snapshotConnection(snapshot, 'a.json'), new FakeClock(), () => undefined);
    await showRecorded(fleet, snapshot, () => Promise.resolve());
    const { devices, deployments } = takeSnapshot(fleet, fleet.now());
    assert.deepEqual([devices.slice(1), deployments], [snapshot.devices.slice(1), []]);
    assert.deepEqual(fleet.now(), hoursAgo(3));
  });
});
