import assert from 'node:assert/strict';
import fc from 'fast-check';
import { failuresOf, isUnhealthyWithoutCause } from '../../../../src/greengrass/failures/failure';
import { groupFailures } from '../../../../src/greengrass/failures/failureGroups';
import { groupings } from '../../../../src/greengrass/failures/failureTopics';
import { findingsIn, isFailingDevice } from '../../../../src/greengrass/failures/findings';
import type { KnownDevice } from '../../../../src/greengrass/knownDevice';
import { topicLabel } from '../../../../src/text/messages/failureWords';
import { coreDevice, effectiveDeployment, failedDeployment, installedComponent } from '../../fixtures';
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

describe('failures put together', () => {
  it('by code have the code of most devices first, and what is concerned below', () => {
    assert.deepEqual(words('code'), [
      'STARTUP_ERROR (2)',
      '- com.acme.A: press-2 press-10',
      'DISK_SPACE_CRITICAL (1)',
      '- line-3: press-2',
    ]);
  });

  it('by component leave failed deployments together', () => {
    assert.deepEqual(words('component'), [
      'com.acme.A (2)',
      '- STARTUP_ERROR: press-2 press-10',
      'Failed deployments (1)',
      '- DISK_SPACE_CRITICAL: press-2',
    ]);
  });

  it('by deployment name what installed a failing component', () => {
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

  it('tell codes of an error stack, status codes of components, and what is no code', () => {
    const withoutCode = device('press-3', { components: [installedComponent({ lifecycleState: 'BROKEN' })] });
    const kinds = (grouping: (typeof groupings)[number]): unknown =>
      groupFailures([...fleet, withoutCode], grouping).map((group) => [
        topicLabel(group),
        group.kind,
        ...group.causes.map((cause) => cause.kind),
      ]);
    assert.deepEqual(kinds('code'), [
      ['STARTUP_ERROR', 'component', 'name'],
      ['Broken, no error code', 'noCode', 'name'],
      ['DISK_SPACE_CRITICAL', 'deployment', 'name'],
    ]);
    assert.deepEqual(kinds('component'), [
      ['com.acme.A', 'name', 'component'],
      ['com.example.Press', 'name', 'noCode'],
      ['Failed deployments', 'failedDeployments', 'deployment'],
    ]);
  });

  it('keep names apart from what has no name, also where they read the same', () => {
    const names = [
      device('a', {
        components: [{ ...broken, componentName: 'Failed deployments', lastInstallationSource: 'LOCAL' }],
      }),
      device('b', { deployments: [failedDeployment([], { deploymentName: 'Local deployment' })] }),
    ];
    assert.deepEqual(words('component', names), [
      'Failed deployments (1)',
      '- STARTUP_ERROR: a',
      'Failed deployments (1)',
      '- Failed, no error code: b',
    ]);
    assert.deepEqual(
      groupFailures(names, 'deployment').map(({ key }) => key),
      ['name:Local deployment', 'localDeployment:'],
    );
  });

  it('explain a code that a component and a deployment reported as that of the deployment', () => {
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

  it('have an unhealthy device that no one has looked at, under any grouping', () => {
    const unknown = knownDevice({
      device: coreDevice({ status: 'UNHEALTHY' }),
      deployments: undefined,
      components: undefined,
    });
    const inSnapshot = { ...unknown, place: { ...unknown.place, asOf: new Date() } };
    for (const grouping of groupings) {
      const cause = 'Unhealthy, cause not known yet (1)';
      assert.deepEqual(words(grouping, [unknown]), [cause, '- Open the device to see why: press-1']);
      assert.deepEqual(words(grouping, [inSnapshot]), [cause, '- No component is known to be broken: press-1']);
      assert.equal(groupFailures([unknown], grouping)[0]?.kind, 'noCause');
    }
  });

  it('are there on each device that counts as failing, and on no other', () => {
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

  it('are the same in whatever order the devices are known, and count no device twice', () => {
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
