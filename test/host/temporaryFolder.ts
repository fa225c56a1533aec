import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A temporary folder. It is removed when this process ends, at the latest. */
export interface TemporaryFolder {
  readonly path: string;
  remove(): Promise<void>;
}

// A program that has just ended may still have a file open in the folder.
const options = { recursive: true, force: true, maxRetries: 5 } as const;
const paths = new Set<string>();

function removeAll(): void {
  for (const path of paths) rmSync(path, options);
}

/** Creates a folder whose name starts with `greengrass-` and `purpose`. */
export async function temporaryFolder(purpose: string, parent = tmpdir()): Promise<TemporaryFolder> {
  if (paths.size === 0 && !process.listeners('exit').includes(removeAll)) process.on('exit', removeAll);
  await mkdir(parent, { recursive: true });
  const path = await mkdtemp(join(parent, `greengrass-${purpose}-`));
  paths.add(path);
  const remove = async (): Promise<void> => {
    await rm(path, options);
    paths.delete(path);
  };
  return { path, remove };
}
