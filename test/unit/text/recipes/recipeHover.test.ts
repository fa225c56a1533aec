import assert from 'node:assert/strict';
import { explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import { parseRecipe } from '../../../../src/greengrass/recipes/parseRecipe';
import { itemAt } from '../../../../src/greengrass/recipes/recipeItem';
import { recipeHover, recipeProblemHover, type RecipeFacts } from '../../../../src/text/recipes/recipeHover';
import { everything } from '../../greengrass/recipes/recipes';
import { hoverLines } from '../hovers/hoverText';

const nothingKnown: RecipeFacts = {
  devicesByCode: new Map(),
  versionsOf: () => ({ published: undefined, installed: new Map() }),
};

/** The hover at the first place of a part of a recipe, as text. */
function hoverAt(part: string, facts: Partial<RecipeFacts> = {}, text = everything): string {
  const recipe = parseRecipe(text);
  const item = itemAt(recipe, text.indexOf(part));
  assert.ok(item !== undefined, part);
  return `${hoverLines(recipeHover(recipe, item, { ...nothingKnown, ...facts }, explainErrorCode)).join('\n')}\n`;
}

describe('the hover of a lifecycle step', () => {
  it('says what the step is for, its default timeout, and what exit codes mean', () => {
    const text = hoverAt('Bootstrap:');
    assert.match(text, /Bootstrap/u);
    assert.match(text, /Timeout: 120 seconds \(default\)/u);
    assert.match(text, /100: restart the nucleus\. 101: restart the device\./u);
    assert.match(text, /Requires privilege: Yes: runs as root or administrator/u);
    assert.doesNotMatch(text, /Status codes/u, 'The nucleus has none for this step.');
  });

  it('has the limits of this recipe', () => {
    const text = hoverAt('Install:');
    assert.match(text, /Timeout: 300 seconds\n/u);
    assert.match(text, /Requires privilege: No\n/u);
    assert.match(text, /Skip: Skipped if weldctl is on the PATH/u);
    assert.match(
      text,
      /Status codes: INSTALL_ERROR, INSTALL_TIMEOUT, INSTALL_CONFIG_NOT_VALID, INSTALL_IO_ERROR, INSTALL_MISSING_DEFAULT_RUNWITH/u,
    );
  });

  it('has the limits of a timeout and a privilege that are texts', () => {
    assert.match(hoverAt('Uninstall:'), /Timeout: 20 seconds/u);
    assert.match(hoverAt('Run:'), /Requires privilege: Yes/u);
    assert.match(hoverAt('Run:'), /Timeout: None \(default\)/u);
    assert.match(hoverAt('Run:'), /Environment variables: LOG_LEVEL/u);
  });

  it('is limited to a selection of the global lifecycle', () => {
    assert.match(hoverAt('Install: copy'), /Only for: windows/u);
  });

  it('of environment variables has no timeout', () => {
    assert.doesNotMatch(hoverAt('Setenv:'), /Timeout|privilege/u);
    assert.match(hoverAt('Setenv:'), /Environment variables: WELD_HOME, PYTHONPATH/u);
  });

  it('says on how many devices it fails, and why', () => {
    const devicesByCode = new Map([
      ['RUN_ERROR', 1],
      ['RUN_TIMEOUT', 1_200],
      ['INSTALL_ERROR', 3],
    ]);
    const text = hoverAt('Run:', { devicesByCode });
    assert.match(text, /Fails with RUN_ERROR: 1 scanned core device\n/u);
    assert.match(text, /Fails with RUN_TIMEOUT: 1,200 scanned core devices/u);
    assert.match(text, /run script ended with a non-zero exit code/u);
    assert.doesNotMatch(text, /INSTALL_ERROR/u);
  });

  it('says what nucleus lite leaves out', () => {
    assert.match(hoverAt('Shutdown:'), /Nucleus lite doesn't support this step/u);
    assert.match(hoverAt('Install:'), /Nucleus lite doesn't support Skipif/u);
    assert.doesNotMatch(hoverAt('Run:'), /lite/u);
  });

  it('shows odd properties as they are', () => {
    const text =
      'Lifecycle: {Run: {Script: x, Timeout: "{configuration:/t}", Skipif: "maybe \u202e", RequiresPrivilege: maybe}}';
    const hover = hoverAt('Run', {}, text);
    assert.match(hover, /Timeout: \{configuration:\/t\}/u);
    assert.match(hover, /Skip: maybe \\u202e/u);
    assert.match(hover, /Requires privilege: No/u);
  });
});

describe('the hover of a recipe variable', () => {
  it('has the default value of the configuration', () => {
    const text = hoverAt('{configuration:/speed}');
    assert.match(text, /The value at \/speed in the configuration of this component/u);
    assert.match(text, /Default: 5/u);
    assert.match(text, /A deployment can set another value/u);
  });

  it('says that a value without a default stays as text', () => {
    const text = hoverAt('{configuration:/missing}');
    assert.match(text, /no value there/u);
    assert.match(text, /leaves it in the text as it is/u);
  });

  const configuration =
    'ComponentConfiguration: {DefaultConfiguration: {"~odd/key": yes, Upper: {a: [1]}, __proto__: 1}}';
  const pointers: Readonly<Record<string, string>> = {
    '/~0odd~1key': 'yes',
    '/upper': '{"a":[1]}',
    '/Upper/a/0': '1',
    '/__proto__': '1',
  };
  for (const [pointer, value] of Object.entries(pointers)) {
    it(`has the default value at ${pointer}`, () => {
      const text = `${configuration}\nLifecycle: {Run: '{configuration:${pointer}}'}`;
      assert.ok(hoverAt('{configuration:', {}, text).includes(`Default: ${value}\n`), pointer);
    });
  }

  it('has no default value where the configuration only inherits one', () => {
    const text = `${configuration}\nLifecycle: {Run: '{configuration:/Upper/constructor}'}`;
    assert.match(hoverAt('{configuration:', {}, text), /no value there/u);
  });

  it('names the component that it belongs to', () => {
    const text = hoverAt('{com.fjordwerk.OpcUaBridge:configuration:/endpoint}');
    assert.match(text, /configuration of com\.fjordwerk\.OpcUaBridge/u);
    assert.doesNotMatch(text, /isn't a dependency/u);
  });

  it('says that a component without a dependency on it stays as text', () => {
    const text = hoverAt('{com.acme', {}, "Lifecycle: {Run: '{com.acme.Other:artifacts:path}'}");
    assert.match(text, /com\.acme\.Other isn't a dependency in this recipe/u);
  });

  it('says since which nucleus it works', () => {
    assert.match(hoverAt('{work:path}/cache'), /nucleus 2\.0\.4 or later/u);
    assert.match(hoverAt('{iot:thingName}"'), /nucleus 2\.3\.0 or later/u);
  });

  it('says when the nucleus replaces it in a configuration', () => {
    assert.match(hoverAt('{iot:thingName}/status'), /nucleus 2\.6\.0 or later.*interpolateComponentConfiguration/u);
  });

  it('says that the nucleus knows no such variable', () => {
    const text = hoverAt('{kernel:nothing}', {}, "Lifecycle: {Run: '{kernel:nothing}'}");
    assert.match(text, /doesn't know this variable/u);
  });

  it('says that nothing is replaced in the URI of an artifact', () => {
    const text = hoverAt('{iot:thingName}', {}, "Manifests: [{Artifacts: [{URI: 's3://a/{iot:thingName}'}]}]");
    assert.match(text, /only in lifecycles and configurations/u);
  });
});

describe('the hover of a dependency', () => {
  it('has the range in words and what its type means', () => {
    const text = hoverAt('aws.greengrass.Nucleus:');
    assert.match(text, /Version requirement: >=2\.9\.0 <3\.0\.0: 2\.9\.0 or later, before 3\.0\.0/u);
    assert.match(text, /SOFT: this component doesn't restart/u);
  });

  it('is HARD and takes any version if the recipe says nothing', () => {
    const text = hoverAt('com.fjordwerk.Shared');
    assert.match(text, /Version requirement: \*: any version/u);
    assert.match(text, /HARD: this component restarts/u);
  });

  it('has the published versions that satisfy it, and the installed versions', () => {
    const installed = new Map([
      ['1.3.0', 2],
      ['1.4.0', 12],
    ]);
    const published = ['2.0.0', '1.4.0', '1.5.0', '1.3.0'];
    const text = hoverAt('com.fjordwerk.OpcUaBridge', { versionsOf: () => ({ published, installed }) });
    assert.match(text, /Published versions that satisfy it: 1\.5\.0, 1\.4\.0\n/u);
    assert.match(text, /Installed: 1\.4\.0 on 12 core devices, 1\.3\.0 on 2 core devices \(doesn't satisfy it\)/u);
  });

  it('says that no published version satisfies it', () => {
    const versionsOf = (): ReturnType<RecipeFacts['versionsOf']> => ({ published: ['1.0.0'], installed: new Map() });
    assert.match(hoverAt('com.fjordwerk.OpcUaBridge', { versionsOf }), /No published version satisfies/u);
  });

  it('lists no more versions than anyone reads', () => {
    const published = Array.from({ length: 10_000 }, (_, index) => `1.5.${index}`);
    const text = hoverAt('com.fjordwerk.OpcUaBridge', {
      versionsOf: () => ({ published, installed: new Map(published.map((version) => [version, 1])) }),
    });
    assert.match(text, /1\.5\.9999, .*, 9,995 more/u);
    assert.ok(text.length < 1_000);
  });

  it('has a requirement that cannot be read as it is', () => {
    const text = hoverAt(
      'a:',
      {},
      'ComponentDependencies: {a: {VersionRequirement: "\u001bbanana", DependencyType: constructor}}',
    );
    assert.match(text, /Version requirement: \\u001bbanana/u);
    assert.match(text, /can't read this version requirement/u);
    assert.match(text, /Dependency type: constructor/u);
  });
});

describe('the hover of a recipe that could not be read', () => {
  it('says why', () => {
    const problem = (text: string): string => hoverLines(recipeProblemHover(parseRecipe(text)) ?? []).join();
    assert.match(problem('x'.repeat(10_000_000)), /too long to explain/u);
    assert.match(problem('['.repeat(10_000)), /too complex to explain/u);
    assert.match(problem('no recipe'), /isn't a recipe/u);
    assert.match(problem('{"a": '), /syntax error/u);
    assert.equal(problem(everything), '');
  });
});
