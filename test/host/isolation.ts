import { join } from 'node:path';

/** The variables of a process. `undefined` unsets a variable in the child process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** For every VS Code: no marketplace, and no SDK warning about the Node version of the extension host. */
const quiet = { EXTENSIONS_GALLERY: '{}', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };

/**
 * Variables from a VS Code terminal, a debugger or a coverage tool. With them, the VS Code under test would connect to the
 * outer VS Code, load foreign modules, or write its own coverage.
 */
const foreign = /^(VSCODE_|ELECTRON_|NODE_OPTIONS$|NODE_V8_COVERAGE$)/;

function without(inherited: Environment, isExcluded: (name: string) => boolean): Environment {
  return Object.fromEntries(
    Object.entries(inherited).map(([name, value]) => [name, isExcluded(name) ? undefined : value]),
  );
}

/**
 * The environment for programs that must never see the developer's credentials. No AWS variables are inherited, and the
 * home folder and the shared config files are in `home`, a temporary folder.
 * @param extra more variables, such as the keys and the endpoint of the simulator
 */
export function isolatedEnvironment(
  home: string,
  extra: Environment = {},
  inherited: Environment = process.env,
): Environment {
  return {
    ...without(inherited, (name) => foreign.test(name) || name.startsWith('AWS_')),
    ...quiet,
    HOME: home,
    USERPROFILE: home,
    AWS_CONFIG_FILE: join(home, '.aws', 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(home, '.aws', 'credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
    ...extra,
  };
}

/** The developer's environment and credentials, for a run that uses their AWS account. */
export function userEnvironment(inherited: Environment = process.env): Environment {
  return { ...without(inherited, (name) => foreign.test(name)), ...quiet };
}
