import * as vscode from 'vscode';
import { commands, copyCommands } from '../manifest';
import { clickActionOf } from '../tree/engine/clickAction';
import type { Node } from '../tree/engine/node';
import { clickCommandOf } from '../tree/engine/treeItem';
import type { RunCommand } from './runCommand';
import type { LatestInteraction } from './target/latestInteraction';
import type { CommandTools } from './tools';

/** Records a click on a row and runs the row's click action. */
async function clickRow(latest: LatestInteraction, node: Node): Promise<void> {
  latest.click(node);
  const click = clickActionOf(node);
  if (click !== undefined) {
    await vscode.commands.executeCommand(click.command, ...click.arguments);
  }
}

/** Registers all commands. Their actions load when the first command runs. */
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
  const clicks = tools.latest.views.map(({ id, view }) =>
    vscode.commands.registerCommand(clickCommandOf(id), async () => {
      const [node] = view.selection;
      if (node !== undefined) {
        await clickRow(tools.latest, node);
      }
    }),
  );
  return vscode.Disposable.from(...registered, ...clicks);
}
