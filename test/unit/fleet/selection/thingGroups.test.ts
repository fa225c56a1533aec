import assert from 'node:assert/strict';
import { connect } from '../../../../src/aws/connect';
import type { Connection } from '../../../../src/greengrass/ports/connection';
import { click, RequestPool, type Caller } from '../../../../src/fleet/requests/requestPool';
import { ThingGroups } from '../../../../src/fleet/selection/thingGroups';
import { coreDevice, groupDeployment } from '../../../simulator/generated/deviceParts';
import { accessDenied } from '../../../simulator/faults/faults';
import { account, hours, region, seededRandom } from '../../../simulator/generated/random';
import { startSimulator, type Simulator } from '../../../simulator/simulator';

const before = { ...process.env };
const classic = { coreVersion: '2.14.3', isLite: false };
const random = seededRandom(9);
const line = groupDeployment(random, 'line-3', 'press-line', 9 * hours);
const yard = groupDeployment(random, 'yard', 'yard-cranes', 9 * hours);
/** 300 presses, because their group must be longer than a page, and a crane in both groups. */
const devices = [
  ...Array.from({ length: 300 }, (_, index) => coreDevice(`press-${index}`, classic, 60, [line], [])),
  coreDevice('crane-1', classic, 60, [line, yard], []),
];

describe('the thing groups of a fleet', () => {
  let simulator: Simulator;
  let connection: Connection;
  let groups: ThingGroups;
  let changes: number;

  beforeEach(async () => {
    simulator = await startSimulator({ fleet: { account, region, devices } });
    Object.assign(process.env, simulator.env, { AWS_EC2_METADATA_DISABLED: 'true' });
    connection = await connect({ profile: undefined, region: undefined });
    const pool = new RequestPool(4);
    const clock = { now: () => new Date(), delay: () => Promise.resolve() };
    changes = 0;
    groups = new ThingGroups(
      { request: (options, send) => pool.run(options, () => send(connection.source)) },
      clock,
      () => {
        changes += 1;
      },
    );
  });
  afterEach(async () => {
    groups.cancel();
    connection.close();
    await simulator.close();
    Object.assign(process.env, before);
  });

  function takeRequests(): readonly string[] {
    return simulator.requests.map(({ operation, name }) => (name ? `${operation ?? ''} ${name}` : (operation ?? '')));
  }

  it('send nothing until a read', () => {
    groups.things('line-3');
    assert.equal(groups.size('line-3'), undefined);
    assert.equal(groups.thingsRead, 0);
    assert.equal(groups.members('line-3'), undefined);
    assert.equal(groups.membership().size, 0);
    assert.equal(simulator.requests.length, 0);
  });

  it('load the members of a group page by page, once for concurrent callers', async () => {
    await Promise.all([groups.things('line-3').read(), groups.things('line-3').read()]);
    await groups.things('line-3').read();
    assert.deepEqual(takeRequests(), Array(2).fill('ListThingsInThingGroup line-3'));
    const members = groups.members('line-3');
    assert.equal(members?.size, 301);
    assert.ok(members.has('crane-1') && members.has('press-299'));
    assert.equal(groups.members('line-3'), members);
    assert.ok(changes > 0);
  });

  it('load the names of the groups and then their members', async () => {
    await groups.readAll(click);
    assert.deepEqual(
      [...groups.membership()].map(([group, members]) => [group, members.size]),
      [
        ['line-3', 301],
        ['yard', 1],
      ],
    );
    assert.equal(takeRequests().filter((operation) => operation === 'ListThingGroups').length, 1);
  });

  it('keep the error of a failed group, and load the others', async () => {
    simulator.setFaults({ name: 'yard', effect: accessDenied('null') });
    const background: Caller = { priority: 'background' };
    await groups.readAll(background);
    const { error } = groups.things('yard').state;
    assert.deepEqual([error?.kind, error?.permission], ['denied', 'iot:ListThingsInThingGroup']);
    assert.deepEqual([...groups.membership().keys()], ['line-3']);
    simulator.setFaults();
    await groups.readAll(background);
    assert.deepEqual([...groups.membership().keys()], ['line-3', 'yard']);
    assert.equal(takeRequests().filter((words) => words.endsWith('line-3')).length, 2);
  });

  it("request no members if the names can't load", async () => {
    simulator.setFaults({ operation: 'ListThingGroups', effect: accessDenied('null') });
    await groups.readAll(click);
    assert.equal(groups.names.state.error?.kind, 'denied');
    assert.deepEqual([...new Set(takeRequests())], ['ListThingGroups']);
  });

  it('are known, with their sizes, once all members have loaded', async () => {
    simulator.setFaults({ name: 'line-3', page: 'later', effect: accessDenied('null') });
    await groups.readAll(click);
    assert.deepEqual([groups.areKnown, groups.size('line-3'), groups.size('yard')], [false, undefined, 1]);
    assert.deepEqual([groups.members('line-3')?.size, groups.thingsRead], [250, 251]);
    simulator.setFaults();
    await groups.readAll(click);
    assert.deepEqual([groups.areKnown, groups.size('line-3'), groups.thingsRead], [true, 301, 302]);
    assert.equal(groups.size('nobody'), undefined);
  });

  it("aren't known while some names are missing", async () => {
    await groups.things('line-3').read();
    await groups.things('yard').read();
    assert.equal(groups.areKnown, false);
    // The second page fails.
    simulator.setFaults({ operation: 'ListThingGroups', times: 1, effect: { kind: 'tokens', tokens: ['x'] } });
    await groups.names.read();
    assert.deepEqual([groups.names.state.items, groups.names.state.isPartial], [['line-3', 'yard'], true]);
    assert.equal(groups.areKnown, false);
  });

  it('exclude a deleted group after a refresh', async () => {
    await groups.readAll(click);
    simulator.remove('crane-1');
    groups.markOutdated();
    await groups.readAll(click);
    assert.deepEqual([...groups.membership().keys()], ['line-3']);
    assert.equal(groups.areKnown, true);
  });

  it('cancel reads in flight', async () => {
    simulator.setFaults({ effect: { kind: 'hang' } });
    const arrived = simulator.nextRequest(() => true);
    const reading = groups.things('yard').read();
    await arrived;
    groups.cancel();
    await reading;
    const { items, error } = groups.things('yard').state;
    assert.deepEqual([items, error], [undefined, undefined]);
  });

  it('report a missing group', async () => {
    await groups.things('nobody').read();
    assert.equal(groups.things('nobody').state.error?.kind, 'notFound');
    assert.equal(groups.members('nobody'), undefined);
  });

  it('reload only the lists that were loaded', async () => {
    await groups.things('yard').read();
    simulator.update('press-1', () => ({ effectiveDeployments: [yard] }));
    groups.markOutdated();
    await groups.things('yard').read();
    assert.deepEqual([...(groups.members('yard') ?? [])].sort(), ['crane-1', 'press-1']);
    assert.deepEqual(takeRequests(), Array(2).fill('ListThingsInThingGroup yard'));
  });

  it('keep the members of a group when their refresh fails', async () => {
    await groups.things('yard').read();
    simulator.setFaults({ effect: accessDenied('null') });
    groups.markOutdated();
    await groups.things('yard').read();
    assert.deepEqual([...(groups.members('yard') ?? [])], ['crane-1']);
    assert.equal(groups.things('yard').state.error?.kind, 'denied');
  });
});
