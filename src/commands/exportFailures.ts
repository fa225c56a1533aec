import * as vscode from 'vscode';
import { visibleText } from '../core/format';
import type { Subject } from '../core/subject';
import type { Fleet } from '../fleet/fleet';
import type { Catalogue } from '../ui/catalogue';
import { failureReportOf } from './copyFailureReport';
import { askRedaction, saveFile, timeInName } from './saveFile';

/** What a report is about. */
type Reported = Exclude<Subject, { readonly kind: 'errorCode' }>;

interface FormatPick extends vscode.QuickPickItem {
  readonly subject: Reported | undefined;
}

/** All failures as a table, or one device as a report. */
function picksFor(fleet: Fleet): readonly FormatPick[] {
  const devices = [...fleet.failingDevices()];
  return [
    { label: 'All failures as CSV', description: 'a row for each failure, for a spreadsheet', subject: undefined },
    ...devices.map((on) => ({
      label: visibleText(on.device.coreDeviceThingName),
      description: 'failure report as Markdown',
      subject: { kind: 'coreDevice', on } as const,
    })),
  ];
}

/** Writes the failures, or the report about one thing, to a file. */
export async function exportFailures(
  fleet: Fleet,
  catalogue: Catalogue,
  title: string,
  given: Reported | undefined,
): Promise<void> {
  const pick =
    given === undefined
      ? await vscode.window.showQuickPick(picksFor(fleet), { title, placeHolder: 'What to export' })
      : { subject: given };
  const isRedacted = pick === undefined ? undefined : await askRedaction(title);
  if (pick === undefined || isRedacted === undefined) {
    return;
  }
  const { makeRedact } = await import('../core/redact');
  const redact = isRedacted ? makeRedact(fleet.thingNames()) : (text: string): string => text;
  const time = timeInName(fleet.now());
  if (pick.subject === undefined) {
    const { failuresCsv } = await import('../core/failuresCsv');
    await saveFile({
      ...{ title, name: `failures-${time}.csv`, type: ['CSV', 'csv'] },
      makeText: () => failuresCsv(fleet.failingDevices(), redact),
    });
    return;
  }
  const report = await failureReportOf(fleet, catalogue, pick.subject);
  await saveFile({
    ...{ title, name: `failure-report-${time}.md`, type: ['Markdown', 'md'] },
    makeText: () => redact(report),
  });
}
