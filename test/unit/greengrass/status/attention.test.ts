import assert from 'node:assert/strict';
import { findingsIn } from '../../../../src/greengrass/failures/findings';
import type { OpenedDevice } from '../../../../src/greengrass/knownDevice';
import type { CoreDevice } from '../../../../src/greengrass/model';
import { attentionOf } from '../../../../src/greengrass/status/attention';
import { coreDevice, effectiveDeployment, failedDeployment, hoursAgo, installedComponent, now } from '../../fixtures';

const unopened: OpenedDevice = { deployments: undefined, components: undefined };
const stale = { lastStatusUpdateTimestamp: hoursAgo(26) };
const stuck = effectiveDeployment({ coreDeviceExecutionStatus: 'IN_PROGRESS', modifiedTimestamp: hoursAgo(3) });
const running = effectiveDeployment({ coreDeviceExecutionStatus: 'IN_PROGRESS', modifiedTimestamp: hoursAgo(1) });
const broken = installedComponent({ lifecycleState: 'BROKEN' });

describe('the reason why a core device needs attention', () => {
  const devices: readonly (readonly [
    what: string,
    fields: Partial<CoreDevice>,
    opened: Partial<OpenedDevice>,
    attention: string | undefined,
  ])[] = [
    ['is none if it is healthy', {}, {}, undefined],
    ['is none while a deployment is in progress', {}, { deployments: [running] }, undefined],
    ['is that it is unhealthy', { status: 'UNHEALTHY' }, {}, 'failing'],
    ['is a failed deployment', {}, { deployments: [failedDeployment([])] }, 'failing'],
    ['is a broken component', {}, { components: [broken] }, 'failing'],
    ['is a failure rather than a stuck deployment', {}, { deployments: [stuck], components: [broken] }, 'failing'],
    ['is a failure rather than a stale report', { status: 'UNHEALTHY', ...stale }, {}, 'failing'],
    ['is a stuck deployment', {}, { deployments: [stuck] }, 'stuck'],
    ['is a stuck deployment rather than a stale report', stale, { deployments: [stuck] }, 'stuck'],
    ['is a stale report', stale, {}, 'stale'],
    ['is a stale report while a deployment is in progress', stale, { deployments: [running] }, 'stale'],
    ['is none if it never reported', { lastStatusUpdateTimestamp: undefined }, {}, undefined],
  ];
  for (const [what, fields, knowledge, attention] of devices) {
    it(what, () => {
      const opened = { ...unopened, ...knowledge };
      const device = { device: coreDevice(fields), opened, findings: findingsIn(opened) };
      assert.equal(attentionOf(device, { now, staleAfterHours: 25, stuckAfterHours: 2 }), attention);
    });
  }
});
