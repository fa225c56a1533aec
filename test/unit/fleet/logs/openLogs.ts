import type { DeviceAddress } from '../../../../src/greengrass/addresses/deviceAddress';
import { SubjectLog, type SubjectLogState } from '../../../../src/fleet/logs/subjectLog';
import type { SimulatorClock } from '../../../simulator/clock';
import { component, coreDevice, systemComponents } from '../../../simulator/generated/deviceParts';
import type { SimulatedComponent, SimulatedFleet } from '../../../simulator/fleetFile';
import { account, region } from '../../../simulator/generated/random';
import { FakeClock } from '../../fakeClock';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

const thingName = 'press:1';
const componentName = 'com.acme.A';
export const ownGroup = `/aws/greengrass/UserComponent/${region}/${componentName}`;
export const systemGroup = `/aws/greengrass/GreengrassSystemComponent/${region}/System`;

const minute = 60_000;

/** Now, in the middle of a UTC day. */
export const now = new Date('2026-11-23T12:00:00Z').getTime();

/** When the component failed. */
export const moment = now - 180 * minute;

/** The stream of LogManager that has a time. */
export function streamAt(time: number): string {
  return `/${new Date(time).toISOString().slice(0, 10).replaceAll('-', '/')}/thing/press+1`;
}

const manager = component('aws.greengrass.LogManager', '2.3.9', 'deployment-1', 0);

const configuration = { logsUploaderConfiguration: { componentLogsConfigurationMap: { 'com.acme.Other': {} } } };

/** A fleet of one device, with a failed component and these others. */
function fleetWith(others: readonly SimulatedComponent[]): SimulatedFleet {
  const at = (moment - now) / 1000;
  const failed = { lifecycleState: 'STOPPING', lastStatusChangeTimestamp: at };
  const device = coreDevice(
    thingName,
    { coreVersion: '2.14.3', isLite: false },
    60,
    [],
    [
      { ...component(componentName, '1.0.0', 'deployment-1', 0), ...failed },
      ...others,
      ...systemComponents('2.14.3', '', 0),
    ],
  );
  const deployment = {
    deploymentId: 'deployment-1',
    targetArn: `arn:aws:iot:${region}:${account}:thing/${thingName}`,
    revisionId: '1',
    deploymentStatus: 'COMPLETED',
    isLatestForTarget: true,
    creationTimestamp: 0,
    components: {
      'aws.greengrass.LogManager': {
        componentVersion: '2.3.9',
        configurationUpdate: { merge: JSON.stringify(configuration), reset: [] },
      },
      'aws.greengrass.SystemLogForwarder': {
        componentVersion: '2.1.0',
        configurationUpdate: { merge: '{"logGroup":"plant","logStream":"line-3"}', reset: [] },
      },
    },
  };
  return { account, region, devices: [device], deployments: [deployment] };
}

/** The log of a failed component on a simulated device. Both have the same fake clock. */
export interface OpenLog extends LiveFleet {
  readonly log: SubjectLog;
  /** The current state. Throws before the first read. */
  state(): SubjectLogState;
  /** The shown lines: messages, and markers as `gap` or `sample`. */
  shown(): readonly string[];
  /** Adds lines to the log of the component. Each is `minutes from the moment: message`. */
  write(...lines: readonly (readonly [minutes: number, message: string])[]): void;
  /** The requests to CloudWatch Logs since the last call. */
  logRequests(): readonly string[];
}

/** Opens the log of the failed component, unless there is another address. Sends no request for it. */
export async function openLog({
  installed = [manager],
  address = {},
}: {
  readonly installed?: readonly SimulatedComponent[];
  readonly address?: Partial<DeviceAddress>;
} = {}): Promise<OpenLog> {
  const clock = new FakeClock();
  const simulatorClock: SimulatorClock = {
    now: () => clock.now().getTime(),
    after: (seconds, callback) => {
      const canceled = new AbortController();
      void clock.delay(seconds * 1000, canceled.signal).then(() => {
        if (!canceled.signal.aborted) {
          callback();
        }
      });
      return () => {
        canceled.abort();
      };
    },
  };
  const options = { clock: simulatorClock, signatureTolerance: Infinity };
  const live = await openLiveFleet(fleetWith(installed), {}, options, clock);
  const { id: connectionId } = live.fleet.connection;
  const log = new SubjectLog(
    live.fleet,
    Object.assign({ kind: 'installedComponent' as const, componentName, connectionId, thingName }, address),
    clock,
  );
  const state = (): SubjectLogState => {
    if (log.state === undefined) {
      throw new Error('The log was not read.');
    }
    return log.state;
  };
  return {
    ...live,
    log,
    state,
    shown: () => state().lines.map((line) => (line.kind === 'event' ? line.message : line.kind)),
    write: (...lines) => {
      for (const [minutes, message] of lines) {
        const timestamp = moment + minutes * minute;
        live.simulator.logs.append(ownGroup, streamAt(timestamp), { timestamp, message });
      }
    },
    logRequests: () =>
      live
        .takeRequests()
        .map((request) => request.split(' ')[0] ?? '')
        .filter((operation) => /Log|Tail/u.test(operation)),
    close: async () => {
      log.dispose();
      await live.close();
    },
  };
}
