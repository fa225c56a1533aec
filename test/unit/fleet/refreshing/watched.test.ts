import assert from 'node:assert/strict';
import { settledSince, type WatchedDevice } from '../../../../src/fleet/refreshing/watched';
import type { EffectiveDeployment, InstalledComponent } from '../../../../src/greengrass/model';
import { coreDevice, effectiveDeployment, hoursAgo, installedComponent } from '../../fixtures';

const device = coreDevice();
const deployment = effectiveDeployment({ deploymentId: 'base' });
const running = { ...deployment, coreDeviceExecutionStatus: 'IN_PROGRESS' };
const component = installedComponent({ componentName: 'com.acme.Monitor' });
const starting = { ...component, lifecycleState: 'STARTING' };
const broken = { ...component, lifecycleState: 'BROKEN' };

function state(fields: Partial<WatchedDevice> = {}): WatchedDevice {
  return { device, deployments: [deployment], components: [component], ...fields };
}

/** What settled, by ID and name; `undefined` if the device hasn't settled. */
function settled(before: WatchedDevice, now: WatchedDevice): readonly string[] | undefined {
  const found = settledSince(before, now);
  return (
    found && [
      ...found.deployments.map(({ deploymentId }) => deploymentId),
      ...found.components.map(({ componentName }) => componentName),
    ]
  );
}

describe('a watched device with nothing in progress', () => {
  it("hasn't settled while nothing has changed", () => {
    assert.equal(settled(state(), state()), undefined);
    const undated = state({ deployments: [{ ...deployment, modifiedTimestamp: undefined }] });
    assert.equal(settled(undated, undated), undefined);
  });

  it('settles when its status changes', () => {
    const unhealthy = coreDevice({ status: 'UNHEALTHY' });
    assert.deepEqual(settled(state(), state({ device: unhealthy })), []);
    assert.equal(settledSince(state(), state({ device: unhealthy }))?.device, unhealthy);
  });

  const deployments: Readonly<Record<string, readonly EffectiveDeployment[]>> = {
    'is new': [deployment, effectiveDeployment({ deploymentId: 'changed' })],
    'has another status': [{ ...deployment, deploymentId: 'changed', coreDeviceExecutionStatus: 'FAILED' }],
    'was modified': [{ ...deployment, deploymentId: 'changed', modifiedTimestamp: hoursAgo(1) }],
    'loses its time': [{ ...deployment, deploymentId: 'changed', modifiedTimestamp: undefined }],
  };
  for (const [what, now] of Object.entries(deployments)) {
    it(`settles when a deployment ${what}`, () => {
      const before = what === 'is new' ? [deployment] : [{ ...deployment, deploymentId: 'changed' }];
      assert.deepEqual(settled(state({ deployments: before }), state({ deployments: now })), ['changed']);
    });
  }

  const components: readonly (readonly [
    what: string,
    before: InstalledComponent[],
    now: InstalledComponent,
    is: boolean,
  ])[] = [
    ['starts to fail', [component], broken, true],
    ['recovers', [broken], component, true],
    ['fails in another way', [broken], { ...broken, lifecycleState: 'ERRORED' }, true],
    ['is new and fails', [], broken, true],
    ['is new and runs', [], component, false],
    ['finishes', [component], { ...component, lifecycleState: 'FINISHED' }, false],
    ['still fails', [broken], broken, false],
  ];
  for (const [what, before, now, isReported] of components) {
    it(`${isReported ? 'settles' : "hasn't settled"} when a component ${what}`, () => {
      assert.deepEqual(
        settled(state({ components: before }), state({ components: [now] })),
        isReported ? ['com.acme.Monitor'] : undefined,
      );
    });
  }

  it("hasn't settled while each component is as it was", () => {
    const other = { ...broken, componentName: 'com.acme.Other' };
    assert.equal(
      settled(state({ components: [component, other] }), state({ components: [other, component] })),
      undefined,
    );
  });

  it("hasn't settled while a change is in progress", () => {
    const another = effectiveDeployment({ deploymentId: 'next', coreDeviceExecutionStatus: 'QUEUED' });
    assert.equal(settled(state(), state({ deployments: [deployment, another] })), undefined);
    assert.equal(settled(state({ components: [broken] }), state({ components: [starting] })), undefined);
  });
});

describe('a watched device with something in progress', () => {
  const before = state({ deployments: [running], components: [starting] });

  it('settles when all of it has ended', () => {
    assert.equal(settled(before, before), undefined);
    assert.equal(settled(before, state({ deployments: [running] })), undefined);
    assert.equal(settled(before, state({ components: [starting] })), undefined);
    assert.deepEqual(settled(before, state()), ['base', 'com.acme.Monitor']);
  });

  it('settles when all of it is gone', () => {
    assert.deepEqual(settled(before, state({ deployments: [], components: [] })), []);
  });

  it('settles without what has started since, and without what had ended before', () => {
    const another = effectiveDeployment({ deploymentId: 'next', coreDeviceExecutionStatus: 'QUEUED' });
    const old = effectiveDeployment({ deploymentId: 'old' });
    const failed = { ...component, componentName: 'com.acme.Other', lifecycleState: 'BROKEN' };
    const since = state({ deployments: [deployment, another, old], components: [failed] });
    assert.deepEqual(settled({ ...before, deployments: [running, old] }, since), ['base']);
  });
});
