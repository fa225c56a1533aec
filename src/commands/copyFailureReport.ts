import * as vscode from 'vscode';
import type { Subject } from '../core/subject';
import type { Fleet } from '../fleet/fleet';
import type { Catalogue } from '../ui/catalogue';

/**
 * A complete report about what failed. What was not looked at yet is read first. Rejects with a FleetError where there
 * is no such device.
 */
export async function failureReportOf(
  fleet: Fleet,
  catalogue: Catalogue,
  subject: Exclude<Subject, { readonly kind: 'errorCode' }>,
  now: Date,
): Promise<string> {
  const [explain, { failureReport }] = await Promise.all([catalogue.load(), import('../core/failureReport')]);
  const record = await fleet.find(subject.on.device.coreDeviceThingName);
  await record.open();
  return failureReport({ ...subject, on: fleet.known(record) }, explain, now);
}

/** How a report is copied. */
export interface CopyReportOptions {
  readonly now: Date;
  /** Without account numbers, ARNs and thing names. */
  readonly isRedacted: boolean;
}

/** Copies a complete report about what failed, one after the other where it is about several things. */
export async function copyFailureReport(
  fleet: Fleet,
  catalogue: Catalogue,
  subjects: readonly Subject[],
  { now, isRedacted }: CopyReportOptions,
): Promise<void> {
  const texts = await Promise.all(
    subjects.map(async (subject) =>
      subject.kind === 'errorCode' ? [] : [await failureReportOf(fleet, catalogue, subject, now)],
    ),
  );
  const text = texts.flat().join('\n');
  const { makeRedact } = await import('../core/redact');
  await vscode.env.clipboard.writeText(isRedacted ? makeRedact(fleet.thingNames())(text) : text);
  vscode.window.setStatusBarMessage(isRedacted ? 'Redacted failure report copied' : 'Failure report copied', 3_000);
}
