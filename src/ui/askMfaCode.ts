import * as vscode from 'vscode';
import { visibleText } from '../base/visibleText';

/** Asks for the code of an MFA device; `undefined` if the user cancels. */
export async function askMfaCode(serialNumber: string): Promise<string | undefined> {
  const code = await vscode.window.showInputBox({
    title: 'Greengrass: MFA Code',
    prompt: `Enter the code from ${visibleText(serialNumber)}`,
    placeHolder: '123456',
    ignoreFocusOut: true,
    validateInput: (typed) => (/^\d{6}$/u.test(typed.trim()) ? undefined : 'Enter six digits.'),
  });
  return code?.trim();
}
