import * as vscode from 'vscode';
import type { ConnectionChoice } from '../core/connection';
import { visibleText } from '../core/format';
import { snapshotWords } from '../core/snapshotWords';
import { commands } from '../manifest';

/** Data in a status bar text could contain `$(icon)`, which VS Code would draw as an icon. */
function plain(text: string): string {
  return visibleText(text, 60).replaceAll('$(', '$ (');
}

/** The item that says which profile and region the view shows; its tooltip has the account where it is known. */
export class ConnectionStatusBar implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('greengrass.connection', vscode.StatusBarAlignment.Left);

  constructor() {
    this.item.name = 'Greengrass Connection';
    this.item.command = commands.connectionMenu;
  }

  /** @param asOf when the fleet on show was as it is shown, where that is a snapshot */
  show({ profile, region }: ConnectionChoice, account: string | undefined, asOf: Date | undefined): void {
    const profileText = plain(profile ?? 'default');
    const regionText = plain(region ?? 'no Region');
    this.item.text = asOf ? `$(archive) Snapshot · ${regionText}` : `$(circuit-board) ${profileText} · ${regionText}`;
    this.item.tooltip = [
      'Greengrass Explorer',
      ...(asOf ? [snapshotWords(asOf)] : []),
      `Profile: ${profileText}`,
      `Region: ${regionText}`,
      `Account: ${account ?? 'not known yet'}`,
      'Click to choose another.',
    ].join('\n');
    this.item.accessibilityInformation = { label: `Greengrass: profile ${profileText}, Region ${regionText}` };
    this.item.show();
  }

  dispose(): void {
    this.item.dispose();
  }
}
