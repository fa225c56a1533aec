import * as vscode from 'vscode';
import type { Subject } from '../core/subject';
import type { Fleet } from '../fleet/fleet';
import type { Sessions } from '../fleet/sessions';
import type { Catalogue } from '../ui/catalogue';

/**
 * A complete report about what failed. What was not looked at yet is read first. Rejects with a FleetError where there
 * is no such device.
 */
export async function failureReportOf(
  fleet: Fleet,
  catalogue: Catalogue,
  subject: Exclude<Subject, { readonly kind: 'errorCode' }>,
): Promise<string> {
  const [explain, { failureReport }] = await Promise.all([catalogue.load(), import('../core/failureReport')]);
  const record = await fleet.find(subject.on.device.coreDeviceThingName);
  await record.open();
  return failureReport({ ...subject, on: fleet.known(record) }, explain, fleet.now());
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
  const texts = await Promise.all(
    subjects.map(async (subject) => {
      const fleet = subject.kind === 'errorCode' ? undefined : sessions.fleetOf(subject.on.place.connectionId);
      return subject.kind === 'errorCode' || fleet === undefined
        ? []
        : [await failureReportOf(fleet, catalogue, subject)];
    }),
  );
  const text = texts.flat().join('\n');
  const { makeRedact } = await import('../core/redact');
  const names = sessions.all.flatMap(({ fleet }) => [...(fleet?.thingNames() ?? [])]);
  await vscode.env.clipboard.writeText(isRedacted ? makeRedact(names)(text) : text);
  vscode.window.setStatusBarMessage(isRedacted ? 'Redacted failure report copied' : 'Failure report copied', 3_000);
}
