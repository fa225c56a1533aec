import * as vscode from 'vscode';
import { addressPart } from '../../base/visibleText';

export const scheme = 'greengrass-explorer';

/** The address under which a row is decorated. Each part is one segment of the path, whatever characters it has. */
export function decorationUri(path: readonly string[]): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${path.map(addressPart).join('/')}` });
}
