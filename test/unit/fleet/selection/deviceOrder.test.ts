import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareNames } from '../../../../src/base/names/compareNames';
import {
  sortDevices,
  deviceSorts,
  type DeviceSort,
  type KnownDevices,
} from '../../../../src/fleet/selection/deviceOrder';
import { findingsIn } from '../../../../src/greengrass/failures/findings';
import type { CoreDevice, EffectiveDeployment } from '../../../../src/greengrass/model';
import { attentionOf, attentions, type DeviceFindings } from '../../../../src/greengrass/status/attention';
import { coreDevice, effectiveDeployment, failedDeployment, hoursAgo, now } from '../../fixtures';

const context = { now, staleAfterHours: 25, stuckAfterHours: 2 };
const stuck = effectiveDeployment({ coreDeviceExecutionStatus: 'IN_PROGRESS', modifiedTimestamp: hoursAgo(5) });

type Kind = 'healthy' | 'failing' | 'failed' | 'stuck' | 'stale' | 'silent';

const fieldsOf: Readonly<Record<Kind, Partial<CoreDevice>>> = {
  healthy: {},
  failing: { status: 'UNHEALTHY' },
  failed: {},
  stuck: {},
  stale: { lastStatusUpdateTimestamp: hoursAgo(30) },
  silent: { lastStatusUpdateTimestamp: undefined },
};

function deploymentsOf(kind: Kind, age: number): readonly EffectiveDeployment[] | undefined {
  switch (kind) {
    case 'stuck':
      return [stuck];
    case 'failed':
      return [{ ...failedDeployment(['IO_ERROR']), modifiedTimestamp: hoursAgo(age) }];
    default:
      return undefined;
  }
}

/** @param age of its failed deployment, in hours */
function device(coreDeviceThingName: string, kind: Kind, fields: Partial<CoreDevice> = {}, age = 0): DeviceFindings {
  const opened = { deployments: deploymentsOf(kind, age), components: undefined };
  const own = coreDevice({ coreDeviceThingName, ...fieldsOf[kind], ...fields });
  return { device: own, opened, findings: findingsIn(opened) };
}

/** Known devices, in order of arrival. */
function known(devices: readonly DeviceFindings[]): KnownDevices {
  const byName = new Map(devices.map((one) => [one.device.coreDeviceThingName, one]));
  return {
    all: () => byName.values(),
    get: (thingName) => byName.get(thingName),
    namesInOrder: [...byName.keys()].sort(compareNames),
  };
}

/** The devices that differ in the tests of single orders. */
function differs(thingName: string): boolean {
  return thingName === 'press-3' || thingName === 'press-9';
}

/** The devices that differ whatever the fleet. */
function isOdd(thingName: string): boolean {
  return thingName.length % 2 === 1;
}

