import assert from 'node:assert/strict';
import { deviceDocument, type ComparedDeviceContext } from '../../../../src/greengrass/comparing/deviceDocument';
import type { KnownDevice } from '../../../../src/greengrass/knownDevice';
import { coreDevice, coreDeviceDetails, effectiveDeployment, hoursAgo, installedComponent } from '../../fixtures';
import { knownDevice } from '../../text/panels/facts';

const context: ComparedDeviceContext = { revisionOf: () => '3', thingGroups: undefined };

/** A core device with a name. Everything that differs between any two devices differs. */
function named(thingName: string, fields: Partial<KnownDevice> = {}): KnownDevice {
  const hours = thingName.length;
  const own = effectiveDeployment({
    deploymentId: `${thingName}-own`,
    targetArn: `arn:aws:iot:eu-west-1:123456789012:thing/${thingName}`,
    creationTimestamp: hoursAgo(hours),
  });
  return knownDevice({
    device: coreDevice({ coreDeviceThingName: thingName, lastStatusUpdateTimestamp: hoursAgo(hours) }),
    details: coreDeviceDetails({ coreDeviceThingName: thingName }),
    components: [
      installedComponent({ lastStatusChangeTimestamp: hoursAgo(hours), lastReportedTimestamp: hoursAgo(hours) }),
    ],
    deployments: [effectiveDeployment({ modifiedTimestamp: hoursAgo(hours) }), own],
    ...fields,
  });
}

describe('a core device as a document', () => {
  it('is the same for devices that differ only in names, IDs, and times', () => {
    assert.equal(deviceDocument(named('press-1'), context), deviceDocument(named('press-2222'), context));
  });

  it('has what differs: nucleus, components with versions and states, and deployments with revisions', () => {
    const text = deviceDocument(
      named('press-1', {
        components: [
          installedComponent({ componentName: 'b', componentVersion: '2.0.0', lastInstallationSource: 'LOCAL' }),
          installedComponent({
            componentName: 'a',
            lifecycleState: 'BROKEN',
            lifecycleStatusCodes: ['RUN_ERROR'],
            lastInstallationSource: 'd',
          }),
        ],
      }),
      { ...context, thingGroups: ['line-10', 'line-3'] },
    );
    const document: unknown = JSON.parse(text);
    assert.deepEqual(document, {
      status: 'HEALTHY',
      nucleus: { runtime: 'classic', coreVersion: '2.18.2' },
      platform: { platform: 'linux', architecture: 'aarch64' },
      tags: {},
      thingGroups: ['line-3', 'line-10'],
      components: {
        a: { componentVersion: '1.4.2', lifecycleState: 'BROKEN', lifecycleStatusCodes: ['RUN_ERROR'], isRoot: true },
        b: { componentVersion: '2.0.0', lifecycleState: 'RUNNING', isRoot: true, isLocal: true },
      },
      deployments: {
        'the core device itself': {
          deploymentName: 'Line 3 base',
          revisionId: '3',
          coreDeviceExecutionStatus: 'SUCCEEDED',
        },
        'thing group line-3': {
          deploymentName: 'Line 3 base',
          revisionId: '3',
          coreDeviceExecutionStatus: 'SUCCEEDED',
        },
      },
    });
  });

  it('says what could not be loaded', () => {
    const text = deviceDocument(named('press-1', { components: undefined, deployments: undefined }), context);
    assert.match(text, /"components": "not loaded"/u);
    assert.match(text, /"deployments": "not loaded"/u);
  });

  it('keeps components with odd names', () => {
    const components = [installedComponent({ componentName: '__proto__' })];
    assert.match(deviceDocument(named('press-1', { components }), context), /"__proto__": \{/u);
  });
});
