import { CONFIG_PREFIX_SEPARATOR, loadConfig } from '@smithy/core/config';
import { allServices, type ServiceName } from '../greengrass/permissions/services';

type Section = Readonly<Record<string, string | undefined>>;

/** Whether the environment names an endpoint for a service. */
function isInEnvironment(configName: string): boolean {
  const { env } = process;
  // As in the SDK an empty one counts as none.
  return [`AWS_ENDPOINT_URL_${configName.toUpperCase()}`, 'AWS_ENDPOINT_URL'].some((name) => (env[name] ?? '') !== '');
}

/** Whether the SDK, and so this program, takes no endpoint from the environment or from the shared config files. */
function areIgnored(): boolean {
  return Boolean(process.env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS']);
}

/** Whether the environment names an endpoint for any of the services, and the SDK takes it. */
export function hasEnvironmentEndpoint(): boolean {
  return !areIgnored() && allServices.some(([, { configName }]) => isInEnvironment(configName));
}

/**
 * The endpoints that a profile's `services` section or its `endpoint_url` names, by service. The SDK reads these of
 * AWS_PROFILE only, not of a profile that is chosen otherwise. As in the SDK the environment wins: then there is nothing
 * to add.
 */
export async function profileEndpoints(profile: string): Promise<ReadonlyMap<ServiceName, string>> {
  const asked = areIgnored() ? [] : allServices.filter(([, { configName }]) => !isInEnvironment(configName));
  const endpointsIn = (section: Section, services: Section | undefined): ReadonlyMap<ServiceName, string> =>
    new Map(
      asked.flatMap(([name, { configName }]) => {
        const endpoint =
          services?.[[configName, 'endpoint_url'].join(CONFIG_PREFIX_SEPARATOR)] ?? section['endpoint_url'];
        return endpoint === undefined ? [] : [[name, endpoint] as const];
      }),
    );
  return loadConfig<ReadonlyMap<ServiceName, string>>(
    {
      environmentVariableSelector: () => undefined,
      configFileSelector: (section, file) =>
        endpointsIn(section, file?.[['services', section['services']].join(CONFIG_PREFIX_SEPARATOR)]),
      default: new Map(),
    },
    { profile, ignoreCache: true },
  )();
}
