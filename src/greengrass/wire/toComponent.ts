import { member, tagsIn, text, time, type Wire } from '../../base/json';
import type {
  CatalogComponent,
  CloudComponentStatus,
  ComponentPlatform,
  ComponentRecipe,
  ComponentVersion,
  LatestComponentVersion,
  ListedComponentVersion,
} from '../component';
import { toModels } from './toModel';

function toPlatform(platform: object): ComponentPlatform {
  return { name: text(member(platform, 'name')), attributes: tagsIn(member(platform, 'attributes')) };
}

function toLatestVersion(version: unknown): LatestComponentVersion {
  return {
    arn: text(member(version, 'arn')),
    componentVersion: text(member(version, 'componentVersion')),
    creationTimestamp: time(member(version, 'creationTimestamp')),
    description: text(member(version, 'description')),
    publisher: text(member(version, 'publisher')),
    platforms: toModels(member(version, 'platforms'), toPlatform),
  };
}

/** An item of ListComponents. */
export function toCatalogComponent(component: object): CatalogComponent {
  const latest = member(component, 'latestVersion');
  return {
    arn: text(member(component, 'arn')) ?? '',
    componentName: text(member(component, 'componentName')) ?? '',
    latestVersion: typeof latest === 'object' && latest !== null ? toLatestVersion(latest) : undefined,
  };
}

/** An item of ListComponentVersions. */
export function toListedComponentVersion(version: object): ListedComponentVersion {
  return {
    arn: text(member(version, 'arn')) ?? '',
    componentName: text(member(version, 'componentName')),
    componentVersion: text(member(version, 'componentVersion')),
  };
}

function toStatus(status: unknown): CloudComponentStatus {
  const message = text(member(status, 'message'));
  return {
    componentState: text(member(status, 'componentState')),
    message: message === 'NONE' ? undefined : message,
    errors: tagsIn(member(status, 'errors')),
    vendorGuidance: text(member(status, 'vendorGuidance')),
    vendorGuidanceMessage: text(member(status, 'vendorGuidanceMessage')),
  };
}

/** The response of DescribeComponent. */
export function toComponentVersion(version: Wire<ComponentVersion>): ComponentVersion {
  return {
    ...toLatestVersion(version),
    componentName: text(version.componentName),
    status: toStatus(version.status),
    tags: tagsIn(version.tags),
  };
}

/** The response of GetComponent with its recipe decoded to text. */
export function toComponentRecipe(response: Wire<ComponentRecipe>): ComponentRecipe {
  return {
    recipeOutputFormat: response.recipeOutputFormat === 'YAML' ? 'YAML' : 'JSON',
    recipe: text(response.recipe) ?? '',
  };
}
