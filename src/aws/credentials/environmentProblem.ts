import type { ProfileProblem } from '../../greengrass/ports/profiles';
import { environmentValue, halfEnvironmentKeys, hasEnvironmentKeys } from '../environment';
import type { ConfigFiles } from '../profiles/configFiles';
import { tokenProblem } from '../profiles/tokenProblem';
import { usedSource } from '../profiles/usedSource';

const tokenVariable = 'AWS_WEB_IDENTITY_TOKEN_FILE';

/** Variables that say where credentials come from when there are no keys and no profile. */
const sourceVariables = [tokenVariable, 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'AWS_CONTAINER_CREDENTIALS_FULL_URI'];

/** Whether the files have a section for the profile `default` that says where its credentials come from. */
export function usesDefaultProfile({ known }: Pick<ConfigFiles, 'known'>): boolean {
  const section = Object.hasOwn(known, 'default') ? known['default'] : undefined;
  return section !== undefined && usedSource(section) !== 'none';
}

function hasSourceVariable(): boolean {
  return sourceVariables.some((name) => environmentValue(name) !== undefined);
}

/** Whether a profile or the environment says where credentials come from. */
export function hasSource(files: ConfigFiles, profile: string | undefined): boolean {
  return hasEnvironmentKeys() || profile !== undefined || usesDefaultProfile(files) || hasSourceVariable();
}

/** What is wrong with the web identity in the environment. */
function webIdentityProblem(files: ConfigFiles): ProfileProblem | undefined {
  const path = environmentValue(tokenVariable);
  const missing = path !== undefined && environmentValue('AWS_ROLE_ARN') === undefined;
  return missing
    ? { kind: 'missingVariable', set: tokenVariable, missing: 'AWS_ROLE_ARN' }
    : tokenProblem(files, tokenVariable, path);
}

/**
 * What is wrong with the environment if there are no credentials: it has half an access key, or half a web identity. The
 * SDK ignores that and asks the other sources.
 */
export function environmentProblem(files: ConfigFiles, profile: string | undefined): ProfileProblem | undefined {
  if (profile !== undefined || usesDefaultProfile(files)) {
    return undefined;
  }
  const half = hasSourceVariable() ? undefined : halfEnvironmentKeys();
  return half === undefined ? webIdentityProblem(files) : { kind: 'missingVariable', ...half };
}
