import type * as vscode from 'vscode';
import type { Panels } from '../panels/panels';
import type { RequestLog } from '../ui/requestLog';
import type { PanelActionTools } from './panelActions';
import type { PinTools } from './connection/pinConnection';
import type { SignInTools } from './connection/signIn';
import type { ActingTarget } from './target/actingTarget';
import type { Targets } from './target/targets';

/** A command: what it does, told its own title and what VS Code hands it. */
export type Action = (title: string, args: readonly unknown[]) => void | Promise<void>;

/** What the commands act on and with. */
export interface CommandTools extends PanelActionTools, PinTools, SignInTools {
  readonly extension: vscode.Extension<unknown>;
  readonly panels: Panels;
  /** What the person pointed at last. */
  readonly acting: ActingTarget;
  readonly log: vscode.LogOutputChannel;
  readonly requests: RequestLog;
}

/** The same with what finds the target of a command. */
export interface ActionTools extends CommandTools {
  readonly targets: Targets;
}
