import { headlineRemedy } from '../../greengrass/codes/headlineRemedy';
import { absoluteTime } from '../../base/time';
import { legibleMarkdown } from '../../base/markdown';
import { count } from '../../base/numbers';
import { visibleName, visibleText } from '../../base/visibleText';
import type { ErrorCode, ExplainErrorCode } from '../../greengrass/codes/errorCodes';
import { whoFixes } from '../../greengrass/codes/whoFixes';
import { failuresOf, type Failure } from '../../greengrass/failures/failure';
import { failureKey } from '../../greengrass/failures/problems';
import { commonClues } from '../../greengrass/failures/sharedClues';
import type { KnownDevice } from '../../greengrass/knownDevice';
import type { StatusContext } from '../../greengrass/status/thresholds';
import { deviceState } from '../messages/devices/deviceState';
import { remedyOf, withoutCodeSentences } from '../messages/failureRemedy';
import { failureCode, failureName, failureTitle } from '../messages/failureWords';
import { coverageWords, type IncidentCoverage } from '../messages/incidentWords';
import { snapshotWords } from '../messages/snapshotWords';
import { item, literal, withCodes } from './literal';

/** A group of core devices to summarize. */
export interface SummarizedGroup {
  readonly label: string;
  readonly codes: readonly Pick<ErrorCode, 'kind' | 'code'>[];
  readonly devices: readonly KnownDevice[];
  /** What the failures are known from. */
  readonly coverage: IncidentCoverage;
  /** The keys of the failures on a device that the group is about; all if absent. */
  readonly problemsOn?: ((on: KnownDevice) => readonly string[]) | undefined;
}

/** The failures on a device that a group is about. */
function concerned(on: KnownDevice, problemsOn: SummarizedGroup['problemsOn']): readonly Failure[] {
  const problems = problemsOn?.(on);
  return failuresOf(on).filter((failure) => problems?.includes(failureKey(failure)) !== false);
}

/** What to do about the failures of a group that report no code. None for core devices that have only their state in common. */
function withoutCodeLines(
  { devices, problemsOn }: Pick<SummarizedGroup, 'devices' | 'problemsOn'>,
  explain: ExplainErrorCode,
): readonly string[] {
  const codeless = (on: KnownDevice): readonly Failure[] =>
    concerned(on, problemsOn).filter(({ code }) => code === undefined);
  const failing = devices.filter((on) => codeless(on).length > 0);
  const clues = problemsOn && commonClues(failing, codeless);
  return clues === undefined
    ? []
    : [
        '',
        '## No error code',
        ...withoutCodeSentences(clues).flatMap((sentence) => ['', withCodes(sentence)]),
        '',
        `What to do: ${withCodes(remedyOf(undefined, clues, explain, 'utc'))}`,
      ];
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
    ...(explained === undefined ? [] : ['', `What to do: ${withCodes(headlineRemedy(explained))}`]),
    ...(who === undefined ? [] : ['', `Who can fix it: ${who}`]),
  ];
}

/** A device with its failures and the time of its last report. */
function deviceLines(
  on: KnownDevice,
  problemsOn: SummarizedGroup['problemsOn'],
  context: StatusContext,
): readonly string[] {
  const { coreDeviceThingName, lastStatusUpdateTimestamp: reported } = on.device;
  const failures = concerned(on, problemsOn).map(
    (failure) =>
      `  - ${legibleMarkdown(visibleText(failureTitle(failure)))}: ${literal(failureName(failure))}, ${failureCode(failure, literal)}`,
  );
  const report = reported === undefined ? 'never reported' : `last report ${absoluteTime(reported, 'utc')}`;
  const words = `${visibleText(deviceState(on.device, on, context).words)}, ${report}`;
  return [`- ${literal(visibleName(coreDeviceThingName))}: ${legibleMarkdown(words)}`, ...failures];
}

/** A group of core devices as Markdown: what they have in common, what it means, what to do, and the devices. */
export function groupSummary(
  { label, codes, coverage, devices, problemsOn }: SummarizedGroup,
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
    `- Scan coverage: ${coverageWords(coverage, 'utc')}`,
    ...distinct.flatMap((code) => codeLines(code, devices, explain)),
    ...withoutCodeLines({ devices, problemsOn }, explain),
    '',
    '## Core devices',
    '',
    ...devices.flatMap((on) => deviceLines(on, problemsOn, context)),
    '',
  ].join('\n');
}
