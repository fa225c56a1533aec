import assert from 'node:assert/strict';
import { differencesIn, type DeviceVerdicts } from '../../../../src/greengrass/drift/verdictsOf';
import { readDrift } from '../../../../src/fleet/drift/readDrift';
import { accessDenied } from '../../../simulator/faults/faults';
import type { LiveFleet } from '../liveFleet';
import { leavesGroup, openDriftingFleet, runsAll } from './driftingFleet';

describe('reading what a device should run', () => {
  let live: LiveFleet;
  afterEach(() => live.close());

  async function verdicts(): Promise<DeviceVerdicts> {
    const record = await live.fleet.devices.find('press-1');
    return live.fleet.drift.verdicts(record);
  }

  async function kinds(): Promise<readonly string[]> {
    const { unknown, components } = await verdicts();
    return unknown === undefined
      ? components
          .map(({ componentName, verdict }) =>
            'why' in verdict ? `${componentName}: ${verdict.kind} ${verdict.why}` : `${componentName}: ${verdict.kind}`,
          )
          .sort()
      : [unknown];
  }

  it('sends the requests that its verdicts need, each once', async () => {
    live = await openDriftingFleet(runsAll);
    await readDrift(live.fleet, 'press-1');
    assert.deepEqual([...live.takeRequests()].sort(), [
      'DescribeThingGroup line-3',
      'GetCoreDevice press-1',
      'GetDeployment line-3-1',
      'GetDeployment plant-1',
      'GetDeployment press-1-1',
      'ListDeployments',
      'ListEffectiveDeployments press-1',
      'ListInstalledComponents press-1',
      'ListThingGroupsForThing press-1',
    ]);
    assert.deepEqual(await kinds(), ['A: asAsked', 'B: asAsked', 'C: asAsked']);
    await readDrift(live.fleet, 'press-1');
    assert.deepEqual(live.takeRequests(), []);
  });

  it('finds the component of a thing group that the device has left', async () => {
    live = await openDriftingFleet(leavesGroup);
    await readDrift(live.fleet, 'press-1');
    assert.deepEqual(await kinds(), ['A: orphan']);
    assert.equal(differencesIn(await verdicts()).length, 1);
  });

  it('reads an earlier revision only if the device may still have it', async () => {
    live = await openDriftingFleet([
      ...leavesGroup.slice(0, 3),
      { kind: 'revise', target: 'plant', components: { B: '1.0.0' } },
      { kind: 'finish', ending: 'rollsBack' },
    ]);
    await readDrift(live.fleet, 'press-1');
    const definitions = live.takeRequests().filter((request) => request.startsWith('GetDeployment'));
    assert.deepEqual([...definitions].sort(), ['GetDeployment plant-1', 'GetDeployment plant-2']);
    assert.deepEqual(await kinds(), ['A: failed', 'B: failed']);
  });

  it('says "unknown" without the permission to list thing groups, and asks again the next time', async () => {
    live = await openDriftingFleet(runsAll);
    const denied = {
      operation: 'ListThingGroupsForThing',
      effect: accessDenied('iot:ListThingGroupsForThing'),
    } as const;
    live.simulator.setFaults(denied);
    await readDrift(live.fleet, 'press-1');
    const unknown = ['A: unknown membership:denied', 'B: unknown membership:denied', 'C: asAsked'];
    assert.deepEqual(await kinds(), unknown);
    live.simulator.setFaults();
    await readDrift(live.fleet, 'press-1');
    assert.deepEqual(await kinds(), ['A: asAsked', 'B: asAsked', 'C: asAsked']);
  });

  it('says "unknown" for the groups above those of the device without the permission to describe a thing group', async () => {
    live = await openDriftingFleet(runsAll);
    live.simulator.setFaults({ operation: 'DescribeThingGroup', effect: accessDenied('iot:DescribeThingGroup') });
    await readDrift(live.fleet, 'press-1');
    assert.deepEqual(await kinds(), ['A: unknown membership:denied', 'B: asAsked', 'C: asAsked']);
  });

  it('says "unknown" if a deployment was deleted or its definition is denied', async () => {
    live = await openDriftingFleet(runsAll);
    live.simulator.setFaults({ operation: 'GetDeployment', effect: accessDenied('greengrass:GetDeployment') });
    await readDrift(live.fleet, 'press-1');
    assert.deepEqual(await kinds(), [
      'A: unknown definitionNotLoaded',
      'B: unknown definitionNotLoaded',
      'C: unknown definitionNotLoaded',
    ]);
    live.simulator.setFaults();
    live.simulator.fleet.removeCloudDeployment('plant-1');
    await readDrift(live.fleet, 'press-1');
    assert.deepEqual(await kinds(), ['A: unknown deploymentDeleted', 'B: asAsked', 'C: asAsked']);
  });

  it('rejects if the device does not exist', async () => {
    live = await openDriftingFleet(runsAll);
    await assert.rejects(readDrift(live.fleet, 'nobody'), { kind: 'notFound', thingName: 'nobody' });
  });

  it('sends nothing more once it is canceled', async () => {
    live = await openDriftingFleet(runsAll);
    const abort = new AbortController();
    const arrived = live.simulator.nextRequest(({ operation }) => operation === 'ListThingGroupsForThing');
    live.simulator.setFaults({ operation: 'ListThingGroupsForThing', effect: { kind: 'hang' } });
    const reading = readDrift(live.fleet, 'press-1', undefined, abort.signal);
    await arrived;
    abort.abort();
    await reading;
    await live.idle();
    assert.deepEqual(
      live.takeRequests().filter((request) => /^GetDeployment|^DescribeThingGroup/u.test(request)),
      [],
    );
  });
});

describe('the latest revisions of an account with many targets', () => {
  it('are read for the targets of the device alone', async () => {
    const live = await openDriftingFleet(runsAll, 2_100);
    await readDrift(live.fleet, 'press-1');
    assert.ok(live.fleet.rollouts.latest.hasMore);
    const record = await live.fleet.devices.find('press-1');
    assert.deepEqual(
      live.fleet.drift
        .verdicts(record)
        .components.map(({ componentName, verdict }) => `${componentName} ${verdict.kind}`)
        .sort(),
      ['A asAsked', 'B asAsked', 'C asAsked'],
    );
    const filters = live.simulator.requests.flatMap(
      ({ query }) => query['targetArn'] ?? query['parentTargetArn'] ?? [],
    );
    assert.deepEqual(filters.map((arn) => arn.replace(/.*:/u, '')).sort(), [
      'thing/press-1',
      'thinggroup/line-3',
      'thinggroup/line-3',
      'thinggroup/plant',
      'thinggroup/plant',
    ]);
    await live.close();
  });
});
