import * as vscode from 'vscode';
import { addressPart } from '../../base/visibleText';

export const scheme = 'greengrass-explorer';

/** The URI under which VS Code decorates a row. Each part becomes one path segment; its special characters are escaped. */
export function decorationUri(path: readonly string[]): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${path.map(addressPart).join('/')}` });
}
