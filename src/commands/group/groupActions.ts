import * as vscode from 'vscode';
import { count } from '../../base/numbers';
import { filterFor } from '../../fleet/selection/deviceSet';
import { maxThings } from '../../fleet/selection/deviceFilter';
import type { Redactor } from '../../greengrass/redaction/redactor';
import { redactKnownDevices } from '../../greengrass/redaction/redactDevice';
import { commands, views } from '../../manifest';
import { readThresholds } from '../../ui/settings';
import { writeClipboard } from '../../ui/writeClipboard';
import { applyViewOptions } from '../filter/applyViewOptions';
import { knownFrom } from '../support/knownFrom';
import { redactorOf } from '../support/redactorOf';
import { askRedaction, saveFile, timeInName } from '../support/saveFile';
import type { Action, ActionTools } from '../tools';
import { knownIn, selectedGroups, type SelectedGroup } from './selectedGroups';

type GroupAction = (groups: readonly [SelectedGroup, ...SelectedGroup[]], title: string) => Promise<void>;

async function copyNames(groups: readonly SelectedGroup[]): Promise<void> {
  const names = new Set(groups.flatMap(({ set }) => set.thingNames));
  await writeClipboard([...names].join('\n'), count(names.size, 'thing name'));
}

/** The summaries of the groups as Markdown, one after the other. */
async function summaryOf(
  { app, catalog }: ActionTools,
  groups: readonly SelectedGroup[],
  isRedacted = false,
): Promise<string> {
  const [explain, { groupSummary }] = await Promise.all([catalog.load(), import('../../text/reports/groupSummary')]);
  const redactor = isRedacted ? await redactorOf(app, catalog) : undefined;
  return groups
    .map((group) => {
      const devices = knownIn(group);
      const { label, codes, problemsOn } = group.set;
      const coverage = knownFrom(group.fleet);
      const shown =
        redactor === undefined
          ? { label, codes, coverage, devices, problemsOn }
          : { devices: redactKnownDevices(redactor, devices), label: redactor.text(label), codes, coverage };
      return groupSummary(shown, explain, { ...readThresholds(), now: group.fleet.now() });
    })
    .join('\n');
}

/** The state of the component of each group on its devices as CSV. Each device and component has one row. */
async function componentsCsvOf(groups: readonly SelectedGroup[], redactor: Redactor | undefined): Promise<string> {
  const { componentDevicesCsv } = await import('../../text/reports/componentDevicesCsv');
  const devices = new Map(
    groups.flatMap((group) => {
      const { componentName = '' } = group.set;
      return knownIn(group).map((on) => {
        const key = JSON.stringify([on.place.connectionId, on.device.coreDeviceThingName, componentName]);
        return [key, { on, componentName }] as const;
      });
    }),
  );
  return componentDevicesCsv([...devices.values()], redactor);
}

async function exportGroups(tools: ActionTools, groups: readonly SelectedGroup[], title: string): Promise<void> {
  const isOfComponents = groups.every(({ set }) => set.componentName !== undefined);
  const components = {
    label: 'Component States as CSV',
    description: 'a row for each core device',
    content: 'components',
  };
  const formats = [
    ...(isOfComponents ? [components] : []),
    { label: 'CSV', description: 'a row for each failure, and for each core device without one', content: 'failures' },
    { label: 'Summary', description: 'as Markdown', content: 'summary' },
  ];
  const format = await vscode.window.showQuickPick(formats, { title, placeHolder: 'What to export' });
  const isRedacted = format === undefined ? undefined : await askRedaction(title);
  const [first] = groups;
  if (format === undefined || isRedacted === undefined || first === undefined) {
    return;
  }
  const time = timeInName(first.fleet.now());
  if (format.content === 'summary') {
    const text = await summaryOf(tools, groups, isRedacted);
    await saveFile({ title, name: `summary-${time}.md`, type: ['Markdown', 'md'], makeText: () => text });
    return;
  }
  const redactor = isRedacted ? await redactorOf(tools.app, tools.catalog) : undefined;
  if (format.content === 'components') {
    const text = await componentsCsvOf(groups, redactor);
    await saveFile({ title, name: `components-${time}.csv`, type: ['CSV', 'csv'], makeText: () => text });
    return;
  }
  const { failuresCsv } = await import('../../text/reports/failuresCsv');
  const devices = new Map(
    groups.flatMap(knownIn).map((on) => [`${on.place.connectionId}\n${on.device.coreDeviceThingName}`, on]),
  );
  await saveFile({
    title,
    name: `core-devices-${time}.csv`,
    type: ['CSV', 'csv'],
    makeText: () => failuresCsv(devices.values(), redactor, { includesOthers: true }),
  });
}

/** Filters Core Devices to the devices of the groups and shows that view. */
async function filterToThese(
  { app, view }: ActionTools,
  groups: readonly SelectedGroup[],
  title: string,
): Promise<void> {
  const [first] = groups;
  const fleet = first?.fleet;
  if (fleet === undefined) {
    return;
  }
  const sets = groups.map(({ set }) => set);
  const filter = filterFor(fleet, sets, { ...readThresholds(), now: fleet.now() });
  if (filter === undefined) {
    void vscode.window.showInformationMessage(`${title}: a filter can have up to ${count(maxThings, 'core device')}.`);
    return;
  }
  await vscode.commands.executeCommand(`${views.coreDevices}.focus`);
  await applyViewOptions(app.viewOptions, view, { filter });
}

/** The commands that act on groups of core devices. */
export function groupActions(tools: ActionTools): Readonly<Record<string, Action>> {
  const on =
    (act: GroupAction): Action =>
    async (title, args) => {
      const [first, ...others] = await selectedGroups(tools.targets, title, args);
      if (first !== undefined) {
        await act([first, ...others], title);
      }
    };
  return {
    [commands.copyThingNames]: on(copyNames),
    [commands.copySummary]: on(async (groups) => {
      await writeClipboard(await summaryOf(tools, groups), 'Summary');
    }),
    [commands.filterToThese]: on((groups, title) => filterToThese(tools, groups, title)),
    [commands.exportGroup]: on((groups, title) => exportGroups(tools, groups, title)),
  };
}
