import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { bannedPhrases } from '../voice/bannedPhrases';

const project = join(__dirname, '..', '..');

interface Text {
  readonly where: string;
  readonly text: string;
}

/** The string literals of a source file, which users may read, without the paths of imports. */
function textsIn(file: string): readonly Text[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Text[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      return;
    }
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push({ where: `${file.slice(project.length + 1)}:${line + 1}`, text: node.text });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The strings anywhere in a JSON value. */
function textsOf(value: unknown, where: string): readonly Text[] {
  if (typeof value === 'string') {
    return [{ where, text: value }];
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, item]: [string, unknown]) => textsOf(item, `${where}.${key}`))
    : [];
}

function json(...path: readonly string[]): unknown {
  return JSON.parse(readFileSync(join(project, ...path), 'utf8'));
}

const sources = readdirSync(join(project, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => textsIn(join(project, 'src', file)));

const catalog = textsOf(json('src', 'greengrass', 'codes', 'errorCodes.json'), 'errorCodes.json');

const manifest = json('package.json');
const manifestTexts = ['contributes', 'capabilities', 'description'].flatMap((key) =>
  textsOf(typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, key) : undefined, key),
);

const documents = ['README.md', 'CHANGELOG.md', 'docs/how-it-works.md'].flatMap((name) =>
  readFileSync(join(project, name), 'utf8')
    .split('\n')
    .map((text, index): Text => ({ where: `${name}:${index + 1}`, text })),
);

function offenses(texts: readonly Text[]): readonly string[] {
  return texts.flatMap(({ where, text }) =>
    bannedPhrases.filter((phrase) => text.toLowerCase().includes(phrase)).map((phrase) => `${where}: ${phrase}`),
  );
}

describe('the texts for users', () => {
  it('are found by this test', () => {
    assert.ok(sources.some(({ text }) => text.includes('No AWS credentials found')));
    assert.ok(catalog.some(({ text }) => text.includes('Generic code')));
    assert.ok(manifestTexts.some(({ text }) => text === 'Scan for Failures'));
    assert.ok(documents.some(({ text }) => text.includes('Scan for Failures')));
  });

  it('have no banned phrases in messages, rows, hovers and panels', () => {
    assert.deepEqual(offenses(sources), []);
  });

  it('have no banned phrases in the catalog of error codes', () => {
    assert.deepEqual(offenses(catalog), []);
  });

  it('have no banned phrases in the manifest', () => {
    assert.deepEqual(offenses(manifestTexts), []);
  });

  it('have no banned phrases in README, CHANGELOG and docs', () => {
    assert.deepEqual(offenses(documents), []);
  });
});
