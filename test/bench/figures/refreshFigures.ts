import { keepCurrent } from '../../../src/fleet/refreshing/liveFleet';
import { coreDevice, groupDeployment } from '../../simulator/generated/deviceParts';
import { account, hours, region, seededRandom } from '../../simulator/generated/random';
import { openLiveFleet } from '../../unit/fleet/liveFleet';
import type { Figure } from '../measure';
import { nothingShown } from '../../unit/fleet/refreshing/nothingShown';

const devices = 100;
const changing = 5;
const hour = 3600;

/** Default settings. */
const refreshSeconds = 120;
const requestsPerMinute = 60;

/** Number of requests in an hour of a fake clock. The changing devices stay visible. */
async function requestsInAnHour(isVisible: boolean): Promise<number> {
  const random = seededRandom(6);
  const done = groupDeployment(random, 'line-3', 'press-line', 9 * hours);
  const running = { ...done, coreDeviceExecutionStatus: 'IN_PROGRESS' };
  const device = (_: unknown, index: number) =>
    coreDevice(`press-${index}`, { coreVersion: '2.14.3', isLite: false }, 60, [index < changing ? running : done], []);
  const live = await openLiveFleet({
    account,
    region,
    deployments: [],
    devices: Array.from({ length: devices }, device),
  });
  try {
    const expanded = live.simulator.deviceNames().slice(0, changing);
    await live.fleet.list.readFirst();
    await Promise.all(expanded.flatMap((name) => live.fleet.devices.get(name)?.open() ?? []));
    await live.idle();
    live.takeRequests();
    const { refresh } = keepCurrent(live.fleet, live.clock, () => random.next(), {
      slowSeconds: () => refreshSeconds,
      scanMinutes: () => 0,
      requestsPerMinute: () => requestsPerMinute,
      visibleDevices: () => expanded,
      ...nothingShown,
      visibleUnlisted: () => undefined,
      isActive: () => isVisible,
    });
    await live.advance(hour);
    refresh.dispose();
    return live.takeRequests().length;
  } finally {
    await live.close();
  }
}

/** Requests of the automatic refresh. */
export async function refreshFigures(): Promise<readonly Figure[]> {
  return [
    {
      what: `requests in an hour: ${devices} visible devices, ${changing} of them expanded and changing`,
      value: await requestsInAnHour(true),
      limit: requestsPerMinute * 60,
      unit: 'requests',
    },
    {
      what: 'the same while the view is hidden and nothing is watched',
      value: await requestsInAnHour(false),
      limit: 0,
      unit: 'requests',
    },
  ];
}
