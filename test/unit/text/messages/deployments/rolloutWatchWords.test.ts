import assert from 'node:assert/strict';
import type { RolloutWatchOutcome } from '../../../../../src/fleet/refreshing/watched';
import type { ExecutionCounts, Job } from '../../../../../src/greengrass/job';
import { noExecutions } from '../../../../../src/greengrass/rollouts/outcome';
import type { Rollout } from '../../../../../src/greengrass/rollouts/rollout';
import { rolloutWatchWords } from '../../../../../src/text/messages/deployments/rolloutWatchWords';
import { job, listedDeployment } from '../../../fixtures';

const address = { kind: 'deployment', connectionId: 'c', targetArn: '', deploymentId: 'd-1' } as const;
const deployment = listedDeployment({ deploymentName: 'weld-controller', revisionId: '3' });

function rollout(
  counts: Partial<ExecutionCounts>,
  codes: Rollout['devices']['codes'] = [],
  fields: Partial<Rollout> & { readonly ofJob?: Partial<Job> } = {},
): Rollout {
  const { ofJob, ...others } = fields;
  return {
    place: {
      partition: 'aws',
      connectionId: 'c',
      profile: 'default',
      region: 'eu-west-1',
      account: '123456789012',
      asOf: undefined,
    },
    deployment,
    definition: undefined,
    job: job(ofJob, counts),
    error: undefined,
    members: undefined,
    parent: undefined,
    devices: { counts: noExecutions, codes },
    ...others,
  };
}

function words(outcome: RolloutWatchOutcome): string {
  const { text, severity } = rolloutWatchWords({ address, outcome });
  return `${severity}: ${text}`;
}

const ended = (of: Rollout): string => words({ kind: 'rolloutEnded', rollout: of });

describe('the end of the watch of a rollout', () => {
  it('has the number of devices by outcome, and the most frequent error code', () => {
    const codes = [
      ['COMPONENT_BROKEN', 2],
      ['DISK_SPACE_CRITICAL', 1],
    ] as const;
    const seen = 'Rollout of weld-controller revision 3: 38 succeeded, 2 failed (COMPONENT_BROKEN)';
    assert.equal(ended(rollout({ succeeded: 38, failed: 2 }, codes)), `error: ${seen}`);
    assert.equal(ended(rollout({ succeeded: 38, failed: 2, timedOut: 1 }, codes)), `error: ${seen}, 1 timed out`);
    assert.equal(
      ended(rollout({ succeeded: 1_200, timedOut: 1 }, [['A B', 1]])),
      'error: Rollout of weld-controller revision 3: 1,200 succeeded, 1 timed out (A B)',
    );
  });

  it('is good if no device failed', () => {
    assert.equal(ended(rollout({ succeeded: 38 })), 'info: Rollout of weld-controller revision 3: 38 succeeded');
    assert.equal(
      ended(rollout({ succeeded: 1, rejected: 1, removed: 2, canceled: 3 })),
      'info: Rollout of weld-controller revision 3: 1 succeeded, 1 rejected, 3 canceled, 2 removed',
    );
    assert.equal(ended(rollout({})), 'info: Rollout of weld-controller revision 3: no devices');
  });

  it('is the name of the target and no revision if AWS sent neither', () => {
    const unnamed = listedDeployment({ deploymentName: undefined, revisionId: undefined });
    assert.equal(ended(rollout({ succeeded: 1 }, [], { deployment: unnamed })), 'info: Rollout of line-3: 1 succeeded');
  });

  const gone = { kind: 'notFound', permission: undefined } as const;
  const ends: readonly (readonly [string, Parameters<typeof rollout>[2], string])[] = [
    ['canceled', { ofJob: { status: 'CANCELED' } }, 'was canceled'],
    [
      'aborted',
      { ofJob: { status: 'CANCELED', reasonCode: 'ABORT_CRITERIA_MET' } },
      'was canceled (ABORT_CRITERIA_MET)',
    ],
    [
      'superseded',
      { ofJob: { status: 'CANCELED', reasonCode: 'X' }, deployment: { ...deployment, isLatestForTarget: false } },
      'was superseded by a later revision',
    ],
    [
      'replaced with its parent',
      {
        deployment: { ...deployment, parentTargetArn: 'plant', deploymentStatus: 'INACTIVE', isLatestForTarget: true },
      },
      'was replaced by a later revision of its parent',
    ],
    ['being deleted', { ofJob: { status: 'DELETION_IN_PROGRESS' } }, 'ended because its job is being deleted'],
    ['without a job', { error: { ...gone, operation: 'DescribeJob' } }, 'ended because its job was deleted'],
    ['deleted', { error: { ...gone, operation: 'GetDeployment' } }, 'ended because the deployment was deleted'],
  ];
  for (const [name, fields, seen] of ends) {
    it(`says what became of a rollout that is ${name}`, () => {
      const text = `Rollout of weld-controller revision 3 ${seen}`;
      assert.equal(ended(rollout({ succeeded: 3, queued: 1 }, [], fields)), `warning: ${text}: 3 succeeded, 1 queued`);
      assert.equal(ended(rollout({ failed: 1 }, [], fields)), `error: ${text}: 1 failed`);
    });
  }

  it('says what was still in progress when the time was up', () => {
    const stopped = 'Stopped watching the rollout of';
    assert.equal(
      words({ kind: 'timeUp', rollout: rollout({ succeeded: 3, inProgress: 2 }) }),
      `warning: ${stopped} weld-controller revision 3 after 24 hours: 3 succeeded, 2 in progress.`,
    );
    assert.equal(
      words({ kind: 'timeUp', rollout: rollout({ failed: 3, queued: 2 }) }),
      `error: ${stopped} weld-controller revision 3 after 24 hours: 3 failed, 2 queued.`,
    );
    assert.equal(
      words({ kind: 'timeUp', rollout: rollout({}, [], { job: undefined }) }),
      `warning: ${stopped} weld-controller revision 3 after 24 hours: its state couldn't be loaded.`,
    );
    assert.equal(
      words({ kind: 'timeUp', rollout: undefined }),
      `warning: ${stopped} d-1 after 24 hours: its state couldn't be loaded.`,
    );
  });

  it('says that its connection is no longer shown', () => {
    const reason = 'because its connection is no longer shown.';
    assert.equal(
      words({ kind: 'disconnected', deployment }),
      `warning: Stopped watching the rollout of weld-controller revision 3 ${reason}`,
    );
    assert.equal(
      words({ kind: 'disconnected', deployment: undefined }),
      `warning: Stopped watching the rollout of d-1 ${reason}`,
    );
  });
});
