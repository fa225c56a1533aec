import { generateFleet } from '../simulator/generateFleet';
import { startSimulator } from '../simulator/simulator';
import { inExtensionHost } from './extensionHost';
import type { Figure } from './measure';

const devices = 100_000;
const filterLimit = 100;
const groupLimit = 200;

/** Filters and groups of a large fleet that is known, and one that is filtered while it loads. */
export async function arrangementFigures(): Promise<readonly Figure[]> {
  const simulator = await startSimulator({ fleet: generateFleet(devices) });
  try {
    const listed = await inExtensionHost(simulator, 'arrangeListed', devices);
    const scanned = await inExtensionHost(simulator, 'arrangeLookedInto', devices);
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
      filter('a part of the name', listed('name')),
      filter('status', listed('status')),
      filter('component, a third looked into', scanned('component')),
      {
        what: 'the first filter, which puts the names in order',
        value: listed('nameFirst'),
        limit: Infinity,
        unit: 'ms',
      },
      group('status', listed('byStatus')),
      group('name prefix', listed('byPrefix')),
      group('thing group, two a device', listed('byThingGroup')),
      {
        what: 'the first grouping by thing group, which finds each thing',
        value: listed('byThingGroupFirst'),
        limit: Infinity,
        unit: 'ms',
      },
      group('status, a third looked into', scanned('byStatusLookedInto')),
      { what: `${whileLoading}: whole fleet`, value: loading('whole') / 1000, limit: Infinity, unit: 's' },
      { what: `${whileLoading}: event-loop delay, 99 of 100`, value: loading('loopDelay'), limit: 50, unit: 'ms' },
      { what: `${whileLoading}: longest stall`, value: loading('longestStall'), limit: Infinity, unit: 'ms' },
    ];
  } finally {
    await simulator.close();
  }
}
