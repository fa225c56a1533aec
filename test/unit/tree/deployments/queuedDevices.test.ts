import assert from 'node:assert/strict';
import { cloudDeploymentsOn } from '../../../simulator/cloudDeployments';
import { coreDevice, groupDeployment } from '../../../simulator/generated/deviceParts';
import { account, hours, region, seededRandom } from '../../../simulator/generated/random';
import { hoverLines } from '../../text/hovers/hoverText';
import type { Hover } from '../../../../src/text/hovers/hover';
import { explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import type { Node } from '../../../../src/tree/engine/node';
import { childOf, rowTexts } from '../outline';
import { classic, openDeploymentRows, type ShownDeployments } from './openDeploymentRows';

const running = groupDeployment(seededRandom(11), 'line-3', 'press-line', 6 * hours, {
  coreDeviceExecutionStatus: 'IN_PROGRESS',
  modifiedTimestamp: -5 * hours,
});
const queued = groupDeployment(seededRandom(12), 'labels', 'press-labels', 3 * hours, {
  coreDeviceExecutionStatus: 'QUEUED',
  modifiedTimestamp: -3 * hours,
});
/** A device that reported after the job changed may have finished. */
const devices = [coreDevice('press-1', classic, 5 * hours, [queued, running], [])];

describe('the rows of devices that wait', () => {
  let shown: ShownDeployments;
  afterEach(() => shown.live.close());

  /** The row of the device below a rollout. */
  async function deviceOf(rollout: string, outcome: string): Promise<Node> {
    const node = childOf(shown.top, rollout);
    await node.open?.();
    const below = childOf(node, outcome);
    await below.open?.();
    return childOf(below, 'press-1');
  }

  async function hoverOf(node: Node): Promise<string> {
    const hover: Hover = (await node.hover?.show(explainErrorCode)) ?? [];
    return hoverLines(hover).join('\n');
  }

  it('say what is ahead in the queue of a device, once its deployments are loaded, without a request of their own', async () => {
    shown = await openDeploymentRows({ account, region, devices, deployments: cloudDeploymentsOn(devices) });
    const device = await deviceOf('press-labels', 'Queued (1)');
    assert.deepEqual(rowTexts([device]), ['press-1 | 3 h (inbox)']);
    assert.match(await hoverOf(device), /AWS IoT queued its job at/u);
    await shown.live.fleet.devices.get('press-1')?.deployments.read();
    shown.live.takeRequests();
    assert.deepEqual(rowTexts([device]), ['press-1 | behind press-line, stuck 5 h · 3 h (inbox)']);
    const hover = await hoverOf(device);
    assert.match(hover, /It is queued behind press-line, which has been in progress without a change since/u);
    assert.equal(hover.match(/AWS IoT queued its job at/gu)?.length, 1);
    assert.deepEqual(shown.live.takeRequests(), []);
  });

  it('say that a deployment is stuck on a device, and what it blocks', async () => {
    shown = await openDeploymentRows({ account, region, devices, deployments: cloudDeploymentsOn(devices) });
    await shown.live.fleet.devices.get('press-1')?.deployments.read();
    const device = await deviceOf('press-line', 'In progress (1)');
    assert.deepEqual(rowTexts([device]), ['press-1 | Stuck 5 h · 1 queued behind it (sync-ignored)']);
    assert.match(await hoverOf(device), /1 deployment is queued behind it\./u);
  });
});
