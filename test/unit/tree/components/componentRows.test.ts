import assert from 'node:assert/strict';
import type { Node } from '../../../../src/tree/engine/node';
import { contextValueOf } from '../../../../src/tree/engine/rowWords';
import { explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import { coreDevice } from '../../../simulator/generated/deviceParts';
import { accessDenied } from '../../../simulator/faults/faults';
import type { LiveFleet } from '../../fleet/liveFleet';
import { hoverLines } from '../../text/hovers/hoverText';
import { childOf, outline, rowTexts } from '../outline';
import { managerArn, openComponentRows, sawArn, sawParts, type OpenComponentRows } from './openComponentRows';

describe('the rows of components', () => {
  let open: OpenComponentRows;
  let live: LiveFleet;
  let top: Node;
  beforeEach(async () => {
    open = await openComponentRows();
    ({ live, top } = open);
  });
  afterEach(() => open.close());
  const scan = (): Promise<void> => open.scan();

  it("are the account's own components and the group of those that AWS provides, after one request", async () => {
    await live.fleet.components.own.read();
    assert.deepEqual(live.takeRequests(), ['ListComponents']);
    assert.deepEqual(rowTexts(top.children()), [
      "LogManager | replaces AWS's · 2.0.0 · 9 d · aws.greengrass (package)",
      'com.example.Saw | 1.10.0 · 5 h (package)',
      'Provided by AWS (cloud)',
    ]);
  });

  it('have names without the prefix that most components of the account share, whatever the filter shows', async () => {
    ['A', 'B', 'C', 'D'].forEach((name) => {
      live.simulator.publish(`com.example.${name}`, { componentVersion: '1.0.0' });
    });
    await live.fleet.components.own.read();
    const labels = (): readonly string[] => top.children().map((node) => node.row().label);
    assert.deepEqual(labels().slice(0, 6), ['LogManager', 'A', 'B', 'C', 'D', 'Saw']);
    const saw = childOf(top, 'Saw');
    assert.match(rowTexts([saw])[0] ?? '', / · com\.example \(package\)$/u);
    assert.equal(saw.devices?.().label, 'com.example.Saw');
    open.view.filter = { text: 'saw' };
    assert.equal(labels()[0], 'Saw');
  });

  it('say where components run and where they fail, failing ones first, and which are in no catalog', async () => {
    await scan();
    await live.fleet.components.own.read();
    assert.deepEqual(rowTexts(top.children()), [
      'com.example.Saw | 1 failing · 1.10.0 on 0 of 3 devices · 2 versions · 5 h (error)',
      "LogManager | replaces AWS's · 2.0.0 on no device · 9 d · aws.greengrass (package)",
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
      /^# Not in the catalog\n.*come from a local deployment\.\nComponents: 1\n/u,
    );
    assert.match(await shown('Provided by AWS (1)'), /Components that AWS provides\./u);
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

  it('are no groups until the catalog is loaded, because every component would be missing from it', async () => {
    await scan();
    assert.deepEqual(top.children(), []);
    const reading = live.fleet.components.own.read();
    assert.deepEqual(rowTexts(top.children()), ['[loading] (loading~spin)']);
    await reading;
    assert.equal(top.children().length, 4);
  });

  it('say on hover which versions run, and what a group contains', async () => {
    await scan();
    await live.fleet.components.own.read();
    const hover = async (label: string): Promise<string> =>
      hoverLines((await childOf(top, label).hover?.show(explainErrorCode)) ?? []).join('\n');
    assert.match(await hover('com.example.Saw'), /On core devices: 1\.1\.0 on 2 \(1 failing\), 1\.0\.0 on 1\n/u);
    assert.match(await hover('Not in the catalog (1)'), /Components: 1\nOn scanned core devices: 1/u);
  });

  it('have core devices by name, however they arrived', async () => {
    const { saw, classic } = sawParts;
    for (const thingName of ['saw-11', 'saw-9', 'Saw-10']) {
      live.simulator.put(coreDevice(thingName, classic, 60, [], [{ ...saw, componentVersion: '1.0.0' }]));
    }
    await live.fleet.list.refresh();
    await scan();
    await live.fleet.components.own.read();
    const version = childOf(childOf(top, 'com.example.Saw'), '1.0.0');
    const labels = (): readonly string[] => version.children().map((node) => node.row().label);
    assert.deepEqual(labels(), ['saw-3', 'saw-9', 'Saw-10', 'saw-11']);
    live.simulator.update('saw-9', () => ({ installedComponents: [] }));
    live.simulator.put(coreDevice('saw-1b', classic, 60, [], [{ ...saw, componentVersion: '1.0.0' }]));
    await live.fleet.list.refresh();
    await live.fleet.devices.get('saw-9')?.components.refresh();
    await scan();
    assert.deepEqual(labels(), ['saw-1b', 'saw-3', 'Saw-10', 'saw-11']);
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

  it('say when the component of a core device was loaded once that is long ago', async () => {
    await scan();
    await live.fleet.components.own.read();
    const device = (): Node => childOf(childOf(childOf(top, 'com.example.Saw'), '1.0.0'), 'saw-3');
    const hover = async (): Promise<string> =>
      hoverLines((await device().hover?.show(explainErrorCode)) ?? []).join('\n');
    assert.deepEqual(
      [rowTexts([device()]), (await hover()).includes('Loaded')],
      [['saw-3 | 2 h (play-circle)'], false],
    );
    await live.advance(2 * 3_600);
    assert.deepEqual(rowTexts([device()]), ['saw-3 | 4 h · loaded 2 h ago (play-circle)']);
    assert.match(await hover(), /^Loaded: \d/mu);
    await device().refresh?.();
    assert.deepEqual(rowTexts([device()]), ['saw-3 | 4 h (play-circle)']);
  });

  it('show the core devices of a version at once if they are failing or few', async () => {
    const { saw, classic } = sawParts;
    const atFirst = (version: string): readonly (readonly [string, boolean | undefined])[] =>
      childOf(childOf(top, 'com.example.Saw'), version)
        .children()
        .map((node) => [node.row().label, node.isExpandedAtFirst]);
    for (const thingName of Array.from({ length: 18 }, (_, index) => `saw-${index + 10}`)) {
      const lifecycleState = thingName < 'saw-19' ? 'RUNNING' : 'BROKEN';
      live.simulator.put(
        coreDevice(thingName, classic, 60, [], [{ ...saw, componentVersion: '1.3.0', lifecycleState }]),
      );
    }
    await live.fleet.list.refresh();
    await scan();
    await live.fleet.components.own.read();
    assert.deepEqual(atFirst('1.1.0'), [
      ['Broken (1)', true],
      ['Running (1)', true],
    ]);
    assert.deepEqual(atFirst('1.3.0'), [
      ['Broken (9)', true],
      ['Running (9)', false],
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
    assert.deepEqual(rowTexts(top.children()).slice(0, 2), [
      "LogManager | 2.0.0 failed · replaces AWS's · 9 d · aws.greengrass (error)",
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
    const labels = (): readonly string[] => top.children().map((node) => node.row().label);
    // AWS may provide a component with such a name.
    open.view.filter = { text: 'saw' };
    assert.deepEqual(labels(), ['com.example.Saw', 'Provided by AWS']);
    open.view.filter = { isFailing: true };
    assert.deepEqual(labels(), ['com.example.Saw']);
    open.view.filter = { text: 'nothing' };
    assert.deepEqual(rowTexts(top.children()), ['[noMatch] (filter)', 'Provided by AWS (cloud)']);
    await childOf(top, 'Provided by AWS').open?.();
    assert.deepEqual(rowTexts(top.children()), ['[noMatch] (filter)']);
    open.view.filter = { text: 'Cli' };
    assert.deepEqual(labels(), ['Provided by AWS (1)']);
  });

  it('show what runs on core devices if the catalog is denied, and why it is missing', async () => {
    live.simulator.setFaults({ operation: 'ListComponents', effect: accessDenied('greengrass:ListComponents') });
    await scan();
    await live.fleet.components.own.read();
    assert.deepEqual(rowTexts(top.children()), [
      '[failure] (warning)',
      'On core devices (2) | 1 failing (folder)',
      'Provided by AWS (1) (cloud)',
    ]);
  });
});
