import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as prettier from 'prettier';
import { faultGroups } from './faultGroups';

const file = join(__dirname, '..', '..', 'RELIABILITY.md');

const head = `# What happens when something goes wrong

Generated from the tests by \`npm run reliability\`. Don't edit it: a test fails when it is out of date. Each row
is a test over HTTP, named after its fault: \`npx mocha 'test/unit/reliability/*.test.ts' -g 'A storm of 429'\`.

Every test also checks that no device is listed twice and that no request is sent once the view is closed. For faults
"from the second page on", one retry loads the rest without requesting the first page again, and a refresh that meets
the same fault keeps all visible devices.
`;

/** Generates test/RELIABILITY.md from the tests. */
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

/** Reads test/RELIABILITY.md. */
export function writtenTable(): Promise<string> {
  return readFile(file, 'utf8');
}

/** Updates test/RELIABILITY.md. */
export async function writeTable(): Promise<void> {
  await writeFile(file, await reliabilityTable());
}
