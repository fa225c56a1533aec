import { join } from 'node:path';

/** Variables of a process. `undefined` means: not set in the child, also where this process has it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What every VS Code gets: no marketplace, and no words of the SDK about the Node version of the extension host. */
const quiet = { EXTENSIONS_GALLERY: '{}', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };

/**
 * A VS Code terminal, a debugger and a coverage tool leave variables behind that would make the VS Code under test talk
 * to the outer one, load foreign modules, or write coverage of its own.
 */
const foreign = /^(VSCODE_|ELECTRON_|NODE_OPTIONS$|NODE_V8_COVERAGE$)/;

function without(inherited: Environment, unwanted: (name: string) => boolean): Environment {
  return Object.fromEntries(
    Object.entries(inherited).map(([name, value]) => [name, unwanted(name) ? undefined : value]),
  );
}

/**
 * The environment for everything that must never see the person's credentials: nothing of AWS is set, and what reads
 * the home folder or the shared config files looks into `home`, a temporary folder.
 * @param extra variables on top, e.g. the keys and the endpoint of the simulator
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

/** The person's own environment and credentials, for a run that is meant to reach their AWS account. */
export function ownEnvironment(inherited: Environment = process.env): Environment {
  return { ...without(inherited, (name) => foreign.test(name)), ...quiet };
}
