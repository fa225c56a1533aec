import type { TimeZone } from '../../base/time';
import { preciseTime } from '../../base/time';
import type { KeptLine } from '../../fleet/logs/keptLines';
import { toLogLine } from '../../greengrass/logs/logLine';
import { field, type Hover } from '../hovers/hover';

function timeOf(name: string, time: number | undefined, zone: TimeZone): Hover {
  return field(name, time === undefined ? undefined : preciseTime(new Date(time), zone));
}

/** What a line of the log doesn't show of its event: the other members, and when and where it arrived. */
export function lineHover(line: KeptLine, zone: TimeZone): Hover {
  if (line.kind !== 'event') {
    return [];
  }
  const { event } = line;
  return [
    ...toLogLine(event)
      .rest()
      .flatMap(({ name, value }) => field(name, value)),
    ...timeOf('Time', event.timestamp, zone),
    ...timeOf('Received by CloudWatch', event.ingestionTime, zone),
    ...field('Log stream', event.logStreamName),
  ];
}
