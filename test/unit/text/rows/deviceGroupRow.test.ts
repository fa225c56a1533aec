import assert from 'node:assert/strict';
import type { DeviceGroup } from '../../../../src/fleet/selection/deviceGroups';
import { deviceGroupFacts } from '../../../../src/text/hovers/deviceGroupFacts';
import { deviceGroupHover } from '../../../../src/text/hovers/deviceGroupHover';
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
    hover: readonly string[],
  ])[] = [
    ['that is healthy has only its size', {}, '6 core devices', []],
    ['with one device', { thingNames: ['a'], scanned: 1 }, '1 core device', []],
    [
      'with every kind of problem',
      { unhealthy: 1, failing: 3, stale: 2, scanned: 4 },
      '6 core devices · 1 unhealthy · 2 more failing · 2 stale',
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
      { failing: 2 },
      '6 core devices · 2 failing',
      ['Failing: 2, with a failed deployment or component', 'Failing core devices come first.'],
    ],
    [
      'where every failing device is unhealthy',
      { unhealthy: 2, failing: 2 },
      '6 core devices · 2 unhealthy',
      ['Unhealthy: 2', 'Failing core devices come first.'],
    ],
  ];
  for (const [what, fields, row, hover] of groups) {
    it(what, () => {
      const group = { ...healthy, ...fields };
      const { label, description, icon, severity, accessibilityLabel } = deviceGroupRow(group);
      assert.deepEqual([label, description, icon, severity], ['line-3', row, 'pass', 'success']);
      assert.equal(accessibilityLabel, `Group line-3, ${row.replaceAll(' · ', ', ')}`);
      const [heading, size, ...others] = hoverLines(deviceGroupHover(deviceGroupFacts(group, 25)));
      assert.deepEqual([heading, size], ['# line-3', `Core devices: ${group.thingNames.length}`]);
      assert.deepEqual(others, hover);
    });
  }
});
