import type { LifecycleStep, Recipe, RecipeDependency, RecipeVariable, TextSpan } from './recipe';

/** What is at a position in a recipe. */
export type RecipeItem = { readonly span: TextSpan } & (
  | { readonly kind: 'variable'; readonly variable: RecipeVariable }
  | { readonly kind: 'step'; readonly step: LifecycleStep }
  | { readonly kind: 'dependency'; readonly dependency: RecipeDependency }
);

function contains({ start, end }: TextSpan, offset: number): boolean {
  return start <= offset && offset < end;
}

/** All steps of a recipe: those of the manifests and those of the global lifecycle. */
export function stepsOf({ manifests, lifecycle }: Recipe): readonly LifecycleStep[] {
  return [...manifests.flatMap((manifest) => manifest.lifecycle), ...lifecycle];
}

/** What is at an offset in the text of a recipe; `undefined` if nothing is known about it. */
export function itemAt(recipe: Recipe, offset: number): RecipeItem | undefined {
  const variable = recipe.variables.find(({ span }) => contains(span, offset));
  if (variable !== undefined) {
    return { kind: 'variable', variable, span: variable.span };
  }
  for (const step of stepsOf(recipe)) {
    const span = step.keys.find((key) => contains(key, offset));
    if (span !== undefined) {
      return { kind: 'step', step, span };
    }
  }
  const dependency = recipe.dependencies.find(({ span }) => contains(span, offset));
  return dependency && { kind: 'dependency', dependency, span: dependency.span };
}
