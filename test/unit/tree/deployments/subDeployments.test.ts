import assert from 'node:assert/strict';
import { cloudDeploymentsOn } from '../../../simulator/cloudDeployments';
import { coreDevice, groupDeployment } from '../../../simulator/generated/deviceParts';
import { hours, seededRandom } from '../../../simulator/generated/random';
import { failedAs } from '../../../simulator/sample/failureScenarios';
import { childOf, rowTexts } from '../outline';
import {
  classic,
  devices,
  openDeploymentRows,
  parent,
  simulated,
  sub,
  type ShownDeployments,
} from './openDeploymentRows';

describe('the rows of sub-deployments', () => {
  let shown: ShownDeployments;
  afterEach(() => shown.live.close());

  it('say on which devices a sub-deployment replaced the deployment', async () => {
    shown = await openDeploymentRows(simulated);
    const rollout = childOf(shown.top, 'van-telemetry');
    await rollout.open?.();
    const succeeded = childOf(rollout, 'Succeeded (2)');
    await succeeded.open?.();
    const own = (): readonly string[] => rowTexts(succeeded.children());
    assert.deepEqual(own(), ['van-1 | 19 h (pass)', 'van-2 | 19 h (pass)']);
    const ofSub = childOf(rollout, 'van-telemetry-next');
    await ofSub.open?.();
    await childOf(ofSub, 'Succeeded (1)').open?.();
    const replaced = 'van-2 | replaced by sub-deployment van-telemetry-next · 19 h (history)';
    assert.deepEqual(own(), ['van-1 | 19 h (pass)', replaced]);
    assert.deepEqual(rowTexts(childOf(ofSub, 'Succeeded (1)').children()), ['van-2 | 2 h (pass)']);
  });

  for (const [what, fields] of [
    ['', {}],
    [', even if an earlier one is the latest, too', { isLatestForTarget: true }],
  ] as const) {
    it(`say that a later revision of the parent replaced them${what}`, async () => {
      const later = groupDeployment(seededRandom(12), 'vans', 'van-telemetry', hours);
      const updated = [...devices.slice(0, -1), coreDevice('van-2', classic, 60, [parent, sub, later], [])];
      const deployments = cloudDeploymentsOn(updated).map((deployment) => ({
        ...deployment,
        ...fields,
        ...(deployment.targetArn === sub.targetArn ? { parentTargetArn: parent.targetArn ?? '' } : {}),
      }));
      shown = await openDeploymentRows({ ...simulated, devices: updated, deployments });
      assert.deepEqual(rowTexts(childOf(shown.top, 'van-telemetry').children()), [
        'van-telemetry-next | Replaced by parent · sub-deployment · revision 1 · 3 h · vans-test (rocket)',
        'Revisions (versions)',
      ]);
    });
  }

  it('are in the group of their own outcome, whether or not they are sub-deployments', async () => {
    const failedSub = coreDevice('van-2', classic, 60, [parent, { ...sub, ...failedAs(4) }], []);
    shown = await openDeploymentRows({ ...simulated, devices: [...devices.slice(0, -1), failedSub] });
    shown.view.grouping = 'outcome';
    for (const name of ['van-telemetry', 'van-telemetry-next']) {
      const group = shown.top.children().at(-1);
      assert.ok(group);
      await childOf(group, name).open?.();
    }
    const labels = (group: string): readonly string[] => rowTexts(childOf(shown.top, group).children());
    assert.deepEqual(labels('Failed (1)'), [
      'van-telemetry-next | Failed · sub-deployment · revision 1 · 3 h · vans-test (error)',
    ]);
    const parentRow = 'van-telemetry | 2 succeeded · revision 1 · 20 h · vans (pass)';
    assert.ok(labels('Succeeded (2)').includes(parentRow));
    assert.deepEqual(
      childOf(childOf(shown.top, 'Succeeded (2)'), 'van-telemetry')
        .children()
        .map((node) => node.row().label),
      ['Succeeded (2)', 'Revisions'],
    );
    shown.view.filter = { text: 'vans-test' };
    assert.deepEqual(rowTexts(shown.top.children()), ['Failed (1) (error)']);
  });
});
