import assert from 'node:assert/strict';
import { parseRecipe } from '../../../../src/greengrass/recipes/parseRecipe';
import { failingSteps } from '../../../../src/text/recipes/failingSteps';
import { everything } from '../../greengrass/recipes/recipes';

/** The remarks, each with the line that it is above. */
function remarksOn(text: string, codes: Readonly<Record<string, number>>): readonly string[] {
  return failingSteps(parseRecipe(text), new Map(Object.entries(codes))).map(({ start, words }) => {
    const line = text.slice(text.lastIndexOf('\n', start) + 1).split('\n')[0] ?? '';
    return `${line.trim()} ${words}`;
  });
}

describe('the remarks about the failing steps of a recipe', () => {
  const text = [
    'ComponentName: com.example.Press',
    'Manifests:',
    '  - Lifecycle:',
    '      Install: pip install press',
    '      Run:',
    '        Script: press',
    '  - Lifecycle:',
    '      Run: press.exe',
  ].join('\n');

  it('say with which code and on how many scanned core devices, at every step with the name', () => {
    assert.deepEqual(remarksOn(text, { RUN_ERROR: 1_200, RUN_TIMEOUT: 1, STARTUP_ERROR: 3 }), [
      'Run: Run fails with RUN_ERROR on 1,200 scanned core devices, with RUN_TIMEOUT on 1 scanned core device',
      'Run: press.exe Run fails with RUN_ERROR on 1,200 scanned core devices, with RUN_TIMEOUT on 1 scanned core device',
    ]);
  });

  it('are none for steps that fail nowhere, and for codes that name no step', () => {
    assert.deepEqual(remarksOn(text, { INSTALL_ERROR: 0, ERRORED: 4, BOOTSTRAP_ERROR: 2 }), []);
  });

  it('are none in a text that is no recipe, and one for each step of a global lifecycle', () => {
    assert.deepEqual(remarksOn('no recipe', { RUN_ERROR: 1 }), []);
    assert.ok(remarksOn(everything, { UNINSTALL_ERROR: 1 }).length > 0);
  });
});
