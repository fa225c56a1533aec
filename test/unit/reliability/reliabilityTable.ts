import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as prettier from 'prettier';
import { faultGroups } from './faultGroups';

const file = join(__dirname, '..', '..', 'RELIABILITY.md');

const head = `# What happens when something goes wrong

Written by \`npm run reliability\` from the tests, which fail when this file is not up to date; not to be edited. Each line
is a test over HTTP, named after its fault: \`npx mocha 'test/unit/reliability/*.test.ts' -g 'A storm of 429'\`.

Every one of them holds, too, that no device is listed twice, and that nothing is asked once the view is closed. Where it says
"from the second page on", one retry afterwards brings the rest without asking for the first page again, and a refresh that
meets the same fault loses nothing of what is on show.
`;

/** The text of test/RELIABILITY.md as the tests have it. */
export async function reliabilityTable(): Promise<string> {
  const sections = faultGroups.map(({ title, file: name, cases }) => {
    const rows = cases.map(
      ({ fault, shown, kept }) => `| ${fault} | ${shown} | ${kept} | [${name}](unit/reliability/${name}.ts) |`,
    );
    const heading = `## ${title.charAt(0).toUpperCase()}${title.slice(1)}`;
    return [heading, '', '| fault | what is shown | what is kept | test |', '|---|---|---|---|', ...rows, ''].join(
      '\n',
    );
  });
  const options = await prettier.resolveConfig(file);
  return prettier.format([head, ...sections].join('\n'), { ...options, parser: 'markdown' });
}

/** The text of test/RELIABILITY.md as it is. */
export function writtenTable(): Promise<string> {
  return readFile(file, 'utf8');
}

/** Brings test/RELIABILITY.md up to date. */
export async function writeTable(): Promise<void> {
  await writeFile(file, await reliabilityTable());
}
