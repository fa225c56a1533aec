import { headlineRemedy } from '../../greengrass/codes/headlineRemedy';
import { coreDeviceArn, targetInWords } from '../../greengrass/addresses/arn';
import { copyValue } from '../../greengrass/addresses/copyKinds';
import { cliCommand } from '../../greengrass/addresses/cliCommand';
import type { ErrorCode, ExplainErrorCode } from '../../greengrass/codes/errorCodes';
import { overcomeBy } from '../../greengrass/failures/overcome';
import { componentOfDeployment } from '../../greengrass/failures/failure';
import { componentHeadline, deploymentHeadline, errorStackOf, statusCodesOf } from '../../greengrass/failures/headline';
import { logLocationsOf } from '../../greengrass/logLocations';
import { nucleusOf } from '../../greengrass/status/nucleus';
import { componentCaveats, deploymentCaveats } from '../messages/devices/nucleusCaveats';
import { visibleName } from '../../base/visibleText';
import { absoluteTime, ageOf } from '../../base/time';
import { overcomeSentence } from '../messages/deployments/overcomeWords';
import { logLocationName, logNotes } from '../messages/logWords';
import { installationSource } from '../messages/components/installationSource';
import { legibleMarkdown } from '../../base/markdown';
import type { EffectiveDeployment, InstalledComponent } from '../../greengrass/model';
import { parseReason } from '../../greengrass/failures/reason';
import { deploymentLabel } from '../../greengrass/failures/deploymentLabel';
import { coreDeviceStatusLook, executionStatusLook, lifecycleStateLook } from '../../greengrass/status/status';
import { redactSubject } from '../../greengrass/redaction/redactDevice';
import type { Redactor } from '../../greengrass/redaction/redactor';
import type { DeviceSubject } from '../../greengrass/subject';
import type { KnownDevice } from '../../greengrass/knownDevice';
import { changeLines, noCauses, redactCauses, versionLines, type KnownCauses } from './causeLines';
import { fenceFor, item, literal, withCodes } from './literal';
import { logExcerpt, type LinesOf } from './logExcerpt';
import { remedyLines, unhealthyLines } from './remedyLines';
import { partsOf, type ReportedParts } from './reportedParts';
import { snapshotWords } from '../messages/snapshotWords';
import { whoFixes } from '../../greengrass/codes/whoFixes';

/** The Logs section names at most this many components. */
const maxLoggedComponents = 3;

/** What a report depends on besides its subject. */
interface ReportContext extends KnownCauses {
  readonly explain: ExplainErrorCode;
  readonly now: Date;
  /** The log lines. */
  readonly excerpt: readonly string[];
}

function timeItem(name: string, time: Date | undefined, now: Date): readonly string[] {
  return [`- ${name}: ${time === undefined ? 'not reported' : `${absoluteTime(time, 'utc')} (${ageOf(time, now)})`}`];
}

/** The codes of a failure. */
interface ReportedCodes {
  readonly kind: ErrorCode['kind'];
  readonly codes: readonly string[];
  readonly headline: string | undefined;
  readonly types: readonly string[];
  /** Whether a later deployment overcame the failure. Then there is nothing to do about it. */
  readonly isOvercome: boolean;
}

function codeLines(
  { kind, codes, headline, types, isOvercome }: ReportedCodes,
  explain: ExplainErrorCode,
): readonly string[] {
  return codes.flatMap((code, index) => {
    const explained = explain(kind, code);
    const remedied = isOvercome ? undefined : explained;
    const who = remedied === undefined ? undefined : whoFixes(remedied, types);
    const mark = code === headline ? ' (most specific)' : '';
    const remedy = remedied && (code === headline ? headlineRemedy(remedied) : remedied.remedy);
    return [
      `${index + 1}. ${literal(code)}${mark}: ${withCodes(explained?.meaning ?? 'unknown code')}`,
      ...(remedy === undefined ? [] : [`   - What to do: ${withCodes(remedy)}`]),
      ...(who === undefined ? [] : [`   - Who can fix it: ${who}`]),
    ];
  });
}

