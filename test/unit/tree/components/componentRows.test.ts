import assert from 'node:assert/strict';
import type { ComponentFilter } from '../../../../src/fleet/components/componentFilter';
import { ComponentRows } from '../../../../src/tree/components/componentRows';
import type { Node } from '../../../../src/tree/engine/node';
import { contextValueOf } from '../../../../src/tree/engine/rowWords';
import { invisibleRow } from '../../../../src/text/rows/row';
import { lazyCatalog } from '../../../../src/ui/catalog';
import { ManualClock } from '../../../simulator/clock';
import { component, coreDevice } from '../../../simulator/deviceParts';
import { accessDenied } from '../../../simulator/faults';
import type { SimulatedFleet } from '../../../simulator/fleetFile';
import { account, days, hours, region } from '../../../simulator/random';
import { now } from '../../fixtures';
import { openLiveFleet, type LiveFleet } from '../../fleet/liveFleet';
import { hoverLines } from '../../text/hovers/hoverText';
import { childOf, outline, rowTexts } from '../outline';

const classic = { coreVersion: '2.14.3', isLite: false };
const broken = { lifecycleState: 'BROKEN', lifecycleStatusCodes: ['RUN_ERROR'] };
const saw = component('com.example.Saw', '1.1.0', 'd1', 2 * hours);
const devices = [
  coreDevice('saw-1', classic, 60, [], [saw, component('aws.greengrass.Cli', '2.14.0', 'd1', hours)]),
  coreDevice('saw-2', classic, 60, [], [{ ...saw, ...broken }, component('com.partner.Vision', '3.0.0', 'd1', hours)]),
  coreDevice('saw-3', classic, 60, [], [{ ...saw, componentVersion: '1.0.0' }]),
];
const simulated: SimulatedFleet = {
  account,
  region,
  devices,
  components: [
    {
      componentName: 'com.example.Saw',
      scope: 'PRIVATE',
      versions: [
        { componentVersion: '1.0.0', creationTimestamp: -9 * days, status: { vendorGuidance: 'DISCONTINUED' } },
        { componentVersion: '1.1.0', creationTimestamp: -4 * days },
        { componentVersion: '1.10.0', creationTimestamp: -5 * hours },
      ],
    },
    {
      componentName: 'aws.greengrass.LogManager',
      scope: 'PRIVATE',
      versions: [{ componentVersion: '2.0.0', creationTimestamp: -9 * days, status: { componentState: 'FAILED' } }],
    },
    {
      componentName: 'aws.greengrass.Cli',
      scope: 'PUBLIC',
      versions: [{ componentVersion: '2.14.0', creationTimestamp: -90 * days }],
    },
    {
      componentName: 'aws.greengrass.LogManager',
      scope: 'PUBLIC',
      versions: [{ componentVersion: '2.3.9', creationTimestamp: -90 * days }],
    },
  ],
};

const managerArn = `arn:aws:greengrass:${region}:${account}:components:aws.greengrass.LogManager`;
const sawArn = `arn:aws:greengrass:${region}:${account}:components:com.example.Saw`;

