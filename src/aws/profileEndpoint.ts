import { CONFIG_PREFIX_SEPARATOR, loadConfig } from '@smithy/core/config';

/** The services that are called, as the shared config files and the environment name them. */
type ServiceName = 'greengrassv2' | 'iot';

/** Whether the environment names an endpoint for a service. */
export function hasEnvironmentEndpoint(service: ServiceName): boolean {
  const { env } = process;
  // As in the SDK an empty one counts as none.
  return [`AWS_ENDPOINT_URL_${service.toUpperCase()}`, 'AWS_ENDPOINT_URL'].some((name) => (env[name] ?? '') !== '');
}

/**
 * The endpoint of a service that a profile's `services` section or its `endpoint_url` names. The SDK reads these of AWS_PROFILE only,
 * not of a profile that is chosen otherwise. As in the SDK the environment wins: then there is nothing to add.
 */
export async function profileEndpoint(profile: string, service: ServiceName): Promise<string | undefined> {
  if (hasEnvironmentEndpoint(service) || process.env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS']) {
    return undefined;
  }
  const inSection = [service, 'endpoint_url'].join(CONFIG_PREFIX_SEPARATOR);
  return loadConfig<string | undefined>(
    {
      environmentVariableSelector: () => undefined,
      configFileSelector: (section, file) => {
        const services = file?.[['services', section['services']].join(CONFIG_PREFIX_SEPARATOR)];
        return services?.[inSection] ?? section['endpoint_url'];
      },
      default: undefined,
    },
    { profile, ignoreCache: true },
  )();
}
