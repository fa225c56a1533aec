import * as vscode from 'vscode';
import { addressOf } from '../core/address';
import { consoleLink } from '../core/consoleLink';
import { copyKinds, copyText } from '../core/copies';
import { hasFailed, type Subject } from '../core/subject';
import { commands, copyCommands } from '../manifest';
import type { DetailsPanels } from '../panels/detailsPanels';
import type { OverviewPanel } from '../panels/overviewPanel';
import type { FailuresView } from '../tree/failuresView';
import type { CoreDevicesView } from '../tree/coreDevicesView';
import { commandTitle } from '../ui/commandTitle';
import type { RequestLog } from '../ui/requestLog';
import { chosenSubjects } from './chosenSubjects';
import { nodesIn } from './chosenNodes';
import { copy } from './copy';
import { copyDiagnostics } from './copyDiagnostics';
import { copyFailureReport } from './copyFailureReport';
import { explainErrorCode } from './explainErrorCode';
import { exportFailures } from './exportFailures';
import { goToCoreDevice } from './goToCoreDevice';
import { groupBy } from './groupBy';
import { openAsJson } from './openAsJson';
import { openInConsole } from './openInConsole';
import type { PanelActionTools } from './panelActions';
import { refresh } from './refresh';
import { retry } from './retry';
import { runCommand } from './runCommand';
import { checkPermissions } from './checkPermissions';
import { connectionMenu } from './connectionMenu';
import { startScan, withScan } from './scan';
import { selectProfile, selectRegion, type SelectTools } from './selectConnection';
import { signIn, type SignInTools } from './signIn';
import { closeSnapshot, exploreSampleFleet, openSnapshot, saveSnapshot } from './snapshots';

/** A command: what it does, told its own title and what VS Code hands it. */
type Action = (title: string, args: readonly unknown[]) => void | Promise<void>;

/** What the commands act on and with. */
export interface CommandTools extends PanelActionTools, SelectTools, SignInTools {
  readonly failures: FailuresView;
  readonly panels: DetailsPanels;
  readonly overview: OverviewPanel;
  readonly log: vscode.LogOutputChannel;
  readonly requests: RequestLog;
}

async function loadMore({ session }: CoreDevicesView): Promise<void> {
  if (session.state.kind === 'open') {
    await session.state.fleet.list.readMore();
  }
}

async function showDetails(panels: DetailsPanels, subjects: readonly Subject[], preserveFocus = false): Promise<void> {
  const addresses = subjects.flatMap((subject) => addressOf(subject) ?? []);
  await Promise.all(addresses.map((address) => panels.open(address, preserveFocus)));
}

/** The commands that act on the rows a person chose. */
function rowActions({ view, panels, catalogue, documents }: CommandTools): Readonly<Record<string, Action>> {
  const on =
    (applies: (subject: Subject) => boolean, act: (subjects: readonly Subject[]) => Promise<void>): Action =>
    async (title, args) =>
      act(await chosenSubjects(view, title, args, applies));
  const copyReport = (isRedacted: boolean) => async (subjects: readonly Subject[]) => {
    const { session } = view;
    if (session.state.kind === 'open' && subjects.length > 0) {
      await copyFailureReport(session.state.fleet, catalogue, subjects, { now: session.now(), isRedacted });
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
  const { view, failures, panels, overview, catalogue, documents, log } = tools;
  return {
    ...rowActions(tools),
    [commands.refreshView]: () => view.refresh(panels.thingNames),
    [commands.refresh]: (title, args) => refresh(view, panels, title, args),
    [commands.retry]: (title, args) => retry(view, title, args),
    [commands.goToCoreDevice]: (title, args) => goToCoreDevice(view, title, args[0]),
    [commands.loadMore]: () => loadMore(view),
    [commands.revealInTree]: async (_title, args) => {
      const subject = nodesIn(args)[0]?.subject?.();
      const address = subject === undefined ? panels.activeAddress : addressOf(subject);
      if (address !== undefined) {
        await view.reveal(address);
      }
    },
    [commands.scan]: () => startScan(view.session, 'quick'),
    [commands.fullScan]: () => startScan(view.session, 'full'),
    [commands.cancelScan]: () =>
      withScan(view.session, (scan) => {
        scan.cancel();
      }),
    [commands.resumeScan]: () => withScan(view.session, (scan) => scan.resume()),
    [commands.showOverview]: () => overview.open(),
    [commands.exportFailures]: (title, args) => {
      const subject = nodesIn(args)[0]?.subject?.();
      return exportFailures(view.session, catalogue, title, subject?.kind === 'errorCode' ? undefined : subject);
    },
    [commands.saveSnapshot]: (title) => saveSnapshot(view, title),
    [commands.openSnapshot]: (title, args) => openSnapshot(view, title, args),
    [commands.closeSnapshot]: () => {
      closeSnapshot(view, tools.choices);
    },
    [commands.exploreSampleFleet]: (title) => exploreSampleFleet(view, title, extension.extensionUri),
    [commands.groupFailures]: (title) => groupBy(failures, title),
    [commands.explainErrorCode]: (title, args) => {
      const [clicked] = nodesIn(args);
      return explainErrorCode(catalogue, documents, title, clicked?.subject?.());
    },
    [commands.selectProfile]: (title, args) => selectProfile(tools, title, args[0]),
    [commands.selectRegion]: (title, args) => selectRegion(tools, title, args[0]),
    [commands.signIn]: async () => {
      await signIn(tools, view.session.askedAt.profile);
      await view.refresh(panels.thingNames);
    },
    [commands.checkPermissions]: (title) => checkPermissions(view.session, documents, title),
    [commands.copyDiagnostics]: () => copyDiagnostics(extension, view.session, tools.requests),
    [commands.connectionMenu]: (title) => connectionMenu(extension, title),
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
