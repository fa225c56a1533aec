import * as vscode from 'vscode';
import type { Row } from '../../text/rows/row';
import type { Severity } from '../../greengrass/status/status';
import { decorationUri } from './decorationUri';
import type { Node } from './node';
import { contextValueOf } from './rowWords';

/** Theme colors. They adapt to every theme, including the high-contrast ones. */
const colors: Readonly<Record<Severity, string | undefined>> = {
  success: 'testing.iconPassed',
  neutral: undefined,
  unknown: undefined,
  info: 'problemsInfoIcon.foreground',
  progress: 'problemsInfoIcon.foreground',
  warning: 'problemsWarningIcon.foreground',
  error: 'problemsErrorIcon.foreground',
};

function collapsibleStateOf({ isExpandable, isExpandedAtFirst }: Node): vscode.TreeItemCollapsibleState {
  if (!isExpandable) {
    return vscode.TreeItemCollapsibleState.None;
  }
  return isExpandedAtFirst === true
    ? vscode.TreeItemCollapsibleState.Expanded
    : vscode.TreeItemCollapsibleState.Collapsed;
}

/** The icon of a row in the color of its severity. */
export function iconOf({ icon, severity }: Pick<Row, 'icon' | 'severity'>): vscode.ThemeIcon {
  const color = colors[severity];
  return new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
}

/** The command that a click on a row of a view runs. */
export function clickCommandOf(viewId: string): string {
  return `${viewId}.clickRow`;
}

/**
 * The command that a click on a row runs. VS Code runs it on every click, even if the row is already selected. An
 * expandable row has none: with a command, a click on its label wouldn't expand it. The command has no arguments, because
 * VS Code forgets those of a row that is drawn again, and says that the command doesn't exist if that happens during a click.
 */
function clickOf(node: Node, viewId: string, title: string): vscode.Command | undefined {
  return node.isExpandable ? undefined : { title, command: clickCommandOf(viewId) };
}

/** Draws a node of a view. `resolveTreeItem` adds the hover when the pointer rests on the row. */
export function treeItemOf(node: Node, viewId: string): vscode.TreeItem {
  const row = node.row();
  const item = new vscode.TreeItem(row.label, collapsibleStateOf(node));
  item.id = node.id;
  item.description = row.description;
  item.iconPath = iconOf(row);
  item.contextValue = contextValueOf(node);
  item.accessibilityInformation = { label: row.accessibilityLabel };
  if (node.decorationPath !== undefined) {
    item.resourceUri = decorationUri(node.decorationPath);
  }
  const click = clickOf(node, viewId, row.label);
  if (click !== undefined) {
    item.command = click;
  }
  return item;
}
