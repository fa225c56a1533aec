import assert from 'node:assert/strict';
import type { DeviceGroup } from '../../../../src/fleet/selection/deviceGroups';
import { deviceGroupFacts } from '../../../../src/text/hovers/devices/deviceGroupFacts';
import { deviceGroupHover } from '../../../../src/text/hovers/devices/deviceGroupHover';
import { deviceGroupRow } from '../../../../src/text/rows/deviceGroupRow';
import { hoverLines } from '../hovers/hoverText';

const healthy: DeviceGroup = {
  key: '=line-3',
  label: 'line-3',
  thingNames: ['a', 'b', 'c', 'd', 'e', 'f'],
  unhealthy: 0,
  failing: 0,
  stale: 0,
  scanned: 6,
  worst: { icon: 'pass', severity: 'success' },
};

describe('a group of core devices', () => {
  const groups: readonly (readonly [
    what: string,
    group: Partial<DeviceGroup>,
    row: string,
    spoken: string,
    hover: readonly string[],
  ])[] = [
    ['that is healthy has only its size', {}, 'success: 6 core devices', '6 core devices', []],
    ['with one device', { thingNames: ['a'], scanned: 1 }, 'success: 1 core device', '1 core device', []],
    [
      'with stale reports',
      { stale: 2, worst: { icon: 'circle-large-outline', severity: 'neutral' } },
      'neutral: 6 core devices · 2 stale',
      '6 core devices, 2 stale',
      ['Stale: 2, with a report older than 25 hours'],
    ],
    [
      'with every kind of problem, half of it failing',
      { unhealthy: 1, failing: 3, stale: 2, scanned: 4 },
      'warning: 3 failing of 6 · 2 stale',
      '3 failing, 6 core devices, 1 unhealthy, 2 stale',
      [
        'Unhealthy: 1',
        'Failing: 2 more, with a failed deployment or component',
        'Stale: 2, with a report older than 25 hours',
        'Not scanned: 2, with unknown deployments and components',
        'Failing core devices come first.',
      ],
    ],
    [
      'with failed deployments on healthy devices',
      { failing: 2, worst: { icon: 'error', severity: 'error' } },
      'warning: 2 failing of 6',
      '2 failing, 6 core devices',
      ['Failing: 2, with a failed deployment or component', 'Failing core devices come first.'],
    ],
    [
      'where most devices are failing',
      { unhealthy: 4, failing: 4, worst: { icon: 'warning', severity: 'warning' } },
      'error: 4 failing of 6',
      '4 failing, 6 core devices, 4 unhealthy',
      ['Unhealthy: 4', 'Failing core devices come first.'],
    ],
    [
      'of a large fleet',
      { thingNames: Array.from({ length: 1_875 }, String), failing: 1_111, scanned: 1_875 },
      'error: 1,111 failing of 1,875',
      '1,111 failing, 1,875 core devices',
      ['Failing: 1,111, with a failed deployment or component', 'Failing core devices come first.'],
    ],
  ];
  for (const [what, fields, row, spoken, hover] of groups) {
    it(what, () => {
      const group = { ...healthy, ...fields };
      const { label, description, icon, severity, accessibilityLabel } = deviceGroupRow(group);
      assert.deepEqual([label, `${severity}: ${description}`, icon], ['line-3', row, group.worst.icon]);
      assert.equal(accessibilityLabel, `Group line-3, ${spoken}`);
      const [heading, size, ...others] = hoverLines(deviceGroupHover(deviceGroupFacts(group, 25)));
      assert.deepEqual([heading, size], ['# line-3', `Core devices: ${group.thingNames.length.toLocaleString('en')}`]);
      assert.deepEqual(others, hover);
    });
  }
});
