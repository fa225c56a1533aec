import * as vscode from 'vscode';
import { visibleText } from '../../base/visibleText';
import type { Profile } from '../../greengrass/ports/profiles';

/** What signing in works with. */
export interface SignInTools {
  readonly readProfiles: () => Promise<readonly Profile[]>;
  /** Where the AWS CLI is; `undefined` where it is not installed. */
  readonly findAwsCli: () => Promise<string | undefined>;
}

/** What the AWS CLI is told for a kind of profile; `undefined` where there is nothing to sign in to. */
function argumentsFor({ kind }: Profile): readonly string[] | undefined {
  switch (kind) {
    case 'sso':
      return ['sso', 'login'];
    case 'login':
      return ['login'];
    default:
      return undefined;
  }
}

/** What keeps a person from signing in, as a sentence. */
function obstacle(profile: Profile | undefined, name: string, cli: string | undefined): string | undefined {
  if (!vscode.workspace.isTrusted) {
    return 'Sign In works only in a trusted window.';
  }
  if (profile === undefined || argumentsFor(profile) === undefined) {
    return `Profile ${visibleText(name)} has no sign-in. Renew its credentials, then refresh.`;
  }
  return cli === undefined
    ? "The AWS CLI isn't installed, or isn't on the PATH of VS Code. Install it, or sign in elsewhere."
    : undefined;
}

/**
 * Runs the AWS CLI's sign-in in a terminal. The name of the profile is an argument of its own and never a part of a
 * shell's line. Resolves once the terminal is closed.
 */
export async function signIn({ readProfiles, findAwsCli }: SignInTools, chosen: string | undefined): Promise<void> {
  const name = chosen ?? 'default';
  const profiles = await readProfiles();
  const profile = profiles.find((known) => known.name === name);
  const cli = await findAwsCli();
  const problem = obstacle(profile, name, cli);
  const words = profile && argumentsFor(profile);
  if (problem !== undefined || words === undefined || cli === undefined) {
    void vscode.window.showWarningMessage(problem ?? "Sign In isn't possible.");
    return;
  }
  const shellArgs = [...words, '--profile', name];
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
