import { connect } from '../../../src/aws/connect';
import { Fleet } from '../../../src/fleet/fleet';
import { keepCurrent } from '../../../src/fleet/refreshing/liveFleet';
import { manualScan, maxDevicesInFullScan } from '../../../src/fleet/scanning/scanState';
import { systemClock } from '../../../src/ui/systemClock';
import { fewFailing } from '../../simulator/sample/fewFailing';
import type { SimulatedFleet } from '../../simulator/fleetFile';
import { sampleFleet } from '../../simulator/sample/sampleFleet';
import { startSimulator } from '../../simulator/simulator';
import { median } from '../median';
import type { Figure } from '../measure';
import { nothingShown } from '../../unit/fleet/refreshing/nothingShown';

const latency = 80;

/** The default of greengrass.requestsPerMinute. */
const requestsPerMinute = 60;

/** A scan of a fleet, from opening the view to its end. */
interface Measured {
  readonly seconds: number;
  readonly requests: number;
  readonly failing: number;
  readonly lost: number;
  /** The median of the clicks during the scan, in milliseconds; 0 without clicks. */
  readonly click: number;
}

/** Refreshes devices one after the other while a condition holds. Resolves with the median time, in milliseconds. */
async function clickWhile(fleet: Fleet, isRunning: () => boolean): Promise<number> {
  const times: number[] = [];
  for (const record of [...fleet.devices.all()].slice(500, 520)) {
    if (!isRunning()) {
      break;
    }
    const start = performance.now();
    await record.details.refresh();
    times.push(performance.now() - start);
    await systemClock.delay(100, new AbortController().signal);
  }
  return median(times);
}

async function open(
  simulated: SimulatedFleet,
): Promise<{ readonly fleet: Fleet; readonly close: () => Promise<void> }> {
  const simulator = await startSimulator({ fleet: simulated });
  simulator.setFaults({ effect: { kind: 'slow', milliseconds: latency } });
  Object.assign(process.env, simulator.env, { AWS_EC2_METADATA_DISABLED: 'true' });
  const connection = await connect({ profile: undefined, region: undefined });
  const fleet = new Fleet(connection, systemClock, () => undefined);
  return {
    fleet,
    close: async () => {
      fleet.dispose();
      await simulator.close();
    },
  };
}

/** Opens the list and waits for the first round of scanning. */
async function inBackground(simulated: SimulatedFleet, hasClicks: boolean): Promise<Measured> {
  const { fleet, close } = await open(simulated);
  const start = performance.now();
  const { refresh, rounds } = keepCurrent(fleet, systemClock, Math.random, {
    slowSeconds: () => 120,
    requestsPerMinute: () => requestsPerMinute,
    scanMinutes: () => 15,
    visibleDevices: () => [],
    ...nothingShown,
    visibleUnlisted: () => undefined,
    isActive: () => true,
  });
  try {
    await fleet.list.readFirst();
    await fleet.list.settled();
    rounds.didChange();
    const isRunning = (): boolean => (fleet.scans.last?.state.phase ?? 'running') === 'running';
    const click = hasClicks ? await clickWhile(fleet, isRunning) : 0;
    while (isRunning()) {
      await systemClock.delay(20, new AbortController().signal);
    }
    const state = fleet.scans.last?.state;
    return {
      seconds: (performance.now() - start) / 1000,
      requests: state?.requests ?? 0,
      failing: fleet.devices.failingCount,
      lost: (state?.failures.length ?? 0) + (state?.left ?? 0),
      click,
    };
  } finally {
    refresh.dispose();
    rounds.dispose();
    await close();
  }
}

/** The scan that the user would start. */
async function byHand(simulated: SimulatedFleet): Promise<Measured> {
  const { fleet, close } = await open(simulated);
  try {
    await fleet.list.readFirst();
    await fleet.list.settled();
    const start = performance.now();
    const isSmall = fleet.size !== undefined && fleet.size <= maxDevicesInFullScan;
    await fleet.scans.start(manualScan(isSmall ? 'full' : 'quick'));
    const state = fleet.scans.last?.state;
    const seconds = (performance.now() - start) / 1000;
    const { failingCount: failing } = fleet.devices;
    const click = await clickWhile(fleet, () => true);
    return { seconds, requests: state?.requests ?? 0, failing, lost: state?.failures.length ?? 0, click };
  } finally {
    await close();
  }
}

async function figuresOf(
  what: string,
  simulated: () => SimulatedFleet,
  limit: number,
  hasClicks: boolean,
): Promise<readonly Figure[]> {
  const hand = await byHand(simulated());
  const found = await inBackground(simulated(), hasClicks);
  return [
    { what: `${what}: from opening the view to the end of the first scan`, value: found.seconds, limit, unit: 's' },
    {
      what: `${what}: failing devices found, against a scan by hand`,
      value: found.failing / hand.failing,
      limit: 1,
      unit: '×',
    },
    { what: `${what}: requests against a scan by hand`, value: found.requests / hand.requests, limit: 1.1, unit: '×' },
    { what: `${what}: responses lost or left`, value: found.lost, limit: 0, unit: 'requests' },
    ...(hasClicks
      ? [
          {
            what: `${what}: a click meanwhile, against one without a scan`,
            value: found.click / hand.click,
            limit: 1.1,
            unit: '×',
          } as const,
        ]
      : []),
  ];
}

/** Scans in the background: how soon every cause is known, and what they cost. */
export async function roundFigures(): Promise<readonly Figure[]> {
  return [
    ...(await figuresOf(`sample fleet at ${latency} ms`, sampleFleet, 10, false)),
    ...(await figuresOf(`10,000 devices, 40 failing, at ${latency} ms`, () => fewFailing(10_000), 90, true)),
  ];
}