function deviceLines(on: KnownDevice, now: Date): readonly string[] {
  const { place, device, details } = on;
  const { isLite, coreVersion } = nucleusOf(device, details);
  const { partition, region, account } = place;
  return [
    ...item('Thing name', device.coreDeviceThingName),
    ...item('ARN', account && coreDeviceArn(partition, region, account, device.coreDeviceThingName)),
    ...item('Account', account),
    ...item('Region', region),
    ...item('Status', coreDeviceStatusLook(device.status).words),
    ...timeItem('Last report', device.lastStatusUpdateTimestamp, now),
    ...item('Platform', [device.platform, device.architecture].filter(Boolean).join(' / ')),
    ...item('Nucleus', `${isLite ? 'Lite' : 'classic'} ${coreVersion ?? ''}`.trim()),
    ...unhealthyLines(on),
  ];
}

function deploymentLines(
  on: KnownDevice,
  deployment: EffectiveDeployment,
  { explain, now, changesOf, conflictOf }: ReportContext,
): readonly string[] {
  const { targetArn, reason, statusDetails } = deployment;
  const codes = errorStackOf(deployment);
  const types = statusDetails?.errorTypes ?? [];
  const headline = deploymentHeadline(deployment);
  const by = overcomeBy(deployment, on.deployments ?? []);
  const consequence = by === undefined ? parseReason(reason)?.consequence : undefined;
  const changes = changesOf(deployment.deploymentId);
  const conflict = by === undefined ? conflictOf(deployment.deploymentId) : undefined;
  return [
    '',
    `## Deployment ${literal(deploymentLabel(deployment))}`,
    '',
    ...item('Status', executionStatusLook(deployment.coreDeviceExecutionStatus).words),
    ...item('Deployment ID', deployment.deploymentId),
    ...item('Target', targetArn === undefined ? undefined : targetInWords(targetArn)),
    ...item('Target ARN', targetArn),
    ...item('IoT job ID', deployment.iotJobId),
    ...timeItem('Created', deployment.creationTimestamp, now),
    ...timeItem('Last changed', deployment.modifiedTimestamp, now),
    ...item('Error types', types.join(', ')),
    ...item('Component', componentOfDeployment(deployment, on)),
    ...item('Reason', reason),
    ...(conflict === undefined ? [] : versionLines(conflict, reason)),
    ...(changes === undefined ? [] : changeLines(changes)),
    ...(by === undefined ? [] : [`- ${legibleMarkdown(overcomeSentence(deployment, by, 'utc'))}`]),
    ...(consequence === undefined ? [] : [`- ${consequence}`]),
    ...deploymentCaveats(nucleusOf(on.device, on.details)).map((caveat) => `- ${caveat}`),
    ...remedyLines(on, deployment, explain),
    ...(codes.length === 0 ? [] : ['', 'Error stack, from generic to specific:', '']),
    ...codeLines({ kind: 'deployment', codes, headline, types, isOvercome: by !== undefined }, explain),
  ];
}

/** Where to find the logs of the nucleus and of the components that made something fail. */
function logLines(on: KnownDevice, { deployments, components }: ReportedParts): readonly string[] {
  const names = new Set([
    ...components.map(({ componentName }) => componentName),
    ...deployments.flatMap((deployment) => componentOfDeployment(deployment, on) ?? []),
  ]);
  const locations = logLocationsOf([...names].slice(0, maxLoggedComponents), on);
  return [
    '',
    '## Logs',
    '',
    ...[...locations.onDevice, ...locations.inCloudWatch].flatMap((location) => [
      ...item(legibleMarkdown(logLocationName(location)), location.text),
      ...item('CloudWatch log stream', location.stream),
    ]),
    '',
    logNotes(locations, on).map(legibleMarkdown).join(' '),
  ];
}

