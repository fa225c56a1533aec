import * as vscode from 'vscode';
import { consoleLink } from '../../greengrass/addresses/consoleLink';
import { applicableCopies } from '../../greengrass/addresses/copyKinds';
import { panelAddressOf } from '../../text/panels/panelAddress';
import type { Row } from '../../text/rows/row';
import type { Severity } from '../../greengrass/status/status';
import { hasFailed } from '../../greengrass/addresses/subject';
import { commands, rowFlags } from '../../manifest';
import { decorationUri } from './decorationUri';
import { refreshedWith, type Node } from './node';

/** The theme's own colours, so that every theme, also of high contrast, has its say. */
const colours: Readonly<Record<Severity, string | undefined>> = {
  success: 'testing.iconPassed',
  neutral: undefined,
  unknown: undefined,
  info: 'problemsInfoIcon.foreground',
  progress: 'problemsInfoIcon.foreground',
  warning: 'problemsWarningIcon.foreground',
  error: 'problemsErrorIcon.foreground',
};

/** Which commands apply to a row: its kind, and a flag for each. `when` clauses in `package.json` ask for the flags. */
function contextValueOf(node: Node): string {
  const subject = node.subject?.();
  const own = node.flags?.() ?? [];
  if (subject === undefined) {
    return [...own, node.iamStatement === undefined ? '' : rowFlags.iamStatement].filter(Boolean).join(' ');
  }
  const flags = [
    ...own,
    refreshedWith(node) === undefined ? '' : rowFlags.refreshable,
    panelAddressOf(subject) === undefined ? '' : rowFlags.details,
    hasFailed(subject) ? rowFlags.failed : '',
    consoleLink(subject) === undefined ? '' : rowFlags.console,
  ];
  return [subject.kind, ...flags, ...applicableCopies(subject)].filter((flag) => flag !== '').join(' ');
}

/** Everything a row shows, as one text: two rows with the same words need not be drawn again. */
export function wordsOf(node: Node): string {
  return JSON.stringify([node.row(), node.isExpandable, contextValueOf(node), node.hoverFacts?.()]);
}

function collapsibleStateOf({ isExpandable, isExpandedAtFirst }: Node): vscode.TreeItemCollapsibleState {
  if (!isExpandable) {
    return vscode.TreeItemCollapsibleState.None;
  }
  return isExpandedAtFirst === true
    ? vscode.TreeItemCollapsibleState.Expanded
    : vscode.TreeItemCollapsibleState.Collapsed;
}

/** The icon of a row in the colour of its severity. */
export function iconOf({ icon, severity }: Pick<Row, 'icon' | 'severity'>): vscode.ThemeIcon {
  const colour = colours[severity];
  return new vscode.ThemeIcon(icon, colour === undefined ? undefined : new vscode.ThemeColor(colour));
}

/**
 * What a click on a row runs. VS Code runs it on every click, also where the row is selected already. A row that can be
 * expanded has none, or a click on its label would no longer expand it: there each click is an expansion or a collapse.
 */
function clickOf(node: Node, title: string): vscode.Command | undefined {
  return node.isExpandable ? undefined : { title, command: commands.clickRow, arguments: [node] };
}

/** Draws a node. The hover is added when the pointer rests on it. */
export function treeItemOf(node: Node): vscode.TreeItem {
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
  const click = clickOf(node, row.label);
  if (click !== undefined) {
    item.command = click;
  }
  return item;
}
