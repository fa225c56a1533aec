import { valueIn, type ProfileProblem } from '../../greengrass/ports/profiles';
import { environmentValue } from '../environment';
import type { ConfigFiles } from './configFiles';
import { missingKey, placeOf, type ReadProfile } from './readProfile';
import { usedSourceOfRole } from './usedSource';

/** Finds what is wrong in the profile that is the source of a role. */
export type SourceProblem = (source: string, roles: readonly string[]) => ProfileProblem | undefined;

/** The values of `credential_source`, with the variables that the AWS SDK needs: any of a group, all groups. */
const credentialSources: Readonly<Record<string, readonly (readonly string[])[]>> = {
  Environment: [['AWS_ACCESS_KEY_ID'], ['AWS_SECRET_ACCESS_KEY']],
  Ec2InstanceMetadata: [],
  EcsContainer: [['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'AWS_CONTAINER_CREDENTIALS_FULL_URI']],
};

function credentialSourceProblem(read: ReadProfile, value: string): ProfileProblem | undefined {
  const place = placeOf(read, 'credential_source');
  const groups = Object.hasOwn(credentialSources, value) ? credentialSources[value] : undefined;
  if (groups === undefined) {
    return { kind: 'credentialSource', ...place, value };
  }
  const [variable] = groups.find((names) => names.every((name) => environmentValue(name) === undefined)) ?? [];
  return variable === undefined ? undefined : { kind: 'sourceVariable', ...place, variable };
}

function sourceProfileProblem(
  files: ConfigFiles,
  read: ReadProfile,
  source: string,
  sourceProblem: SourceProblem,
): ProfileProblem | undefined {
  const path = [...read.roles, read.name];
  const { file } = placeOf(read, 'source_profile');
  if (path.includes(source)) {
    // A role that is its own source uses its access keys.
    const isLoop = usedSourceOfRole(files.known[source] ?? {}) !== 'keys';
    return isLoop ? { kind: 'sourceLoop', file, profiles: [...path, source] } : undefined;
  }
  const problem = sourceProblem(source, path);
  return problem?.kind === 'notFound'
    ? { kind: 'missingSection', file, section: source === 'default' ? '[default]' : `[profile ${source}]` }
    : problem;
}

/** What is wrong in a role, or in its source. */
export function roleProblem(
  files: ConfigFiles,
  read: ReadProfile,
  sourceProblem: SourceProblem,
): ProfileProblem | undefined {
  const source = valueIn(read.values, 'source_profile');
  const credentialSource = valueIn(read.values, 'credential_source');
  if (source !== undefined && credentialSource !== undefined) {
    return { kind: 'twoSources', ...placeOf(read, 'credential_source') };
  }
  if (credentialSource !== undefined) {
    return credentialSourceProblem(read, credentialSource);
  }
  return source === undefined
    ? missingKey(read, ['source_profile'])
    : sourceProfileProblem(files, read, source, sourceProblem);
}
