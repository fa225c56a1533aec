import assert from 'node:assert/strict';
import fc from 'fast-check';
import { deviceGroupings, type DeviceGrouping, type Membership } from '../../../../src/fleet/selection/deviceGroups';
import type { JudgedDevice } from '../../../../src/greengrass/failures/findings';
import { deviceGroupFacts } from '../../../../src/text/hovers/devices/deviceGroupFacts';
import { deviceGroupHover } from '../../../../src/text/hovers/devices/deviceGroupHover';
import { namePrefix } from '../../../../src/fleet/selection/namePrefix';
import { deviceGroupRow } from '../../../../src/text/rows/deviceGroupRow';
import { failedDeployment, installedComponent } from '../../fixtures';
import { CaseCoverage } from '../../caseCoverage';
import { device, together } from './together';

const fleet = [
  device('graz-press-001', 'HEALTHY'),
  device('linz-paint-1', 'UNHEALTHY'),
  device('graz-press-002', 'HEALTHY', { deployments: [failedDeployment([])] }),
  device('van:eu:7', 'HEALTHY'),
  device('van:eu:8', 'SLEEPING'),
  device('lab-bench', 'HEALTHY'),
];

function words(grouping: DeviceGrouping, membership?: Membership, devices = fleet): readonly string[] {
  return together(devices, grouping, membership).map(
    ({ label, thingNames, worst }) => `${label}: ${worst.severity}: ${thingNames.join(' ')}`,
  );
}

describe('groups of core devices', () => {
  it('by status have the worst first, including known failures of healthy devices', () => {
    assert.deepEqual(words('status'), [
      'Unhealthy: error: linz-paint-1',
      'Healthy: error: graz-press-002 graz-press-001 van:eu:7 lab-bench',
      'SLEEPING: unknown: van:eu:8',
    ]);
  });

  it('by name prefix merge single names, after groups of the same severity', () => {
    assert.deepEqual(words('namePrefix'), [
      'graz-press: error: graz-press-002 graz-press-001',
      'Other: error: linz-paint-1 lab-bench',
      'van:eu: unknown: van:eu:7 van:eu:8',
    ]);
    assert.deepEqual(words('namePrefix', undefined, fleet.slice(0, 3)), [
      'linz-paint: error: linz-paint-1',
      'graz-press: error: graz-press-002 graz-press-001',
    ]);
  });

  it('have the group with the most failing devices first, whatever the kinds of failures', () => {
    const failing = { deployments: [failedDeployment([])] };
    const devices = [
      device('linz-paint-1', 'UNHEALTHY'),
      device('linz-paint-2', 'HEALTHY'),
      device('ried-press-1', 'HEALTHY', failing),
      device('ried-press-2', 'HEALTHY', failing),
    ];
    assert.deepEqual(
      together(devices, 'namePrefix').map(({ label }) => label),
      ['ried-press', 'linz-paint'],
    );
    assert.deepEqual(
      together(devices, 'status').map(({ label }) => label),
      ['Unhealthy', 'Healthy'],
    );
  });

  it('by thing group have a device in each of its groups, and one group for devices in none', () => {
    const membership = new Map([
      ['press', new Set(['graz-press-002', 'graz-press-001', 'no-core-device'])],
      ['graz', new Set(['graz-press-001'])],
      ['empty', new Set<string>()],
      ['No thing group', new Set(['van:eu:7'])],
    ]);
    assert.deepEqual(words('thingGroup', membership), [
      'press: error: graz-press-002 graz-press-001',
      'No thing group: error: linz-paint-1 van:eu:8 lab-bench',
      'graz: neutral: graz-press-001',
      'No thing group: neutral: van:eu:7',
    ]);
  });

  it('are at most 1,000, with the worst ones separate', () => {
    const devices = Array.from({ length: 1_500 }, (_, index) =>
      device(`p${index}`, index === 1_400 ? 'UNHEALTHY' : 'HEALTHY'),
    );
    const membership = new Map(
      devices.map(({ device: { coreDeviceThingName: name } }) => [`g-${name}`, new Set([name])]),
    );
    const groups = together([...devices, device('alone')], 'thingGroup', membership);
    assert.equal(groups.length, 1_000);
    assert.equal(groups[0]?.label, 'g-p1400');
    assert.equal(groups.find(({ label }) => label === 'Other')?.thingNames.length, 502);
    assert.equal(groups.filter(({ label }) => label === 'No thing group').length, 1);
  });

  it('contain every device, count the failing ones and have unique keys, whatever the grouping', () => {
    const anyName = fc.oneof(fc.stringMatching(/^(?:ab?|b)[:_-]?[0-2]{0,2}$/u), fc.string());
    const anyDevices = fc.uniqueArray(
      fc.record({
        name: anyName,
        status: fc.constantFrom('HEALTHY', 'UNHEALTHY', 'SLEEPING', undefined),
        hasFailed: fc.boolean(),
      }),
      { maxLength: 20, selector: ({ name }) => name },
    );
    // Some of the devices, and a thing that isn't a core device.
    const anyFleet = anyDevices.chain((devices) => {
      const things = fc.subarray([...devices.map(({ name }) => name), 'no-core-device']);
      return fc.record({ devices: fc.constant(devices), members: fc.dictionary(anyName, things, { maxKeys: 4 }) });
    });
    const groupings = fc.constantFrom(
      ...deviceGroupings.filter((grouping) => grouping !== 'none'),
      'thingGroup' as const,
    );
    const coverage = new CaseCoverage();
    fc.assert(
      fc.property(anyFleet, groupings, ({ devices, members }, grouping) => {
        const failing = devices.flatMap(({ name, status, hasFailed }) =>
          status === 'UNHEALTHY' || hasFailed ? name : [],
        );
        const judged = devices.map(({ name, status, hasFailed }) =>
          device(name, status, hasFailed ? { deployments: [failedDeployment([])] } : {}),
        );
        const membership = new Map(Object.entries(members).map(([name, things]) => [name, new Set(things)]));
        const found = together(judged, grouping, membership);
        assert.deepEqual(new Set(found.flatMap((one) => one.thingNames)), new Set(devices.map(({ name }) => name)));
        assert.equal(new Set(found.map(({ key }) => key)).size, found.length);
        for (const { thingNames, failing: amount } of found) {
          assert.equal(new Set(thingNames).size, thingNames.length);
          // Failing devices come first.
          assert.ok(thingNames.every((name, index) => failing.includes(name) === index < amount));
        }
        const alone = found.find(({ key }) => key === 'none')?.thingNames ?? [];
        assert.ok(alone.every((name) => ![...membership.values()].some((things) => things.has(name))));
        const times = found.reduce((sum, { thingNames }) => sum + thingNames.length, 0);
        coverage.count({
          severalGroups: found.length > 1,
          someFail: found.some(({ failing: amount, thingNames }) => amount > 0 && amount < thingNames.length),
          inTwoGroups: times > devices.length,
        });
      }),
      { numRuns: 300 },
    );
    coverage.assertCovered();
  });

  it("don't exist without a grouping", () => {
    assert.deepEqual(together(fleet, 'none'), []);
  });
});

