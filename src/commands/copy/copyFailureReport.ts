import * as vscode from 'vscode';
import { isFailedDeployment } from '../../greengrass/failures/overcome';
import { isDeviceSubject, type DeviceSubject, type Subject } from '../../greengrass/subject';
import { changeFacts } from '../../fleet/deployments/changesOnDevice';
import type { EffectiveDeployment } from '../../greengrass/model';
import { conflictFacts } from '../../fleet/components/conflictVersions';
import { loadConflictVersions } from '../../fleet/components/loadConflictVersions';
import type { KnownCauses } from '../../text/reports/causeLines';
import type { LinesOf } from '../../text/reports/logExcerpt';
import type { Fleet } from '../../fleet/fleet';
import type { AppState } from '../../app/appState';
import type { Catalog } from '../../ui/catalog';
import { writeClipboard } from '../../ui/writeClipboard';
import { redactorOf } from '../support/redactorOf';

/** The subject with everything known about its device. Loads what is missing. Rejects if the device isn't found. */
async function loaded(fleet: Fleet, subject: DeviceSubject): Promise<DeviceSubject> {
  const record = await fleet.devices.find(subject.on.device.coreDeviceThingName);
  await record.open();
  const { deployments = [] } = record.opened;
  const failed = deployments.filter((deployment) => isFailedDeployment(deployment, deployments));
  await Promise.all(failed.map((deployment) => loadConflictVersions(fleet, deployment)));
  return { ...subject, on: fleet.known(record) };
}

/** Why the deployments of a device failed, as far as known. */
function causesIn(fleet: Fleet, { on: { deployments = [] } }: DeviceSubject): KnownCauses {
  const find = (id: string): EffectiveDeployment | undefined => deployments.find((one) => one.deploymentId === id);
  return {
    changesOf: (deploymentId) => {
      const deployment = find(deploymentId);
      return deployment && changeFacts(fleet, deployment, deployments);
    },
    conflictOf: (deploymentId) => {
      const deployment = find(deploymentId);
      return deployment && conflictFacts(fleet, deployment);
    },
  };
}

/** What a report contains. */
interface ReportOptions {
  /** Whether stand-ins replace account numbers, thing names, and thing group names. */
  readonly isRedacted: boolean;
  /** Whether it has the lines that matter of the logs that were shown. Secrets in them are masked. */
  readonly hasLogLines?: boolean;
}

function linesIn(fleet: Fleet): LinesOf {
  return (address) => fleet.importantLines.of(address);
}

/**
 * Failure reports for sharing, one after the other. Loads what is missing first. Rejects with a FleetError if a device
 * isn't found.
 */
export async function failureReportText(
  app: AppState,
  catalog: Catalog,
  subjects: readonly Subject[],
  { isRedacted, hasLogLines = false }: ReportOptions,
): Promise<string> {
  const [explain, { failureReport }] = await Promise.all([catalog.load(), import('../../text/reports/failureReport')]);
  const reported = await Promise.all(
    subjects.filter(isDeviceSubject).map(async (subject) => {
      const fleet = app.sessions.fleetOf(subject.on.place.connectionId);
      return fleet === undefined ? [] : [{ fleet, subject: await loaded(fleet, subject) }];
    }),
  );
  // After loading, because what was loaded can have more names.
  const redactor = isRedacted ? await redactorOf(app, catalog) : undefined;
  return reported
    .flat()
    .map(({ fleet, subject }) =>
      failureReport(
        subject,
        explain,
        fleet.now(),
        redactor,
        causesIn(fleet, subject),
        hasLogLines ? linesIn(fleet) : undefined,
      ),
    )
    .join('\n');
}

/** The button that copies the report again, with log lines. */
const withLogLines = 'Copy with Log Lines';

/**
 * Copies a complete failure report for each subject, one after the other. If log lines of them were shown, offers to copy
 * the report again with these lines.
 * @param isRedacted whether stand-ins replace account numbers, thing names, and thing group names
 */
export async function copyFailureReport(
  app: AppState,
  catalog: Catalog,
  subjects: readonly Subject[],
  isRedacted: boolean,
): Promise<void> {
  const what = isRedacted ? 'Redacted failure report' : 'Failure report';
  await writeClipboard(await failureReportText(app, catalog, subjects, { isRedacted }), what);
  const hasLogLines = subjects
    .filter(isDeviceSubject)
    .some(({ on }) =>
      app.sessions.fleetOf(on.place.connectionId)?.importantLines.hasAny(on.device.coreDeviceThingName),
    );
  if (hasLogLines) {
    const report = await failureReportText(app, catalog, subjects, { isRedacted, hasLogLines });
    // Nobody waits for the answer.
    void vscode.window.showInformationMessage(offer(what), withLogLines).then(async (selected) => {
      if (selected === withLogLines) {
        await writeClipboard(report, `${what} with log lines`);
      }
    });
  }
}

function offer(what: string): string {
  return `${what} copied without log lines. In log lines, what looks like a secret is masked.`;
}
