import * as vscode from 'vscode';
import { commands, copyCommands } from '../manifest';
import { commandTitle } from '../ui/commandTitle';
import { runCommand } from './runCommand';
import type { CommandTools } from './tools';

/** Registers every command; what they do is loaded with the first. What goes wrong in one is caught, logged and shown here. */
export function registerCommands(extension: vscode.Extension<unknown>, tools: CommandTools): vscode.Disposable {
  const ids: readonly string[] = [...Object.values(commands), ...Object.values(copyCommands)];
  const registered = ids.map((id) => {
    const title = commandTitle(extension, id);
    return vscode.commands.registerCommand(id, (...args: unknown[]) =>
      runCommand(tools.log, title, async () => {
        const { actionsOf } = await import('./actions');
        await actionsOf(extension, tools)[id]?.(title, args);
      }),
    );
  });
  return vscode.Disposable.from(...registered);
}