function componentLines(
  on: KnownDevice,
  component: InstalledComponent,
  explain: ExplainErrorCode,
  now: Date,
): readonly string[] {
  const codes = statusCodesOf(component);
  const headline = componentHeadline(component);
  return [
    '',
    `## Component ${literal(visibleName(component.componentName))}`,
    '',
    ...item('Version', component.componentVersion),
    ...item('Lifecycle state', lifecycleStateLook(component.lifecycleState).words),
    ...item('Details', component.lifecycleStateDetails),
    ...timeItem('Last status change', component.lastStatusChangeTimestamp, now),
    ...timeItem('Last report', component.lastReportedTimestamp, now),
    ...item('Installed by', installationSource(component.lastInstallationSource, on.deployments)),
    ...componentCaveats(nucleusOf(on.device, on.details)).map((caveat) => `- ${caveat}`),
    ...remedyLines(on, component, explain),
    ...(codes.length === 0 ? [] : ['', 'Status codes:', '']),
    ...codeLines({ kind: 'component', codes, headline, types: [], isOvercome: false }, explain),
  ];
}

function verifyLines(
  on: KnownDevice,
  { deployments, components }: ReportedParts,
  isRedacted: boolean,
): readonly string[] {
  const subjects: readonly DeviceSubject[] = [
    { kind: 'coreDevice', on },
    ...deployments.map((deployment) => ({ kind: 'effectiveDeployment', on, deployment }) as const),
    ...components.map((component) => ({ kind: 'installedComponent', on, component }) as const),
  ];
  const cliCommands = subjects.flatMap((subject) => cliCommand(subject) ?? []).join('\n');
  const fence = fenceFor(cliCommands, 3);
  const note = isRedacted ? ['Replace the stand-ins with the real names before you run these commands.', ''] : [];
  return ['', '## Commands to verify', '', ...note, `${fence}sh`, cliCommands, fence];
}

function linkLines(subject: DeviceSubject): readonly string[] {
  const link = copyValue('link', subject);
  return link === undefined ? [] : ['', `Open in VS Code: ${link}`];
}

/** What a reader of a redacted report should know. */
const redactionNote = 'Redacted: stand-ins replace account numbers, thing names, and thing group names.';

/**
 * A complete report, in Markdown, about what failed on a device: IDs, times, versions, codes with meaning and remedy,
 * and the commands that get the same data from AWS. Every text from AWS is literal code.
 * @param redactor if given, replaces account numbers, thing names, and thing group names
 * @param causes what is known of why the deployments failed
 * @param linesOf the log lines to include. Secrets in them are masked
 */
export function failureReport(
  subject: DeviceSubject,
  explain: ExplainErrorCode,
  now: Date,
  redactor?: Redactor,
  causes = noCauses,
  linesOf: LinesOf = () => undefined,
): string {
  const redacted = (text: string): string => redactor?.text(text) ?? text;
  const excerpt = logExcerpt(subject, linesOf, redacted);
  if (redactor === undefined) {
    return reportLines(subject, { explain, now, excerpt, ...causes }).join('\n');
  }
  const context = { explain, now, excerpt, ...redactCauses(redactor, causes) };
  return reportLines(redactSubject(redactor, subject), context, redactionNote).join('\n');
}

function reportLines(subject: DeviceSubject, context: ReportContext, note?: string): readonly string[] {
  const { explain, now } = context;
  const { on } = subject;
  const parts = partsOf(subject);
  return [
    `# Failure report: ${literal(visibleName(on.device.coreDeviceThingName))}`,
    '',
    on.place.asOf === undefined
      ? `Created by Greengrass Explorer at ${absoluteTime(now, 'utc')}, from AWS IoT Greengrass data.`
      : `Created by Greengrass Explorer. ${snapshotWords(on.place.asOf, 'utc')}`,
    ...(note === undefined ? [] : ['', note]),
    '',
    ...deviceLines(on, now),
    ...parts.deployments.flatMap((deployment) => deploymentLines(on, deployment, context)),
    ...parts.components.flatMap((component) => componentLines(on, component, explain, now)),
    ...logLines(on, parts),
    ...context.excerpt,
    ...verifyLines(on, parts, note !== undefined),
    // A redacted report must not name the device.
    ...(note === undefined ? linkLines(subject) : []),
    '',
  ];
}
