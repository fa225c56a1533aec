import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { ListedDeployment } from '../../../../src/greengrass/model';
import { tallyDevices } from '../../../../src/greengrass/rollouts/deviceTally';
import { outcomeOf, outcomes, statusOf, totalOf, worstOutcome } from '../../../../src/greengrass/rollouts/outcome';
import {
  compareRevisions,
  countsOf,
  isUnfinishedRollout,
  mayHaveFinished,
  phaseOf,
  type Rollout,
} from '../../../../src/greengrass/rollouts/rollout';
import {
  coreDevice,
  effectiveDeployment,
  failedDeployment,
  hoursAgo,
  job,
  jobExecution,
  listedDeployment,
} from '../../fixtures';
import { rollout } from './knownRollout';

const { place } = rollout();
const thing = 'arn:aws:iot:eu-west-1:123456789012:thing/press-1';

describe('the outcome of a deployment on a device', () => {
  it('is the same for AWS IoT and for Greengrass', () => {
    for (const outcome of outcomes) {
      assert.equal(outcomeOf(statusOf(outcome)), outcome);
    }
    assert.equal(outcomeOf('COMPLETED'), 'succeeded');
  });

  it('is unknown for a status that the program does not know', () => {
    assert.deepEqual([outcomeOf('PAUSED'), outcomeOf(undefined)], [undefined, undefined]);
  });
});

describe('the counts of a rollout', () => {
  it('are those of the job, whatever the known devices say', () => {
    const devices = tallyDevices([failedDeployment(['IO_ERROR'])]);
    const counted = countsOf(rollout({ job: job({}, { failed: 7, succeeded: 33 }), devices }));
    assert.deepEqual([counted?.source, counted?.counts.failed, counted?.counts.succeeded], ['job', 7, 33]);
  });

  it('are those of the known devices without a job', () => {
    const devices = tallyDevices([failedDeployment(['IO_ERROR']), effectiveDeployment()]);
    const counted = countsOf(rollout({ devices }));
    assert.deepEqual([counted?.source, counted?.counts.failed, counted?.counts.succeeded], ['devices', 1, 1]);
  });

  it('are the status of the deployment for a single thing, and unknown for a thing group', () => {
    const completed = { deploymentStatus: 'COMPLETED' };
    const single = countsOf(rollout({ deployment: listedDeployment({ ...completed, targetArn: thing }) }));
    assert.deepEqual([single?.source, single?.counts.succeeded], ['device', 1]);
    assert.equal(countsOf(rollout({ deployment: listedDeployment(completed) })), undefined);
    assert.equal(countsOf(rollout({ deployment: listedDeployment({ targetArn: thing }) })), undefined);
  });

  it('have as many devices as reported a known status, each once', () => {
    const statuses = fc.constantFrom('SUCCEEDED', 'COMPLETED', 'FAILED', 'QUEUED', 'REJECTED', 'PAUSED', undefined);
    fc.assert(
      fc.property(fc.array(statuses), (reported) => {
        const { counts } = tallyDevices(
          reported.map((coreDeviceExecutionStatus) => effectiveDeployment({ coreDeviceExecutionStatus })),
        );
        assert.equal(totalOf(counts), reported.filter((status) => outcomeOf(status) !== undefined).length);
        assert.equal(worstOutcome(counts) === 'failed', reported.includes('FAILED'));
      }),
    );
  });
});

describe('the error codes of a rollout', () => {
  it('are those of the devices on which it failed, most frequent first', () => {
    const { codes } = tallyDevices([
      failedDeployment(['DEPLOYMENT_FAILURE', 'IO_ERROR']),
      failedDeployment(['DEPLOYMENT_FAILURE', 'RUN_ERROR']),
      failedDeployment(['RUN_ERROR']),
      failedDeployment([]),
      effectiveDeployment({ statusDetails: { errorStack: ['STALE'], errorTypes: [] } }),
    ]);
    assert.deepEqual(codes, [
      ['RUN_ERROR', 2],
      ['IO_ERROR', 1],
    ]);
  });
});

