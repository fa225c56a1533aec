import * as vscode from 'vscode';
import { asFleetError, type FleetError } from '../greengrass/ports/fleetError';
import type { FailureWords } from '../text/errors/errorParts';
import { wordsForError } from '../text/errors/errorWords';
import { type ConnectionTarget } from '../greengrass/ports/connection';
import { visibleText } from '../base/visibleText';
import { commands, nextStepCommands } from '../manifest';
import { commandTitle } from '../ui/commandTitle';
import { logFailure } from '../ui/log';

/**
 * Runs an action of the user with the title of its command. Logs a failure and shows it in one message with a button for
 * the next step. A cancellation is silent.
 */
export type RunCommand = (command: string, action: (title: string) => void | Promise<void>) => Promise<void>;

/** A title without the ellipsis of a command that asks for more input. */
function withoutEllipsis(title: string): string {
  return title.replace('…', '');
}

/** The complete error message. */
function messageOf(title: string, { kind, message }: FleetError, { sentence, advice }: FailureWords): string {
  const ownWords = kind === 'invalid' ? ` ${visibleText(message)}` : '';
  return `${withoutEllipsis(title)}: ${sentence}. ${advice}${ownWords}`;
}

/** The buttons of an error message in addition to the log. Retry needs no button: the user can run the command again. */
function commandsFor({ nextStep }: FailureWords): readonly string[] {
  return nextStep === 'none' || nextStep === 'retry' ? [] : [nextStepCommands[nextStep]];
}

/** Returns the function that runs the actions of this extension. */
export function commandRunner(extension: vscode.Extension<unknown>, log: vscode.LogOutputChannel): RunCommand {
  const showFailure = async (title: string, error: FleetError): Promise<void> => {
    const at: ConnectionTarget = { profile: error.profile, region: error.region };
    const words = wordsForError(error, at);
    const offers = [...commandsFor(words), commands.showLog].map((command) => ({
      title: withoutEllipsis(commandTitle(extension, command)),
      command,
    }));
    const selected = await vscode.window.showErrorMessage(
      messageOf(title, error, words),
      ...offers.map((offer) => offer.title),
    );
    const offer = offers.find((other) => other.title === selected);
    if (offer !== undefined) {
      await vscode.commands.executeCommand(offer.command, at);
    }
  };
  return async (command, action) => {
    const title = commandTitle(extension, command);
    try {
      await action(title);
    } catch (thrown) {
      const error = asFleetError(thrown);
      if (error.kind !== 'canceled' && error.kind !== 'credentialsCanceled') {
        logFailure(log, title, error);
        await showFailure(title, error);
      }
    }
  };
}