describe('the rows of components', () => {
  let live: LiveFleet;
  let rows: ComponentRows;
  let filter: ComponentFilter;
  const top: Node = {
    id: 'components',
    parent: undefined,
    isExpandable: true,
    row: () => invisibleRow,
    children: () => rows.rows(),
  };

  beforeEach(async () => {
    live = await openLiveFleet(simulated, {}, { clock: new ManualClock(now.getTime()), signatureTolerance: Infinity });
    filter = {};
    rows = new ComponentRows(() => top, {
      context: {
        clock: live.clock,
        catalog: lazyCatalog(),
        thresholds: () => ({ staleAfterHours: 25, stuckAfterHours: 2 }),
        timeZone: () => 'local',
        areDependenciesShown: () => false,
        isWatched: () => undefined,
        failingCount: () => 0,
      },
      fleet: live.fleet,
      filter: () => filter,
      redraw: () => undefined,
    });
    await live.fleet.list.readFirst();
    live.takeRequests();
  });
  afterEach(() => live.close());

  /** Reads the components of every core device. */
  async function scan(): Promise<void> {
    await Promise.all([...live.fleet.devices.all()].map((record) => record.components.read()));
    live.takeRequests();
  }

  it("are the account's own components and the group of those that AWS provides, after one request", async () => {
    await live.fleet.components.own.read();
    assert.deepEqual(live.takeRequests(), ['ListComponents']);
    assert.deepEqual(rowTexts(rows.rows()), [
      "aws.greengrass.LogManager | replaces AWS's · 2.0.0 · 9 d (package)",
      'com.example.Saw | 1.10.0 · 5 h (package)',
      'Provided by AWS (cloud)',
    ]);
  });

  it('say where components run and where they fail, failing ones first, and which are in no catalog', async () => {
    await scan();
    await live.fleet.components.own.read();
    assert.deepEqual(rowTexts(rows.rows()), [
      'com.example.Saw | 1 failing · 1.10.0 on 0 of 3 devices · 2 versions · 5 h (error)',
      "aws.greengrass.LogManager | replaces AWS's · 2.0.0 on no device · 9 d (package)",
      'Not in the catalog (1) (folder)',
      'Provided by AWS (1) (cloud)',
    ]);
    assert.deepEqual(rowTexts(childOf(top, 'Not in the catalog (1)').children()), [
      'com.partner.Vision | on 1 device (package)',
    ]);
    assert.deepEqual(live.takeRequests(), ['ListComponents']);
  });

  it('say in the hovers of groups where their components come from', async () => {
    await scan();
    await live.fleet.components.own.read();
    const shown = async (label: string): Promise<string> =>
      hoverLines((await childOf(top, label).hover?.show(() => undefined)) ?? []).join('\n');
    assert.match(
      await shown('Not in the catalog (1)'),
      /^# Not in the catalog \(1\)\n.*come from a local deployment\.$/u,
    );
    assert.match(await shown('Provided by AWS (1)'), /AWS publishes these components\./u);
  });

  it('list what AWS provides once its group is opened', async () => {
    await live.fleet.components.own.read();
    const provided = childOf(top, 'Provided by AWS');
    live.takeRequests();
    await provided.open?.();
    assert.deepEqual(live.takeRequests(), ['ListComponents']);
    assert.deepEqual(rowTexts(childOf(top, 'Provided by AWS (2)').children()), [
      'aws.greengrass.Cli | 2.14.0 · 90 d (package)',
      'aws.greengrass.LogManager | 2.3.9 · 90 d (package)',
    ]);
  });

  it('lead to the versions, greater ones first, and to their devices by state', async () => {
    await scan();
    await live.fleet.components.own.read();
    live.takeRequests();
    const node = childOf(top, 'com.example.Saw');
    await node.open?.();
    assert.deepEqual(live.takeRequests(), [`ListComponentVersions ${sawArn}`]);
    assert.deepEqual(outline(node), [
      '1.10.0 | latest · on no device · 5 h (package)',
      '  [empty] (dash)',
      '1.1.0 | 1 failing · on 2 devices (error)',
      '  Broken (1) (error)',
      '    saw-2 | RUN_ERROR · 2 h (error)',
      '  Running (1) (play-circle)',
      '    saw-1 | 2 h (play-circle)',
      '1.0.0 | on 1 device (package)',
      '  saw-3 | 2 h (play-circle)',
    ]);
  });

  it('say once a version is opened that it is discontinued, also in the row of its component', async () => {
    await scan();
    await live.fleet.components.own.read();
    const node = childOf(top, 'com.example.Saw');
    await node.open?.();
    live.takeRequests();
    const version = childOf(node, '1.0.0');
    await version.open?.();
    assert.deepEqual(live.takeRequests(), [`DescribeComponent ${sawArn}:versions:1.0.0`]);
    assert.equal(rowTexts([version])[0], '1.0.0 | discontinued · on 1 device · 9 d (warning)');
    assert.match(rowTexts([childOf(top, 'com.example.Saw')])[0] ?? '', /1 failing · 1\.0\.0 discontinued · 1\.10\.0/u);
  });

  it('say that the latest version failed, before components without a problem', async () => {
    await live.fleet.components.own.read();
    await live.fleet.components.version(`${managerArn}:versions:2.0.0`).read();
    assert.deepEqual(rowTexts(rows.rows()).slice(0, 2), [
      "aws.greengrass.LogManager | 2.0.0 failed · replaces AWS's · 9 d (error)",
      'com.example.Saw | 1.10.0 · 5 h (package)',
    ]);
  });

  it('have the commands of a version on core devices even if the versions could not be listed', async () => {
    live.simulator.setFaults({
      operation: 'ListComponentVersions',
      effect: accessDenied('greengrass:ListComponentVersions'),
    });
    await scan();
    await live.fleet.components.own.read();
    const node = childOf(top, 'com.example.Saw');
    await node.open?.();
    assert.ok(contextValueOf(childOf(node, '1.0.0')).split(' ').includes('componentArn'));
  });

  it('stand for core devices: those with the component, the version, or the state', async () => {
    await scan();
    await live.fleet.components.own.read();
    const node = childOf(top, 'com.example.Saw');
    await node.open?.();
    const version = childOf(node, '1.1.0');
    const sets = [node, version, childOf(version, 'Broken (1)')].map(({ devices: of }) => of?.());
    assert.deepEqual(
      sets.map((set) => [set?.label, set?.thingNames, set?.filter]),
      [
        ['com.example.Saw', ['saw-1', 'saw-2', 'saw-3'], { component: 'com.example.Saw' }],
        ['com.example.Saw 1.1.0', ['saw-1', 'saw-2'], { component: 'com.example.Saw', componentVersion: '1.1.0' }],
        [
          '1.1.0, Broken (1)',
          ['saw-2'],
          { component: 'com.example.Saw', componentVersion: '1.1.0', componentState: 'BROKEN' },
        ],
      ],
    );
  });

  it('have the commands of a component in the cloud', async () => {
    await live.fleet.components.own.read();
    const node = childOf(top, 'com.example.Saw');
    await node.open?.();
    for (const row of [node, childOf(node, '1.10.0')]) {
      const flags = contextValueOf(row).split(' ');
      for (const flag of ['details', 'console', 'componentArn', 'cliCommand', 'link', 'refreshable', 'deviceGroup']) {
        assert.ok(flags.includes(flag), `${flag} in ${flags.join(' ')}`);
      }
    }
  });

  it('are only those that match the filter', async () => {
    await scan();
    await live.fleet.components.own.read();
    filter = { text: 'saw' };
    assert.deepEqual(rowTexts(rows.rows()).length, 1);
    filter = { isFailing: true };
    assert.match(rowTexts(rows.rows()).join('\n'), /^com\.example\.Saw \|[^\n]*$/u);
    filter = { text: 'nothing' };
    assert.deepEqual(rowTexts(rows.rows()), ['[noMatch] (filter)']);
  });

  it('show what runs on core devices if the catalog is denied, and why it is missing', async () => {
    live.simulator.setFaults({ operation: 'ListComponents', effect: accessDenied('greengrass:ListComponents') });
    await scan();
    await live.fleet.components.own.read();
    assert.deepEqual(rowTexts(rows.rows()), [
      '[failure] (warning)',
      'On core devices (2) | 1 failing (folder)',
      'Provided by AWS (1) (cloud)',
    ]);
  });
});
