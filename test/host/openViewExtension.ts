import { build } from 'esbuild';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from './problem';
import { runToEnd } from './processGroup';

const source = join(__dirname, 'openView');
const vsce = join(__dirname, '..', '..', 'node_modules', '@vscode', 'vsce', 'vsce');
const packageFlags = ['--no-dependencies', '--allow-missing-repository', '--allow-star-activation', '--skip-license'];

/** Builds the tiny extension that opens the Greengrass view in each window, unpacked, into `folder`. */
export async function buildOpenView(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await copyFile(join(source, 'package.json'), join(folder, 'package.json'));
  await build({
    entryPoints: [join(source, 'extension.ts')],
    outfile: join(folder, 'extension.js'),
    format: 'cjs',
    platform: 'node',
  });
}

/** The same, packed for `--install-extension`; gives the path of the VSIX, which is put into `folder`. */
export async function packOpenView(folder: string): Promise<string> {
  await buildOpenView(folder);
  const packed = join(folder, 'openView.vsix');
  const { code, output } = await runToEnd(process.execPath, [vsce, 'package', ...packageFlags, '--out', packed], {
    cwd: folder,
  });
  if (code !== 0) throw new Problem(`The extension that opens the Greengrass view could not be packed:\n${output}`);
  return packed;
}