describe('the prefix of a name', () => {
  const prefixes: Readonly<Record<string, string>> = {
    'graz-press-001': 'graz-press',
    'graz-press-2-gateway': 'graz-press',
    'site-1-2-3': 'site-1-2',
    'van:eu:12': 'van:eu',
    ColdStore_Rotterdam_7: 'ColdStore_Rotterdam',
    press12: 'press',
    'press-3b': 'press',
    'graz-line12': 'graz-line',
    'lab-bench': 'lab',
    gateway: 'gateway',
    '10023': '',
    '-1': '',
    '': '',
  };
  for (const [name, prefix] of Object.entries(prefixes)) {
    it(`of ${name || 'an empty one'} is ${prefix || 'none'}`, () => {
      assert.equal(namePrefix(name), prefix);
    });
  }
});

describe('the row of a group of core devices', () => {
  function seen(devices: readonly JudgedDevice[]): readonly string[] {
    return together(devices, 'namePrefix')
      .map(deviceGroupRow)
      .map(({ label, description, icon, severity }) => `${label}: ${description} (${icon} ${severity})`);
  }

  it('has the number of failing devices and of all, in red if most of them fail', () => {
    const many = Array.from({ length: 1_234 }, (_, index) =>
      device(`press-${index}`, index < 12 ? 'UNHEALTHY' : 'HEALTHY'),
    );
    assert.deepEqual(seen(many), ['press: 12 failing of 1,234 (error warning)']);
    const errored = { deployments: [], components: [installedComponent({ lifecycleState: 'ERRORED' })] };
    assert.deepEqual(seen([device('a-1', 'HEALTHY', errored)]), ['a: 1 failing of 1 (warning error)']);
    assert.deepEqual(seen([device('a-1', 'HEALTHY', errored), device('a-2', 'UNHEALTHY')]), [
      'a: 2 failing of 2 (error error)',
    ]);
    assert.deepEqual(seen([device('a\u202e-1', 'HEALTHY')]), [
      'a\\u202e: 1 core device (circle-large-outline neutral)',
    ]);
  });

  it('has the number of stale devices', () => {
    const silent = device('a-2', 'HEALTHY');
    const lastStatusUpdateTimestamp = new Date('2026-11-20T12:00:00Z');
    const devices = [device('a-1', 'HEALTHY'), { ...silent, device: { ...silent.device, lastStatusUpdateTimestamp } }];
    assert.deepEqual(seen(devices), ['a: 2 core devices · 1 stale (circle-large-outline neutral)']);
  });

  it('has the same text for a screen reader', () => {
    const [, group] = together(fleet, 'status');
    assert.ok(group);
    assert.equal(deviceGroupRow(group).accessibilityLabel, 'Group Healthy, 1 failing, 4 core devices');
  });
});

describe('the hover of a group of core devices', () => {
  it('has the number of devices in each state and of scanned devices', () => {
    const known = { deployments: [failedDeployment([])], components: [] };
    const [group] = together(
      [
        // A quick scan reads only the components of unhealthy devices.
        device('a-1', 'UNHEALTHY', { components: [] }),
        device('a-2', 'HEALTHY', known),
        device('a-3', 'HEALTHY'),
      ],
      'namePrefix',
    );
    assert.ok(group);
    assert.deepEqual(
      deviceGroupHover(deviceGroupFacts(group, 25)).map((part) =>
        part.kind === 'field' ? `${part.name}: ${part.value}` : part,
      ),
      [
        { kind: 'heading', text: 'a' },
        'Core devices: 3',
        'Unhealthy: 1',
        'Failing: 1 more, with a failed deployment or component',
        'Not scanned: 1, with unknown deployments and components',
        { kind: 'paragraph', text: 'Failing core devices come first.' },
      ],
    );
    const [calm] = together([device('a-2', 'HEALTHY', known), device('a-3', 'HEALTHY')], 'namePrefix');
    assert.ok(calm);
    assert.ok(
      deviceGroupHover(deviceGroupFacts(calm, 1)).some(
        (part) => part.kind === 'field' && part.value === '1, with a failed deployment or component',
      ),
    );
  });
});
