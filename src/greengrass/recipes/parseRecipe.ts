import { isMap, parseDocument } from 'yaml';
import { lifecycleSteps } from './lifecycleSteps';
import { isTooComplex } from './nesting';
import type { Recipe, RecipeArtifact, RecipeDependency, RecipeManifest, RecipeProblem } from './recipe';
import { variablesIn } from './recipeVariables';
import { itemsOf, memberNamed, membersOf, plainValue, textOf, type Member } from './yamlNodes';

/** Several times what AWS accepts. Parsing more would stop the editor for too long. */
const maxCharacters = 100_000;

const nothing = {
  componentName: undefined,
  componentVersion: undefined,
  componentDescription: undefined,
  componentPublisher: undefined,
  componentType: undefined,
  defaultConfiguration: undefined,
  dependencies: [],
  manifests: [],
  lifecycle: [],
  variables: [],
} as const;

function dependencyOf({ key, value, span }: Member): RecipeDependency {
  const members = membersOf(value);
  return {
    componentName: key,
    versionRequirement: textOf(memberNamed(members, 'VersionRequirement')?.value),
    dependencyType: textOf(memberNamed(members, 'DependencyType')?.value),
    span,
  };
}

function artifactOf(node: unknown): RecipeArtifact {
  const members = membersOf(node);
  return {
    uri: textOf(memberNamed(members, 'URI')?.value),
    unarchive: textOf(memberNamed(members, 'Unarchive')?.value),
  };
}

function manifestOf(node: unknown): RecipeManifest {
  const members = membersOf(node);
  const value = (key: string): unknown => memberNamed(members, key)?.value;
  return {
    name: textOf(value('Name')),
    platform: Object.fromEntries(
      membersOf(value('Platform')).flatMap((one) => {
        const text = textOf(one.value);
        return text === undefined ? [] : [[one.key, text] as const];
      }),
    ),
    selections: itemsOf(value('Selections')).flatMap((item) => textOf(item) ?? []),
    lifecycle: lifecycleSteps(value('Lifecycle')),
    artifacts: itemsOf(value('Artifacts')).map(artifactOf),
  };
}

function parse(text: string): Recipe {
  // A text with many keys takes too long if they are compared with each other, and the nucleus doesn't do it either.
  const { contents, errors } = parseDocument(text, { uniqueKeys: false, prettyErrors: false });
  const [error] = errors;
  const syntax: RecipeProblem | undefined = error && { kind: 'syntax', message: error.message, offset: error.pos[0] };
  if (!isMap(contents)) {
    return { ...nothing, problem: syntax ?? { kind: 'notARecipe' } };
  }
  const members = membersOf(contents);
  const value = (key: string): unknown => memberNamed(members, key)?.value;
  const configuration = memberNamed(membersOf(value('ComponentConfiguration')), 'DefaultConfiguration')?.value;
  const manifests = itemsOf(value('Manifests'));
  const inManifest = (manifest: unknown, key: string): unknown => memberNamed(membersOf(manifest), key)?.value;
  return {
    componentName: textOf(value('ComponentName')),
    componentVersion: textOf(value('ComponentVersion')),
    componentDescription: textOf(value('ComponentDescription')),
    componentPublisher: textOf(value('ComponentPublisher')),
    componentType: textOf(value('ComponentType')),
    defaultConfiguration: plainValue(configuration),
    dependencies: membersOf(value('ComponentDependencies')).map(dependencyOf),
    manifests: manifests.map(manifestOf),
    lifecycle: lifecycleSteps(value('Lifecycle')),
    variables: [
      ...variablesIn(text, configuration, 'configuration'),
      ...variablesIn(text, value('Lifecycle'), 'lifecycle'),
      ...manifests.flatMap((manifest) => [
        ...variablesIn(text, inManifest(manifest, 'Lifecycle'), 'lifecycle'),
        ...variablesIn(text, inManifest(manifest, 'Artifacts'), 'elsewhere'),
      ]),
    ],
    problem: syntax,
  };
}

/** Parses a recipe in YAML or JSON, as far as it can be read. Never throws. */
export function parseRecipe(text: string): Recipe {
  if (text.length > maxCharacters) {
    return { ...nothing, problem: { kind: 'tooLong' } };
  }
  return isTooComplex(text) ? { ...nothing, problem: { kind: 'tooComplex' } } : parse(text);
}
