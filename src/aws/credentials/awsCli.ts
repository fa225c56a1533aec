import { access, constants } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';

const names = process.platform === 'win32' ? ['aws.exe', 'aws.cmd'] : ['aws'];

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Finds the AWS CLI on the PATH; `undefined` if it isn't installed. Skips relative folders of the PATH, because they
 * could be inside the open folder, which is untrusted.
 */
export async function findAwsCli(): Promise<string | undefined> {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
  for (const file of folders.flatMap((folder) => names.map((name) => join(folder, name)))) {
    if (await isExecutable(file)) {
      return file;
    }
  }
  return undefined;
}
