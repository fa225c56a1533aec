import type { SimulatedComponent } from '../fleetFile';
import { days } from '../generated/random';
import type { LogEntry } from './line';

/** Seconds between the lines of a running component: before the start of the simulator, and after it. */
const pastInterval = 600;
const liveInterval = 5;

/** How far back the lines of a running component go, in seconds. */
const past = 2 * days;

const readings = ['Read 12 sensors', 'Sent 118 values', 'Queue is empty', 'Read 12 sensors'] as const;

function output(name: string, at: number, message: string, isError = false): LogEntry {
  return {
    at,
    level: isError ? 'WARN' : 'INFO',
    thread: 'Copier',
    logger: name,
    eventType: isError ? 'stderr' : 'stdout',
    message,
    contexts: { scriptName: `services.${name}.lifecycle.run`, serviceName: name, currentState: 'RUNNING' },
  };
}

/** The regular lines of a running component until a time. */
function whileRunning(name: string, since: number, until: number): readonly LogEntry[] {
  const before = Array.from({ length: past / pastInterval }, (_, index) => -past + index * pastInterval);
  const after = Array.from(
    { length: Math.max(0, Math.floor(until / liveInterval) + 1) },
    (_, index) => index * liveInterval,
  );
  return [...before, ...after]
    .filter((at) => at >= since && at <= until)
    .map((at, index) => output(name, at, readings[index % readings.length] ?? ''));
}

/** What a component writes when a lifecycle step fails. A password in it shows what a report must mask. */
function whileFailing(name: string, at: number, details: string): readonly LogEntry[] {
  const step = /install/iu.test(details) ? 'install' : /run/iu.test(details) ? 'run' : 'startup';
  const contexts = { scriptName: `services.${name}.lifecycle.${step}`, serviceName: name, currentState: 'STARTING' };
  const attempt = (start: number): readonly LogEntry[] => [
    {
      at: start,
      level: 'INFO',
      thread: 'pool-2-thread-21',
      logger: name,
      eventType: 'shell-runner-start',
      message: 'shell-runner-start',
      contexts: { ...contexts, command: `["python3 -u /greengrass/v2/packages/artifacts/${name}/main.py"]` },
    },
    output(name, start + 0.4, 'Connecting to mqtts://gateway:kestrel-72@mqtt.fjordwerk.example:8883'),
    output(name, start + 2.1, 'Traceback (most recent call last):', true),
    output(name, start + 2.1, '  File "main.py", line 88, in connect', true),
    output(name, start + 2.1, 'ConnectionRefusedError: [Errno 111] Connection refused', true),
    {
      ...output(name, start + 2.4, `${details}.`),
      level: 'ERROR',
      thread: 'pool-2-thread-21',
      eventType: 'shell-runner-error',
    },
  ];
  return [attempt(at - 46), attempt(at - 24), attempt(at - 3)].flat();
}

/**
 * Everything that a component wrote to its log until a time.
 * @param until in seconds from the start of the simulator
 */
export function componentEntries(component: SimulatedComponent, until: number): readonly LogEntry[] {
  const { componentName: name = '', lifecycleState: state, lifecycleStateDetails: details } = component;
  const changedAt = component.lastStatusChangeTimestamp ?? -past;
  switch (state) {
    case 'RUNNING':
      return whileRunning(name, changedAt, until);
    case 'ERRORED':
    case 'BROKEN':
      return [
        ...whileRunning(name, -past, Math.min(until, changedAt - 60)),
        ...whileFailing(name, changedAt, details ?? 'The script exited with code 1'),
      ];
    default:
      return [];
  }
}
