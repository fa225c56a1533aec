import { asFleetError } from '../../greengrass/ports/fleetError';
import { isUnhealthy } from '../../greengrass/status/status';
import { thingNameOfArn } from '../../greengrass/addresses/arn';
import type { Fleet } from '../fleet';
import type { RequestOptions } from '../requests/requestPool';
import { requestsPerDevice, type ScanKind } from './scanState';

/** Requests of a quick scan for a deployment to a thing group: its definition, and failed and timed out executions. */
const requestsPerGroupTarget = 3;

/** Pages of ListDeployments that are read for the estimate. */
const maxPages = 5;

/** Core devices whose status is known to be unhealthy. */
function unhealthyCount({ devices }: Fleet): number {
  let count = 0;
  for (const { device } of devices.all()) {
    count += Number(isUnhealthy(device));
  }
  return count;
}

/** Requests of a quick scan, as far as they aren't more than a limit. Rejects with a FleetError. */
async function quickScanRequests(fleet: Fleet, limit: number, options: RequestOptions): Promise<number> {
  let requests = unhealthyCount(fleet);
  let token: string | undefined;
  for (let page = 0; page < maxPages && requests < limit; page += 1) {
    const from = token;
    const { items, nextToken } = await fleet.request(options, (source) => source.listDeployments(from, options.signal));
    for (const { targetArn } of items) {
      requests += thingNameOfArn(targetArn) === '' ? requestsPerGroupTarget : 1;
    }
    if (nextToken === undefined) {
      break;
    }
    token = nextToken;
  }
  return requests;
}

/**
 * The kind of scan that takes fewer requests, estimated from the core devices and the latest deployments. A fleet whose list
 * isn't loaded to its end is large, so its devices aren't scanned one by one. Rejects with a FleetError.
 */
export async function cheaperScan(fleet: Fleet, options: RequestOptions): Promise<ScanKind> {
  if (fleet.size === undefined) {
    return 'quick';
  }
  const ofFullScan = fleet.size * requestsPerDevice;
  try {
    return (await quickScanRequests(fleet, ofFullScan, options)) < ofFullScan ? 'quick' : 'full';
  } catch (thrown) {
    if (asFleetError(thrown).kind === 'denied') {
      // Without permission to list deployments, a quick scan finds only unhealthy devices.
      return 'full';
    }
    throw thrown;
  }
}
