import * as vscode from 'vscode';
import { settings } from '../../manifest';

/** Turns on the questions about connections, in the settings of the user. */
export async function showConnectivity(): Promise<void> {
  await vscode.workspace.getConfiguration().update(settings.connectivity, 'on', vscode.ConfigurationTarget.Global);
}
