import { visibleText } from '../../base/visibleText';
import type { Recipe, RecipeVariable } from '../../greengrass/recipes/recipe';
import { caveats, field, paragraph, type Hover } from '../hovers/hover';
import { valueAt } from './configurationValue';

/** What the variables mean that aren't in a configuration. */
const meanings: Readonly<Record<string, string>> = {
  'artifacts:path': 'The folder with the artifacts of the component.',
  'artifacts:decompressedPath':
    'The folder with the unpacked artifacts of the component. Each ZIP file has a folder with its name, without the extension.',
  'work:path': 'The working folder of the component. It needs nucleus 2.0.4 or later.',
  'kernel:rootPath': 'The root folder of AWS IoT Greengrass on the device.',
  'iot:thingName': 'The name of the core device. It needs nucleus 2.3.0 or later.',
};

const staysAsText = 'The nucleus leaves it in the text as it is.';

function ownConfiguration({ defaultConfiguration }: Recipe, pointer: string): Hover {
  const value = valueAt(defaultConfiguration, pointer);
  return value === undefined
    ? paragraph([
        'The default configuration has no value there.',
        'Unless a deployment sets one, the nucleus leaves it in the text as it is.',
      ])
    : [
        ...field('Default', typeof value === 'string' ? value : JSON.stringify(value)),
        ...paragraph(['A deployment can set another value.']),
      ];
}

function configurationParts(recipe: Recipe, { componentName, key }: RecipeVariable): Hover {
  const owner = componentName === undefined ? 'this component' : visibleText(componentName);
  return [
    ...paragraph([`The value at ${visibleText(key)} in the configuration of ${owner}.`]),
    ...(componentName === undefined ? ownConfiguration(recipe, key) : []),
  ];
}

/** What limits the variables of another component. */
function dependencyCaveats({ dependencies }: Recipe, { componentName }: RecipeVariable): readonly string[] {
  if (componentName === undefined) {
    return [];
  }
  const isDependency = dependencies.some((dependency) => dependency.componentName === componentName);
  return [
    ...(isDependency ? [] : [`${visibleText(componentName)} isn't a dependency in this recipe. ${staysAsText}`]),
    "Nucleus lite doesn't support variables of other components.",
  ];
}

const placeCaveats: Readonly<Record<RecipeVariable['place'], readonly string[]>> = {
  lifecycle: [],
  configuration: [
    'In a configuration, only nucleus 2.6.0 or later replaces variables, and only if interpolateComponentConfiguration is true in its own configuration.',
    "Nucleus lite doesn't replace variables in a configuration.",
  ],
  elsewhere: [`The nucleus replaces variables only in lifecycles and configurations. ${staysAsText}`],
};

/** The hover of a recipe variable: what the nucleus replaces it with, and when it doesn't. */
export function variableHover(recipe: Recipe, variable: RecipeVariable): Hover {
  const { componentName, namespace, key, place } = variable;
  const name = [componentName, namespace, key].filter((part) => part !== undefined).join(':');
  const known = `${namespace}:${key}`;
  const meaning = Object.hasOwn(meanings, known) ? meanings[known] : undefined;
  return [
    { kind: 'heading', text: visibleText(`{${name}}`) },
    ...(namespace === 'configuration'
      ? configurationParts(recipe, variable)
      : paragraph([meaning ?? `The nucleus doesn't know this variable. ${staysAsText}`])),
    ...caveats([...dependencyCaveats(recipe, variable), ...placeCaveats[place]]),
  ];
}
