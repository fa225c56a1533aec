import type * as vscode from 'vscode';
import type { Panels } from '../panels/panels';
import type { RequestLog } from '../ui/requestLog';
import type { PanelActionTools } from './panelActions';
import type { ConnectionTools } from './connection/addConnection';
import type { SignInTools } from './connection/signIn';
import type { FailuresView } from '../tree/failures/failuresView';
import type { LatestInteraction } from './target/latestInteraction';
import type { Targets } from './target/targets';

/** The action of a command. It gets the command's title and the arguments from VS Code. */
export type Action = (title: string, args: readonly unknown[]) => void | Promise<void>;

/** What the commands need. */
export interface CommandTools extends PanelActionTools, ConnectionTools, SignInTools {
  readonly extension: vscode.Extension<unknown>;
  readonly panels: Panels;
  readonly failures: FailuresView;
  /** What the user last acted on. */
  readonly latest: LatestInteraction;
  readonly log: vscode.LogOutputChannel;
  readonly requests: RequestLog;
}

/** What the commands need, including what finds their targets. */
export interface ActionTools extends CommandTools {
  readonly targets: Targets;
}
