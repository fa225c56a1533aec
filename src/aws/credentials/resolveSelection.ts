import type { ConnectionSelection } from '../../greengrass/ports/connection';
import { fleetError, type FleetError } from '../../greengrass/ports/fleetError';
import { valueIn, type ProfileProblem } from '../../greengrass/ports/profiles';
import { isRegionName } from '../../greengrass/regions';
import { environmentValue, hasEnvironmentKeys } from '../environment';
import { readConfigFiles, type ConfigFiles } from '../profiles/configFiles';
import { fileProblem, ignoredSection, profileProblem } from '../profiles/profileProblem';
import { environmentProblem, hasSource } from './environmentProblem';

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

/** The Region of the environment. The AWS CLI also knows the second variable, the SDK only the first. */
function environmentRegion(): string | undefined {
  return environmentValue('AWS_REGION') ?? environmentValue('AWS_DEFAULT_REGION');
}

/**
 * The variable that names the profile. The AWS CLI knows both, version 2 in this order and version 1 in the other. The SDK
 * knows only the first.
 */
function profileVariable(): string | undefined {
  return ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'].find((name) => environmentValue(name) !== undefined);
}

/** The error if there is no Region. It names what is wrong before it asks for one. */
function missingRegion(files: ConfigFiles, profile: string | undefined): FleetError {
  const profileName = profile ?? 'default';
  const problem = ignoredSection(files, profileName) ?? fileProblem(files);
  if (problem !== undefined) {
    return profileError(profileName, problem);
  }
  if (hasSource(files, profile)) {
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
  const variable = selection.profile === undefined ? profileVariable() : undefined;
  const profile = variable === undefined ? selection.profile : environmentValue(variable);
  const profileName = profile ?? 'default';
  const problem = selectionProblem(files, profile, variable);
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
