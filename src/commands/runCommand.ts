import * as vscode from 'vscode';
import { asFleetError } from '../core/errors';
import { wordsForError } from '../core/errorWords';
import { commands } from '../manifest';
import { logFailure } from '../ui/log';

const showLog = 'Show Log';

/**
 * Runs one action of a person. A failure is logged and shown once, in words and with what to do next; a cancellation is
 * silent.
 */
export async function runCommand(
  log: vscode.LogOutputChannel,
  title: string,
  action: () => void | Promise<void>,
): Promise<void> {
  try {
    await action();
  } catch (thrown) {
    const error = asFleetError(thrown);
    if (error.kind === 'canceled' || error.kind === 'credentialsCanceled') {
      return;
    }
    logFailure(log, title, error);
    const { sentence, advice } = wordsForError(error, { profile: error.profile, region: error.region });
    const choice = await vscode.window.showErrorMessage(`${title.replace('…', '')}: ${sentence}. ${advice}`, showLog);
    if (choice === showLog) {
      await vscode.commands.executeCommand(commands.showLog);
    }
  }
}
