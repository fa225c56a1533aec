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
 * Where the AWS CLI is, by the PATH of this process; `undefined` where it is not installed. Relative parts of the PATH
 * are left out: they could lead into the open folder.
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
