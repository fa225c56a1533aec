import assert from 'node:assert/strict';
import { absoluteTime } from '../../../../../src/base/time';
import { stuckReasons } from '../../../../../src/text/messages/deployments/stuckReasons';
import type { KnownConnectivity } from '../../../../../src/greengrass/connectivity';
import type { JobExecution } from '../../../../../src/greengrass/job';
import type { CoreDevice, EffectiveDeployment, InstalledComponent } from '../../../../../src/greengrass/model';
import {
  coreDevice,
  coreDeviceDetails,
  effectiveDeployment,
  hoursAgo,
  installedComponent,
  jobExecution,
  textContext,
} from '../../../fixtures';

function unfinished(coreDeviceExecutionStatus: string, deploymentName: string, age: number): EffectiveDeployment {
  const modifiedTimestamp = hoursAgo(age);
  return effectiveDeployment({ coreDeviceExecutionStatus, deploymentName, modifiedTimestamp });
}

const stuck = unfinished('IN_PROGRESS', 'press-line', 5);
const fresh = unfinished('IN_PROGRESS', 'yard', 1);
const queued = unfinished('QUEUED', 'bring-up', 4);
const later = unfinished('QUEUED', 'later', 3);
const since = absoluteTime(hoursAgo(5), 'local');

interface Given {
  readonly device?: Partial<CoreDevice>;
  readonly deployments?: readonly EffectiveDeployment[];
  readonly components?: readonly InstalledComponent[] | undefined;
  readonly job?: Partial<JobExecution>;
  readonly connectivity?: KnownConnectivity;
  /** The names of the components of each deployment. */
  readonly deployed?: readonly string[];
}

function said(deployment: EffectiveDeployment, given: Given = {}): readonly string[] {
  const { device = {}, deployments = [stuck, queued, later], job, connectivity, deployed } = given;
  const jobs = job && { executionOf: () => jobExecution(job), queued: [] };
  const known = { connectivity, jobs, deployedComponents: () => deployed };
  const components = 'components' in given ? given.components : [installedComponent()];
  return stuckReasons(
    deployment,
    { device: coreDevice(device), details: coreDeviceDetails(device), deployments, components, ...known },
    textContext,
  );
}

/** The advice for the stuck deployment, without the reason. */
function advice(given: Given = {}): readonly string[] {
  return said(stuck, { deployments: [stuck], ...given }).slice(3);
}

