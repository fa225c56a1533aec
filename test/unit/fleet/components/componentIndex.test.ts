import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { ComponentIndex, type ComponentSpread } from '../../../../src/fleet/components/componentIndex';
import type { InstalledComponent } from '../../../../src/greengrass/model';
import { FakeClock } from '../../fakeClock';
import { coreDevice, installedComponent } from '../../fixtures';
import { openList } from '../devices/openList';

type Installed = Pick<InstalledComponent, 'componentName' | 'componentVersion' | 'lifecycleState'>;

/** A directory whose devices report what the test says, and its index. */
function openIndex() {
  const reports = new Map<string, readonly InstalledComponent[]>();
  const clock = new FakeClock();
  const { directory } = openList(
    {
      listInstalledComponents: (thingName) =>
        Promise.resolve({ items: reports.get(thingName) ?? [], nextToken: undefined }),
    },
    clock,
  );
  let changes = 0;
  const index = new ComponentIndex(
    directory,
    () => true,
    clock,
    () => {
      changes += 1;
    },
  );
  const report = async (thingName: string, components: readonly Installed[]): Promise<void> => {
    reports.set(
      thingName,
      components.map((component) => installedComponent(component)),
    );
    directory.keep([coreDevice({ coreDeviceThingName: thingName })]);
    await directory.get(thingName)?.components.refresh();
    index.didChange([thingName]);
  };
  const forget = (thingName: string): void => {
    reports.delete(thingName);
    directory.forget([thingName]);
    index.didChange([thingName]);
  };
  return { index, reports, directory, clock, report, forget, changes: () => changes };
}

/** What the index should say, counted device by device. */
function counted(
  reports: ReadonlyMap<string, readonly InstalledComponent[]>,
  name: string,
): ComponentSpread | undefined {
  const versions = new Map<string, { devices: number; failed: number; states: Map<string, number> }>();
  for (const components of reports.values()) {
    const component = new Map(components.map((one) => [one.componentName, one])).get(name);
    if (component !== undefined) {
      const { componentVersion = '', lifecycleState = '' } = component;
      const version = versions.get(componentVersion) ?? { devices: 0, failed: 0, states: new Map<string, number>() };
      version.devices += 1;
      version.failed += Number(['BROKEN', 'ERRORED'].includes(lifecycleState));
      version.states.set(lifecycleState, (version.states.get(lifecycleState) ?? 0) + 1);
      versions.set(componentVersion, version);
    }
  }
  const all = Array.from(versions, ([version, of]) => ({ version, ...of }));
  const sum = (key: 'devices' | 'failed'): number => all.reduce((total, version) => total + version[key], 0);
  return all.length === 0 ? undefined : { devices: sum('devices'), failed: sum('failed'), versions: all };
}

function inOrder(spread: ComponentSpread | undefined): unknown {
  return (
    spread && {
      ...spread,
      versions: [...spread.versions]
        .sort((a, b) => (a.version < b.version ? -1 : 1))
        .map((version) => ({ ...version, states: [...version.states].sort() })),
    }
  );
}

const names = ['com.example.Press', 'com.example.Saw', '__proto__', 'constructor'];
const component = fc.record({
  componentName: fc.constantFrom(...names),
  componentVersion: fc.constantFrom('1.0.0', '1.1.0', '__proto__', undefined),
  lifecycleState: fc.constantFrom('RUNNING', 'BROKEN', 'ERRORED', 'SOMETHING_ELSE', undefined),
});
const step = fc.record({
  thingName: fc.constantFrom('press-1', 'press-2', 'press-3', '__proto__'),
  components: fc.option(fc.array(component, { maxLength: 5 }), { freq: 4 }),
  asks: fc.boolean(),
});

describe('the index of components', () => {
  it('always says what counting device by device says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30 }), async (steps) => {
        const { index, reports, report, forget, directory } = openIndex();
        for (const { thingName, components, asks } of steps) {
          if (components === null) {
            forget(thingName);
          } else {
            await report(thingName, components);
          }
          if (asks) {
            index.names();
          }
        }
        for (const name of names) {
          assert.deepEqual(inOrder(index.spread(name)), inOrder(counted(reports, name)));
        }
        const installed = new Set([...reports.values()].flat().map(({ componentName }) => componentName));
        assert.deepEqual(new Set(index.names()), installed);
        assert.deepEqual(index.coverage(), {
          scanned: reports.size,
          known: directory.size,
          isWhole: true,
          isIndexing: false,
        });
      }),
    );
  });

  it('names the devices with a version and a state', async () => {
    const { index, report } = openIndex();
    const press = { componentName: 'com.example.Press', componentVersion: '1.0.0' };
    await report('press-1', [{ ...press, lifecycleState: 'RUNNING' }]);
    await report('press-2', [{ ...press, lifecycleState: 'BROKEN' }]);
    await report('press-3', [{ ...press, componentVersion: '1.1.0', lifecycleState: 'BROKEN' }]);
    assert.deepEqual(index.devicesWith(press.componentName), ['press-1', 'press-2', 'press-3']);
    assert.deepEqual(index.devicesWith(press.componentName, '1.0.0'), ['press-1', 'press-2']);
    assert.deepEqual(index.devicesWith(press.componentName, '1.0.0', 'BROKEN'), ['press-2']);
    await report('press-2', [{ ...press, lifecycleState: 'RUNNING' }]);
    assert.deepEqual(index.devicesWith(press.componentName, '1.0.0', 'BROKEN'), []);
    assert.deepEqual(index.devicesWith('com.example.Other'), []);
  });

  it('tells 31 lifecycle states apart, and counts any others as unknown', async () => {
    const { index, report } = openIndex();
    for (let number = 0; number < 40; number += 1) {
      await report(`press-${number}`, [
        { componentName: 'a', componentVersion: '1.0.0', lifecycleState: `S${number}` },
      ]);
    }
    const states = index.spread('a')?.versions[0]?.states;
    assert.equal(states?.size, 32);
    assert.equal(states.get(''), 9);
  });

  it('indexes a large fleet in batches, and says so until it is done', async () => {
    const { index, report, clock, changes } = openIndex();
    for (let number = 0; number < 2_500; number += 1) {
      await report(`press-${number}`, [{ componentName: 'a', componentVersion: '1.0.0', lifecycleState: 'RUNNING' }]);
    }
    assert.equal(index.spread('a')?.devices, 1_000);
    assert.equal(index.coverage().isIndexing, true);
    await clock.advance(1);
    assert.deepEqual([index.spread('a')?.devices, index.coverage().isIndexing], [2_500, false]);
    assert.equal(changes(), 2);
  });

  it('stops with its fleet', async () => {
    const { index, report, clock, changes } = openIndex();
    for (let number = 0; number < 1_500; number += 1) {
      await report(`press-${number}`, [{ componentName: 'a', componentVersion: '1.0.0', lifecycleState: 'RUNNING' }]);
    }
    assert.equal(index.coverage().isIndexing, true);
    index.dispose();
    await clock.advance(1);
    assert.equal(changes(), 0);
  });

  it('counts a device once, with its last state, however often it reports', async () => {
    const { index, report } = openIndex();
    const state = (round: number): string => (round % 2 === 0 ? 'RUNNING' : 'BROKEN');
    for (let round = 0; round < 200; round += 1) {
      await report('press-1', [{ componentName: 'a', componentVersion: '1.0.0', lifecycleState: state(round) }]);
      index.names();
    }
    assert.deepEqual(index.devicesWith('a', '1.0.0'), ['press-1']);
    assert.deepEqual(index.devicesWith('a', '1.0.0', 'RUNNING'), []);
  });
});
