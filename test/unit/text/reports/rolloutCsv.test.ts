import assert from 'node:assert/strict';
import { rolloutCsv, type ExportedDevice } from '../../../../src/text/reports/rolloutCsv';
import { effectiveDeployment, failedDeployment, jobExecution, listedDeployment } from '../../fixtures';

const header = '\uFEFFDevice,Outcome,Error code,Notified,Last changed,Replaced by';

function device(fields: Partial<ExportedDevice>): ExportedDevice {
  const unknown = { execution: undefined, effective: undefined, replacedBy: undefined };
  return { thingName: 'press-1', outcome: 'failed', ...unknown, ...fields };
}

describe('the devices of a deployment as CSV', () => {
  it('have a row each, with the code of a failure and times in UTC', () => {
    const csv = rolloutCsv([
      {
        thingName: 'press-1',
        outcome: 'failed',
        execution: jobExecution({ thingName: 'press-1' }),
        effective: failedDeployment(['DEPLOYMENT_FAILURE', 'DISK_SPACE_CRITICAL']),
        replacedBy: undefined,
      },
      {
        thingName: 'press-2',
        outcome: 'timedOut',
        execution: jobExecution({ queuedAt: undefined, lastUpdatedAt: undefined }),
        effective: undefined,
        replacedBy: undefined,
      },
      {
        thingName: 'press-3',
        outcome: 'succeeded',
        execution: undefined,
        effective: effectiveDeployment({ statusDetails: { errorStack: ['OLD'], errorTypes: [] } }),
        replacedBy: undefined,
      },
    ]);
    assert.deepEqual(csv.split('\r\n'), [
      header,
      'press-1,FAILED,DISK_SPACE_CRITICAL,2026-11-23T07:00:00.000Z,2026-11-23T09:00:00.000Z,',
      'press-2,TIMED_OUT,,,,',
      'press-3,SUCCEEDED,,2026-11-23T07:00:00.000Z,2026-11-23T09:00:00.000Z,',
      '',
    ]);
  });

  it('name the sub-deployment that replaced the deployment', () => {
    const target = listedDeployment({ deploymentName: 'press-trial' });
    const cells = [
      target,
      { ...target, deploymentName: '' },
      { ...target, deploymentName: undefined, targetArn: undefined, deploymentId: 'id-7' },
    ].map((replacedBy) =>
      rolloutCsv([device({ replacedBy })])
        .trim()
        .split(',')
        .at(-1),
    );
    assert.deepEqual(cells, ['press-trial', 'line-3', 'id-7']);
  });

  it('contain no formulas', () => {
    const csv = rolloutCsv([device({ thingName: '=1+1,2', replacedBy: listedDeployment({ deploymentName: '=2' }) })]);
    assert.equal(csv, `${header}\r\n"'=1+1,2",FAILED,,,,"'=2"\r\n`);
  });

  it('are only the header without devices', () => {
    assert.equal(rolloutCsv([]), `${header}\r\n`);
  });
});
