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

/** Components with recipes in the snapshot of the sample fleet. */
const withRecipes: readonly string[] = [
  'com.fjordwerk.TurbineGateway',
  sampleComponents.newer,
  sampleComponents.publishedSince,
];

/** Components with versions and descriptions: those with recipes and those with a special status. */
const withVersions: readonly string[] = [
  ...withRecipes,
  sampleComponents.conflicting,
  sampleComponents.discontinued,
  sampleComponents.deleted,
  sampleComponents.failed,
];

/** The components that a user of the sample fleet has loaded: both lists, and the versions of the interesting ones. */
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
  const versions = withVersions.flatMap(versionsOf);
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
