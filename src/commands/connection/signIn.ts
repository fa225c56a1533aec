import * as vscode from 'vscode';
import { visibleText } from '../../base/visibleText';
import type { Profile } from '../../greengrass/ports/profiles';

/** What signing in needs. */
export interface SignInTools {
  readonly readProfiles: () => Promise<readonly Profile[]>;
  /** The path of the AWS CLI; `undefined` if it isn't installed. */
  readonly findAwsCli: () => Promise<string | undefined>;
}

/** The arguments of the AWS CLI for the sign-in of a profile; `undefined` if it has none. */
function argumentsFor({ signIn }: Profile): readonly string[] | undefined {
  switch (signIn) {
    case 'sso':
      return ['sso', 'login'];
    case 'login':
      return ['login'];
    case undefined:
      return undefined;
  }
}

/** Why the user can't sign in, as a sentence. */
function signInProblem(profile: Profile | undefined, name: string, cli: string | undefined): string | undefined {
  if (!vscode.workspace.isTrusted) {
    return 'Sign In works only in a trusted window.';
  }
  if (profile === undefined || argumentsFor(profile) === undefined) {
    return `Profile ${visibleText(name)} doesn't use sign-in. Renew its credentials, then refresh.`;
  }
  return cli === undefined
    ? "The AWS CLI isn't installed, or isn't on the PATH of VS Code. Install it, or sign in elsewhere."
    : undefined;
}

/**
 * Runs the sign-in of the AWS CLI in a terminal. The profile name is a separate argument and never part of a shell
 * command line. Resolves once the terminal is closed.
 */
export async function signIn({ readProfiles, findAwsCli }: SignInTools, selected: string | undefined): Promise<void> {
  const name = selected ?? 'default';
  const profiles = await readProfiles();
  const profile = profiles.find((known) => known.name === name);
  const cli = await findAwsCli();
  const problem = signInProblem(profile, name, cli);
  const cliArguments = profile && argumentsFor(profile);
  if (problem !== undefined || cliArguments === undefined || cli === undefined) {
    void vscode.window.showWarningMessage(problem ?? "Sign In isn't possible.");
    return;
  }
  const shellArgs = [...cliArguments, '--profile', name];
  const terminal = vscode.window.createTerminal({ name: 'AWS Sign In', shellPath: cli, shellArgs, isTransient: true });
  terminal.show();
  await new Promise<void>((resolve) => {
    const listening = vscode.window.onDidCloseTerminal((closed) => {
      if (closed === terminal) {
        listening.dispose();
        resolve();
      }
    });
  });
}
