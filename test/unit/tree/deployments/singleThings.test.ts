import assert from 'node:assert/strict';
import { cloudDeploymentsOn } from '../../../simulator/cloudDeployments';
import { coreDevice, thingDeployment } from '../../../simulator/generated/deviceParts';
import { accessDenied } from '../../../simulator/faults/faults';
import type { SimulatedFleet } from '../../../simulator/fleetFile';
import { account, hours, region, seededRandom } from '../../../simulator/generated/random';
import { childOf, rowTexts } from '../outline';
import { classic, openDeploymentRows, simulated, type ShownDeployments } from './openDeploymentRows';

/** A fleet with this many deployments to single things. */
function singles(amount: number): SimulatedFleet {
  const things = Array.from({ length: amount }, (_, index) => {
    const name = `press-${index + 1}`;
    return coreDevice(name, classic, 60, [thingDeployment(seededRandom(index), name, 'bring-up', hours)], []);
  });
  return { account, region, devices: things, deployments: cloudDeploymentsOn(things) };
}

describe('the rows of deployments to single things', () => {
  let shown: ShownDeployments;
  afterEach(() => shown.live.close());

  it('take the outcome of a deployment to a single thing from its device', async () => {
    shown = await openDeploymentRows(simulated);
    const rollout = childOf(shown.top, 'bring-up');
    await rollout.open?.();
    assert.deepEqual(rowTexts([rollout]), ['bring-up | Succeeded · revision 1 · 1 h · press-3 (pass)']);
    assert.equal(rollout.children()[0]?.subject?.().kind, 'effectiveDeployment');
  });

  it('say why the device of a deployment to a single thing could not be loaded, until it can', async () => {
    shown = await openDeploymentRows(simulated);
    shown.live.fleet.devices.forget(['press-3']);
    shown.live.simulator.setFaults({ operation: 'GetCoreDevice', effect: accessDenied('greengrass:GetCoreDevice') });
    const rollout = childOf(shown.top, 'bring-up');
    await rollout.open?.();
    assert.equal(shown.view.redrawn, 1);
    const [failure] = rollout.children();
    assert.match(failure?.row().accessibilityLabel ?? '', /greengrass:GetCoreDevice/u);
    shown.live.simulator.setFaults();
    await rollout.refresh?.();
    assert.deepEqual(
      rollout.children().map((node) => node.row().label),
      ['press-3', 'Revisions'],
    );
  });

  it('say nothing about a thing that is no core device', async () => {
    shown = await openDeploymentRows(simulated);
    shown.live.fleet.devices.forget(['press-3']);
    shown.live.simulator.remove('press-3');
    const rollout = childOf(shown.top, 'bring-up');
    await rollout.open?.();
    assert.deepEqual(
      rollout.children().map((node) => node.row().label),
      ['press-3', 'Revisions'],
    );
  });

  it('are below a row of their own for more than 20 single things', async () => {
    shown = await openDeploymentRows(singles(20));
    assert.equal(shown.top.children().length, 20);
    await shown.live.close();
    shown = await openDeploymentRows(singles(21));
    assert.deepEqual(rowTexts(shown.top.children()), ['Single things (21) (rocket)']);
    assert.equal(shown.top.children()[0]?.children().length, 21);
  });
});
