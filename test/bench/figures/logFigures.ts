import { monitorEventLoopDelay } from 'node:perf_hooks';
import { KeptLines, maxLines } from '../../../src/fleet/logs/keptLines';
import { SubjectLog } from '../../../src/fleet/logs/subjectLog';
import type { LogEvent } from '../../../src/greengrass/log';
import { lineText } from '../../../src/text/logs/lineText';
import { systemClock } from '../../../src/ui/systemClock';
import { sampleFleet } from '../../simulator/sample/sampleFleet';
import { sampleNames } from '../../simulator/sample/sampleNames';
import { medianTime, type Figure } from '../measure';
import { latency, withFleet } from '../withFleet';

const component = 'com.fjordwerk.TransformerWatch';

/** A line as a nucleus writes it. */
function event(index: number): LogEvent {
  const message = JSON.stringify({
    thread: 'pool-2-thread-14',
    level: index % 7 === 0 ? 'WARN' : 'INFO',
    eventType: 'stdout',
    message: `Line ${index}: the reading of the press is ${index % 97}`,
    contexts: { scriptName: 'services.com.example.Press.lifecycle.run', serviceName: 'com.example.Press' },
    loggerName: 'com.example.Press',
    timestamp: index,
    cause: null,
  });
  return { logStreamName: 's', timestamp: index, message, ingestionTime: index, eventId: String(index) };
}

function events(from: number, count: number): readonly LogEvent[] {
  return Array.from({ length: count }, (_, index) => event(from + index));
}

/** The text of a document. */
function draw(lines: KeptLines, texts: WeakMap<object, string>): number {
  const drawn = lines.all.map((line) => {
    const text = texts.get(line) ?? lineText(line, 'local');
    texts.set(line, text);
    return text;
  });
  return new TextEncoder().encode(drawn.join('\n')).length;
}

/** Adds 500 lines a second to a full document. */
async function follow(seconds: number): Promise<{ readonly delay: number; readonly lines: number }> {
  const [lines, texts] = [new KeptLines(), new WeakMap<object, string>()];
  lines.append(events(0, maxLines - 500));
  draw(lines, texts);
  const later = Array.from({ length: seconds }, (_, second) => events(maxLines + second * 500, 500));
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  let most = 0;
  for (const second of later) {
    lines.append(second);
    draw(lines, texts);
    most = Math.max(most, lines.all.length);
    await systemClock.delay(1_000, new AbortController().signal);
  }
  delay.disable();
  return { delay: delay.percentile(99) / 1e6, lines: most };
}

/** The figures of log documents from the request to the text, without VS Code. */
export async function logFigures(): Promise<readonly Figure[]> {
  const first = await withFleet(sampleFleet(), async (fleet, simulator) => {
    const address = { kind: 'installedComponent', componentName: component } as const;
    const { id: connectionId } = fleet.connection;
    const record = await fleet.devices.find(sampleNames.brokenComponent);
    await record.components.read();
    // The first request opens the connection and loads the SDK.
    await fleet.request(
      { caller: { priority: 'click' }, signal: new AbortController().signal, service: 'logs' },
      (source) => source.describeLogGroups('/aws', undefined, new AbortController().signal),
    );
    const before = simulator.requests.length;
    const time = await medianTime(5, async () => {
      const log = new SubjectLog(
        fleet,
        { ...address, connectionId, thingName: sampleNames.brokenComponent },
        systemClock,
      );
      await log.read();
    });
    return { time, requests: (simulator.requests.length - before) / 5 };
  });
  const many = events(0, 10_000);
  const drawn = await medianTime(5, () => {
    const lines = new KeptLines();
    lines.append(many);
    return Promise.resolve(draw(lines, new WeakMap()));
  });
  const followed = await follow(10);
  return [
    { what: `First lines around a failure, ${latency} ms latency`, value: first.time, limit: 400, unit: 'ms' },
    { what: 'Requests for them', value: first.requests, limit: 3, unit: 'requests' },
    { what: 'Text of 10,000 lines', value: drawn, limit: 300, unit: 'ms' },
    { what: 'Event-loop delay (p99) with 500 lines a second', value: followed.delay, limit: 50, unit: 'ms' },
  ];
}
