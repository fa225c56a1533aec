import type { FleetSource } from '../../greengrass/ports/fleetSource';
import { notRecorded, whole } from './notRecorded';
import type { RecordedCatalog } from './recordedCatalog';

/** The operations of a fleet source on the components in a snapshot. */
export function catalogSource({
  components,
  partialComponents = [],
  componentVersions = [],
  describedComponents = [],
  recipes = [],
}: RecordedCatalog): Pick<
  FleetSource,
  'listComponents' | 'listComponentVersions' | 'describeComponent' | 'getComponent'
> {
  return {
    listComponents: (wanted, token) => {
      if (token !== undefined) {
        return notRecorded('ListComponents');
      }
      const items = components?.flatMap(({ scope, ...component }) => (scope === wanted ? [component] : []));
      // Only an account can have no components. The list of AWS is loaded on demand, and AWS always has some.
      const isLoaded = wanted === 'PRIVATE' || items?.length !== 0;
      return partialComponents.includes(wanted) && items !== undefined
        ? Promise.resolve({ items, nextToken: 'rest' })
        : whole(isLoaded ? items : undefined, 'ListComponents');
    },
    listComponentVersions: (componentArn) => {
      const items = componentVersions.filter(({ arn }) => arn.startsWith(`${componentArn}:versions:`));
      return whole(items.length === 0 ? undefined : items, 'ListComponentVersions');
    },
    describeComponent: (versionArn) => {
      const described = describedComponents.find(({ arn }) => arn === versionArn);
      return described === undefined ? notRecorded('DescribeComponent') : Promise.resolve(described);
    },
    getComponent: (versionArn, format) => {
      const recorded = recipes.filter(({ arn }) => arn === versionArn);
      const recipe = recorded.find(({ recipeOutputFormat }) => recipeOutputFormat === format) ?? recorded[0];
      if (recipe === undefined) {
        return notRecorded('GetComponent');
      }
      const { arn: _, ...response } = recipe;
      return Promise.resolve(response);
    },
  };
}
