import { generateFleet } from '../simulator/generated/generateFleet';
import { medianTime, type Figure } from './measure';

const runs = 5;

/** A page of 100 devices with long texts. */
const devices = generateFleet(100).devices;
const page = JSON.stringify(Array.from({ length: 100 }, (_, index) => devices.at(index)));

/**
 * The current speed of the machine, independent of the extension: parses and serializes a page of devices again and
 * again.
 */
export async function yardstick(): Promise<Figure> {
  const work = (): Promise<void> => {
    for (let round = 0; round < 20; round += 1) {
      JSON.stringify(JSON.parse(page));
    }
    return Promise.resolve();
  };
  return { what: 'fixed work, to compare machines', value: await medianTime(runs, work), limit: Infinity, unit: 'ms' };
}
