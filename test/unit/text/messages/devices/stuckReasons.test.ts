import assert from 'node:assert/strict';
import { absoluteTime } from '../../../../../src/base/time';
import { stuckReasons } from '../../../../../src/text/messages/devices/stuckReasons';
import type { CoreDevice, EffectiveDeployment, InstalledComponent } from '../../../../../src/greengrass/model';
import {
  coreDevice,
  coreDeviceDetails,
  effectiveDeployment,
  hoursAgo,
  installedComponent,
  now,
} from '../../../fixtures';

const context = { now, staleAfterHours: 25, stuckAfterHours: 2 };

function underWay(coreDeviceExecutionStatus: string, deploymentName: string, age: number): EffectiveDeployment {
  const modifiedTimestamp = hoursAgo(age);
  return effectiveDeployment({ coreDeviceExecutionStatus, deploymentName, modifiedTimestamp });
}

const stuck = underWay('IN_PROGRESS', 'press-line', 5);
const fresh = underWay('IN_PROGRESS', 'yard', 1);
const queued = underWay('QUEUED', 'bring-up', 4);
const later = underWay('QUEUED', 'later', 3);
const since = absoluteTime(hoursAgo(5));

interface Given {
  readonly device?: Partial<CoreDevice>;
  readonly deployments?: readonly EffectiveDeployment[];
  readonly components?: readonly InstalledComponent[] | undefined;
}

function said(deployment: EffectiveDeployment, given: Given = {}): readonly string[] {
  const { device = {}, deployments = [stuck, queued, later] } = given;
  const components = 'components' in given ? given.components : [installedComponent()];
  return stuckReasons(
    deployment,
    { device: coreDevice(device), details: coreDeviceDetails(device), deployments, components },
    context,
  );
}

/** What is said of the stuck deployment after what holds it up: what to do. */
function advice(given: Given = {}): readonly string[] {
  return said(stuck, { deployments: [stuck], ...given }).slice(1);
}

describe('what holds a deployment up', () => {
  const connected = `The device reported at ${absoluteTime(hoursAgo(1))}, so it was connected then.`;
  const log = 'Look at the log of the nucleus: /greengrass/v2/logs/greengrass.log.';
  const calm = 'No component is starting, stopping, errored or broken, as last reported.';
  const offline = 'The deployment cannot go on until it connects: check that it is on and connected.';

  it('is itself where it is stuck, and what waits behind it is counted', () => {
    const own = `In progress without a change since ${since}, for longer than 2 hours.`;
    assert.deepEqual(said(stuck).slice(0, 2), [own, '2 queued deployments wait behind it.']);
    assert.equal(said(stuck, { deployments: [stuck, queued] })[1], '1 queued deployment waits behind it.');
  });

  it('is the component that is coming up or has failed, where the device has reported', () => {
    const of = (componentName: string, lifecycleState: string): InstalledComponent =>
      installedComponent({ componentName, lifecycleState });
    const starting = of('com.acme.Monitor', 'STARTING');
    assert.deepEqual(advice({ components: [of('com.acme.Ui', 'RUNNING'), starting, of('com.acme.Db', 'ERRORED')] }), [
      connected,
      'Look at what may hold it up: com.acme.Monitor (starting), com.acme.Db (errored).',
      log,
    ]);
    const many = ['a', 'b', 'c', 'd', 'e'].map((name) => of(name, 'STOPPING'));
    assert.equal(
      advice({ components: many })[1],
      'Look at what may hold it up: a (stopping), b (stopping), c (stopping), 2 more.',
    );
  });

  it('is in the log of the nucleus where no component is to blame', () => {
    assert.deepEqual(advice(), [connected, calm, log]);
    assert.equal(advice({ components: undefined })[1], 'Read its components to see which one holds the deployment up.');
    assert.equal(
      advice({ device: { platform: 'windows' } }).at(-1),
      'Look at the log of the nucleus: C:\\greengrass\\v2\\logs\\greengrass.log.',
    );
    assert.equal(
      advice({ device: { runtime: 'aws_nucleus_lite' } }).at(-1),
      'Look at the log of the nucleus: journalctl on the device.',
    );
  });

  it('is a device that is probably offline where it has not reported for long, or never', () => {
    assert.deepEqual(advice({ device: { lastStatusUpdateTimestamp: hoursAgo(26) } }), [
      `The last report of the device is stale, of ${absoluteTime(hoursAgo(26))}: it is probably offline.`,
      offline,
      'If it is connected, look at the log of its nucleus.',
    ]);
    assert.deepEqual(advice({ device: { lastStatusUpdateTimestamp: undefined } }), [
      'The device has never reported: it is probably offline.',
      offline,
    ]);
  });

  it('is the stuck one for those that are queued, with the same advice', () => {
    assert.deepEqual(said(queued), [
      'Queued means that the device has not picked the deployment up yet.',
      `It waits behind press-line, in progress without a change since ${since}.`,
      connected,
      calm,
      log,
    ]);
  });

  it('is the device alone for a queued one with nothing before it', () => {
    const notPickedUp = 'Queued means that the device has not picked the deployment up yet.';
    assert.deepEqual(said(queued, { deployments: [queued] }), [
      notPickedUp,
      `Check that the device is on and connected: its last report is of ${absoluteTime(hoursAgo(1))}.`,
    ]);
    const device = { lastStatusUpdateTimestamp: undefined };
    assert.deepEqual(said(queued, { device, deployments: [queued] }), [
      notPickedUp,
      'The device has never reported: it is probably offline.',
      offline,
    ]);
  });

  it('is nothing where the deployment goes on', () => {
    assert.deepEqual(said(fresh, { deployments: [fresh, queued] }), []);
  });
});
