import * as vscode from 'vscode';
import type { ConnectionSelection } from '../greengrass/ports/connection';
import { visibleText } from '../base/visibleText';
import type { TimeZone } from '../base/time';
import { snapshotWords } from '../text/messages/snapshotWords';
import { commands } from '../manifest';

/** Shortens and escapes a text. VS Code would draw `$(icon)` in a status bar text as an icon. */
function shortText(text: string): string {
  return visibleText(text, 60).replaceAll('$(', '$ (');
}

/** What the status bar shows of a connection. */
export interface ShownConnection {
  readonly at: ConnectionSelection;
  readonly account: string | undefined;
  /** When the snapshot was taken; `undefined` for a live connection. */
  readonly asOf: Date | undefined;
  /** How much of the request budget is used, in words; `undefined` while there are no automatic requests. */
  readonly budget: string | undefined;
  /** What is watched, in words; `undefined` if nothing is. */
  readonly watched: string | undefined;
}

function details(
  { at: { profile, region }, account, asOf, budget, watched }: ShownConnection,
  zone: TimeZone,
): readonly string[] {
  return [
    ...(asOf ? [snapshotWords(asOf, zone)] : []),
    `Profile: ${shortText(profile ?? 'default')}`,
    `Region: ${shortText(region ?? 'no Region')}`,
    `Account: ${account ?? 'unknown'}`,
    ...(budget === undefined ? [] : [budget]),
    ...(watched === undefined ? [] : [watched]),
  ];
}

/** The status bar item with the profile and Region of the view. Its tooltip has the account if it is known. */
export class ConnectionStatusBar implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('greengrass.connection', vscode.StatusBarAlignment.Left);

  constructor() {
    this.item.name = 'Greengrass Connection';
    this.item.command = commands.connectionMenu;
  }

  /** @param connections the connections of the view, the selected one first */
  show([selected, ...others]: readonly ShownConnection[], zone: TimeZone): void {
    if (selected === undefined) {
      return;
    }
    const { at, asOf } = selected;
    const profile = shortText(at.profile ?? 'default');
    const region = shortText(at.region ?? 'no Region');
    const more = others.length === 0 ? '' : ` +${others.length}`;
    this.item.text = `${asOf ? `$(archive) Snapshot · ${region}` : `$(circuit-board) ${profile} · ${region}`}${more}`;
    this.item.tooltip = [
      'Greengrass Explorer',
      ...details(selected, zone),
      ...others.flatMap((other) => ['', ...details(other, zone)]),
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
