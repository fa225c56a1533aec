import * as vscode from 'vscode';
import { isDeviceSubject, type DeviceSubject, type Subject } from '../../greengrass/addresses/subject';
import type { Fleet } from '../../fleet/fleet';
import type { Sessions } from '../../fleet/sessions';
import type { Catalogue } from '../../ui/catalogue';

/**
 * A complete report about what failed. What was not looked at yet is read first. Rejects with a FleetError where there
 * is no such device.
 */
async function failureReportOf(fleet: Fleet, catalogue: Catalogue, subject: DeviceSubject): Promise<string> {
  const [explain, { failureReport }] = await Promise.all([
    catalogue.load(),
    import('../../text/reports/failureReport'),
  ]);
  const record = await fleet.devices.find(subject.on.device.coreDeviceThingName);
  await record.open();
  return failureReport({ ...subject, on: fleet.known(record) }, explain, fleet.now());
}

/** Complete reports, one after the other, each read from the fleet of what it is about. Rejects as {@link failureReportOf}. */
async function failureReportsOf(
  sessions: Sessions,
  catalogue: Catalogue,
  subjects: readonly Subject[],
): Promise<string> {
  const texts = await Promise.all(
    subjects.filter(isDeviceSubject).map(async (subject) => {
      const fleet = sessions.fleetOf(subject.on.place.connectionId);
      return fleet === undefined ? [] : [await failureReportOf(fleet, catalogue, subject)];
    }),
  );
  return texts.flat().join('\n');
}

/**
 * The text of reports about what failed, as a person shares it.
 * @param isRedacted whether account numbers, ARNs and thing names are left out
 */
export async function failureReportText(
  sessions: Sessions,
  catalogue: Catalogue,
  subjects: readonly Subject[],
  isRedacted: boolean,
): Promise<string> {
  const text = await failureReportsOf(sessions, catalogue, subjects);
  if (!isRedacted) {
    return text;
  }
  const { makeRedact } = await import('../../greengrass/addresses/redact');
  const names = sessions.all.flatMap(({ fleet }) => [...(fleet?.devices.names() ?? [])]);
  return makeRedact(names)(text);
}

/**
 * Copies a complete report about what failed, one after the other where it is about several things.
 * @param isRedacted whether account numbers, ARNs and thing names are left out
 */
export async function copyFailureReport(
  sessions: Sessions,
  catalogue: Catalogue,
  subjects: readonly Subject[],
  isRedacted: boolean,
): Promise<void> {
  await vscode.env.clipboard.writeText(await failureReportText(sessions, catalogue, subjects, isRedacted));
  vscode.window.setStatusBarMessage(isRedacted ? 'Redacted failure report copied' : 'Failure report copied', 3_000);
}
