import * as vscode from 'vscode';
import { asFleetError, type FleetError } from '../core/errors';
import { wordsForError, type FailureWords, type NextStep } from '../core/errorWords';
import { visibleText } from '../core/format';
import { commands } from '../manifest';
import { logFailure } from '../ui/log';

interface Offer {
  readonly label: string;
  readonly command: string;
}

const showLog: Offer = { label: 'Show Log', command: commands.showLog };

/** What a failure offers beside the log. What can only be tried again needs no button: the person has just done it. */
const offers: Readonly<Partial<Record<NextStep, Offer>>> = {
  signIn: { label: 'Sign In', command: commands.signIn },
  chooseProfile: { label: 'Select Profile', command: commands.selectProfile },
  chooseRegion: { label: 'Select Region', command: commands.selectRegion },
};

/** What a failure is called where there is no hover to look at. */
function textOf(title: string, { kind, message }: FleetError, { sentence, advice }: FailureWords): string {
  const ownWords = kind === 'invalid' ? ` ${visibleText(message)}` : '';
  return `${title.replace('…', '')}: ${sentence}. ${advice}${ownWords}`;
}

/**
 * Runs one action of a person. A failure is logged and shown once, in words and with a button for what to do next; a
 * cancellation is silent.
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
    const words = wordsForError(error, { profile: error.profile, region: error.region });
    const offered = [offers[words.nextStep] ?? [], showLog].flat();
    const chosen = await vscode.window.showErrorMessage(
      textOf(title, error, words),
      ...offered.map(({ label }) => label),
    );
    const offer = offered.find(({ label }) => label === chosen);
    if (offer !== undefined) {
      await vscode.commands.executeCommand(offer.command);
    }
  }
}
