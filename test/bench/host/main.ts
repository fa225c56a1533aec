// The work of the extension host in a separate process, because nothing else may share its event loop and memory.
// A task and a number, such as `wholeFleet RUNS`; prints its figures as JSON.
import { setTimeout as delay } from 'node:timers/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { connect } from '../../../src/aws/connect';
import type { CoreDeviceRecord } from '../../../src/fleet/devices/coreDeviceRecord';
import { Fleet } from '../../../src/fleet/fleet';
import { systemClock } from '../../../src/ui/systemClock';
import { median } from '../median';
import { Filtering, filterListed, filterScanned } from './filtering';
import { redactedSnapshot } from './redacting';
import { barePages } from './barePages';

type Figures = Readonly<Record<string, number>>;

let requests = 0;

async function openFleet(): Promise<Fleet> {
  const connection = await connect(
    { profile: undefined, region: undefined },
    { didRequest: () => (requests += 1), askMfaCode: () => Promise.resolve(undefined), didWait: () => undefined },
  );
  return new Fleet(connection, systemClock, () => undefined);
}

/** Memory after garbage collection, in bytes. */
async function memory(): Promise<{ readonly heap: number; readonly resident: number }> {
  for (let round = 0; round < 4; round += 1) {
    global.gc?.();
    await delay(20);
  }
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed, resident: rss };
}

/** From opening the view to the last device, as loaded for Go to Core Device…. */
async function load(fleet: Fleet): Promise<{ readonly firstRows: number; readonly whole: number }> {
  const start = performance.now();
  await fleet.list.readFirst();
  const firstRows = performance.now() - start;
  await fleet.unlisted.readAll(new AbortController().signal, () => undefined);
  return { firstRows, whole: performance.now() - start };
}

/** Median times in milliseconds. Memory in bytes, above that of a fleet with one page loaded. */
async function wholeFleet(runs: number): Promise<Figures> {
  const idle = await openFleet();
  await idle.list.readFirst();
  idle.dispose();
  const loop = monitorEventLoopDelay({ resolution: 1 });
  const times = [];
  for (let run = 1; run < runs; run += 1) {
    const fleet = await openFleet();
    times.push(await load(fleet));
    fleet.dispose();
  }
  const before = await memory();
  const last = await openFleet();
  requests = 0;
  loop.enable();
  times.push(await load(last));
  loop.disable();
  const after = await memory();
  return {
    requests,
    firstRows: median(times.map(({ firstRows }) => firstRows)),
    whole: median(times.map(({ whole }) => whole)),
    heap: after.heap - before.heap,
    resident: after.resident - before.resident,
    // The histogram is in nanoseconds.
    loopDelay: loop.percentile(99) / 1e6,
    longestStall: loop.max / 1e6,
  };
}

/** The first devices of a fleet, without their lists. */
async function listed(fleet: Fleet, count: number): Promise<readonly CoreDeviceRecord[]> {
  await fleet.list.readFirst();
  await fleet.list.settled();
  return fleet.list.state.thingNames.slice(0, count).flatMap((name) => fleet.devices.get(name) ?? []);
}

/** Loads the deployments and components of devices, in milliseconds. */
async function devices(count: number): Promise<Figures> {
  const fleet = await openFleet();
  const records = await listed(fleet, count);
  requests = 0;
  const start = performance.now();
  await Promise.all(records.flatMap(({ deployments, components }) => [deployments.read(), components.read()]));
  const whole = performance.now() - start;
  fleet.dispose();
  return { requests, whole };
}

/** Opens devices as a click does. */
async function open(count: number): Promise<Figures> {
  const fleet = await openFleet();
  const records = await listed(fleet, count);
  requests = 0;
  await Promise.all(records.map((record) => record.open()));
  return { requests };
}

/** Loads a whole fleet with a filter by name, which is evaluated again while pages arrive. */
async function filtered(): Promise<Figures> {
  const filtering = new Filtering(await openFleet());
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  const start = performance.now();
  await filtering.apply({ filter: { name: 'press' }, grouping: 'none' });
  const whole = performance.now() - start;
  loop.disable();
  return { requests, whole, loopDelay: loop.percentile(99) / 1e6, longestStall: loop.max / 1e6 };
}

const tasks: Readonly<Record<string, (count: number) => Promise<Figures>>> = {
  wholeFleet,
  barePages,
  devices,
  open,
  filtered,
  filterListed,
  filterScanned,
  redactedSnapshot,
};

async function main(): Promise<void> {
  const [task = '', count] = process.argv.slice(2);
  console.log(JSON.stringify(await tasks[task]?.(Number(count))));
  process.exit();
}

void main();
