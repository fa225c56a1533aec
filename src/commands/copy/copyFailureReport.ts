import * as vscode from 'vscode';
import { isDeviceSubject, type DeviceSubject, type Subject } from '../../greengrass/subject';
import type { Fleet } from '../../fleet/fleet';
import type { Sessions } from '../../fleet/sessions';
import type { Catalog } from '../../ui/catalog';

/**
 * A complete failure report. Loads what is missing first. Rejects with a FleetError if the device isn't found.
 */
async function failureReportOf(fleet: Fleet, catalog: Catalog, subject: DeviceSubject): Promise<string> {
  const [explain, { failureReport }] = await Promise.all([catalog.load(), import('../../text/reports/failureReport')]);
  const record = await fleet.devices.find(subject.on.device.coreDeviceThingName);
  await record.open();
  return failureReport({ ...subject, on: fleet.known(record) }, explain, fleet.now());
}

/** Complete failure reports, one after the other. Rejects like {@link failureReportOf}. */
async function failureReportsOf(sessions: Sessions, catalog: Catalog, subjects: readonly Subject[]): Promise<string> {
  const texts = await Promise.all(
    subjects.filter(isDeviceSubject).map(async (subject) => {
      const fleet = sessions.fleetOf(subject.on.place.connectionId);
      return fleet === undefined ? [] : [await failureReportOf(fleet, catalog, subject)];
    }),
  );
  return texts.flat().join('\n');
}

/**
 * The text of failure reports for sharing.
 * @param isRedacted whether account numbers, ARNs, and thing names are left out
 */
export async function failureReportText(
  sessions: Sessions,
  catalog: Catalog,
  subjects: readonly Subject[],
  isRedacted: boolean,
): Promise<string> {
  const text = await failureReportsOf(sessions, catalog, subjects);
  if (!isRedacted) {
    return text;
  }
  const { makeRedact } = await import('../../greengrass/addresses/redact');
  const names = sessions.all.flatMap(({ fleet }) => [...(fleet?.devices.names() ?? [])]);
  return makeRedact(names)(text);
}

/**
 * Copies a complete failure report for each subject, one after the other.
 * @param isRedacted whether account numbers, ARNs, and thing names are left out
 */
export async function copyFailureReport(
  sessions: Sessions,
  catalog: Catalog,
  subjects: readonly Subject[],
  isRedacted: boolean,
): Promise<void> {
  await vscode.env.clipboard.writeText(await failureReportText(sessions, catalog, subjects, isRedacted));
  vscode.window.setStatusBarMessage(isRedacted ? 'Redacted failure report copied' : 'Failure report copied', 3_000);
}
