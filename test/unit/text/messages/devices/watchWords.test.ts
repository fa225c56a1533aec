import assert from 'node:assert/strict';
import type { WatchedDeviceAddress, WatchOutcome } from '../../../../../src/fleet/refreshing/watched';
import { settledSince } from '../../../../../src/fleet/refreshing/watched';
import { watchWords } from '../../../../../src/text/messages/devices/watchWords';
import { coreDevice, effectiveDeployment, failedDeployment, installedComponent } from '../../../fixtures';

const device: WatchedDeviceAddress = { kind: 'coreDevice', thingName: 'press-2', connectionId: 'c' };
const deployment: WatchedDeviceAddress = { ...device, kind: 'effectiveDeployment', deploymentId: 'id-1' };

function words(address: WatchedDeviceAddress, outcome: WatchOutcome): string {
  const { text, severity } = watchWords(address, outcome);
  return `${severity}: ${text}`;
}

describe('the end of a watch', () => {
  const ends: readonly (readonly [status: string, seen: string])[] = [
    ['SUCCEEDED', 'info: Deployment Line 3 base on press-2 succeeded'],
    ['COMPLETED', 'info: Deployment Line 3 base on press-2 completed'],
    ['FAILED', 'error: Deployment Line 3 base on press-2 failed'],
    ['TIMED_OUT', 'error: Deployment Line 3 base on press-2 timed out'],
    ['CANCELED', 'info: Deployment Line 3 base on press-2 was canceled'],
    ['REJECTED', 'info: Deployment Line 3 base on press-2 was rejected'],
    ['PAUSED', 'info: Deployment Line 3 base on press-2 ended as PAUSED'],
  ];
  for (const [coreDeviceExecutionStatus, seen] of ends) {
    it(`says how a deployment ended: ${coreDeviceExecutionStatus}`, () => {
      const outcome = {
        kind: 'deploymentEnded',
        deployment: effectiveDeployment({ coreDeviceExecutionStatus }),
      } as const;
      assert.equal(words(deployment, outcome), seen);
    });
  }

  it('names the worst change on a device', () => {
    const settled = { kind: 'deviceSettled', device: coreDevice(), deployments: [], components: [] } as const;
    const arrived = effectiveDeployment();
    const failed = failedDeployment(['DISK_SPACE_CRITICAL']);
    assert.equal(words(device, settled), 'info: Core device press-2 is healthy');
    assert.equal(
      words(device, { ...settled, device: coreDevice({ status: 'UNHEALTHY' }), deployments: [arrived] }),
      'error: Core device press-2 is unhealthy',
    );
    assert.equal(
      words(device, { ...settled, deployments: [arrived, failed], components: [installedComponent()] }),
      'error: Deployment Line 3 base on press-2 failed: DISK_SPACE_CRITICAL; 2 other changes',
    );
    const broken = installedComponent({ lifecycleState: 'BROKEN', lifecycleStatusCodes: ['RUN_ERROR'] });
    const errored = installedComponent({ lifecycleState: 'ERRORED' });
    assert.equal(
      words(device, { ...settled, deployments: [failed], components: [broken] }),
      'error: Component com.example.Press on press-2 is broken: RUN_ERROR; 1 other change',
    );
    assert.equal(
      words(device, { ...settled, deployments: [arrived, failed], components: [errored] }),
      'error: Deployment Line 3 base on press-2 failed: DISK_SPACE_CRITICAL; 2 other changes',
    );
    assert.equal(
      words(device, { ...settled, components: [installedComponent()] }),
      'info: Component com.example.Press on press-2 is running',
    );
    assert.equal(
      words(device, { ...settled, deployments: [arrived] }),
      'info: Deployment Line 3 base on press-2 succeeded',
    );
    assert.equal(
      words(device, { ...settled, device: coreDevice({ status: 'UNHEALTHY' }), components: [errored] }),
      'warning: Component com.example.Press on press-2 is errored',
    );
    const blank = installedComponent({ lifecycleState: 'BROKEN', lifecycleStatusCodes: [' '] });
    assert.equal(
      words(device, { ...settled, components: [blank] }),
      'error: Component com.example.Press on press-2 is broken',
    );
  });

  it('says that its connection is no longer shown', () => {
    const reason = 'because its connection is no longer shown.';
    assert.equal(words(device, { kind: 'disconnected' }), `warning: Stopped watching press-2 ${reason}`);
    assert.equal(
      words(deployment, { kind: 'disconnected' }),
      `warning: Stopped watching a deployment on press-2 ${reason}`,
    );
  });

  it('says what was still in progress when the time was up', () => {
    const timeUp = { kind: 'timeUp', deployment: undefined, state: 'unknown' } as const;
    assert.equal(
      words(deployment, timeUp),
      "warning: Stopped watching id-1 on press-2 after 24 hours: its state couldn't be loaded.",
    );
    assert.equal(
      words(device, { ...timeUp, state: 'inProgress' }),
      'warning: Stopped watching press-2 after 24 hours: something on it is still in progress.',
    );
    assert.equal(
      words(device, { ...timeUp, state: 'unchanged' }),
      'warning: Stopped watching press-2 after 24 hours: nothing on it has changed.',
    );
  });
});

describe('a watched device', () => {
  const before = { device: coreDevice(), deployments: [effectiveDeployment()], components: [installedComponent()] };

  it("isn't settled before anything changes", () => {
    assert.equal(
      settledSince(before, { ...before, device: coreDevice({ lastStatusUpdateTimestamp: new Date() }) }),
      undefined,
    );
  });

  it('is settled after a change of status', () => {
    const now = { ...before, device: coreDevice({ status: 'UNHEALTHY' }) };
    assert.deepEqual(settledSince(before, now), { ...now, deployments: [], components: [] });
  });

  it('is settled after a recovery', () => {
    const failing = { ...before, components: [installedComponent({ lifecycleState: 'ERRORED' })] };
    assert.deepEqual(settledSince(failing, before)?.components, before.components);
  });

  it("isn't settled while a component is starting", () => {
    const starting = { ...before, components: [installedComponent({ lifecycleState: 'STARTING' })] };
    assert.equal(settledSince(starting, starting), undefined);
    assert.deepEqual(settledSince(starting, before)?.components, before.components);
  });
});
