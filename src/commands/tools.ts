import type * as vscode from 'vscode';
import type { AppState } from '../app/appState';
import type { Panels } from '../panels/panels';
import type { RequestLog } from '../ui/requestLog';
import type { PanelActionTools } from './panelActions';
import type { PinTools } from './connection/pinConnection';
import type { SignInTools } from './connection/signIn';

/** A command: what it does, told its own title and what VS Code hands it. */
export type Action = (title: string, args: readonly unknown[]) => void | Promise<void>;

/** What the commands act on and with. */
export interface CommandTools extends PanelActionTools, PinTools, SignInTools {
  readonly extension: vscode.Extension<unknown>;
  readonly app: AppState;
  readonly panels: Panels;
  readonly log: vscode.LogOutputChannel;
  readonly requests: RequestLog;
}
