import * as vscode from 'vscode';
import { commands, copyCommands } from '../manifest';
import type { Node } from '../tree/engine/node';
import type { RunCommand } from './runCommand';
import type { ActingTarget } from './target/actingTarget';
import type { CommandTools } from './tools';

/** Notes a click on a row, and does what the row does on a click. */
async function clickRow(acting: ActingTarget, node: Node): Promise<void> {
  acting.click(node);
  const click = node.click?.();
  if (click !== undefined) {
    await vscode.commands.executeCommand(click.command, ...click.arguments);
  }
}

/** Registers every command; what they do is loaded with the first. */
export function registerCommands(run: RunCommand, tools: CommandTools): vscode.Disposable {
  const { clickRow: clickId, ...others } = commands;
  const ids: readonly string[] = [...Object.values(others), ...Object.values(copyCommands)];
  const registered = ids.map((id) =>
    vscode.commands.registerCommand(id, (...args: unknown[]) =>
      run(id, async (title) => {
        const { actionsOf } = await import('./actions');
        await actionsOf(tools)[id]?.(title, args);
      }),
    ),
  );
  const click = vscode.commands.registerCommand(clickId, (node: Node) => clickRow(tools.acting, node));
  return vscode.Disposable.from(...registered, click);
}
