import { generateFleet } from '../../simulator/generated/generateFleet';
import { startSimulator } from '../../simulator/simulator';
import { inExtensionHost } from '../extensionHost';
import type { Figure } from '../measure';

const devices = 100_000;
const filterLimit = 100;
const groupLimit = 200;

/** Filters and groups a large fleet that has loaded, and filters one while it loads. */
export async function filterFigures(): Promise<readonly Figure[]> {
  const simulator = await startSimulator({ fleet: generateFleet(devices) });
  try {
    const listed = await inExtensionHost(simulator, 'filterListed', devices);
    const scanned = await inExtensionHost(simulator, 'filterScanned', devices);
    const loading = await inExtensionHost(simulator, 'filtered', 1);
    const all = devices.toLocaleString('en');
    const filter = (what: string, value: number): Figure => ({
      what: `filter of ${all} devices by ${what}`,
      value,
      limit: filterLimit,
      unit: 'ms',
    });
    const group = (what: string, value: number): Figure => ({
      what: `grouping of ${all} devices by ${what}`,
      value,
      limit: groupLimit,
      unit: 'ms',
    });
    const whileLoading = `${all} devices load with a filter by name`;
    return [
      filter('a substring of the name', listed('name')),
      filter('status', listed('status')),
      filter('component, a third scanned', scanned('component')),
      {
        what: 'the first filter, which sorts the names',
        value: listed('nameFirst'),
        limit: Infinity,
        unit: 'ms',
      },
      group('status', listed('byStatus')),
      group('name prefix', listed('byPrefix')),
      group('thing group, two per device', listed('byThingGroup')),
      {
        what: 'the first grouping by thing group, which finds each member',
        value: listed('byThingGroupFirst'),
        limit: Infinity,
        unit: 'ms',
      },
      group('status, a third scanned', scanned('byStatusScanned')),
      { what: `${whileLoading}: whole fleet`, value: loading('whole') / 1000, limit: Infinity, unit: 's' },
      { what: `${whileLoading}: event-loop delay, 99 of 100`, value: loading('loopDelay'), limit: 50, unit: 'ms' },
      { what: `${whileLoading}: longest stall`, value: loading('longestStall'), limit: Infinity, unit: 'ms' },
    ];
  } finally {
    await simulator.close();
  }
}
