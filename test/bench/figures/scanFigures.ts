import { connect } from '../../../src/aws/connect';
import { Fleet } from '../../../src/fleet/fleet';
import { systemClock } from '../../../src/ui/systemClock';
import { fewFailing } from '../../simulator/sample/fewFailing';
import { startSimulator } from '../../simulator/simulator';
import type { Figure } from '../measure';
import { median } from '../median';
import { manualScan } from '../../../src/fleet/scanning/scanState';

const devices = 10_000;
const perSecond = 10;

/** Requests of the documented way: the pages of the list and two commands per device. */
const documentedWay = devices * 2 + devices / 100;

/** A quick scan of a fleet with 40 failing devices, at full speed and with throttling. */
export async function scanFigures(runs: number): Promise<readonly Figure[]> {
  const simulator = await startSimulator({ fleet: fewFailing(devices) });
  Object.assign(process.env, simulator.env, { AWS_EC2_METADATA_DISABLED: 'true' });
  const scan = async () => {
    const fleet = new Fleet(await connect({ profile: undefined, region: undefined }), systemClock, () => undefined);
    const before = simulator.requests.length;
    const start = performance.now();
    await fleet.scans.start(manualScan('quick'));
    const seconds = (performance.now() - start) / 1000;
    const successes = simulator.requests.slice(before).filter(({ status }) => status === 200).length;
    const lost = fleet.scans.last?.state.failures.length ?? 0;
    fleet.dispose();
    return { requests: simulator.requests.length - before, lost, ratio: seconds / (successes / perSecond) };
  };
  try {
    const { requests } = await scan();
    const limited = [];
    for (let run = 0; run < runs; run += 1) {
      // Start with a full token bucket after the previous scan.
      simulator.setFaults({ beyond: { burst: 10, perSecond }, effect: { kind: 'throttle' } });
      limited.push(await scan());
    }
    return [
      { what: `quick scan of ${devices} devices, 40 failing`, value: requests, limit: 200, unit: 'requests' },
      { what: 'the documented way, two commands per device', value: documentedWay, limit: Infinity, unit: 'requests' },
      {
        what: `the same scan at ${perSecond} requests/s, against responses / ${perSecond} s`,
        value: median(limited.map(({ ratio }) => ratio)),
        limit: 1.15,
        unit: '×',
      },
      {
        what: 'responses lost in these scans',
        value: limited.reduce((sum, { lost }) => sum + lost, 0),
        limit: 0,
        unit: 'requests',
      },
    ];
  } finally {
    await simulator.close();
  }
}
