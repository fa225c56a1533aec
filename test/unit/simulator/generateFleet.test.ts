import assert from 'node:assert/strict';
import { fleetText, parseFleet, type SimulatedDevice, type SimulatedFleet } from '../../simulator/fleetFile';
import { generateFleet } from '../../simulator/generated/generateFleet';
import { FleetState } from '../../simulator/fleetState';

function devicesOf({ devices }: SimulatedFleet): readonly SimulatedDevice[] {
  return Array.from({ length: devices.length }, (_, index) => devices.at(index)).filter(
    (device) => device !== undefined,
  );
}

/** A fleet as JSON, with the lists of its devices, which are generated on access. */
function contentOf(fleet: SimulatedFleet): string {
  return JSON.stringify(devicesOf(fleet));
}

describe('a generated fleet', () => {
  it('is the same for the same seed and differs for another', () => {
    assert.equal(contentOf(generateFleet(40, 3)), contentOf(generateFleet(40, 3)));
    assert.notEqual(contentOf(generateFleet(40, 3)), contentOf(generateFleet(40, 4)));
  });

  for (const size of [1, 16, 120, 7919, 20_000]) {
    it(`of ${size} has that many devices with unique names`, () => {
      const names = devicesOf(generateFleet(size)).map(({ coreDeviceThingName }) => coreDeviceThingName);
      assert.equal(new Set(names).size, size);
    });
  }

  it('has no devices outside its range', () => {
    const { devices } = generateFleet(5);
    assert.deepEqual([devices.at(5), devices.at(-1)], [undefined, undefined]);
  });

  it('has the same deployments on all devices of a thing group and in the cloud', () => {
    const fleet = generateFleet(300, 2);
    const known = new Map(fleet.deployments?.map((deployment) => [deployment.deploymentId, deployment]));
    const received = devicesOf(fleet).flatMap(({ effectiveDeployments }) => effectiveDeployments);
    const forGroups = received.filter(({ targetArn }) => targetArn?.includes(':thinggroup/'));
    for (const { deploymentId = '', targetArn, deploymentName } of forGroups) {
      assert.deepEqual(
        [known.get(deploymentId)?.targetArn, known.get(deploymentId)?.deploymentName],
        [targetArn, deploymentName],
      );
    }
    assert.ok(new Set(forGroups.map(({ deploymentId }) => deploymentId)).size <= known.size);
  });

  it('has devices that are consistent with their lists', () => {
    for (const { status, lastStatusUpdateTimestamp = 0, installedComponents } of devicesOf(generateFleet(2_000, 5))) {
      const isBroken = installedComponents.some(({ lifecycleState }) => lifecycleState === 'BROKEN');
      assert.equal(status, isBroken ? 'UNHEALTHY' : 'HEALTHY');
      for (const {
        lastStatusChangeTimestamp = 0,
        lastReportedTimestamp = lastStatusUpdateTimestamp,
      } of installedComponents) {
        assert.ok(
          lastStatusChangeTimestamp <= lastStatusUpdateTimestamp && lastReportedTimestamp <= lastStatusUpdateTimestamp,
        );
      }
    }
  });

  it('has the components of its devices in the cloud, without a visit to them', () => {
    const { devices, ...fleet } = generateFleet(600, 4);
    const { catalog } = new FleetState({ ...fleet, devices: [] });
    const published = new Set(
      (['PRIVATE', 'PUBLIC'] as const)
        .flatMap((scope) => catalog.list(scope))
        .flatMap(({ componentName, versions }) =>
          versions.map(({ componentVersion }) => `${componentName} ${componentVersion}`),
        ),
    );
    const missing = devicesOf({ ...fleet, devices })
      .flatMap(({ installedComponents }) => installedComponents)
      .map(({ componentName = '', componentVersion = '' }) => `${componentName} ${componentVersion}`)
      .filter((version) => !version.endsWith(' 0.0.0') && !published.has(version));
    assert.deepEqual(missing, []);
  });

  it('stores only names and generates a device on access', () => {
    let made = 0;
    const { devices, ...fleet } = generateFleet(1_000);
    const counted = {
      length: devices.length,
      at: (index: number) => {
        made += 1;
        return devices.at(index);
      },
    };
    const state = new FleetState({ ...fleet, devices: counted });
    made = 0;
    state.device(state.names()[500] ?? '');
    assert.equal(made, 1);
  });
});

describe('a fleet file', () => {
  it('saves and restores a fleet', () => {
    const fleet = generateFleet(5, 9);
    const read = parseFleet(fleetText(fleet));
    assert.equal(contentOf(read), contentOf(fleet));
    assert.deepEqual(read.deployments, fleet.deployments);
    assert.deepEqual(read.components, fleet.components);
    assert.deepEqual([read.account, read.region], [fleet.account, fleet.region]);
  });

  const device = { coreDeviceThingName: 'a', effectiveDeployments: [], installedComponents: [] };
  const fleet = { account: '1', region: 'eu-west-1', devices: [device] };
  const wrong = [
    [],
    { ...fleet, account: 1 },
    { ...fleet, region: undefined },
    { ...fleet, devices: 'many' },
    { ...fleet, devices: [{ ...device, coreDeviceThingName: undefined }] },
    { ...fleet, devices: [{ ...device, installedComponents: undefined }] },
    { ...fleet, devices: [null] },
    { ...fleet, deployments: {} },
    { ...fleet, components: {} },
  ];
  for (const value of wrong) {
    it(`is invalid with ${JSON.stringify(value)}`, () => {
      assert.throws(() => parseFleet(JSON.stringify(value)), /account, a region, and devices/u);
    });
  }

  it('can omit optional fields of a device', () => {
    assert.equal(parseFleet(JSON.stringify(fleet)).devices.length, 1);
  });
});
