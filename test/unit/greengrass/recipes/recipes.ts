// Recipes in the shapes that users have.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** Every feature of a manifest, in YAML with comments. */
export const everything = readFileSync(join(__dirname, 'inputs', 'everything.yaml'), 'utf8');

/** The same in JSON, in one line, as AWS returns it. */
export const everythingInJson = JSON.stringify(parse(everything));

/** The same in JSON, indented with tabs. */
export const everythingInTabs = JSON.stringify(parse(everything), undefined, '\t');

/** The same with the line breaks of Windows. */
export const everythingInCrlf = everything.replaceAll('\n', '\r\n');

/** The same with all keys of the recipe format in lower case, which the nucleus accepts. */
export const everythingInLowerCase = everything.replaceAll(
  /^( *(?:- )?)([A-Z][A-Za-z]*):(?= |$)/gmu,
  (line, space: string, key: string) =>
    /^[A-Z_]+$/u.test(key) && key !== 'URI' ? line : `${space}${key.toLowerCase()}:`,
);

/** A recipe of an exact size in bytes. */
export function recipeOfBytes(size: number): string {
  const start =
    'RecipeFormatVersion: "2020-01-25"\nComponentName: com.acme.Large\nComponentVersion: 1.0.0\nManifests:\n  - Lifecycle:\n      Run: |\n';
  const line = '        echo {configuration:/speed} 焊接\n';
  const count = Math.floor((size - Buffer.byteLength(start) - 10) / Buffer.byteLength(line));
  const text = start + line.repeat(count);
  return `${text}        ${'x'.repeat(size - Buffer.byteLength(text) - 9)}\n`;
}
