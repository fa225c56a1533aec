import { ComponentIndex } from '../../../src/fleet/components/componentIndex';
import { DeviceDirectory } from '../../../src/fleet/devices/deviceDirectory';
import { RequestPool } from '../../../src/fleet/requests/requestPool';
import { snapshotConnection } from '../../../src/fleet/snapshots/snapshotSource';
import type { InstalledComponent } from '../../../src/greengrass/model';
import { toInstalledComponent } from '../../../src/greengrass/wire/toModel';
import { systemClock } from '../../../src/ui/systemClock';
import { account, days, region } from '../../simulator/generated/random';
import { sampleFleet } from '../../simulator/sample/sampleFleet';
import type { Figure } from '../measure';
import { latency, scanAll, withFleet } from '../withFleet';

const devices = 100_000;
const componentsPerDevice = 12;
const entries = devices * componentsPerDevice;
const never = new AbortController().signal;

/** Components that a device can have. Devices share the lists, so that the index is what takes memory. */
const lists: readonly (readonly InstalledComponent[])[] = Array.from({ length: 1_000 }, (_, list) =>
  Array.from({ length: componentsPerDevice }, (_item, index) =>
    toInstalledComponent({
      componentName: `com.example.Component${(list + index * 7) % 60}`,
      componentVersion: `1.${list % 9}.${index % 3}`,
      lifecycleState: (list + index) % 97 === 0 ? 'BROKEN' : 'RUNNING',
      lifecycleStatusCodes: [],
    }),
  ),
);

async function memory(): Promise<number> {
  global.gc?.();
  // The buffers of collected arrays are freed in the background.
  await systemClock.delay(200, never);
  global.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** A directory with every device's components loaded. */
async function loadedDirectory(): Promise<DeviceDirectory> {
  const place = { takenAt: new Date(), profile: 'bench', region, partition: 'aws', account };
  const { source } = snapshotConnection({ ...place, devices: [], deployments: [] }, 'bench');
  const directory = new DeviceDirectory({
    source: {
      ...source,
      listInstalledComponents: (thingName) =>
        Promise.resolve({ items: lists[Number(thingName) % lists.length] ?? [], nextToken: undefined }),
    },
    pool: new RequestPool(100),
    clock: systemClock,
    onDidChange: () => undefined,
    onDidChangeMany: () => undefined,
  });
  const names = Array.from({ length: devices }, (_, index) => String(index));
  directory.keep(
    names.map((coreDeviceThingName) => ({
      coreDeviceThingName,
      status: 'HEALTHY',
      lastStatusUpdateTimestamp: undefined,
      platform: undefined,
      architecture: undefined,
      runtime: undefined,
    })),
  );
  for (const name of names) {
    await directory.get(name)?.components.read();
  }
  return directory;
}

async function indexFigures(): Promise<readonly Figure[]> {
  const directory = await loadedDirectory();
  const before = await memory();
  const index = new ComponentIndex(
    directory,
    () => true,
    systemClock,
    () => undefined,
  );
  let longestStall = 0;
  let last = performance.now();
  let isRunning = true;
  const tick = (): void => {
    const now = performance.now();
    longestStall = Math.max(longestStall, now - last);
    last = now;
    if (isRunning) {
      setImmediate(tick);
    }
  };
  setImmediate(tick);
  while (index.coverage().isIndexing) {
    await systemClock.delay(1, never);
  }
  isRunning = false;
  const stall = longestStall;
  const bytes = (await memory()) - before;
  const start = performance.now();
  const [name = ''] = index.names();
  index.spread(name);
  const found = index.devicesWith(name).length + index.devicesWith(name, undefined, 'BROKEN').length;
  const question = performance.now() - start;
  index.dispose();
  const of = `index of ${devices.toLocaleString('en')} devices with ${componentsPerDevice} components`;
  return [
    { what: `${of}: longest stall while it is built`, value: stall, limit: 50, unit: 'ms' },
    { what: `${of}: memory for an entry`, value: bytes / entries, limit: 16, unit: 'bytes' },
    { what: `${of}: memory`, value: bytes / 1e6, limit: 20, unit: 'MB' },
    { what: `${of}: where one runs (${found.toLocaleString('en')} devices)`, value: question, limit: 100, unit: 'ms' },
  ];
}

async function catalogFigures(): Promise<readonly Figure[]> {
  const components = Array.from({ length: 500 }, (_, index) => ({
    componentName: `com.example.Component${index}`,
    scope: 'PRIVATE' as const,
    versions: [{ componentVersion: '1.0.0', creationTimestamp: -days }],
  }));
  return withFleet({ ...sampleFleet(), components }, async (fleet, simulator) => {
    await scanAll(fleet);
    const start = performance.now();
    await fleet.components.own.read();
    const ratio = (performance.now() - start) / (5 * latency);
    const before = simulator.requests.length;
    const arn = fleet.components.own.state.items?.[0]?.latestVersion?.arn ?? '';
    await fleet.components.recipe(arn, 'YAML').read();
    return [
      {
        what: `500 components at ${latency} ms: rows against 5 pages × latency`,
        value: ratio,
        limit: 1.1,
        unit: '×',
      },
      { what: 'opening a recipe', value: simulator.requests.length - before, limit: 1, unit: 'requests' },
    ];
  });
}

/** The cost of the Components view. */
export async function componentFigures(): Promise<readonly Figure[]> {
  return [...(await catalogFigures()), ...(await indexFigures())];
}
