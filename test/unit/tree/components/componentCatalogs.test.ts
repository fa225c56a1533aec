import assert from 'node:assert/strict';
import { explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import type { Node } from '../../../../src/tree/engine/node';
import { contextValueOf } from '../../../../src/tree/engine/rowWords';
import { component } from '../../../simulator/generated/deviceParts';
import type { Effect } from '../../../simulator/faults/faults';
import { days, hours } from '../../../simulator/generated/random';
import type { LiveFleet } from '../../fleet/liveFleet';
import { hoverLines } from '../../text/hovers/hoverText';
import { childOf, outline, rowTexts } from '../outline';
import { openComponentRows, sawDevices, saws, type OpenComponentRows } from './openComponentRows';

const unavailable: Effect = { kind: 'error', status: 503, type: 'ServiceUnavailableException', message: 'Try later' };

async function hoverOf(node: Node): Promise<string> {
  return hoverLines((await node.hover?.show(explainErrorCode)) ?? []).join('\n');
}

describe('the rows of components by the catalog that has them', () => {
  let open: OpenComponentRows;
  let live: LiveFleet;
  let top: Node;
  beforeEach(() => use());
  afterEach(() => open.close());
  const readOwn = (): Promise<void> => live.fleet.components.own.read();

  async function use(simulated = saws): Promise<void> {
    open = await openComponentRows(simulated);
    ({ live, top } = open);
  }

  it('do not show components as missing from a catalog that is loaded halfway', async () => {
    await open.close();
    const many = Array.from({ length: 130 }, (_, index) => ({
      componentName: `com.example.A${String(index).padStart(3, '0')}`,
      scope: 'PRIVATE' as const,
      versions: [{ componentVersion: '1.0.0', creationTimestamp: -days }],
    }));
    await use({ ...saws, components: [...many, ...(saws.components ?? [])] });
    live.simulator.setFaults({ operation: 'ListComponents', page: 2, effect: unavailable });
    await open.scan();
    await readOwn();
    const texts = rowTexts(top.children());
    assert.equal(texts.length, 103);
    assert.deepEqual(texts.slice(-3), [
      '[failure] (warning)',
      'On core devices (2) | 1 failing (folder)',
      'Provided by AWS (1) (cloud)',
    ]);
    const vision = childOf(childOf(top, 'On core devices (2)'), 'com.partner.Vision');
    assert.match(await hoverOf(vision), /aren't completely loaded/u);
    live.simulator.setFaults();
    await readOwn();
    assert.ok(rowTexts(top.children()).includes('Not in the catalog (1) (folder)'));
  });

  it('say that AWS may provide what is in no catalog until its catalog is loaded', async () => {
    await open.scan();
    await readOwn();
    const vision = (): Node => childOf(childOf(top, 'Not in the catalog (1)'), 'com.partner.Vision');
    assert.match(await hoverOf(vision()), /AWS may provide it/u);
    await live.fleet.components.provided.read();
    assert.match(await hoverOf(vision()), /in no catalog that this connection can read/u);
  });

  it('have a panel for a component in no catalog and for its versions, without an ARN to copy', async () => {
    await open.scan();
    await readOwn();
    const vision = childOf(childOf(top, 'Not in the catalog (1)'), 'com.partner.Vision');
    await vision.open?.();
    for (const node of [vision, childOf(vision, '3.0.0')]) {
      const flags = contextValueOf(node).split(' ');
      for (const flag of ['details', 'componentNameAndVersion', 'json', 'link']) {
        assert.ok(flags.includes(flag), `${flag} not in ${flags.join(' ')}`);
      }
      for (const flag of ['componentArn', 'console', 'cliCommand', 'compareComponentVersion']) {
        assert.ok(!flags.includes(flag), `${flag} in ${flags.join(' ')}`);
      }
    }
  });

  it('do not take components of the community for components of AWS', async () => {
    await open.close();
    const influx = 'aws.greengrass.labs.database.InfluxDB';
    const versions = [{ componentVersion: '2.2.0', creationTimestamp: -days }];
    const [device, ...others] = sawDevices;
    assert.ok(device !== undefined);
    const labs = component('aws.greengrass.labs.dashboard.Grafana', '2.0.0', 'd1', hours);
    await use({
      ...saws,
      devices: [{ ...device, installedComponents: [labs] }, ...others],
      components: [{ componentName: influx, scope: 'PRIVATE', versions }],
    });
    await open.scan();
    await readOwn();
    assert.deepEqual(rowTexts(top.children()), [
      `${influx} | 2.2.0 on no device · 24 h (package)`,
      'Not in the catalog (3) | 1 failing (folder)',
      'Provided by AWS (cloud)',
    ]);
    const lines = outline(childOf(top, 'Not in the catalog (3)'));
    const first = lines.findIndex((line) => line.startsWith('aws.greengrass.labs.dashboard.Grafana'));
    assert.deepEqual(lines.slice(first, first + 3), [
      'aws.greengrass.labs.dashboard.Grafana | on 1 device (package)',
      '  2.0.0 | on 1 device (package)',
      '    saw-1 | 1 h (play-circle)',
    ]);
  });

  it('know which components replace one of AWS once AWS has listed its own', async () => {
    await open.close();
    const versions = [{ componentVersion: '1.0.0', creationTimestamp: -days }];
    const both = (['PRIVATE', 'PUBLIC'] as const).map((scope) => ({ componentName: 'variant.DLR', scope, versions }));
    const own = { componentName: 'aws.greengrass.Unknown', scope: 'PRIVATE' as const, versions };
    await use({ ...saws, components: [...both, own] });
    await readOwn();
    const texts = (): readonly string[] => rowTexts(top.children()).slice(0, 2);
    assert.deepEqual(texts(), [
      "Unknown | replaces AWS's · 1.0.0 · 24 h · aws.greengrass (package)",
      'variant.DLR | 1.0.0 · 24 h (package)',
    ]);
    await live.fleet.components.provided.read();
    assert.deepEqual(texts(), [
      'aws.greengrass.Unknown | 1.0.0 · 24 h (package)',
      "variant.DLR | replaces AWS's · 1.0.0 · 24 h (package)",
    ]);
  });

  it('are in one group each: listed by AWS, replaced by the account, or in no catalog', async () => {
    await open.close();
    const [device, ...others] = sawDevices;
    assert.ok(device !== undefined);
    const names = ['aws.greengrass.LogManager', 'variant.DLR'];
    const installedComponents = names.map((name) => component(name, '1.0.0', 'd1', hours));
    const versions = [{ componentVersion: '1.0.0', creationTimestamp: -days }];
    const dlr = { componentName: 'variant.DLR', scope: 'PUBLIC' as const, versions };
    await use({
      ...saws,
      devices: [{ ...device, installedComponents }, ...others],
      components: [...(saws.components ?? []).filter(({ scope }) => scope === 'PRIVATE'), dlr],
    });
    await open.scan();
    await Promise.all([readOwn(), live.fleet.components.provided.read()]);
    const labels = (node: Node): readonly string[] => node.children().map((child) => child.row().label);
    assert.deepEqual(labels(top), [
      'com.example.Saw',
      'aws.greengrass.LogManager',
      'Not in the catalog (1)',
      'Provided by AWS (1)',
    ]);
    assert.deepEqual(labels(childOf(top, 'Provided by AWS (1)')), ['variant.DLR']);
    assert.deepEqual(labels(childOf(top, 'Not in the catalog (1)')), ['com.partner.Vision']);
  });
});
