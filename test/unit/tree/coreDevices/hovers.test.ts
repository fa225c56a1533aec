import assert from 'node:assert/strict';
import { explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import type { Node } from '../../../../src/tree/engine/node';
import { cloudDeploymentsOn } from '../../../simulator/cloudDeployments';
import { coreDevice, groupDeployment } from '../../../simulator/generated/deviceParts';
import { hours, seededRandom } from '../../../simulator/generated/random';
import { smallFleet } from '../../../extension/support/smallFleet';
import { hoverLines } from '../../text/hovers/hoverText';
import { openTree, type OpenTree } from '../openTree';
import { childOf } from '../outline';

const queued = groupDeployment(seededRandom(7), 'line-3', 'press-line', 4 * hours, {
  coreDeviceExecutionStatus: 'QUEUED',
  reason: undefined,
});
const waiting = [coreDevice('press-1', { coreVersion: '2.14.3', isLite: false }, 60, [queued], [])];
const queuedFleet = { ...smallFleet, devices: waiting, deployments: cloudDeploymentsOn(waiting) };

async function hoverOf(node: Node | undefined): Promise<string> {
  return hoverLines((await node?.hover?.show(explainErrorCode)) ?? []).join('\n');
}

describe('the hover of a row', () => {
  let tree: OpenTree;
  let device: Node;
  beforeEach(async () => {
    tree = await openTree(smallFleet);
    await tree.root().open?.();
    device = childOf(tree.root(), 'press-2');
    await device.open?.();
  });
  afterEach(() => tree.close());

  it('of a connection has its Region, account and number of core devices', async () => {
    const text = await hoverOf(tree.selected());
    assert.match(text, /^# default$/mu);
    assert.match(text, /eu-west-1/u);
    assert.match(text, /123456789012/u);
    assert.match(text, /: 3\b/u);
  });

  it('of a device, a deployment and a component has its own facts', async () => {
    const [deployments, components] = [childOf(device, 'Deployments (2)'), childOf(device, 'Components (4)')];
    const failed = childOf(deployments, 'press-line');
    const texts = [
      [device, /^# press-2$[^]*2\.14\.3/mu],
      [deployments, /^# Effective deployments\n\S/mu],
      [failed, /^# press-line$[^]*S3_HEAD_OBJECT_ACCESS_DENIED[^]*Could not read the artifact\./mu],
      [childOf(failed, 'S3_ERROR'), /^\* S3_ERROR \| \S/mu],
      [components, /^2 root components .* 2 dependencies\.$/mu],
      [childOf(components, 'com.acme.Monitor'), /^# com\.acme\.Monitor$[^]*The startup script exited with code 1/mu],
      [components.children().at(-1), /Click to show all/u],
    ] as const;
    for (const [node, text] of texts) {
      assert.match(await hoverOf(node), text);
    }
  });

  it('of a device and of a queued deployment says whether the device has its job, once that is listed', async () => {
    await tree.close();
    tree = await openTree(queuedFleet);
    await tree.root().open?.();
    device = childOf(tree.root(), 'press-1');
    await device.open?.();
    const deployment = childOf(childOf(device, 'Deployments (1)'), 'press-line');
    const rollouts = tree.sessions.selected.fleet?.rollouts;
    assert.doesNotMatch(`${await hoverOf(device)} ${await hoverOf(deployment)}`, /queued its job/u);
    await rollouts?.executions(queued.deploymentId ?? '', 'queued').read();
    for (const node of [device, deployment]) {
      assert.match(await hoverOf(node), /AWS IoT queued its job at .* and the device hasn't picked it up\./u);
    }
  });

  it('of an empty fleet has its Region and a guide to set up a core device', async () => {
    await tree.close();
    tree = await openTree({ ...smallFleet, devices: [] });
    await tree.root().open?.();
    const [empty] = tree.root().children();
    assert.match(await hoverOf(empty), /^Region: eu-west-1$[^]*getting-started/mu);
  });

  it('of a group has the number of its devices in each state', async () => {
    await tree.setOptions({ grouping: 'status' });
    const text = await hoverOf(childOf(tree.root(), 'Unhealthy'));
    assert.match(text, /^# Unhealthy\nCore devices: 1\nUnhealthy: 1$/mu);
  });
});
