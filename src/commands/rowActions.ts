import * as vscode from 'vscode';
import { loadDriftConflicts } from '../fleet/drift/loadDriftConflicts';
import { consoleLink } from '../greengrass/addresses/consoleLink';
import { copyText } from '../greengrass/addresses/copies';
import { copyKinds } from '../greengrass/addresses/copyKinds';
import { hasFailed, type Subject } from '../greengrass/subject';
import { commands, contextKeys, copyCommands } from '../manifest';
import type { Panels } from '../panels/panels';
import { panelAround } from '../tree/engine/node';
import { showInStatusBar } from '../ui/showInStatusBar';
import type { CommandTarget } from './target/commandTarget';
import { copy } from './copy/copy';
import { copyFailureReport } from './copy/copyFailureReport';
import { openAsJson } from './copy/openAsJson';
import { openInConsole } from './copy/openInConsole';
import type { Action, ActionTools } from './tools';
import { stopWatching, watch, watchedAddress } from './devices/watch';

/** Completes a step of the walkthrough, even if the user opens the walkthrough later. */
function setHasReadFailure(): void {
  void vscode.commands.executeCommand('setContext', contextKeys.hasReadFailure, true);
}

function hasPanel({ panel }: CommandTarget): boolean {
  return panel !== undefined;
}

async function showDetails(panels: Panels, targets: readonly CommandTarget[], preserveFocus: boolean): Promise<void> {
  await Promise.all(targets.flatMap(({ panel }) => (panel === undefined ? [] : [panels.open(panel, preserveFocus)])));
  if (targets.some(({ subject }) => subject !== undefined && hasFailed(subject))) {
    setHasReadFailure();
  }
}

/** A row without a panel as a target with the panel around it: of its parent, or of all failures. */
function withPanelAround(target: CommandTarget): CommandTarget {
  return { ...target, panel: target.node && panelAround(target.node) };
}

/** The commands that act on rows or on the subject of a panel. */
export function rowActions({
  app,
  targets,
  panels,
  catalog,
  documents,
}: ActionTools): Readonly<Record<string, Action>> {
  const on =
    (applies: (subject: Subject) => boolean, act: (subjects: readonly Subject[]) => void | Promise<void>): Action =>
    async (title, args) =>
      act(await targets.subjects(title, args, applies));
  const details =
    (preserveFocus: boolean): Action =>
    async (title, args) => {
      const rows = targets.current(args);
      const around = rows.some(hasPanel) ? undefined : rows.map(withPanelAround).find(hasPanel);
      if (around !== undefined) {
        await showDetails(panels, [around], preserveFocus);
      } else if (rows.some(hasPanel) || targets.given(args).length === 0) {
        await showDetails(panels, await targets.resolve(title, args, hasPanel), preserveFocus);
      } else {
        showInStatusBar('This row has no details');
      }
    };
  const isWatchable = (isWatched: boolean) => (subject: Subject) => {
    const address = watchedAddress(subject);
    return address !== undefined && app.watching.isWatched(address) === isWatched;
  };
  const copyReport = (isRedacted: boolean) => async (subjects: readonly Subject[]) => {
    if (subjects.length > 0) {
      await copyFailureReport(app, catalog, subjects, isRedacted);
      setHasReadFailure();
    }
  };
  return {
    [commands.showDetails]: details(false),
    [commands.showDetailsBeside]: details(true),
    [commands.watch]: on(isWatchable(false), (subjects) => {
      watch(app.watching, subjects);
    }),
    [commands.stopWatching]: on(isWatchable(true), (subjects) => {
      stopWatching(app.watching, subjects);
    }),
    [commands.findVersions]: async (title, args) => {
      const [target] = await targets.resolve(title, args, ({ subject }) => subject?.kind === 'coreDevice');
      const fleet = target?.session?.fleet;
      if (fleet !== undefined && target?.address?.kind === 'coreDevice') {
        await loadDriftConflicts(fleet, target.address.thingName);
      }
    },
    [commands.copyFailureReport]: on(hasFailed, copyReport(false)),
    [commands.copyRedactedFailureReport]: on(hasFailed, copyReport(true)),
    [commands.openAsJson]: on(
      (subject) => copyText('json', subject) !== undefined,
      (subjects) => openAsJson(documents, subjects),
    ),
    [commands.openInConsole]: on((subject) => consoleLink(subject) !== undefined, openInConsole),
    ...Object.fromEntries(
      copyKinds.map((kind): [string, Action] => [
        copyCommands[kind],
        (title, args) => copy(targets, kind, title, args),
      ]),
    ),
  };
}
