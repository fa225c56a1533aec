import { createHmac, randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { HashStorage } from '../base/hashStorage';

/** How many characters of a hash are stored: 96 bits. */
const hashLength = 16;

/** Stores the looks in a file in the storage of the extension. Without it, every look is the first. */
export function lookStorage(folder: vscode.Uri): HashStorage {
  const file = vscode.Uri.joinPath(folder, 'lastLooks.json');
  return {
    file: {
      read: async () => {
        try {
          return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
        } catch {
          return undefined;
        }
      },
      write: async (text) => {
        try {
          await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
        } catch {
          // A folder that can't be written must not disturb anyone.
        }
      },
    },
    makeSalt: () => randomBytes(16).toString('base64url'),
    hash: (salt, text) => createHmac('sha256', salt).update(text).digest('base64url').slice(0, hashLength),
  };
}
