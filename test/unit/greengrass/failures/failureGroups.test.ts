import assert from 'node:assert/strict';
import fc from 'fast-check';
import { failuresOf, isUnhealthyWithoutCause } from '../../../../src/greengrass/failures/failure';
import { groupFailures, placesIn } from '../../../../src/greengrass/failures/failureGroups';
import { failureTarget } from '../../../../src/greengrass/failures/failureTarget';
import { groupings, type FailureTopic, type Grouping } from '../../../../src/greengrass/failures/failureTopics';
import { findingsIn, isFailingDevice } from '../../../../src/greengrass/failures/findings';
import type { DeviceTarget } from '../../../../src/greengrass/addresses/deviceAddress';
import type { EffectiveDeployment } from '../../../../src/greengrass/model';
import type { KnownDevice } from '../../../../src/greengrass/knownDevice';
import { topicLabel } from '../../../../src/text/messages/failureWords';
import { coreDevice, effectiveDeployment, failedDeployment, hoursAgo, installedComponent } from '../../fixtures';
import { anyCoreDevice, anyEffectiveDeployment, anyInstalledComponent } from '../arbitraryModels';
import { knownDevice } from '../../text/panels/facts';

function device(name: string, fields: Partial<KnownDevice>): KnownDevice {
  return knownDevice({ device: coreDevice({ coreDeviceThingName: name }), ...fields });
}

const base = effectiveDeployment({ deploymentId: 'base', deploymentName: 'base' });
const broken = installedComponent({
  componentName: 'com.acme.A',
  lifecycleState: 'BROKEN',
  lifecycleStatusCodes: ['STARTUP_ERROR'],
  lastInstallationSource: 'base',
});
const full = failedDeployment(['DEPLOYMENT_FAILURE', 'DISK_SPACE_CRITICAL'], {
  deploymentName: 'line-3',
  statusDetails: {
    errorStack: ['DEPLOYMENT_FAILURE', 'DISK_SPACE_CRITICAL'],
    errorTypes: ['DEVICE_ERROR', 'NUCLEUS_ERROR'],
  },
});
const fleet = [
  device('press-10', { deployments: [base], components: [broken] }),
  device('press-2', { deployments: [full, base], components: [broken] }),
  device('press-1', { deployments: [base], components: [installedComponent()] }),
];

const anyDevice = fc.record({
  device: anyCoreDevice,
  deployments: fc.array(anyEffectiveDeployment, { maxLength: 3 }),
  components: fc.array(anyInstalledComponent, { maxLength: 3 }),
});

function words(grouping: (typeof groupings)[number], devices = fleet): readonly string[] {
  return groupFailures(devices, grouping).flatMap((group) => [
    `${topicLabel(group)} (${group.devices.length})`,
    ...group.causes.map(
      (cause) => `- ${topicLabel(cause)}: ${cause.devices.map((on) => on.device.coreDeviceThingName).join(' ')}`,
    ),
  ]);
}

