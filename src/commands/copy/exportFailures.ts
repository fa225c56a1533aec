import * as vscode from 'vscode';
import { visibleText } from '../../base/visibleText';
import type { Subject } from '../../greengrass/subject';
import type { Fleet } from '../../fleet/fleet';
import type { AppState } from '../../app/appState';
import type { Catalog } from '../../ui/catalog';
import { failureReportText } from './copyFailureReport';
import { redactorOf } from '../support/redactorOf';
import { askRedaction, saveFile, timeInName } from '../support/saveFile';

interface FormatPick extends vscode.QuickPickItem {
  /** Empty for all failures. */
  readonly subjects: readonly Subject[];
}

/** The picks: all failures as CSV, or the report of one device. */
function picksFor(fleet: Fleet): readonly FormatPick[] {
  const devices = [...fleet.failingDevices()];
  return [
    { label: 'All failures as CSV', description: 'a row for each failure, for a spreadsheet', subjects: [] },
    ...devices.map((on) => ({
      label: visibleText(on.device.coreDeviceThingName),
      description: 'failure report as Markdown',
      subjects: [{ kind: 'coreDevice', on } as const],
    })),
  ];
}

async function saveCsv(
  app: AppState,
  catalog: Catalog,
  fleet: Fleet,
  title: string,
  isRedacted: boolean,
): Promise<void> {
  const { failuresCsv } = await import('../../text/reports/failuresCsv');
  const redactor = isRedacted ? await redactorOf(app, catalog) : undefined;
  await saveFile({
    title,
    name: `failures-${timeInName(fleet.now())}.csv`,
    type: ['CSV', 'csv'],
    makeText: () => failuresCsv(fleet.failingDevices(), redactor),
  });
}

/**
 * Saves all failures, or one report about the given subjects, to a file.
 * @param given if empty, the user selects what to export
 */
export async function exportFailures(
  app: AppState,
  catalog: Catalog,
  fleet: Fleet,
  title: string,
  given: readonly Subject[],
): Promise<void> {
  const pick =
    given.length === 0
      ? await vscode.window.showQuickPick(picksFor(fleet), { title, placeHolder: 'What to export' })
      : { subjects: given };
  const isRedacted = pick === undefined ? undefined : await askRedaction(title);
  if (pick === undefined || isRedacted === undefined) {
    return;
  }
  if (pick.subjects.length === 0) {
    await saveCsv(app, catalog, fleet, title, isRedacted);
    return;
  }
  const report = await failureReportText(app, catalog, pick.subjects, { isRedacted });
  await saveFile({
    title,
    name: `failure-report-${timeInName(fleet.now())}.md`,
    type: ['Markdown', 'md'],
    makeText: () => report,
  });
}
