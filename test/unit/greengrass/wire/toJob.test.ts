import assert from 'node:assert/strict';
import { toJob, toJobExecution } from '../../../../src/greengrass/wire/toJob';
import { hoursAgo, job, jobExecution } from '../../fixtures';

const thingArn = 'arn:aws:iot:eu-west-1:123456789012:thing/press-1';

describe('a job of AWS IoT', () => {
  it('has its status and the number of executions with each status', () => {
    const { counts, ...fields } = job({
      status: 'CANCELED',
      reasonCode: 'ABORT',
      comment: 'c',
      completedAt: hoursAgo(1),
    });
    const numbers = [1, 2, 3, 4, 5, 6, 7, 8];
    const names = ['Queued', 'InProgress', 'Succeeded', 'Failed', 'TimedOut', 'Rejected', 'Removed', 'Canceled'];
    const details = Object.fromEntries(names.map((name, index) => [`numberOf${name}Things`, numbers[index]]));
    assert.deepEqual(toJob({ job: { ...fields, jobProcessDetails: details } }), {
      ...fields,
      counts: Object.fromEntries(Object.keys(counts ?? {}).map((key, index) => [key, numbers[index]])),
    });
  });

  it('has 0 for counters that AWS left out, and for invalid ones', () => {
    const { counts } = toJob({
      job: { jobProcessDetails: { numberOfFailedThings: 'many', numberOfQueuedThings: -1 } },
    });
    assert.deepEqual(counts, job().counts);
  });

  it('has no counts and no fields if AWS sent none', () => {
    assert.deepEqual([...new Set(Object.values(toJob({})))], [undefined]);
    assert.equal(toJob({ job: { jobProcessDetails: 'none' } }).counts, undefined);
  });
});

describe('a job execution', () => {
  it('has the name of its thing, its status, and its times', () => {
    const { thingName, ...jobExecutionSummary } = jobExecution();
    assert.deepEqual(toJobExecution({ thingArn, jobExecutionSummary }), { thingName, ...jobExecutionSummary });
  });

  it('has an empty name if its ARN is missing', () => {
    const { thingName, status } = toJobExecution({ thingArn: 'press-1', status: 'FAILED' });
    assert.deepEqual([thingName, status], ['', undefined]);
  });
});
