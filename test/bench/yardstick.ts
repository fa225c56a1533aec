import { generateFleet } from '../simulator/generateFleet';
import { medianTime, type Figure } from './measure';

const runs = 5;

/** A hundred devices, as many as a page has, with what makes a text long. */
const devices = generateFleet(100).devices;
const page = JSON.stringify(Array.from({ length: 100 }, (_, index) => devices.at(index)));

/**
 * How quick the machine is at the moment, whatever the product: a page of devices is read from its JSON and written to
 * it, again and again.
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
