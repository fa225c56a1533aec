import * as vscode from 'vscode';
import { copyKinds } from '../core/copies';
import { commands, copyCommands } from '../manifest';
import type { CoreDevicesView } from '../tree/coreDevicesView';
import { commandTitle } from '../ui/commandTitle';
import { copy } from './copy';
import { refresh } from './refresh';
import { retry } from './retry';
import { runCommand } from './runCommand';

/** A command: what it does, told its own title and what VS Code hands it. */
type Action = (title: string, args: readonly unknown[]) => void | Promise<void>;

async function loadMore({ session }: CoreDevicesView): Promise<void> {
  if (session.state.kind === 'open') {
    await session.state.fleet.list.readMore();
  }
}

function actionsOf(view: CoreDevicesView, log: vscode.LogOutputChannel): Readonly<Record<string, Action>> {
  return {
    [commands.refreshView]: () => view.refresh(),
    [commands.refresh]: (title, args) => refresh(view, title, args),
    [commands.retry]: (title, args) => retry(view, title, args),
    [commands.loadMore]: () => loadMore(view),
    [commands.showDependencies]: () => {
      view.showDependencies(true);
    },
    [commands.hideDependencies]: () => {
      view.showDependencies(false);
    },
    [commands.showLog]: () => {
      log.show();
    },
    ...Object.fromEntries(
      copyKinds.map((kind): [string, Action] => [copyCommands[kind], (title, args) => copy(view, kind, title, args)]),
    ),
  };
}

/** Registers every command. What goes wrong in one is caught, logged and shown here. */
export function registerCommands(
  extension: vscode.Extension<unknown>,
  view: CoreDevicesView,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const registered = Object.entries(actionsOf(view, log)).map(([id, action]) => {
    const title = commandTitle(extension, id);
    return vscode.commands.registerCommand(id, (...args: unknown[]) =>
      runCommand(log, title, () => action(title, args)),
    );
  });
  return vscode.Disposable.from(...registered);
}
