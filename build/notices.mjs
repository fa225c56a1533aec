// The licenses of all bundled packages, based on the metafiles of esbuild.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const heading = 'Greengrass Explorer contains the following third-party software.\n';

/** The folders of the packages in the inputs of builds, such as `node_modules/@smithy/core`. */
function packageFolders(metafiles) {
  const inPackage = /^((?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+)\//;
  const inputs = metafiles.flatMap((metafile) => Object.keys(metafile.inputs));
  const folders = inputs.map((input) => inPackage.exec(input)?.[1]);
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
}

async function readPackage(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|notice)/i.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return { title: `${name} ${version} (${license})`, text: texts.join('\n').trim() };
}

/** Writes the notices of all packages. Packages with the same license text share it. */
export async function writeNotices(metafiles, file) {
  const titlesByText = new Map();
  for (const { title, text } of await Promise.all(packageFolders(metafiles).map(readPackage))) {
    titlesByText.set(text, [...(titlesByText.get(text) ?? []), title]);
  }
  const sections = [...titlesByText].map(([text, titles]) => `${titles.join('\n')}\n\n${text || 'See the package.'}\n`);
  await writeFile(file, [heading, ...sections].join(`\n${'-'.repeat(79)}\n\n`));
}
