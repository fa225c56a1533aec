import assert from 'node:assert/strict';
import type { Node } from '../../../../src/tree/engine/node';
import { childOf, rowTexts } from '../outline';
import { latest, openDeploymentRows, simulated, type ShownDeployments } from './openDeploymentRows';

describe('the rows of odd deployments', () => {
  let shown: ShownDeployments;
  afterEach(() => shown.live.close());

  /** The row of the failed devices of `press-line`, opened. */
  async function openFailed(label: string): Promise<Node> {
    const rollout = childOf(shown.top, 'press-line');
    await rollout.open?.();
    const node = childOf(rollout, label);
    await node.open?.();
    return node;
  }

  it('say that AWS IoT counts other devices than it lists, and have all that it lists', async () => {
    shown = await openDeploymentRows(simulated);
    const body = JSON.stringify({ job: { jobId: 'j', jobProcessDetails: { numberOfFailedThings: 7 } } });
    shown.live.simulator.setFaults({ operation: 'DescribeJob', effect: { kind: 'body', body } });
    const node = await openFailed('Failed (7)');
    assert.deepEqual(
      node.children().map((child) => child.row().label),
      ['AWS IoT counts 7 and lists 1', 'press-1'],
    );
  });

  it('have devices once, and say why they end, if a list repeats its token', async () => {
    shown = await openDeploymentRows(simulated);
    const tokens = { kind: 'tokens', tokens: ['A'] } as const;
    shown.live.simulator.setFaults({ operation: 'ListJobExecutionsForJob', effect: tokens });
    const node = await openFailed('Failed (1)');
    const [why, ...devices] = node.children();
    assert.deepEqual(
      devices.map((child) => child.row().label),
      ['press-1'],
    );
    assert.equal(why?.row().icon, 'warning');
    const requests = shown.live.takeRequests().filter((request) => request.startsWith('ListJobExecutionsForJob'));
    assert.equal(requests.length, 2);
  });

  it('are shown with a target of an unknown kind, and with revisions that are no numbers', async () => {
    const targetArn = 'arn:aws:iot:eu-west-1:123456789012:fleet/line-3';
    const deployments = (simulated.deployments ?? []).map((deployment, index) =>
      deployment.targetArn === latest.targetArn
        ? { ...deployment, targetArn, revisionId: `draft-${index}` }
        : deployment,
    );
    shown = await openDeploymentRows({ ...simulated, deployments });
    const row = childOf(shown.top, 'press-line');
    assert.match(rowTexts([row]).join(''), /press-line \| revision draft-\d · 9 h · line-3 \(rocket\)/u);
    await row.open?.();
    assert.match(rowTexts([row]).join(''), /1 of 2 failed · revision draft-\d/u);
    const revisions = childOf(row, 'Revisions');
    await revisions.open?.();
    assert.deepEqual(rowTexts(revisions.children()), ['[failure] (warning)']);
    shown.view.grouping = 'targetKind';
    assert.ok(rowTexts(shown.top.children()).includes('Other targets (1) | 1 failed (error)'));
  });

  it('are both there if two revisions are the latest for a target', async () => {
    const deployments = (simulated.deployments ?? []).map((deployment) => ({
      ...deployment,
      isLatestForTarget: true,
      deploymentStatus: 'ACTIVE',
    }));
    shown = await openDeploymentRows({ ...simulated, deployments });
    const rows = rowTexts(shown.top.children()).filter((text) => text.startsWith('press-line'));
    assert.deepEqual(rows, [
      'press-line | line-3 · revision 2 · 9 h (rocket)',
      'press-line | line-3 · revision 1 · 3 d (rocket)',
    ]);
  });
});
