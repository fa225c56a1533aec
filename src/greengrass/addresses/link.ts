import type { Place } from '../knownDevice';
import type { Address } from './address';
import { accountPattern, arnIn, pathOf, targetIn, type LinkedTarget } from './linkPaths';

/** The extension in VS Code. */
const origin = 'vscode://greengrass-explorer.greengrass-explorer';

/** What a link leads to. It names no profile, because everyone has their own. */
export interface Link {
  readonly region: string;
  /** `undefined` if it was unknown when the link was copied. */
  readonly account: string | undefined;
  readonly target: LinkedTarget;
}

const regionPattern = /^[a-z]{2}(-[a-z]{1,10}){1,3}-\d{1,2}$/u;

/** Longer than any link. */
const maxCharacters = 500;

/** Stands for an unknown account. */
const unknownAccount = '-';

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
  const target = targetIn(rest, region, account);
  const isKnown = account === unknownAccount || accountPattern.test(account);
  if (!regionPattern.test(region) || !isKnown || target === undefined) {
    return undefined;
  }
  return { region, account: account === unknownAccount ? undefined : account, target };
}

/** What a link to an address leads to; `undefined` if there is nothing to open for it. */
function linkedTarget(address: Address): LinkedTarget | undefined {
  switch (address.kind) {
    case 'coreDevice':
    case 'effectiveDeployment':
    case 'installedComponent':
    case 'component':
    case 'componentVersion':
    case 'unlistedComponent':
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