describe('grouped failures', () => {
  it('by code have the code with the most devices first, with components and deployments below', () => {
    assert.deepEqual(words('code'), [
      'STARTUP_ERROR (2)',
      '- com.acme.A: press-2 press-10',
      'DISK_SPACE_CRITICAL (1)',
      '- line-3: press-2',
    ]);
  });

  it('by component have failed deployments under the component that they name, else together', () => {
    assert.deepEqual(words('component'), [
      'com.acme.A (2)',
      '- STARTUP_ERROR: press-2 press-10',
      'No component named (1)',
      '- DISK_SPACE_CRITICAL: press-2',
    ]);
    const named = failedDeployment(['COMPONENT_BROKEN'], { reason: 'Service com.acme.A in broken state' });
    assert.deepEqual(
      words('component', [
        ...fleet,
        device('press-3', { deployments: [named], deployedComponents: () => ['com.acme.A'] }),
      ]).slice(0, 3),
      ['com.acme.A (3)', '- STARTUP_ERROR: press-2 press-10', '- COMPONENT_BROKEN: press-3'],
    );
  });

  it('without a code share a group if their reasons differ only in numbers, IDs, paths, and names', () => {
    const reason = (name: string, number: number): string =>
      `FAILED_NO_STATE_CHANGE: ${name} has ${number}.5 MB left in /var/greengrass/${number}`;
    const full = (name: string, number: number): KnownDevice =>
      device(name, { deployments: [failedDeployment([], { reason: reason(name, number), deploymentName: 'line-3' })] });
    assert.deepEqual(
      words('code', [
        full('press-1', 3),
        full('press-2', 17),
        device('press-3', { deployments: [failedDeployment([], { reason: 'REJECTED' })] }),
        device('press-4', { deployments: [failedDeployment([], { reason: undefined })] }),
      ]),
      [
        '… has … MB left in … (FAILED_NO_STATE_CHANGE) (2)',
        '- line-3: press-1 press-2',
        'Failed, no error code (1)',
        '- Line 3 base: press-4',
        'Rejected, no error code (1)',
        '- Line 3 base: press-3',
      ],
    );
  });

  it('by deployment name the source of a failing component', () => {
    assert.deepEqual(words('deployment')[0], 'base (2)');
  });

  it('by error type count a deployment under each of its types', () => {
    assert.deepEqual(words('errorType'), [
      'Failing components (2)',
      '- STARTUP_ERROR: press-2 press-10',
      'DEVICE_ERROR (1)',
      '- DISK_SPACE_CRITICAL: press-2',
      'NUCLEUS_ERROR (1)',
      '- DISK_SPACE_CRITICAL: press-2',
    ]);
  });

  it('distinguish error codes, status codes and failures without a code', () => {
    const withoutCode = device('press-3', { components: [installedComponent({ lifecycleState: 'BROKEN' })] });
    const kinds = (grouping: (typeof groupings)[number]): unknown =>
      groupFailures([...fleet, withoutCode], grouping).map((group) => [
        topicLabel(group),
        group.kind,
        ...group.causes.map((cause) => cause.kind),
      ]);
    assert.deepEqual(kinds('code'), [
      ['STARTUP_ERROR', 'component', 'name'],
      ['DISK_SPACE_CRITICAL', 'deployment', 'name'],
      ['Broken, no error code', 'noCode', 'name'],
    ]);
    assert.deepEqual(kinds('component'), [
      ['com.acme.A', 'name', 'component'],
      ['com.example.Press', 'name', 'noCode'],
      ['No component named', 'noComponent', 'deployment'],
    ]);
  });

  it('have the newest failure first if as many devices fail', () => {
    const failed = (name: string, code: string, hours: number): KnownDevice =>
      device(name, { deployments: [failedDeployment([code], { modifiedTimestamp: hoursAgo(hours) })] });
    const devices = [failed('a', 'OLD', 9), failed('b', 'TWICE', 8), failed('c', 'TWICE', 7), failed('d', 'RECENT', 1)];
    assert.deepEqual(
      groupFailures(devices, 'code').map(({ value }) => value),
      ['TWICE', 'RECENT', 'OLD'],
    );
  });

  it('separate named and nameless groups even if their labels are equal', () => {
    const names = [
      device('a', {
        components: [{ ...broken, componentName: 'No component named', lastInstallationSource: 'LOCAL' }],
      }),
      device('b', { deployments: [failedDeployment([], { deploymentName: 'Local deployment' })] }),
    ];
    assert.deepEqual(words('component', names), [
      'No component named (1)',
      '- STARTUP_ERROR: a',
      'No component named (1)',
      '- Something went wrong (FAILED_NO_STATE_CHANGE): b',
    ]);
    assert.deepEqual(
      groupFailures(names, 'deployment').map(({ key }) => key),
      ['name:Local deployment', 'localDeployment:'],
    );
  });

  it('treat a code from both a component and a deployment as a deployment error code', () => {
    const both = [
      device('a', { deployments: [failedDeployment(['RUN_ERROR'])] }),
      device('b', { components: [{ ...broken, lifecycleStatusCodes: ['RUN_ERROR'] }] }),
    ];
    for (const devices of [both, both.toReversed()]) {
      assert.deepEqual(
        groupFailures(devices, 'code').map(({ kind, value, size }) => [kind, value, size]),
        [['deployment', 'RUN_ERROR', 2]],
      );
    }
  });

  it('include an unhealthy device that is not scanned in any grouping', () => {
    const unknown = knownDevice({
      device: coreDevice({ status: 'UNHEALTHY' }),
      deployments: undefined,
      components: undefined,
    });
    const inSnapshot = { ...unknown, place: { ...unknown.place, asOf: new Date() } };
    for (const grouping of groupings) {
      const cause = 'Unhealthy, cause unknown (1)';
      assert.deepEqual(words(grouping, [unknown]), [cause, '- Not scanned: press-1']);
      assert.deepEqual(words(grouping, [inSnapshot]), [cause, '- No broken component found: press-1']);
      assert.equal(groupFailures([unknown], grouping)[0]?.kind, 'noCause');
    }
  });

  it('include every failing device and no other', () => {
    fc.assert(
      fc.property(anyDevice, (fields) => {
        const on = knownDevice(fields);
        const failures = failuresOf(on);
        const isListed = failures.length > 0 || isUnhealthyWithoutCause(on.device, failures);
        assert.equal(isListed, isFailingDevice(on.device, findingsIn(on)));
        assert.equal(groupFailures([on], 'code').length > 0, isListed);
      }),
    );
  });

  it("don't depend on the order of the devices and count no device twice", () => {
    const devicesWithNames = fc.uniqueArray(anyDevice, {
      maxLength: 6,
      selector: (on) => on.device.coreDeviceThingName,
    });
    fc.assert(
      fc.property(devicesWithNames, fc.constantFrom(...groupings), (devices, grouping) => {
        const known = devices.map((fields) => knownDevice(fields));
        assert.deepEqual(words(grouping, known), words(grouping, [...known].reverse()));
        for (const { devices: all } of groupFailures(known, grouping)) {
          assert.equal(new Set(all.map((on) => on.device.coreDeviceThingName)).size, all.length);
        }
      }),
    );
  });
});