/** A sub-deployment, created five hours ago. */
const sub = (fields: Partial<ListedDeployment> = {}): ListedDeployment =>
  listedDeployment({ parentTargetArn: 'plant', isLatestForTarget: true, creationTimestamp: hoursAgo(5), ...fields });
const revisedHoursAgo = (hours: number): ListedDeployment => listedDeployment({ creationTimestamp: hoursAgo(hours) });

describe('what became of a revision', () => {
  const phases: readonly (readonly [phase: ReturnType<typeof phaseOf>, fields: Partial<Rollout>])[] = [
    ['active', {}],
    ['active', { job: job({ status: 'IN_PROGRESS' }) }],
    ['superseded', { deployment: listedDeployment({ isLatestForTarget: false }), job: job({ status: 'CANCELED' }) }],
    ['superseded', { deployment: listedDeployment({ deploymentStatus: 'INACTIVE' }) }],
    ['replacedByParent', { deployment: sub({ deploymentStatus: 'INACTIVE' }) }],
    ['replacedByParent', { deployment: sub(), parent: revisedHoursAgo(4), job: job({ status: 'CANCELED' }) }],
    ['active', { deployment: sub(), parent: revisedHoursAgo(6) }],
    ['active', { deployment: sub() }],
    ['superseded', { deployment: sub({ isLatestForTarget: false }), parent: revisedHoursAgo(4) }],
    ['superseded', { deployment: listedDeployment({ deploymentStatus: 'INACTIVE', parentTargetArn: '' }) }],
    ['canceled', { job: job({ status: 'CANCELED' }) }],
    ['canceled', { deployment: listedDeployment({ deploymentStatus: 'CANCELED' }) }],
    ['deletingJob', { job: job({ status: 'DELETION_IN_PROGRESS' }) }],
    ['jobDeleted', { error: { kind: 'notFound', operation: 'DescribeJob' } }],
    [
      'superseded',
      {
        deployment: listedDeployment({ isLatestForTarget: false }),
        error: { kind: 'notFound', operation: 'DescribeJob' },
      },
    ],
    ['deleted', { error: { kind: 'notFound', operation: 'GetDeployment' } }],
    ['active', { error: { kind: 'denied', operation: 'DescribeJob' } }],
  ];
  for (const [index, [phase, fields]] of phases.entries()) {
    it(`is ${phase} (${index + 1})`, () => {
      assert.equal(phaseOf(rollout(fields)), phase);
    });
  }
});

describe('a rollout', () => {
  it('is unfinished while devices or AWS IoT are, and never because a continuous job is in progress', () => {
    const unfinished = (fields: Partial<Rollout>): boolean => isUnfinishedRollout(rollout(fields));
    assert.equal(unfinished({ job: job({ status: 'IN_PROGRESS' }, { succeeded: 3 }) }), false);
    assert.equal(unfinished({ job: job({}, { succeeded: 3, queued: 1 }) }), true);
    assert.equal(unfinished({ job: job({}, { inProgress: 1 }) }), true);
    assert.equal(unfinished({ job: job({ isConcurrent: true }, { succeeded: 3 }) }), true);
    assert.equal(unfinished({}), false);
  });

  it('may have finished on a device that reported after its execution last changed', () => {
    const on = (hours: number) => ({
      place,
      device: coreDevice({ lastStatusUpdateTimestamp: hoursAgo(hours) }),
      details: undefined,
      deployments: undefined,
      components: undefined,
    });
    const inProgress = jobExecution({ status: 'IN_PROGRESS', lastUpdatedAt: hoursAgo(3) });
    assert.equal(mayHaveFinished(inProgress, on(2)), true);
    assert.equal(mayHaveFinished(inProgress, on(4)), false);
    assert.equal(mayHaveFinished(jobExecution({ status: 'QUEUED' }), on(2)), false);
    assert.equal(mayHaveFinished(inProgress, undefined), false);
  });

  it('has its revisions by number, the newest first, and odd ones last', () => {
    const ids = ['2', 'draft', '10', '1', undefined];
    const sorted = ids.map((revisionId) => listedDeployment({ revisionId })).sort(compareRevisions);
    assert.deepEqual(
      sorted.map(({ revisionId }) => revisionId),
      ['10', '2', '1', 'draft', undefined],
    );
  });
});
