import { recipeText } from './recipeText';
import type { Recipe } from './recipe';
import { recipeOf } from './recipeOf';
import type { CatalogEntry } from './catalog';
import type { PublishedVersion } from './publishedComponent';
import type { GreengrassOperation } from '../http/apiModel';
import { pageResponse, toWireFormat, type Body, type ServiceState } from '../http/pageResponse';
import type { SimulatorRequest } from '../http/request';
import { fieldError, modelError, notFound } from '../http/serviceError';

/** An operation on components. */
export type ComponentOperation = Extract<
  GreengrassOperation,
  'ListComponents' | 'ListComponentVersions' | 'DescribeComponent' | 'GetComponent'
>;

/** A version of a component in the catalog. */
interface FoundVersion {
  readonly component: CatalogEntry;
  readonly version: PublishedVersion;
  readonly recipe: Recipe;
}

function versionArn({ arn }: CatalogEntry, { componentVersion }: PublishedVersion): string {
  return `${arn}:versions:${componentVersion}`;
}

/** Refuses an ARN of another place. Throws the errors of the service. */
function checkPlace({ operation, name: arn }: SimulatorRequest, { fleet }: ServiceState): void {
  const [, partition, service, region, owner] = arn.split(':');
  const [, ownPartition, , ownRegion] = fleet.catalog.arnOf('', 'PRIVATE').split(':');
  if (partition !== ownPartition || service !== 'greengrass' || region !== ownRegion) {
    const message = `The ARN ${arn} isn't for ${String(ownPartition)} and ${String(ownRegion)}.`;
    throw fieldError('greengrass', 'arn', { reason: 'FIELD_VALIDATION_FAILED', message });
  }
  if (owner !== 'aws' && owner !== fleet.account) {
    const user = `arn:${String(ownPartition)}:iam::${fleet.account}:user/operator`;
    throw modelError(
      'AccessDeniedException',
      `User: ${user} is not authorized to perform: greengrass:${operation} on resource: ${arn} because no resource-based policy allows the greengrass:${operation} action`,
    );
  }
}

function componentIn(request: SimulatorRequest, state: ServiceState): CatalogEntry {
  checkPlace(request, state);
  const component = state.fleet.catalog.component(request.name);
  if (component === undefined) {
    throw notFound('component', request.name);
  }
  return component;
}

function versionIn(request: SimulatorRequest, state: ServiceState): FoundVersion {
  checkPlace(request, state);
  const [arn = '', componentVersion] = request.name.split(':versions:');
  const component = state.fleet.catalog.component(arn);
  const version = component?.versions.find((other) => other.componentVersion === componentVersion);
  if (component === undefined || version === undefined) {
    throw notFound('componentVersion', request.name);
  }
  return { component, version, recipe: recipeOf(component, version.componentVersion) };
}

/** What a list and a description say about a version. Most of it is from the recipe. */
function facts({ component, version, recipe }: FoundVersion): object {
  return {
    arn: versionArn(component, version),
    componentVersion: version.componentVersion,
    creationTimestamp: version.creationTimestamp,
    publisher: recipe.ComponentPublisher,
    description: recipe.ComponentDescription,
    platforms: recipe.Manifests.map(({ Name, Platform }) => ({
      ...(Name === undefined ? {} : { name: Name }),
      attributes: Platform,
    })),
  };
}

function listComponents(request: SimulatorRequest, state: ServiceState): Body {
  return pageResponse(request, state, 'components', {
    items: state.fleet.catalog.list(request.query['scope'] === 'PUBLIC' ? 'PUBLIC' : 'PRIVATE'),
    keyOf: ({ arn }) => arn,
    fieldsOf: (component) => {
      const { arn, componentName, versions } = component;
      const [version] = versions;
      if (version === undefined) {
        return { arn, componentName };
      }
      const recipe = recipeOf(component, version.componentVersion);
      return { arn, componentName, latestVersion: toWireFormat(facts({ component, version, recipe }), state) };
    },
  });
}

function listComponentVersions(request: SimulatorRequest, state: ServiceState): Body {
  const component = componentIn(request, state);
  return pageResponse(request, state, 'componentVersions', {
    items: component.versions,
    keyOf: ({ componentVersion }) => componentVersion,
    fieldsOf: (version) => ({
      componentName: component.componentName,
      componentVersion: version.componentVersion,
      arn: versionArn(component, version),
    }),
  });
}

/** A response has tags only if there are any. */
function tagsOf({ tags = {} }: PublishedVersion): object {
  return Object.keys(tags).length === 0 ? {} : { tags };
}

function describeComponent(request: SimulatorRequest, state: ServiceState): Body {
  const found = versionIn(request, state);
  const status = { componentState: 'DEPLOYABLE', message: 'NONE', errors: {}, vendorGuidance: 'ACTIVE' };
  return toWireFormat(
    {
      componentName: found.component.componentName,
      ...facts(found),
      status: { ...status, ...found.version.status },
      ...tagsOf(found.version),
    },
    state,
  );
}

function getComponent(request: SimulatorRequest, state: ServiceState): Body {
  const { version, recipe } = versionIn(request, state);
  const recipeOutputFormat = request.query['recipeOutputFormat'] === 'YAML' ? 'YAML' : 'JSON';
  const text = version.recipeText ?? recipeText(recipe, recipeOutputFormat);
  return { recipeOutputFormat, recipe: Buffer.from(text).toString('base64'), ...tagsOf(version) };
}

/** The response to an operation on components. Throws the errors of the service. */
export function componentResponse(operation: ComponentOperation, request: SimulatorRequest, state: ServiceState): Body {
  switch (operation) {
    case 'ListComponents':
      return listComponents(request, state);
    case 'ListComponentVersions':
      return listComponentVersions(request, state);
    case 'DescribeComponent':
      return describeComponent(request, state);
    case 'GetComponent':
      return getComponent(request, state);
  }
}
