import assert from 'node:assert/strict';
import { parseRecipe } from '../../../../src/greengrass/recipes/parseRecipe';
import { itemAt } from '../../../../src/greengrass/recipes/recipeItem';
import { statusCodesOfStep } from '../../../../src/greengrass/recipes/stepCodes';
import { stepNames } from '../../../../src/greengrass/recipes/recipe';
import { errorCodes } from '../../../../src/greengrass/codes/errorCodes';
import { everything } from './recipes';

/** What is at the first character of a part of the recipe with every feature, and its text. */
function at(part: string, offset = 0): string | undefined {
  const item = itemAt(parseRecipe(everything), everything.indexOf(part) + offset);
  return item && `${item.kind} ${everything.slice(item.span.start, item.span.end).split('\n', 1)[0]}`;
}

describe('what is at a position in a recipe', () => {
  it('is the step of a key, or of the key of a property', () => {
    assert.equal(at('Install:'), 'step Install');
    assert.equal(at('Timeout: 300'), 'step Timeout');
    assert.equal(at('darwin:'), 'step darwin');
  });

  it('is a recipe variable, up to its closing brace', () => {
    assert.equal(at('{configuration:/speed}'), 'variable {configuration:/speed}');
    assert.equal(at('{configuration:/speed}', 21), 'variable {configuration:/speed}');
    assert.equal(at('{configuration:/speed}', 22), undefined);
  });

  it('is a dependency, at its name and its range', () => {
    assert.equal(at('com.fjordwerk.OpcUaBridge'), 'dependency com.fjordwerk.OpcUaBridge:');
    assert.equal(at('^1.4.0'), 'dependency com.fjordwerk.OpcUaBridge:');
  });

  it('is nothing elsewhere', () => {
    assert.equal(at('python3'), undefined);
    assert.equal(at('RecipeFormatVersion'), undefined);
    assert.equal(itemAt(parseRecipe(everything), -1), undefined);
    assert.equal(itemAt(parseRecipe(everything), 1e9), undefined);
  });
});

describe('the status codes of the lifecycle steps', () => {
  it('are those that the nucleus has for components', () => {
    const known = errorCodes.filter(({ kind }) => kind === 'component').map(({ code }) => code);
    assert.deepEqual(new Set(stepNames.flatMap(statusCodesOfStep)), new Set(known));
  });
});
