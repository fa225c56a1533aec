import { count } from '../../base/numbers';
import type { Recipe } from '../../greengrass/recipes/recipe';
import { stepsOf } from '../../greengrass/recipes/recipeItem';
import { statusCodesOfStep } from '../../greengrass/recipes/stepCodes';

/** A remark about a lifecycle step. */
export interface StepRemark {
  /** In UTF-16 code units. */
  readonly start: number;
  readonly words: string;
}

/**
 * A remark about each lifecycle step that fails on core devices. The codes don't say of which manifest the step is, so every
 * step with the name has one.
 * @param devicesByCode the number of scanned core devices on which this version reports each status code
 */
export function failingSteps(recipe: Recipe, devicesByCode: ReadonlyMap<string, number>): readonly StepRemark[] {
  return stepsOf(recipe).flatMap(({ name, keys: [key] }) => {
    const failures = statusCodesOfStep(name).flatMap((code) => {
      const devices = devicesByCode.get(code) ?? 0;
      return devices === 0 ? [] : [`with ${code} on ${count(devices, 'scanned core device')}`];
    });
    return key === undefined || failures.length === 0
      ? []
      : [{ start: key.start, words: `${name} fails ${failures.join(', ')}` }];
  });
}
