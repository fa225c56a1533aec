import { build } from 'esbuild';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from './problem';
import { runToEnd } from './processGroup';

/** The test extensions in this folder: one opens the Greengrass view in each window, two show what VS Code itself costs. */
export type OwnExtension = 'openView' | 'emptyPanel' | 'staticList';

const vsce = join(__dirname, '..', '..', 'node_modules', '@vscode', 'vsce', 'vsce');
const packageFlags = ['--no-dependencies', '--allow-missing-repository', '--allow-star-activation', '--skip-license'];

/** Builds an extension into `folder`, unpacked. */
export async function buildExtension(name: OwnExtension, folder: string): Promise<void> {
  const source = join(__dirname, name);
  await mkdir(folder, { recursive: true });
  await copyFile(join(source, 'package.json'), join(folder, 'package.json'));
  await build({
    entryPoints: [join(source, 'extension.ts')],
    outfile: join(folder, 'extension.js'),
    format: 'cjs',
    platform: 'node',
  });
}

/** Packs an extension for `--install-extension`. Returns the path of the VSIX in `folder`. */
export async function packExtension(name: OwnExtension, folder: string): Promise<string> {
  await buildExtension(name, folder);
  const packed = join(folder, `${name}.vsix`);
  const { code, output } = await runToEnd(process.execPath, [vsce, 'package', ...packageFlags, '--out', packed], {
    cwd: folder,
  });
  if (code !== 0) throw new Problem(`Couldn't pack the extension ${name}:\n${output}`);
  return packed;
}
