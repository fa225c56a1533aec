import * as vscode from 'vscode';
import type { ConnectionSelection } from '../greengrass/ports/connection';
import { visibleText } from '../base/visibleText';
import { snapshotWords } from '../text/messages/snapshotWords';
import { commands } from '../manifest';

/** Data in a status bar text could contain `$(icon)`, which VS Code would draw as an icon. */
function plain(text: string): string {
  return visibleText(text, 60).replaceAll('$(', '$ (');
}

/** What is said of a connection. */
export interface ShownConnection {
  readonly at: ConnectionSelection;
  readonly account: string | undefined;
  /** When the fleet on show was as it is shown, where that is a snapshot. */
  readonly asOf: Date | undefined;
  /** How much of the budget of automatic requests is used, in words; `undefined` while none is made. */
  readonly budget: string | undefined;
  /** What is watched, in words; `undefined` where nothing is. */
  readonly watched: string | undefined;
}

function details({ at: { profile, region }, account, asOf, budget, watched }: ShownConnection): readonly string[] {
  return [
    ...(asOf ? [snapshotWords(asOf)] : []),
    `Profile: ${plain(profile ?? 'default')}`,
    `Region: ${plain(region ?? 'no Region')}`,
    `Account: ${account ?? 'unknown'}`,
    ...(budget === undefined ? [] : [budget]),
    ...(watched === undefined ? [] : [watched]),
  ];
}

/** The item that says which profile and region the view shows; its tooltip has the account where it is known. */
export class ConnectionStatusBar implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('greengrass.connection', vscode.StatusBarAlignment.Left);

  constructor() {
    this.item.name = 'Greengrass Connection';
    this.item.command = commands.connectionMenu;
  }

  /** @param connections what the view shows, the chosen one first */
  show([chosen, ...others]: readonly ShownConnection[]): void {
    if (chosen === undefined) {
      return;
    }
    const { at, asOf } = chosen;
    const profile = plain(at.profile ?? 'default');
    const region = plain(at.region ?? 'no Region');
    const more = others.length === 0 ? '' : ` +${others.length}`;
    this.item.text = `${asOf ? `$(archive) Snapshot · ${region}` : `$(circuit-board) ${profile} · ${region}`}${more}`;
    this.item.tooltip = [
      'Greengrass Explorer',
      ...details(chosen),
      ...others.flatMap((other) => ['', ...details(other)]),
      'Click to select another profile or Region.',
    ].join('\n');
    this.item.accessibilityInformation = {
      label: `Greengrass: profile ${profile}, Region ${region}${others.length === 0 ? '' : ` and ${others.length} more`}`,
    };
    this.item.show();
  }

  dispose(): void {
    this.item.dispose();
  }
}
