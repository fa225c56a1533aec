import * as vscode from 'vscode';
import { commands, copyCommands } from '../manifest';
import type { RunCommand } from './runCommand';
import type { CommandTools } from './tools';

/** Registers every command; what they do is loaded with the first. */
export function registerCommands(run: RunCommand, tools: CommandTools): vscode.Disposable {
  const ids: readonly string[] = [...Object.values(commands), ...Object.values(copyCommands)];
  const registered = ids.map((id) =>
    vscode.commands.registerCommand(id, (...args: unknown[]) =>
      run(id, async (title) => {
        const { actionsOf } = await import('./actions');
        await actionsOf(tools)[id]?.(title, args);
      }),
    ),
  );
  return vscode.Disposable.from(...registered);
}
