import * as vscode from 'vscode';
import { visibleText } from '../base/visibleText';

/** Asks for the code of an MFA device; `undefined` where the person gives none. */
export async function askMfaCode(serialNumber: string): Promise<string | undefined> {
  const code = await vscode.window.showInputBox({
    title: 'Greengrass: MFA Code',
    prompt: `The code on ${visibleText(serialNumber)}`,
    placeHolder: '123456',
    ignoreFocusOut: true,
    validateInput: (typed) => (/^\d{6}$/u.test(typed.trim()) ? undefined : 'The code has six digits.'),
  });
  return code?.trim();
}
