import type { ConnectionSelection } from '../../greengrass/ports/connection';
import { fleetError, type FleetError } from '../../greengrass/ports/fleetError';
import { valueIn, type ProfileProblem } from '../../greengrass/ports/profiles';
import { isRegionName } from '../../greengrass/regions';
import { environmentValue, halfEnvironmentKeys, hasEnvironmentKeys } from '../environment';
import { readConfigFiles, type ConfigFiles } from './configFiles';
import { fileProblem, ignoredSection, profileProblem } from './profileProblem';
import { usedSource } from './usedSource';

/** The profile and Region of a connection, from the selection, the environment and the shared config files. */
export interface ResolvedSelection {
  /** `undefined` if neither the selection nor the environment names a profile. */
  readonly profile: string | undefined;
  /** The profile name to show. */
  readonly profileName: string;
  readonly region: string;
  /** The config file, to show. */
  readonly configFile: string;
}

/** The error for a profile that can't be used. */
export function profileError(profile: string, problem: ProfileProblem): FleetError {
  return fleetError({ kind: 'profile', profile, profileProblem: problem }, '');
}

/** Variables that say where credentials come from when there are no keys and no profile. */
const sourceVariables = [
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
];

/** Whether the files have a section for the profile `default` that says where its credentials come from. */
export function usesDefaultProfile({ known }: Pick<ConfigFiles, 'known'>): boolean {
  const section = Object.hasOwn(known, 'default') ? known['default'] : undefined;
  return section !== undefined && usedSource(section) !== 'none';
}

/**
 * What is wrong with the profile of a connection. Without one, the profile `default` is optional: keys in the environment
 * take precedence, and a machine of AWS needs neither.
 */
export function selectionProblem(
  files: ConfigFiles,
  profile: string | undefined,
  variable: string | undefined,
): ProfileProblem | undefined {
  if (profile !== undefined) {
    return profileProblem(files, profile, variable);
  }
  if (hasEnvironmentKeys()) {
    return undefined;
  }
  const problem = profileProblem(files, 'default', undefined);
  return problem?.kind === 'notFound' || problem?.kind === 'noCredentials' ? fileProblem(files) : problem;
}

/** Whether anything but an access key in the environment says where credentials come from. */
function hasOtherSource(files: ConfigFiles, profile: string | undefined): boolean {
  return (
    profile !== undefined ||
    usesDefaultProfile(files) ||
    sourceVariables.some((name) => environmentValue(name) !== undefined)
  );
}

/**
 * What is wrong with the environment if there are no credentials: it has half an access key. The SDK ignores that and asks
 * the other sources.
 */
export function environmentProblem(files: ConfigFiles, profile: string | undefined): ProfileProblem | undefined {
  const half = hasOtherSource(files, profile) ? undefined : halfEnvironmentKeys();
  return half && { kind: 'missingVariable', ...half };
}

/** The Region of the environment. The AWS CLI also knows the second variable, the SDK only the first. */
function environmentRegion(): string | undefined {
  return environmentValue('AWS_REGION') ?? environmentValue('AWS_DEFAULT_REGION');
}

/** The error if there is no Region. It names what is wrong before it asks for one. */
function missingRegion(files: ConfigFiles, profile: string | undefined): FleetError {
  const profileName = profile ?? 'default';
  const problem = ignoredSection(files, profileName) ?? fileProblem(files);
  if (problem !== undefined) {
    return profileError(profileName, problem);
  }
  if (hasEnvironmentKeys() || hasOtherSource(files, profile)) {
    return fleetError({ kind: 'noRegion', profile: profileName }, 'Region is missing');
  }
  const ofEnvironment = environmentProblem(files, profile);
  return ofEnvironment === undefined
    ? fleetError({ kind: 'noCredentials' }, 'Neither the environment nor the shared config files have credentials.')
    : profileError(profileName, ofEnvironment);
}

/**
 * Resolves the profile and Region of a selection. Empty variables count as unset. Rejects with a FleetError of kind
 * `profile`, `noRegion` or `noCredentials`: what is wrong with the profile comes before the Region.
 */
export async function resolveSelection(selection: ConnectionSelection): Promise<ResolvedSelection> {
  const files = await readConfigFiles();
  const profile = selection.profile ?? environmentValue('AWS_PROFILE');
  const profileName = profile ?? 'default';
  const problem = selectionProblem(files, profile, selection.profile === undefined ? 'AWS_PROFILE' : undefined);
  if (problem !== undefined) {
    throw profileError(profileName, problem);
  }
  const section = Object.hasOwn(files.known, profileName) ? files.known[profileName] : undefined;
  const region = selection.region ?? environmentRegion() ?? valueIn(section, 'region');
  if (region === undefined) {
    throw missingRegion(files, profile);
  }
  if (!isRegionName(region)) {
    throw fleetError({ kind: 'noRegion', profile: profileName, region }, `"${region}" is not a valid Region name.`);
  }
  return { profile, profileName, region, configFile: files.config.name };
}
