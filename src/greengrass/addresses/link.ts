import type { Place } from '../knownDevice';
import type { Address } from './address';
import { componentArnOf, parseComponentArn, targetArnOf, targetKindOf, targetName, versionArn } from './arn';
import { isThingName } from './thingName';

/** The extension in VS Code. */
const origin = 'vscode://greengrass-explorer.greengrass-explorer';

/** Something that a link can open. */
type LinkedTarget =
  | { readonly kind: 'coreDevice'; readonly thingName: string }
  | { readonly kind: 'effectiveDeployment'; readonly thingName: string; readonly deploymentId: string }
  | { readonly kind: 'installedComponent'; readonly thingName: string; readonly componentName: string }
  | { readonly kind: 'deployment'; readonly targetArn: string; readonly deploymentId: string }
  | { readonly kind: 'component' | 'componentVersion'; readonly arn: string }
  | { readonly kind: 'failures' };

/** What a link leads to. It names no profile, because everyone has their own. */
export interface Link {
  readonly region: string;
  /** `undefined` if it was unknown when the link was copied. */
  readonly account: string | undefined;
  readonly target: LinkedTarget;
}

const regionPattern = /^[a-z]{2}(-[a-z]{1,10}){1,3}-\d{1,2}$/u;
const accountPattern = /^\d{12}$/u;
const deploymentIdPattern = /^[a-zA-Z0-9_-]{1,64}$/u;
/** A path segment of one or two dots would not survive: a URL resolves it. */
const componentNamePattern = /^(?!\.{1,2}$)[a-zA-Z0-9_.-]{1,128}$/u;

const versionPattern = /^(?!\.{1,2}$)[a-zA-Z0-9_.+-]{1,64}$/u;

/** Longer than any link. */
const maxCharacters = 500;

/** Stands for an unknown account. */
const unknownAccount = '-';

/** The path of a target. Every part is checked, so none needs escaping. */
function pathOf(target: LinkedTarget): string {
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
      const version = componentVersion === undefined ? '' : `/versions/${componentVersion}`;
      return `${isPublic ? catalogPaths.provided : catalogPaths.own}/${componentName}${version}`;
    }
    case 'failures':
      return 'failures';
  }
}

/** The paths of the account's own components and of those that AWS provides. */
const catalogPaths = { own: 'components', provided: 'public-components' } as const;

/** The component or version of a path. Its ARN follows from the Region and the account, so both must be known. */
function componentIn(
  [list, name = '', items, version = '', ...others]: readonly (string | undefined)[],
  region: string,
  account: string,
): LinkedTarget | undefined {
  const owner = list === catalogPaths.provided ? 'aws' : list === catalogPaths.own ? account : '';
  const isOwner = owner === 'aws' || accountPattern.test(owner);
  if (!isOwner || !componentNamePattern.test(name) || others.length > 0) {
    return undefined;
  }
  const arn = componentArnOf(name, region, owner);
  if (items === undefined) {
    return { kind: 'component', arn };
  }
  return items === 'versions' && versionPattern.test(version)
    ? { kind: 'componentVersion', arn: versionArn(arn, version) }
    : undefined;
}

/** The paths of the targets of deployments, by kind. */
const targetPaths = { thing: 'things', thinggroup: 'thing-groups' } as const;

/** The deployment of a path. Its ARN follows from the Region and the account, so both must be known. */
function deploymentIn(
  [list, name = '', items, id = '', ...others]: readonly (string | undefined)[],
  region: string,
  account: string,
): LinkedTarget | undefined {
  const kind = (['thing', 'thinggroup'] as const).find((known) => targetPaths[known] === list);
  const isValid = isThingName(name) && items === 'deployments' && deploymentIdPattern.test(id) && others.length === 0;
  return kind === undefined || !isValid || !accountPattern.test(account)
    ? undefined
    : { kind: 'deployment', targetArn: targetArnOf(kind, name, region, account), deploymentId: id };
}

function targetIn([list, thingName, items, id, ...others]: readonly (string | undefined)[]): LinkedTarget | undefined {
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

/** The scheme of a link: Insiders and other builds of VS Code have their own. */
const schemePattern = /^[a-z][a-z0-9-]{0,30}:\/\/greengrass-explorer\.greengrass-explorer\//u;

/**
 * Parses a link: `vscode://greengrass-explorer.greengrass-explorer/eu-west-1/123456789012/core-devices/press-1`. Anyone can
 * write a link, so `undefined` for anything else.
 */
export function parseLink(text: string): Link | undefined {
  const link = text.trim();
  const scheme = link.length > maxCharacters ? undefined : schemePattern.exec(link)?.[0];
  if (scheme === undefined) {
    return undefined;
  }
  const [region = '', account = '', ...rest] = link.slice(scheme.length).split('/');
  const target = targetIn(rest) ?? deploymentIn(rest, region, account) ?? componentIn(rest, region, account);
  const isKnown = account === unknownAccount || accountPattern.test(account);
  if (!regionPattern.test(region) || !isKnown || target === undefined) {
    return undefined;
  }
  return { region, account: account === unknownAccount ? undefined : account, target };
}

/** The ARN that identifies a target, if it has one. */
function arnIn(target: LinkedTarget): string | undefined {
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

/** What a link to an address leads to; `undefined` if there is nothing to open for it. */
function linkedTarget(address: Address): LinkedTarget | undefined {
  switch (address.kind) {
    case 'coreDevice':
    case 'effectiveDeployment':
    case 'installedComponent':
    case 'component':
    case 'componentVersion':
    case 'failures':
      return address;
    case 'deployment': {
      const { deploymentId } = address;
      return deploymentId === undefined ? undefined : { ...address, deploymentId };
    }
    default:
      return undefined;
  }
}

/**
 * A link that opens an address in VS Code. `undefined` for a snapshot, for addresses without a panel, and for names that
 * the API doesn't allow.
 */
export function linkTo(address: Address, { region, account, asOf }: Place): string | undefined {
  const target = linkedTarget(address);
  if (target === undefined || asOf !== undefined) {
    return undefined;
  }
  const link = `${origin}/${region}/${account ?? unknownAccount}/${pathOf(target)}`;
  const parsed = parseLink(link)?.target;
  // ARNs aren't part of the link, so they must be of this Region and account.
  const isSame = parsed !== undefined && arnIn(parsed) === arnIn(target);
  return parsed === undefined || !isSame ? undefined : link;
}
