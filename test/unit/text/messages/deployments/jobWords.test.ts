import assert from 'node:assert/strict';
import type { DeviceJobs } from '../../../../../src/greengrass/knownDevice';
import { jobSentence, queuedJobSentences } from '../../../../../src/text/messages/deployments/jobWords';
import { effectiveDeployment, jobExecution, listedDeployment } from '../../../fixtures';

const at = (clock: string): Date => new Date(`2026-11-23T${clock}:00Z`);
const queued = jobExecution({ status: 'QUEUED', queuedAt: at('07:00'), startedAt: undefined });
const started = jobExecution({ status: 'IN_PROGRESS', queuedAt: at('07:00'), startedAt: at('08:00') });
const notPicked = "AWS IoT queued its job at 2026-11-23 07:00 UTC, and the device hasn't picked it up.";
const picked = 'The device picked up its job at 2026-11-23 08:00 UTC.';

describe('whether a core device has its job', () => {
  it('is said as far as AWS IoT says it', () => {
    assert.equal(jobSentence(queued, 'utc'), notPicked);
    assert.equal(jobSentence(started, 'utc'), picked);
    assert.equal(jobSentence({ ...queued, queuedAt: undefined }, 'utc'), undefined);
    assert.equal(jobSentence({ ...started, startedAt: undefined }, 'utc'), undefined);
    assert.equal(jobSentence(undefined, 'utc'), undefined);
  });

  it('is said for each queued deployment, whether the device reports it or not', () => {
    const waiting = effectiveDeployment({ coreDeviceExecutionStatus: 'QUEUED', deploymentName: 'press-line' });
    const done = effectiveDeployment({ deploymentId: 'done', deploymentName: 'yard' });
    const unreported = listedDeployment({ deploymentId: 'u', deploymentName: 'saw-line', revisionId: '3' });
    const reported = listedDeployment({ deploymentId: waiting.deploymentId });
    const jobs: DeviceJobs = { executionOf: (id) => (id === 'u' ? started : queued), queued: [unreported, reported] };
    assert.deepEqual(queuedJobSentences({ deployments: [waiting, done], components: undefined, jobs }, 'utc'), [
      `Deployment press-line: ${notPicked}`,
      `Deployment saw-line revision 3: ${picked}`,
    ]);
    assert.deepEqual(queuedJobSentences({ deployments: [waiting], components: undefined }, 'utc'), []);
    assert.equal(queuedJobSentences({ deployments: undefined, components: undefined, jobs }, 'utc').length, 2);
  });
});
