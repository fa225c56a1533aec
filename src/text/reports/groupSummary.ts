import { absoluteTime } from '../../base/time';
import { legibleMarkdown } from '../../base/markdown';
import { count } from '../../base/numbers';
import { visibleName, visibleText } from '../../base/visibleText';
import type { ErrorCode, ExplainErrorCode } from '../../greengrass/codes/errorCodes';
import { whoFixes } from '../../greengrass/codes/whoFixes';
import { failuresOf } from '../../greengrass/failures/failure';
import { failureKey } from '../../greengrass/failures/problems';
import type { KnownDevice } from '../../greengrass/knownDevice';
import type { StatusContext } from '../../greengrass/status/thresholds';
import { deviceState } from '../messages/devices/deviceState';
import { failureCode, failureName, failureTitle } from '../messages/failureWords';
import { snapshotWords } from '../messages/snapshotWords';
import { item, literal, withCodes } from './literal';

/** A group of core devices to summarize. */
export interface SummarizedGroup {
  readonly label: string;
  readonly codes: readonly Pick<ErrorCode, 'kind' | 'code'>[];
  readonly devices: readonly KnownDevice[];
  /** The keys of the failures on a device that the group is about; all if absent. */
  readonly problemsOn?: ((on: KnownDevice) => readonly string[]) | undefined;
}

function codeLines(
  { kind, code }: Pick<ErrorCode, 'kind' | 'code'>,
  devices: readonly KnownDevice[],
  explain: ExplainErrorCode,
): readonly string[] {
  const explained = explain(kind, code);
  const types = devices.flatMap((on) =>
    failuresOf(on).flatMap((failure) => (failure.code === code ? failure.errorTypes : [])),
  );
  const who =
    explained === undefined || (kind === 'deployment' && types.length === 0) ? undefined : whoFixes(explained, types);
  return [
    '',
    `## ${literal(visibleText(code))}`,
    '',
    withCodes(explained?.meaning ?? "Greengrass Explorer doesn't know this code."),
    ...(explained === undefined ? [] : ['', `What to do: ${withCodes(explained.remedy)}`]),
    ...(who === undefined ? [] : ['', `Who can fix it: ${who}`]),
  ];
}

/** A device with its failures and the time of its last report. */
function deviceLines(
  on: KnownDevice,
  problemsOn: SummarizedGroup['problemsOn'],
  context: StatusContext,
): readonly string[] {
  const problems = problemsOn?.(on);
  const { coreDeviceThingName, lastStatusUpdateTimestamp: reported } = on.device;
  const concerned = failuresOf(on).filter((failure) => problems?.includes(failureKey(failure)) !== false);
  const failures = concerned.map(
    (failure) =>
      `  - ${legibleMarkdown(visibleText(failureTitle(failure)))}: ${literal(failureName(failure))}, ${failureCode(failure, literal)}`,
  );
  const report = reported === undefined ? 'never reported' : `last report ${absoluteTime(reported, 'utc')}`;
  const words = `${visibleText(deviceState(on.device, on, context).words)}, ${report}`;
  return [`- ${literal(visibleName(coreDeviceThingName))}: ${legibleMarkdown(words)}`, ...failures];
}

/** A group of core devices as Markdown: what they have in common, what it means, what to do, and the devices. */
export function groupSummary(
  { label, codes, devices, problemsOn }: SummarizedGroup,
  explain: ExplainErrorCode,
  context: StatusContext,
): string {
  const [place] = devices.map((on) => on.place);
  const distinct = codes.filter(({ code }, index) => codes.findIndex((other) => other.code === code) === index);
  return [
    `# ${withCodes(visibleText(label))}: ${count(devices.length, 'core device')}`,
    '',
    ...item('Account', place?.account),
    ...item('Region', place?.region),
    ...(place?.asOf === undefined
      ? [`- As of ${absoluteTime(context.now, 'utc')}`]
      : [`- ${snapshotWords(place.asOf, 'utc')}`]),
    ...distinct.flatMap((code) => codeLines(code, devices, explain)),
    '',
    '## Core devices',
    '',
    ...devices.flatMap((on) => deviceLines(on, problemsOn, context)),
    '',
  ].join('\n');
}
