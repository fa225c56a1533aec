import { parseComponentArn } from '../addresses/arn';
import type {
  CatalogComponent,
  CloudComponentStatus,
  ComponentPlatform,
  ComponentVersion,
  LatestComponentVersion,
  ListedComponentVersion,
} from '../component';
import { optionalText, redactTags } from './redactDevice';
import type { Redactor } from './redactor';

/**
 * The ARN of a component. Its parts are redacted like the fields with its name and version, so that the ARNs of a component
 * and of its versions still belong together.
 */
function redactArn(redactor: Redactor, arn: string): string {
  const parsed = parseComponentArn(arn);
  if (parsed === undefined) {
    return redactor.text(arn);
  }
  const { componentName, componentVersion } = parsed;
  const head = redactor.text(arn.slice(0, arn.indexOf(':components:')));
  const version = componentVersion === undefined ? '' : `:versions:${redactor.version(componentVersion)}`;
  return `${head}:components:${redactor.text(componentName)}${version}`;
}

function redactPlatform(redactor: Redactor, { name, attributes }: ComponentPlatform): ComponentPlatform {
  return { name: optionalText(redactor, name), attributes: redactTags(redactor, attributes) };
}

function redactLatestVersion(redactor: Redactor, version: LatestComponentVersion): LatestComponentVersion {
  return {
    arn: version.arn && redactArn(redactor, version.arn),
    componentVersion: version.componentVersion && redactor.version(version.componentVersion),
    creationTimestamp: version.creationTimestamp,
    description: optionalText(redactor, version.description),
    publisher: optionalText(redactor, version.publisher),
    platforms: version.platforms.map((platform) => redactPlatform(redactor, platform)),
  };
}

/** An item of ListComponents without names and account numbers. */
export function redactCatalogComponent(redactor: Redactor, component: CatalogComponent): CatalogComponent {
  const { arn, componentName, latestVersion } = component;
  return {
    arn: redactArn(redactor, arn),
    componentName: redactor.text(componentName),
    latestVersion: latestVersion && redactLatestVersion(redactor, latestVersion),
  };
}

/** An item of ListComponentVersions without names and account numbers. */
export function redactListedVersion(redactor: Redactor, version: ListedComponentVersion): ListedComponentVersion {
  return {
    arn: redactArn(redactor, version.arn),
    componentName: optionalText(redactor, version.componentName),
    componentVersion: version.componentVersion && redactor.version(version.componentVersion),
  };
}

function redactStatus(redactor: Redactor, status: CloudComponentStatus): CloudComponentStatus {
  return {
    componentState: optionalText(redactor, status.componentState),
    message: optionalText(redactor, status.message),
    errors: redactTags(redactor, status.errors),
    vendorGuidance: optionalText(redactor, status.vendorGuidance),
    vendorGuidanceMessage: optionalText(redactor, status.vendorGuidanceMessage),
  };
}

/** The response of DescribeComponent without names and account numbers. */
export function redactComponentVersion(redactor: Redactor, version: ComponentVersion): ComponentVersion {
  return {
    ...redactLatestVersion(redactor, version),
    componentName: optionalText(redactor, version.componentName),
    status: redactStatus(redactor, version.status),
    tags: redactTags(redactor, version.tags),
  };
}
