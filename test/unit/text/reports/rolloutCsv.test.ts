import assert from 'node:assert/strict';
import { rolloutCsv } from '../../../../src/text/reports/rolloutCsv';
import { effectiveDeployment, failedDeployment, jobExecution } from '../../fixtures';

const header = '\uFEFFDevice,Outcome,Error code,Notified,Last changed';

describe('the devices of a deployment as CSV', () => {
  it('have a row each, with the code of a failure and times in UTC', () => {
    const csv = rolloutCsv([
      {
        thingName: 'press-1',
        outcome: 'failed',
        execution: jobExecution({ thingName: 'press-1' }),
        effective: failedDeployment(['DEPLOYMENT_FAILURE', 'DISK_SPACE_CRITICAL']),
      },
      {
        thingName: 'press-2',
        outcome: 'timedOut',
        execution: jobExecution({ queuedAt: undefined, lastUpdatedAt: undefined }),
        effective: undefined,
      },
      {
        thingName: 'press-3',
        outcome: 'succeeded',
        execution: undefined,
        effective: effectiveDeployment({ statusDetails: { errorStack: ['OLD'], errorTypes: [] } }),
      },
    ]);
    assert.deepEqual(csv.split('\r\n'), [
      header,
      'press-1,FAILED,DISK_SPACE_CRITICAL,2026-11-23T07:00:00.000Z,2026-11-23T09:00:00.000Z',
      'press-2,TIMED_OUT,,,',
      'press-3,SUCCEEDED,,2026-11-23T07:00:00.000Z,2026-11-23T09:00:00.000Z',
      '',
    ]);
  });

  it('contain no formulas', () => {
    const csv = rolloutCsv([{ thingName: '=1+1,2', outcome: 'failed', execution: undefined, effective: undefined }]);
    assert.equal(csv, `${header}\r\n"'=1+1,2",FAILED,,,\r\n`);
  });

  it('are only the header without devices', () => {
    assert.equal(rolloutCsv([]), `${header}\r\n`);
  });
});