describe('the order of core devices', () => {
  const fleet = known([
    device('press-10', 'failing'),
    device('press-9', 'stale'),
    device('press-8', 'stuck'),
    device('press-7', 'healthy', { lastStatusUpdateTimestamp: hoursAgo(2) }),
    device('press-2', 'failing', { lastStatusUpdateTimestamp: hoursAgo(3) }),
    device('press-1', 'silent'),
    device('press-3', 'stale', { lastStatusUpdateTimestamp: hoursAgo(40) }),
  ]);
  const orders: readonly (readonly [
    what: string,
    sort: DeviceSort,
    listed: readonly string[],
    isWholeFleet: boolean,
    order: readonly string[],
    failing: readonly string[],
  ])[] = [
    [
      'has failing, stuck, and stale ones of the whole fleet first, each by name',
      'failingFirst',
      ['press-1', 'press-2', 'press-7'],
      true,
      ['press-2', 'press-10', 'press-8', 'press-3', 'press-9', 'press-1', 'press-7'],
      ['press-2', 'press-10'],
    ],
    [
      'has only matching devices with a filter',
      'failingFirst',
      ['press-1', 'press-2', 'press-9'],
      false,
      ['press-2', 'press-9', 'press-1'],
      ['press-2'],
    ],
    [
      'keeps later pages of the list after earlier ones',
      'failingFirst',
      ['press-7', 'press-1'],
      false,
      ['press-7', 'press-1'],
      [],
    ],
    [
      'has those of the whole fleet first that differ, each by name',
      'differingFirst',
      ['press-1', 'press-2', 'press-3'],
      true,
      ['press-3', 'press-9', 'press-1', 'press-2'],
      [],
    ],
    [
      'has only matching ones that differ with a filter',
      'differingFirst',
      ['press-1', 'press-9', 'press-10'],
      false,
      ['press-9', 'press-1', 'press-10'],
      [],
    ],
    [
      'is the order of the list',
      'name',
      ['press-7', 'press-1', 'press-2'],
      true,
      ['press-7', 'press-1', 'press-2'],
      [],
    ],
    [
      'has the newest report first, and a device that never reported last',
      'lastReport',
      ['press-1', 'press-2', 'press-3', 'press-7', 'press-8', 'press-9', 'press-10'],
      true,
      ['press-8', 'press-10', 'press-7', 'press-2', 'press-9', 'press-3', 'press-1'],
      [],
    ],
  ];
  for (const [what, sort, listed, isWholeFleet, order, failing] of orders) {
    it(`${what} (${sort})`, () => {
      const sorted = sortDevices(
        sort,
        { devices: fleet, listed, isWholeFleet, differs, isMuted: () => false },
        context,
      );
      assert.deepEqual([sorted.thingNames, [...sorted.failing]], [order, failing]);
    });
  }

  it('has the newest failure first, and a device whose failure has no time last among the failing ones', () => {
    const devices = known([
      device('press-1', 'failing'),
      device('press-2', 'failed', {}, 5),
      device('press-3', 'failed', {}, 2),
      device('press-4', 'failed', {}, 5),
      device('press-5', 'stale'),
    ]);
    const toSort = { devices, listed: [], isWholeFleet: true, differs, isMuted: () => false };
    assert.deepEqual(sortDevices('failingFirst', toSort, context).thingNames, [
      'press-3',
      'press-2',
      'press-4',
      'press-1',
      'press-5',
    ]);
  });

  it('has muted devices among the others', () => {
    const listed = ['press-1', 'press-2', 'press-3'];
    const devices = known([device('press-1', 'healthy'), device('press-2', 'failing'), device('press-3', 'failing')]);
    const isMuted = (thingName: string): boolean => thingName === 'press-2';
    const sorted = sortDevices('failingFirst', { devices, listed, isWholeFleet: true, differs, isMuted }, context);
    assert.deepEqual([sorted.thingNames, [...sorted.failing]], [['press-3', 'press-1', 'press-2'], ['press-3']]);
  });

  it('is the listed array itself if no device needs attention, because nothing is to be sorted', () => {
    const listed = ['press-1', 'press-7'];
    const devices = known(listed.map((name) => device(name, 'healthy')));
    for (const sort of ['failingFirst', 'differingFirst', 'name'] as const) {
      const toSort = { devices, listed, isWholeFleet: true, differs, isMuted: () => false };
      assert.equal(sortDevices(sort, toSort, context).thingNames, listed);
    }
  });

  it('has every listed device once, sorted by urgency, whatever the fleet', () => {
    const anyDevice = fc.record({
      name: fc.string({ unit: fc.constantFrom('a', 'B', '1', '0', '-'), minLength: 1, maxLength: 4 }),
      kind: fc.constantFrom<Kind>('healthy', 'failing', 'failed', 'stuck', 'stale', 'silent'),
      isListed: fc.boolean(),
      age: fc.integer({ min: 0, max: 24 }),
    });
    const anyFleet = fc.uniqueArray(anyDevice, { selector: ({ name }) => name, maxLength: 12 });
    fc.assert(
      fc.property(anyFleet, fc.constantFrom(...deviceSorts), fc.boolean(), (made, sort, isWholeFleet) => {
        const devices = known(
          made.map(({ name, kind, age }) =>
            device(name, kind, kind === 'healthy' ? { lastStatusUpdateTimestamp: hoursAgo(age) } : {}, age),
          ),
        );
        const isListed = new Set(made.filter((one) => one.isListed).map(({ name }) => name));
        const listed = devices.namesInOrder.filter((name) => isListed.has(name));
        const { thingNames, failing } = sortDevices(
          sort,
          { devices, listed, isWholeFleet, differs: isOdd, isMuted: () => false },
          context,
        );
        const attention = (name: string): string | undefined => {
          const found = devices.get(name);
          return found && attentionOf(found, context);
        };
        const rank = (name: string): number => [...attentions, undefined].findIndex((one) => one === attention(name));
        const ages = new Map(made.map(({ name, kind, age }) => [name, kind === 'failed' ? age : 1_000]));
        const failedHours = (name: string): number => ages.get(name) ?? 1_000;
        const reported = (name: string): number =>
          devices.get(name)?.device.lastStatusUpdateTimestamp?.getTime() ?? -Infinity;
        const leads: Partial<Record<DeviceSort, (name: string) => boolean>> = {
          failingFirst: (name) => attention(name) !== undefined,
          differingFirst: isOdd,
        };
        const expected = devices.namesInOrder.filter(
          (name) => isListed.has(name) || (isWholeFleet && leads[sort]?.(name) === true),
        );
        assert.deepEqual([...thingNames].sort(compareNames), expected);
        const inOrder = {
          failingFirst: (a: string, b: string) =>
            rank(a) - rank(b) || failedHours(a) - failedHours(b) || compareNames(a, b),
          differingFirst: (a: string, b: string) => Number(isOdd(b)) - Number(isOdd(a)) || compareNames(a, b),
          name: compareNames,
          lastReport: (a: string, b: string) =>
            reported(a) === reported(b) ? compareNames(a, b) : reported(b) - reported(a),
        }[sort];
        assert.deepEqual(thingNames, [...thingNames].sort(inOrder));
        assert.deepEqual(
          [...failing],
          thingNames.filter((name) => sort === 'failingFirst' && attention(name) === 'failing'),
        );
      }),
    );
  });
});
