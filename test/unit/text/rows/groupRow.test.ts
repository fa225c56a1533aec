import assert from 'node:assert/strict';
import { componentsRow, deploymentsRow } from '../../../../src/text/rows/groupRow';
import { effectiveDeployment, hoursAgo, installedComponent, now } from '../../fixtures';

const context = { now, stuckAfterHours: 2 };

function deployments(...statuses: readonly string[]): Parameters<typeof deploymentsRow>[0] {
  return statuses.map((coreDeviceExecutionStatus) => effectiveDeployment({ coreDeviceExecutionStatus }));
}

function components(...states: readonly string[]): Parameters<typeof componentsRow>[0] {
  return states.map((lifecycleState) => installedComponent({ lifecycleState, isRoot: false }));
}

describe('the rows above the lists of a device', () => {
  it('have no count until the list is loaded', () => {
    for (const [row, label] of [
      [deploymentsRow(undefined, context), 'Deployments'],
      [componentsRow(undefined), 'Components'],
    ] as const) {
      assert.deepEqual(
        [row.label, row.description, row.severity, row.accessibilityLabel],
        [label, '', 'neutral', label],
      );
    }
  });

  it('show a count, even zero', () => {
    assert.equal(deploymentsRow([], context).label, 'Deployments (0)');
    assert.equal(deploymentsRow(deployments('SUCCEEDED', 'REJECTED', 'LATER'), context).label, 'Deployments (3)');
    assert.equal(componentsRow(components('RUNNING', 'FINISHED')).label, 'Components (2)');
    assert.equal(componentsRow(components('RUNNING', 'FINISHED')).description, '');
  });

  it('include dependencies in the count', () => {
    const both = [installedComponent(), installedComponent({ isRoot: false })];
    assert.equal(componentsRow(both).label, 'Components (2)');
  });

  it('count failures by state', () => {
    const row = deploymentsRow(deployments('TIMED_OUT', 'FAILED', 'SUCCEEDED', 'TIMED_OUT'), context);
    assert.deepEqual([row.label, row.description, row.severity], ['Deployments (4)', '2 timed out, 1 failed', 'error']);
    assert.equal(row.accessibilityLabel, 'Deployments (4), 2 timed out, 1 failed');
  });

  it('have the severity of the worst item below them', () => {
    assert.equal(componentsRow(components('ERRORED', 'RUNNING')).severity, 'warning');
    assert.equal(componentsRow(components('ERRORED', 'BROKEN', 'ERRORED')).severity, 'error');
    assert.equal(componentsRow(components('ERRORED', 'BROKEN', 'ERRORED')).description, '2 errored, 1 broken');
    assert.equal(deploymentsRow(deployments('REJECTED', 'CANCELED'), context).severity, 'neutral');
  });

  it('count stuck deployments', () => {
    const stuck = effectiveDeployment({
      coreDeviceExecutionStatus: 'IN_PROGRESS',
      targetArn: 'arn:aws:iot:eu-west-1:123456789012:thing/press-1',
      modifiedTimestamp: hoursAgo(5),
    });
    const row = deploymentsRow([stuck, ...(deployments('QUEUED') ?? [])], context);
    assert.deepEqual([row.label, row.description, row.severity], ['Deployments (2)', '1 stuck', 'warning']);
    const both = deploymentsRow([stuck, ...(deployments('FAILED') ?? [])], context);
    assert.deepEqual([both.description, both.severity], ['1 failed, 1 stuck', 'error']);
  });

  it('have different icons', () => {
    assert.notEqual(deploymentsRow([], context).icon, componentsRow([]).icon);
  });
});
