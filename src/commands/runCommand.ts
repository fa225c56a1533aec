import * as vscode from 'vscode';
import { asFleetError, type FleetError } from '../greengrass/ports/fleetError';
import { wordsForError, type FailureWords } from '../text/messages/errorWords';
import { type ConnectionTarget } from '../greengrass/ports/connection';
import { visibleText } from '../base/visibleText';
import { commands, nextStepCommands } from '../manifest';
import { commandTitle } from '../ui/commandTitle';
import { logFailure } from '../ui/log';

/**
 * Runs one action of a person, which is told the title of its command. A failure is logged and shown once, in words and
 * with a button for what to do next; a cancellation is silent.
 */
export type RunCommand = (command: string, action: (title: string) => void | Promise<void>) => Promise<void>;

/** A title without the dots that say that something is asked for. */
function bare(title: string): string {
  return title.replace('…', '');
}

/** The whole of a message about a failure. */
function textOf(title: string, { kind, message }: FleetError, { sentence, advice }: FailureWords): string {
  const ownWords = kind === 'invalid' ? ` ${visibleText(message)}` : '';
  return `${bare(title)}: ${sentence}. ${advice}${ownWords}`;
}

/** What a failure offers beside the log. What can only be tried again needs no button: the person has just done it. */
function commandsFor({ nextStep }: FailureWords): readonly string[] {
  return nextStep === 'none' || nextStep === 'retry' ? [] : [nextStepCommands[nextStep]];
}

/** Makes what runs the actions of this extension. */
export function commandRunner(extension: vscode.Extension<unknown>, log: vscode.LogOutputChannel): RunCommand {
  const showFailure = async (title: string, error: FleetError): Promise<void> => {
    const at: ConnectionTarget = { profile: error.profile, region: error.region };
    const words = wordsForError(error, at);
    const offers = [...commandsFor(words), commands.showLog].map((command) => ({
      title: bare(commandTitle(extension, command)),
      command,
    }));
    const chosen = await vscode.window.showErrorMessage(
      textOf(title, error, words),
      ...offers.map((offer) => offer.title),
    );
    const offer = offers.find((other) => other.title === chosen);
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
