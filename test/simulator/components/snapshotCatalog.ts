import type { RecordedCatalog } from '../../../src/fleet/snapshots/recordedCatalog';
import { isObject, member, text } from '../../../src/base/json';
import type { ListedComponentVersion } from '../../../src/greengrass/component';
import {
  toCatalogComponent,
  toComponentRecipe,
  toComponentVersion,
  toListedComponentVersion,
} from '../../../src/greengrass/wire/toComponent';
import { toModels } from '../../../src/greengrass/wire/toModel';
import type { SimulatedFleet } from '../fleetFile';
import { FleetState } from '../fleetState';
import { componentResponse, type ComponentOperation } from './componentOperations';
import { sampleComponents } from './sampleComponents';

/** How many recipes of a component are in the snapshot: those of the greatest versions. */
const recipesPerComponent = 3;

/** Components with recipes in the snapshot of the sample fleet: failing ones, and those with a special feature. */
const withRecipes: readonly string[] = [
  'com.fjordwerk.ColdChain',
  'com.fjordwerk.PumpControl',
  'com.fjordwerk.TransformerWatch',
  'com.fjordwerk.TurbineGateway',
  'com.fjordwerk.VanTelemetry',
  sampleComponents.discontinued,
  sampleComponents.newer,
  sampleComponents.publishedSince,
];

/**
 * The components that a user of the sample fleet has loaded: both lists, the versions of the account's own, and the recipes of
 * the interesting ones.
 */
export function snapshotCatalog(origin: SimulatedFleet, takenAt: Date): RecordedCatalog {
  const fleet = new FleetState(origin);
  const state = { fleet, startedAt: takenAt.getTime(), now: () => 0, pageSize: Infinity };
  /** A response of the simulator with its times as the SDK returns them. */
  const respond = (operation: ComponentOperation, name: string, query: Readonly<Record<string, string>>): unknown =>
    JSON.parse(
      JSON.stringify(componentResponse(operation, { operation, name, query }, state)),
      (key, value: unknown) =>
        key.endsWith('Timestamp') && typeof value === 'number' ? new Date(value * 1000) : value,
    );
  const components = (['PRIVATE', 'PUBLIC'] as const).flatMap((scope) =>
    toModels(member(respond('ListComponents', '', { scope }), 'components'), toCatalogComponent).map((component) => ({
      scope,
      ...component,
    })),
  );
  const versionsOf = (name: string): readonly ListedComponentVersion[] => {
    const response = respond('ListComponentVersions', fleet.catalog.arnOf(name, 'PRIVATE'), {});
    return toModels(member(response, 'componentVersions'), toListedComponentVersion);
  };
  const versions = components
    .filter(({ scope }) => scope === 'PRIVATE')
    .flatMap(({ componentName }) => versionsOf(componentName));
  const recipes = withRecipes.flatMap((name) => versionsOf(name).slice(0, recipesPerComponent));
  return {
    components,
    componentVersions: versions,
    describedComponents: versions.map(({ arn }) => {
      const response = respond('DescribeComponent', arn, {});
      return toComponentVersion(isObject(response) ? response : {});
    }),
    recipes: recipes.map(({ arn }) => {
      const response = respond('GetComponent', arn, { recipeOutputFormat: 'YAML' });
      const recipe = Buffer.from(text(member(response, 'recipe')) ?? '', 'base64').toString();
      return { arn, ...toComponentRecipe({ recipeOutputFormat: 'YAML', recipe }) };
    }),
  };
}