describe('what failed on a device that a group lists', () => {
  const failedAt = (deploymentId: string, hours: number): EffectiveDeployment =>
    failedDeployment(['DISK_SPACE_CRITICAL'], {
      deploymentId,
      targetArn: `arn:aws:iot:eu-west-1:123456789012:thinggroup/${deploymentId}`,
      modifiedTimestamp: hoursAgo(hours),
    });
  const on = device('press-1', {
    deployments: [failedAt('older', 3), failedAt('newest', 1), failedAt('oldest', 9), base],
    components: [broken],
  });
  const targetIn = (grouping: Grouping, group: FailureTopic, cause?: FailureTopic): DeviceTarget | undefined =>
    failureTarget(placesIn(on, grouping, group, cause).map(({ failure }) => failure));

  it('is the newest deployment that failed with its code', () => {
    assert.deepEqual(targetIn('code', { kind: 'deployment', value: 'DISK_SPACE_CRITICAL' }), {
      kind: 'effectiveDeployment',
      deploymentId: 'newest',
    });
  });

  it('is the component that fails', () => {
    const component = { kind: 'installedComponent', componentName: 'com.acme.A' };
    assert.deepEqual(targetIn('code', { kind: 'component', value: 'STARTUP_ERROR' }), component);
    assert.deepEqual(targetIn('component', { kind: 'name', value: 'com.acme.A' }), component);
  });

  it('is only what failed with the cause', () => {
    const group = { kind: 'name', value: 'base' } as const;
    assert.equal(targetIn('deployment', group)?.kind, 'installedComponent');
    assert.equal(targetIn('deployment', group, { kind: 'component', value: 'RUN_ERROR' }), undefined);
  });

  it('is unknown if the device only reports that it is unhealthy', () => {
    const unhealthy = knownDevice({ device: coreDevice({ status: 'UNHEALTHY' }), components: undefined });
    const [place] = placesIn(unhealthy, 'code', { kind: 'noCause', value: '' });
    assert.ok(place);
    assert.equal(failureTarget([place.failure]), undefined);
  });
});
