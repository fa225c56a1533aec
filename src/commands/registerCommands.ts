import * as vscode from 'vscode';
import { addressOf } from '../core/address';
import { consoleLink } from '../core/consoleLink';
import { copyKinds, copyText } from '../core/copies';
import { hasFailed, type Subject } from '../core/subject';
import { commands, copyCommands } from '../manifest';
import type { DetailsPanels } from '../panels/detailsPanels';
import type { CoreDevicesView } from '../tree/coreDevicesView';
import { commandTitle } from '../ui/commandTitle';
import { chosenSession } from './chosenSession';
import { chosenSubjects } from './chosenSubjects';
import { chosenNodes, nodesIn } from './chosenNodes';
import { copy } from './copy';
import { copyFailureReport } from './copyFailureReport';
import { copyIamStatement } from './copyIamStatement';
import { groupBy } from './groupBy';
import { openAsJson } from './openAsJson';
import { openInConsole } from './openInConsole';
import { refresh } from './refresh';
import { retry } from './retry';
import { runCommand } from './runCommand';
import { startScan, withScans } from './scan';
import type { Action, CommandTools } from './tools';
import { stopWatching, watch, watchedAddress } from './watch';

/** The commands whose code is loaded when one of them is first called. */
const occasional = [
  commands.goToCoreDevice,
  commands.filter,
  commands.groupDevices,
  commands.exportFailures,
  commands.saveSnapshot,
  commands.openSnapshot,
  commands.closeSnapshot,
  commands.exploreSampleFleet,
  commands.explainErrorCode,
  commands.selectProfile,
  commands.selectRegion,
  commands.addConnection,
  commands.removeConnection,
  commands.signIn,
  commands.checkPermissions,
  commands.copyDiagnostics,
  commands.connectionMenu,
] as const;

async function loadMore(view: CoreDevicesView, title: string, args: readonly unknown[]): Promise<void> {
  const nodes = await chosenNodes(view, title, args, (node) => node.loadMore !== undefined);
  await Promise.all(nodes.map(async (node) => node.loadMore?.()));
}

async function showDetails(panels: DetailsPanels, subjects: readonly Subject[], preserveFocus = false): Promise<void> {
  const addresses = subjects.flatMap((subject) => addressOf(subject) ?? []);
  await Promise.all(addresses.map((address) => panels.open(address, preserveFocus)));
}

/** The commands that act on the rows a person chose. */
function rowActions({ view, watching, panels, catalogue, documents }: CommandTools): Readonly<Record<string, Action>> {
  const on =
    (applies: (subject: Subject) => boolean, act: (subjects: readonly Subject[]) => void | Promise<void>): Action =>
    async (title, args) =>
      act(await chosenSubjects(view, title, args, applies));
  const isWatchable = (isWatched: boolean) => (subject: Subject) => {
    const address = watchedAddress(subject);
    return address !== undefined && watching.isWatched(address) === isWatched;
  };
  const copyReport = (isRedacted: boolean) => async (subjects: readonly Subject[]) => {
    if (subjects.length > 0) {
      await copyFailureReport(view.sessions, catalogue, subjects, isRedacted);
    }
  };
  return {
    [commands.showDetails]: on(
      (subject) => addressOf(subject) !== undefined,
      (subjects) => showDetails(panels, subjects),
    ),
    [commands.showDetailsBeside]: on(
      (subject) => addressOf(subject) !== undefined,
      (subjects) => showDetails(panels, subjects, true),
    ),
    [commands.watch]: on(isWatchable(false), (subjects) => {
      watch(watching, subjects);
    }),
    [commands.stopWatching]: on(isWatchable(true), (subjects) => {
      stopWatching(watching, subjects);
    }),
    [commands.copyFailureReport]: on(hasFailed, copyReport(false)),
    [commands.copyRedactedFailureReport]: on(hasFailed, copyReport(true)),
    [commands.openAsJson]: on(
      (subject) => copyText('json', subject) !== undefined,
      (subjects) => openAsJson(documents, subjects),
    ),
    [commands.openInConsole]: on((subject) => consoleLink(subject) !== undefined, openInConsole),
    ...Object.fromEntries(
      copyKinds.map((kind): [string, Action] => [copyCommands[kind], (title, args) => copy(view, kind, title, args)]),
    ),
  };
}

function actionsOf(extension: vscode.Extension<unknown>, tools: CommandTools): Readonly<Record<string, Action>> {
  const { view, failures, panels, overview, log } = tools;
  const later =
    (id: string): Action =>
    async (title, args) => {
      const { occasionalActions } = await import('./occasional');
      await occasionalActions(extension, tools)[id]?.(title, args);
    };
  return {
    ...rowActions(tools),
    [commands.refreshView]: () => view.refresh(panels.addresses),
    [commands.refresh]: (title, args) => refresh(view, panels, title, args),
    [commands.retry]: (title, args) => retry(view, title, args),
    ...Object.fromEntries(occasional.map((id): [string, Action] => [id, later(id)])),
    [commands.loadMore]: (title, args) => loadMore(view, title, args),
    [commands.copyIamStatement]: (title, args) => copyIamStatement(view, title, args),
    [commands.revealInTree]: async (_title, args) => {
      const subject = nodesIn(args)[0]?.subject?.();
      const address = subject === undefined ? panels.activeAddress : addressOf(subject);
      if (address !== undefined) {
        await view.reveal(address);
      }
    },
    [commands.scan]: (title, args) => startScan(view, 'quick', title, args),
    [commands.fullScan]: (title, args) => startScan(view, 'full', title, args),
    [commands.cancelScan]: (_title, args) =>
      withScans(view, args, (scan) => {
        scan.cancel();
      }),
    [commands.resumeScan]: (_title, args) => withScans(view, args, (scan) => scan.resume()),
    [commands.showOverview]: async (title, args) => {
      const session = await chosenSession(view, title, args);
      if (session !== undefined) {
        await overview.open(session);
      }
    },
    [commands.groupFailures]: (title) => groupBy(failures, title),
    [commands.clearFilter]: () => {
      view.arrangements.change({ filter: {} });
    },
    [commands.showFailingOnly]: () => {
      const { filter } = view.arrangements.current;
      view.arrangements.change({ filter: { ...filter, isFailing: true } });
    },
    [commands.showDependencies]: () => {
      view.showDependencies(true);
    },
    [commands.hideDependencies]: () => {
      view.showDependencies(false);
    },
    [commands.showLog]: () => {
      log.show();
    },
  };
}

/** Registers every command. What goes wrong in one is caught, logged and shown here. */
export function registerCommands(extension: vscode.Extension<unknown>, tools: CommandTools): vscode.Disposable {
  const registered = Object.entries(actionsOf(extension, tools)).map(([id, action]) => {
    const title = commandTitle(extension, id);
    return vscode.commands.registerCommand(id, (...args: unknown[]) =>
      runCommand(tools.log, title, () => action(title, args)),
    );
  });
  return vscode.Disposable.from(...registered);
}
