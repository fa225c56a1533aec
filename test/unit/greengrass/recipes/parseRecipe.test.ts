import assert from 'node:assert/strict';
import fc from 'fast-check';
import { member } from '../../../../src/base/json';
import { parseRecipe } from '../../../../src/greengrass/recipes/parseRecipe';
import type { LifecycleStep, Recipe } from '../../../../src/greengrass/recipes/recipe';
import { stepsOf } from '../../../../src/greengrass/recipes/recipeItem';
import { anyText } from '../arbitraryModels';
import {
  everything,
  everythingInCrlf,
  everythingInJson,
  everythingInLowerCase,
  everythingInTabs,
  recipeOfBytes,
} from './recipes';

/** A recipe without positions, which depend on the form of its text. */
function content(recipe: Recipe): unknown {
  return JSON.parse(
    JSON.stringify(recipe, (key, value: unknown) => (['span', 'keys'].includes(key) ? undefined : value)),
  );
}

/** A step in short. */
function inShort({ name, selections, timeout, requiresPrivilege, skipIf, variables }: LifecycleStep): string {
  const details = [...selections, timeout, requiresPrivilege, skipIf, ...variables].filter((one) => one !== undefined);
  return [name, ...details].join(' ');
}

describe('a recipe', () => {
  const recipe = parseRecipe(everything);

  it('has the properties of the component', () => {
    assert.equal(recipe.componentName, 'com.fjordwerk.WeldController');
    assert.equal(recipe.componentVersion, '2.4.1');
    assert.equal(recipe.componentDescription, 'Steuert die Schweißanlage · 控制焊接机 🤖');
    assert.equal(recipe.componentPublisher, 'Fjordwerk GmbH');
    assert.equal(recipe.componentType, 'aws.greengrass.generic');
    assert.equal(recipe.problem, undefined);
  });

  it('has the default configuration', () => {
    assert.equal(member(recipe.defaultConfiguration, 'speed'), 5);
    assert.deepEqual(member(recipe.defaultConfiguration, 'topics'), {
      'weld/status': 'factory/{iot:thingName}/status',
    });
  });

  it('has the dependencies with their ranges', () => {
    assert.deepEqual(
      recipe.dependencies.map(({ span, ...dependency }) => [dependency, everything.slice(span.start, span.start + 10)]),
      [
        [
          { componentName: 'aws.greengrass.Nucleus', versionRequirement: '>=2.9.0 <3.0.0', dependencyType: 'SOFT' },
          'aws.greeng',
        ],
        [
          { componentName: 'com.fjordwerk.OpcUaBridge', versionRequirement: '^1.4.0', dependencyType: 'HARD' },
          'com.fjordw',
        ],
        [
          { componentName: 'com.fjordwerk.Shared', versionRequirement: undefined, dependencyType: undefined },
          'com.fjordw',
        ],
      ],
    );
  });

  it('has the manifests with platforms, artifacts, and selections', () => {
    assert.deepEqual(
      recipe.manifests.map(({ lifecycle: _, ...manifest }) => manifest),
      [
        {
          name: 'linux',
          platform: { os: 'linux', architecture: '/amd64|aarch64/', runtime: '*' },
          selections: [],
          artifacts: [
            { uri: 's3://fjordwerk-artifacts/weld/2.4.1/weld.zip', unarchive: 'ZIP' },
            { uri: 'docker:registry.example.com/weld:2.4.1', unarchive: undefined },
          ],
        },
        {
          name: 'windows',
          platform: { os: 'windows' },
          selections: ['windows'],
          artifacts: [{ uri: 's3://fjordwerk-artifacts/weld/2.4.1/weld.exe', unarchive: undefined }],
        },
      ],
    );
  });

  it('has the lifecycle steps of its manifests', () => {
    assert.deepEqual(recipe.manifests[0]?.lifecycle.map(inShort), [
      'Setenv WELD_HOME PYTHONPATH',
      'Bootstrap true',
      'Install 300 onpath weldctl',
      'Run true LOG_LEVEL',
      'Shutdown',
      'Recover',
      'Uninstall 20',
    ]);
    assert.equal(recipe.manifests[0].lifecycle[4]?.script, 'weldctl stop');
  });

  it('has the global lifecycle with selections at any level', () => {
    assert.deepEqual(recipe.lifecycle.map(inShort), [
      'Install windows',
      'Run windows 60',
      'Run all',
      'Startup',
      'Startup darwin',
      'Startup key',
      'Startup key linux',
    ]);
    assert.equal(recipe.lifecycle[0]?.script, 'copy "{artifacts:path}\\weld.exe" "C:\\Program Files\\Weld\\"');
  });

  it('has the recipe variables with their places', () => {
    assert.deepEqual(
      recipe.variables.map(({ span, place }) => `${place} ${everything.slice(span.start, span.end)}`).sort(),
      [
        'configuration {iot:thingName}',
        'lifecycle {artifacts:decompressedPath}',
        'lifecycle {artifacts:decompressedPath}',
        'lifecycle {artifacts:path}',
        'lifecycle {artifacts:path}',
        'lifecycle {com.fjordwerk.OpcUaBridge:configuration:/endpoint}',
        'lifecycle {configuration:/missing}',
        'lifecycle {configuration:/speed}',
        'lifecycle {iot:thingName}',
        'lifecycle {kernel:rootPath}',
        'lifecycle {work:path}',
        'lifecycle {work:path}',
      ],
    );
  });

  const forms = {
    JSON: everythingInJson,
    'JSON with tabs': everythingInTabs,
    'YAML with the line breaks of Windows': everythingInCrlf,
    'YAML with keys in lower case': everythingInLowerCase,
    'YAML with a byte order mark': `\ufeff${everything}`,
  };
  for (const [form, text] of Object.entries(forms)) {
    it(`is the same in ${form}`, () => {
      const parsed = parseRecipe(text);
      assert.deepEqual(content(parsed), content(recipe));
      const written = ({ start, end }: { start: number; end: number }): string => text.slice(start, end).toLowerCase();
      for (const step of stepsOf(parsed)) {
        const [key] = step.keys;
        const names = [step.name, ...step.selections].map((name) => name.toLowerCase());
        assert.ok(key !== undefined && names.includes(written(key).replaceAll('"', '')), step.name);
      }
      for (const { span } of parsed.variables) {
        assert.match(written(span), /^\{.+\}$/u);
      }
    });
  }

  it('of 15,999 bytes is complete', () => {
    const text = recipeOfBytes(15_999);
    assert.equal(Buffer.byteLength(text), 15_999);
    const parsed = parseRecipe(text);
    assert.equal(parsed.problem, undefined);
    assert.equal(parsed.variables.length, text.split('{configuration').length - 1);
  });

  it('keeps a version as it is written', () => {
    assert.equal(parseRecipe('ComponentVersion: 1.0').componentVersion, '1.0');
    assert.equal(parseRecipe('{"ComponentVersion": 1.10}').componentVersion, '1.10');
  });

  it('has what a syntax error leaves of it, and the error', () => {
    const { componentName, dependencies, problem } = parseRecipe(
      '{"ComponentName": "com.acme.A", "ComponentDependencies": {"com.acme.B": {"VersionRequirement": "^1.0',
    );
    assert.equal(componentName, 'com.acme.A');
    assert.equal(dependencies[0]?.componentName, 'com.acme.B');
    assert.equal(problem?.kind, 'syntax');
  });

  const notRecipes = ['', 'just text', '"text"', '[]', '- a', 'null', '\0\u001b[2J', '<html>'];
  for (const text of notRecipes) {
    it(`is absent from a text that is none: ${JSON.stringify(text)}`, () => {
      const { problem, manifests } = parseRecipe(text);
      assert.notEqual(problem, undefined);
      assert.deepEqual(manifests, []);
    });
  }

  it('counts the last of several members with the same name, like the nucleus', () => {
    const parsed = parseRecipe(
      '{"ComponentName":"a","componentname":"b","Lifecycle":{"Run":"x"},"LIFECYCLE":{"Install":"y"}}',
    );
    assert.equal(parsed.componentName, 'b');
    assert.deepEqual(parsed.lifecycle.map(inShort), ['Install']);
  });

  it('has selections at three levels, and nothing below', () => {
    const nested = (levels: number): object =>
      levels === 0 ? { Run: 'x' } : { [`level${levels}`]: nested(levels - 1) };
    const stepsAt = (levels: number) =>
      parseRecipe(JSON.stringify({ Lifecycle: nested(levels) })).lifecycle.map(inShort);
    assert.deepEqual(stepsAt(3), ['Run level3 level2 level1']);
    assert.deepEqual(stepsAt(4), []);
  });

  it('has recipe variables in a configuration as deep as a person writes', () => {
    const nested = (levels: number): unknown => (levels === 0 ? '{work:path}' : { a: nested(levels - 1) });
    const variablesAt = (levels: number) =>
      parseRecipe(JSON.stringify({ ComponentConfiguration: { DefaultConfiguration: nested(levels) } })).variables;
    assert.equal(variablesAt(40).length, 1);
    assert.equal(variablesAt(60).length, 0);
  });

  it('of 10 MB is left out', () => {
    assert.deepEqual(parseRecipe('a'.repeat(10_000_000)).problem, { kind: 'tooLong' });
  });

  it('with odd keys and shapes changes nothing else', () => {
    const parsed = parseRecipe(
      [
        'ComponentName: [a]',
        '__proto__: {polluted: true}',
        '? [key]: 1',
        'ComponentConfiguration: {DefaultConfiguration: {__proto__: {polluted: true}, a: *missing}}',
        'ComponentDependencies: {__proto__: {VersionRequirement: ^1.0.0}, constructor: 1}',
        'Manifests: [null, 1, [], {Lifecycle: {Run: {Script: [1], Timeout: {}}, __proto__: {Run: a}}}]',
      ].join('\n'),
    );
    assert.equal(Reflect.get({}, 'polluted'), undefined);
    assert.deepEqual(
      parsed.dependencies.map(({ componentName }) => componentName),
      ['__proto__', 'constructor'],
    );
    assert.deepEqual(member(parsed.defaultConfiguration, '__proto__'), { polluted: true });
    assert.equal(parsed.manifests.length, 4);
    assert.equal(parsed.manifests[3]?.lifecycle[0]?.script, undefined);
  });

  const bombs: Readonly<Record<string, string>> = {
    aliases: `a: &a [x]\n${'bcdefghij'.replaceAll(/./gu, (name, index: number) => `${name}: &${name} [${`*${'abcdefghij'.charAt(index)},`.repeat(9)}]\n`)}ComponentConfiguration: {DefaultConfiguration: *j}`,
    // Without its limits, the parser ends the process for some of these.
    'nested lists': '['.repeat(20_000),
    'nested lists with closing brackets in texts': '["]",'.repeat(10_000),
    'nested objects': '{a: '.repeat(20_000),
    'nested objects in JSON': `${'{"Lifecycle":'.repeat(2_000)}1${'}'.repeat(2_000)}`,
    'nested selections': `Lifecycle: ${'{a: '.repeat(90)}{Run: x}${'}'.repeat(90)}`,
    'nested lines': Array.from({ length: 400 }, (_, index) => `${' '.repeat(index)}a:`).join('\n\n'),
    'nested items in one line': '- '.repeat(40_000),
    'nested items with anchors': '- &a '.repeat(20_000),
    'nested keys in one line': '? '.repeat(40_000),
    'nested values in one line': 'a: '.repeat(30_000),
    'many keys': `{${Array.from({ length: 5_000 }, (_, index) => `"k${index}": 1`).join()}}`,
    braces: `Lifecycle: {Run: '${'{artifacts:'.repeat(5_000)}'}`,
  };
  for (const [name, text] of Object.entries(bombs)) {
    it(`of ${name} does no harm`, () => {
      const parsed = parseRecipe(text);
      assert.ok(JSON.stringify(parsed).length < 10 * text.length + 10_000);
    });
  }

  it('has as many braces in its scripts as a person writes', () => {
    const script = '          echo "${HOME}/{work:path}" $(date) [ -f x ]: - ok\n';
    const parsed = parseRecipe(`Lifecycle:\n  Run:\n    Script: |\n${script.repeat(300)}`);
    assert.equal(parsed.problem, undefined);
    assert.equal(parsed.variables.length, 300);
  });

  it('is parsed from any text without an exception', () => {
    const parts = fc.constantFrom(
      'Lifecycle:',
      '\n  ',
      'Run: ',
      '{',
      '}',
      '[',
      ',',
      '&a ',
      '*a',
      '"',
      "'",
      '|\n',
      '- ',
      ': ',
      '{work:path}',
      '\r\n',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(parts, anyText)), (texts) => {
        parseRecipe(texts.join(''));
      }),
    );
  });
});
