import { generateFleet } from '../../simulator/generated/generateFleet';
import { startSimulator } from '../../simulator/simulator';
import { inExtensionHost } from '../extensionHost';
import type { Figure } from '../measure';

const latencies = [0, 80];
const pageSize = 100;

/** Runs per size. Large fleets take longer and vary less. */
const sizes = [
  { devices: 1_000, runs: 15 },
  { devices: 10_000, runs: 5 },
  { devices: 100_000, runs: 1 },
] as const;

/** Time until the first rows and the last device, for a fleet size and a latency. */
async function loading(devices: number, latency: number, runs: number): Promise<readonly Figure[]> {
  const simulator = await startSimulator({ fleet: generateFleet(devices), latency });
  try {
    const figure = await inExtensionHost(simulator, 'wholeFleet', runs);
    const what = `${devices.toLocaleString('en')} devices at ${latency} ms`;
    const serial = (devices / pageSize) * latency;
    const times: readonly Figure[] = [
      { what: `${what}: first rows`, value: figure('firstRows'), limit: latency + 150, unit: 'ms' },
      { what: `${what}: whole fleet`, value: figure('whole') / 1000, limit: Infinity, unit: 's' },
      { what: `${what}: page requests`, value: figure('requests'), limit: devices / pageSize, unit: 'requests' },
    ];
    const bare = await inExtensionHost(simulator, 'barePages', 1);
    const ratio: readonly Figure[] = [
      { what: `${what}: against pages × latency`, value: figure('whole') / serial, limit: 1.05, unit: '×' },
      { what: `${what}: the same with HTTP alone`, value: bare('whole') / serial, limit: Infinity, unit: '×' },
    ];
    const host: readonly Figure[] = [
      { what: `${what}: heap above idle`, value: figure('heap') / 1e6, limit: 60, unit: 'MB' },
      { what: `${what}: resident memory above idle`, value: figure('resident') / 1e6, limit: Infinity, unit: 'MB' },
      { what: `${what}: event-loop delay, 99 of 100`, value: figure('loopDelay'), limit: 50, unit: 'ms' },
      { what: `${what}: longest stall of the event loop`, value: figure('longestStall'), limit: Infinity, unit: 'ms' },
    ];
    return [...times, ...(latency === 0 ? [] : ratio), ...(devices < 100_000 ? [] : host)];
  } finally {
    await simulator.close();
  }
}

async function openingADevice(): Promise<Figure> {
  const simulator = await startSimulator({ fleet: generateFleet(100) });
  try {
    const figure = await inExtensionHost(simulator, 'open', 1);
    return { what: 'opening a device', value: figure('requests'), limit: 3, unit: 'requests' };
  } finally {
    await simulator.close();
  }
}

async function savingASnapshot(devices: number): Promise<readonly Figure[]> {
  const simulator = await startSimulator({ fleet: generateFleet(1) });
  try {
    const figure = await inExtensionHost(simulator, 'redactedSnapshot', devices);
    const what = `snapshot of ${devices.toLocaleString('en')} devices, a tenth scanned`;
    return [
      { what: `${what}: redacted`, value: figure('redacted') / 1000, limit: 2, unit: 's' },
      { what: `${what}: with everything`, value: figure('plain') / 1000, limit: Infinity, unit: 's' },
    ];
  } finally {
    await simulator.close();
  }
}

/** Small and large fleets, near and far. */
export async function fleetFigures(): Promise<readonly Figure[]> {
  const figures = [await openingADevice()];
  for (const { devices, runs } of sizes) {
    for (const latency of latencies) {
      figures.push(...(await loading(devices, latency, runs)));
    }
  }
  figures.push(...(await savingASnapshot(100_000)));
  return figures;
}
