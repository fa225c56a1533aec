import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** An empty home folder and an environment without other AWS variables. */
export interface TemporaryHome {
  readonly folder: string;
  /** Writes a file, relative to the home folder, and creates its folders. Resolves with its full path. */
  write(name: string, text: string, mode?: number): Promise<string>;
  /** Restores the environment and removes the folder. */
  dispose(): Promise<void>;
}

function forgetAws(): void {
  for (const name of Object.keys(process.env).filter((key) => key.startsWith('AWS_'))) {
    Reflect.deleteProperty(process.env, name);
  }
}

/** Creates a home folder for this process, with `env` as its only AWS variables. */
export async function temporaryHome(env: Readonly<Record<string, string>> = {}): Promise<TemporaryHome> {
  const before = { ...process.env };
  const folder = await mkdtemp(join(tmpdir(), 'greengrass-home-'));
  forgetAws();
  const quiet = { AWS_EC2_METADATA_DISABLED: 'true', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };
  Object.assign(process.env, quiet, env, { HOME: folder });
  return {
    folder,
    write: async (name, text, mode = 0o600) => {
      const file = join(folder, name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text, { mode });
      return file;
    },
    dispose: async () => {
      forgetAws();
      Object.assign(process.env, before);
      await rm(folder, { recursive: true });
    },
  };
}
