import { componentArnOf, parseComponentArn, targetArnOf, targetKindOf, targetName, versionArn } from './arn';
import { isThingName } from './thingName';

/** Something that a link can open. */
export type LinkedTarget =
  | { readonly kind: 'coreDevice'; readonly thingName: string }
  | { readonly kind: 'effectiveDeployment'; readonly thingName: string; readonly deploymentId: string }
  | { readonly kind: 'installedComponent'; readonly thingName: string; readonly componentName: string }
  | { readonly kind: 'deployment'; readonly targetArn: string; readonly deploymentId: string }
  | { readonly kind: 'component' | 'componentVersion'; readonly arn: string }
  | { readonly kind: 'unlistedComponent'; readonly componentName: string; readonly componentVersion?: string }
  | { readonly kind: 'failures' };

/** The ID of an account. */
export const accountPattern = /^\d{12}$/u;
const deploymentIdPattern = /^[a-zA-Z0-9_-]{1,64}$/u;
/** A path segment of one or two dots would not survive: a URL resolves it. */
const componentNamePattern = /^(?!\.{1,2}$)[a-zA-Z0-9_.-]{1,128}$/u;

const versionPattern = /^(?!\.{1,2}$)[a-zA-Z0-9_.+-]{1,64}$/u;

/** The path of a target. Every part is checked, so none needs escaping. */
export function pathOf(target: LinkedTarget): string {
  switch (target.kind) {
    case 'coreDevice':
      return `core-devices/${target.thingName}`;
    case 'effectiveDeployment':
      return `core-devices/${target.thingName}/deployments/${target.deploymentId}`;
    case 'installedComponent':
      return `core-devices/${target.thingName}/components/${target.componentName}`;
    case 'deployment':
      return `${targetPaths[targetKindOf(target.targetArn) ?? 'thing']}/${targetName(target.targetArn)}/deployments/${target.deploymentId}`;
    case 'component':
    case 'componentVersion': {
      const { componentName = '', componentVersion, isPublic = false } = parseComponentArn(target.arn) ?? {};
      return `${isPublic ? catalogPaths.provided : catalogPaths.own}/${componentName}${versionPath(componentVersion)}`;
    }
    case 'unlistedComponent':
      return `${installedPath}/${target.componentName}${versionPath(target.componentVersion)}`;
    case 'failures':
      return 'failures';
  }
}

function versionPath(version: string | undefined): string {
  return version === undefined ? '' : `/versions/${version}`;
}

/** The paths of the account's own components and of those that AWS provides. */
const catalogPaths = { own: 'components', provided: 'public-components' } as const;

/** The path of components on core devices that are in no catalog. */
const installedPath = 'installed-components';

/** The parts of a path, from the first. */
type Parts = readonly (string | undefined)[];

/** The name and the version in the path of a component; `undefined` if the path is another one. */
function nameAndVersion([name = '', items, version = '', ...others]: Parts): readonly [string, string?] | undefined {
  if (!componentNamePattern.test(name) || others.length > 0) {
    return undefined;
  }
  if (items === undefined) {
    return [name];
  }
  return items === 'versions' && versionPattern.test(version) ? [name, version] : undefined;
}

/** The component of a path that is in no catalog. Without an ARN, its name identifies it. */
function installedIn([list, ...rest]: Parts): LinkedTarget | undefined {
  const [componentName, componentVersion] = (list === installedPath ? nameAndVersion(rest) : undefined) ?? [];
  return componentName === undefined
    ? undefined
    : { kind: 'unlistedComponent', componentName, ...(componentVersion === undefined ? {} : { componentVersion }) };
}

/** The component or version of a path. Its ARN follows from the Region and the account, so both must be known. */
function componentIn([list, ...rest]: Parts, region: string, account: string): LinkedTarget | undefined {
  const owner = list === catalogPaths.provided ? 'aws' : list === catalogPaths.own ? account : '';
  const isOwner = owner === 'aws' || accountPattern.test(owner);
  const [name, version] = (isOwner ? nameAndVersion(rest) : undefined) ?? [];
  if (name === undefined) {
    return undefined;
  }
  const arn = componentArnOf(name, region, owner);
  return version === undefined
    ? { kind: 'component', arn }
    : { kind: 'componentVersion', arn: versionArn(arn, version) };
}

/** The paths of the targets of deployments, by kind. */
const targetPaths = { thing: 'things', thinggroup: 'thing-groups' } as const;

/** The deployment of a path. Its ARN follows from the Region and the account, so both must be known. */
function deploymentIn(
  [list, name = '', items, id = '', ...others]: Parts,
  region: string,
  account: string,
): LinkedTarget | undefined {
  const kind = (['thing', 'thinggroup'] as const).find((known) => targetPaths[known] === list);
  const isValid = isThingName(name) && items === 'deployments' && deploymentIdPattern.test(id) && others.length === 0;
  return kind === undefined || !isValid || !accountPattern.test(account)
    ? undefined
    : { kind: 'deployment', targetArn: targetArnOf(kind, name, region, account), deploymentId: id };
}

/** The target of a path that is the same in every Region and account. */
function fixedTargetIn([list, thingName, items, id, ...others]: Parts): LinkedTarget | undefined {
  if (list === 'failures') {
    return thingName === undefined ? { kind: 'failures' } : undefined;
  }
  if (list !== 'core-devices' || thingName === undefined || !isThingName(thingName) || others.length > 0) {
    return undefined;
  }
  if (items === undefined) {
    return { kind: 'coreDevice', thingName };
  }
  if (items === 'deployments' && id !== undefined && deploymentIdPattern.test(id)) {
    return { kind: 'effectiveDeployment', thingName, deploymentId: id };
  }
  return items === 'components' && id !== undefined && componentNamePattern.test(id)
    ? { kind: 'installedComponent', thingName, componentName: id }
    : undefined;
}

/** What a path leads to; `undefined` for anything that {@link pathOf} doesn't write. */
export function targetIn(path: Parts, region: string, account: string): LinkedTarget | undefined {
  return (
    fixedTargetIn(path) ??
    deploymentIn(path, region, account) ??
    componentIn(path, region, account) ??
    installedIn(path)
  );
}

/** The ARN that identifies a target, if it has one. */
export function arnIn(target: LinkedTarget): string | undefined {
  switch (target.kind) {
    case 'deployment':
      return target.targetArn;
    case 'component':
    case 'componentVersion':
      return target.arn;
    default:
      return undefined;
  }
}