describe('the reasons why a deployment is stuck', () => {
  const connected = `The device reported at ${absoluteTime(hoursAgo(1), 'local')}, so it was connected then.`;
  const log = 'Check the nucleus log: /greengrass/v2/logs/greengrass.log.';
  const calm = 'According to the last report, no component is starting, stopping, errored, or broken.';
  const offline = "The deployment can't continue until the device connects. Check that it's on and connected.";

  it('say how long it has been stuck and how many are queued behind it', () => {
    const own = `In progress without a change since ${since}, for more than 5 h.`;
    const one = 'A core device runs one deployment at a time.';
    assert.deepEqual(said(stuck).slice(0, 3), [own, one, '2 deployments are queued behind it.']);
    assert.equal(said(stuck, { deployments: [stuck, queued] })[2], '1 deployment is queued behind it.');
    assert.equal(said(stuck, { deployments: [stuck] })[2], 'No deployment is queued behind it.');
  });

  it('name components that are starting, stopping or failed if the device reported recently', () => {
    const of = (componentName: string, lifecycleState: string): InstalledComponent =>
      installedComponent({ componentName, lifecycleState });
    const starting = of('com.acme.Monitor', 'STARTING');
    assert.deepEqual(advice({ components: [of('com.acme.Ui', 'RUNNING'), starting, of('com.acme.Db', 'ERRORED')] }), [
      connected,
      'These components may be blocking it: com.acme.Monitor (starting), com.acme.Db (errored).',
      log,
    ]);
    const many = ['a', 'b', 'c', 'd', 'e'].map((name) => of(name, 'STOPPING'));
    assert.equal(
      advice({ components: many })[1],
      'These components may be blocking it: a (stopping), b (stopping), c (stopping), 2 more.',
    );
  });

  it('refer to the nucleus log if no component blocks it', () => {
    assert.deepEqual(advice(), [connected, calm, log]);
    assert.equal(
      advice({ components: undefined })[1],
      'Load its components to see which one is blocking the deployment.',
    );
    assert.equal(
      advice({ device: { platform: 'windows' } }).at(-1),
      'Check the nucleus log: C:\\greengrass\\v2\\logs\\greengrass.log.',
    );
    assert.equal(
      advice({ device: { runtime: 'aws_nucleus_lite' } }).at(-1),
      'Check the nucleus log: journalctl on the device.',
    );
  });

  it('say that the device is probably offline if its report is stale or absent', () => {
    assert.deepEqual(advice({ device: { lastStatusUpdateTimestamp: hoursAgo(26) } }), [
      `The last report is stale (${absoluteTime(hoursAgo(26), 'local')}), so the device is probably offline.`,
      offline,
      'If it is connected, check the nucleus log.',
    ]);
    assert.deepEqual(advice({ device: { lastStatusUpdateTimestamp: undefined } }), [
      "The device has never reported, so it's probably offline.",
      offline,
    ]);
  });

  it('name the stuck deployment for a queued one, with the same advice', () => {
    assert.deepEqual(said(queued), [
      "Queued means that the device hasn't started the deployment yet.",
      `It is queued behind press-line, which has been in progress without a change since ${since}.`,
      connected,
      calm,
      log,
    ]);
  });

  it('name what is ahead of a queued deployment, with advice for the device unless it is stuck', () => {
    const waiting = (name: string, age: number): EffectiveDeployment => ({
      ...queued,
      deploymentName: name,
      targetArn: `arn:aws:iot:eu-west-1:123456789012:thinggroup/${name}`,
      creationTimestamp: hoursAgo(age),
      modifiedTimestamp: hoursAgo(age),
    });
    const onDevice = `Check that the device is on and connected. Its last report is from ${absoluteTime(hoursAgo(1), 'local')}.`;
    const own = waiting('labels', 2);
    assert.deepEqual(said(own, { deployments: [own, fresh] }).slice(1), [
      `It is queued behind yard, which has been in progress without a change since ${absoluteTime(hoursAgo(1), 'local')}.`,
      onDevice,
    ]);
    const before = [waiting('paint', 3), waiting('press', 4)];
    assert.deepEqual(said(own, { deployments: [...before, own] }).slice(1), [
      `It is queued behind press, which has been queued since ${absoluteTime(hoursAgo(4), 'local')}.`,
      '1 other deployment is ahead of it, too.',
      onDevice,
    ]);
    const undated = { ...fresh, creationTimestamp: undefined, modifiedTimestamp: undefined };
    assert.deepEqual(said(own, { deployments: [...before, own, undated] }).slice(1, 3), [
      'It is queued behind yard.',
      '2 other deployments are ahead of it, too.',
    ]);
  });

  it('refer only to the device for a queued deployment with nothing ahead of it', () => {
    const notStarted = "Queued means that the device hasn't started the deployment yet.";
    assert.deepEqual(said(queued, { deployments: [queued] }), [
      notStarted,
      `Check that the device is on and connected. Its last report is from ${absoluteTime(hoursAgo(1), 'local')}.`,
    ]);
    const device = { lastStatusUpdateTimestamp: undefined };
    assert.deepEqual(said(queued, { device, deployments: [queued] }), [
      notStarted,
      "The device has never reported, so it's probably offline.",
      offline,
    ]);
  });

  it('say whether the device has picked up the job of a queued deployment', () => {
    const at = absoluteTime(hoursAgo(4), 'local');
    const waiting = { status: 'QUEUED', queuedAt: hoursAgo(4), startedAt: undefined };
    const notPicked = `AWS IoT queued its job at ${at}, and the device hasn't picked it up.`;
    assert.equal(said(queued, { deployments: [queued], job: waiting })[0], notPicked);
    assert.deepEqual(said(queued, { job: waiting }).slice(0, 2), [
      notPicked,
      `It is queued behind press-line, which has been in progress without a change since ${since}.`,
    ]);
    const started = { status: 'IN_PROGRESS', startedAt: hoursAgo(4) };
    const connectivity = { connected: true, timestamp: hoursAgo(9), disconnectReason: undefined, askedAt: hoursAgo(0) };
    assert.deepEqual(said(queued, { deployments: [queued], job: started, connectivity }), [
      `The device picked up its job at ${at}.`,
      'The device is connected to AWS IoT Core.',
      log,
    ]);
    assert.match(
      said(queued, { deployments: [queued], connectivity }).join(' '),
      /connected to AWS IoT Core and hasn't started the deployment\./u,
    );
    assert.ok(
      said(queued, { deployments: [queued], job: waiting, connectivity }).includes(
        "The device is connected to AWS IoT Core and hasn't started the deployment.",
      ),
    );
    assert.equal(advice({ job: started })[0], `The device picked up its job at ${at}.`);
  });

  it('say that a deployment without components removes them', () => {
    const removes = 'The deployment has no components, so it removes those of earlier revisions.';
    assert.equal(said(queued, { deployments: [queued], deployed: [] })[1], removes);
    assert.equal(advice({ deployed: [] })[0], removes);
    assert.ok(!said(queued, { deployed: ['com.acme.Press'] }).includes(removes));
    assert.ok(!said(queued).includes(removes));
  });

  it('are empty if the deployment makes progress', () => {
    assert.deepEqual(said(fresh, { deployments: [fresh, queued] }), []);
  });
});
