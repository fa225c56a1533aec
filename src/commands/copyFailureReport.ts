import * as vscode from 'vscode';
import type { KnownDevice, Subject } from '../core/subject';
import type { Fleet } from '../fleet/fleet';
import type { Catalogue } from '../ui/catalogue';

/** What is known about a device; what was not looked at yet is read first, because the report is to be complete. */
async function complete(fleet: Fleet, on: KnownDevice): Promise<KnownDevice> {
  const record = await fleet.find(on.device.coreDeviceThingName);
  await record.open();
  return fleet.known(record);
}

/** Copies a complete report about what failed, one after the other where it is about several things. */
export async function copyFailureReport(
  fleet: Fleet,
  catalogue: Catalogue,
  subjects: readonly Subject[],
): Promise<void> {
  const [explain, { failureReport }] = await Promise.all([catalogue.load(), import('../core/failureReport')]);
  const texts = await Promise.all(
    subjects.map(async (subject) => {
      if (subject.kind === 'errorCode') {
        return [];
      }
      const on = await complete(fleet, subject.on);
      return [failureReport({ ...subject, on }, explain, new Date())];
    }),
  );
  await vscode.env.clipboard.writeText(texts.flat().join('\n'));
  vscode.window.setStatusBarMessage('Failure report copied', 3_000);
}
