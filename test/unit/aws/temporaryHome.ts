import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A home folder without a history, and an environment that says nothing else of AWS. */
export interface TemporaryHome {
  readonly folder: string;
  /** Writes a file, named from the home folder on, and the folders above it. Resolves with its whole name. */
  write(name: string, text: string, mode?: number): Promise<string>;
  /** Puts back the environment as it was, and removes the folder. */
  dispose(): Promise<void>;
}

function forgetAws(): void {
  for (const name of Object.keys(process.env).filter((key) => key.startsWith('AWS_'))) {
    Reflect.deleteProperty(process.env, name);
  }
}

/** Makes a home folder and puts this process there, with `env` as all that the environment says of AWS. */
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
