import { CONFIG_PREFIX_SEPARATOR, loadConfig } from '@smithy/core/config';
import type { ProfileProblem } from '../greengrass/ports/profiles';
import { allServices, type ServiceName } from '../greengrass/permissions/services';

type Section = Readonly<Record<string, string | undefined>>;

/** The environment variable with the endpoint of a service. Empty values count as unset, as in the SDK. */
function variableFor(configName: string): string | undefined {
  const names = [`AWS_ENDPOINT_URL_${configName.toUpperCase()}`, 'AWS_ENDPOINT_URL'];
  return names.find((name) => (process.env[name] ?? '') !== '');
}

/** Whether the environment has an endpoint for a service. */
function isInEnvironment(configName: string): boolean {
  return variableFor(configName) !== undefined;
}

function isEndpoint(text: string): boolean {
  return URL.canParse(text) && /^https?:$/u.test(new URL(text).protocol);
}

/** Whether endpoints in the environment and the shared config files are ignored, as in the SDK. */
function areIgnored(): boolean {
  return Boolean(process.env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS']);
}

/** Whether the SDK uses an endpoint from the environment for a service, by default for any service. */
export function hasEnvironmentEndpoint(service?: ServiceName): boolean {
  return (
    !areIgnored() &&
    allServices.some(([name, { configName }]) => (service ?? name) === name && isInEnvironment(configName))
  );
}

/**
 * The endpoints of a profile, by service, from its `services` section or its `endpoint_url`. Needed because the SDK reads
 * them only for AWS_PROFILE. Leaves out services with an endpoint in the environment, which takes precedence as in the
 * SDK.
 */
export async function profileEndpoints(profile: string): Promise<ReadonlyMap<ServiceName, string>> {
  const services = areIgnored() ? [] : allServices.filter(([, { configName }]) => !isInEnvironment(configName));
  const endpointsIn = (section: Section, servicesSection: Section | undefined): ReadonlyMap<ServiceName, string> =>
    new Map(
      services.flatMap(([name, { configName }]) => {
        const endpoint =
          servicesSection?.[[configName, 'endpoint_url'].join(CONFIG_PREFIX_SEPARATOR)] ?? section['endpoint_url'];
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

/**
 * The problem of an endpoint that isn't a URL: the SDK fails with an error that doesn't name it.
 * @param configured the endpoints of the profile
 * @param file the config file, to show
 */
export function endpointProblem(
  configured: ReadonlyMap<ServiceName, string>,
  file: string,
): ProfileProblem | undefined {
  const variables = areIgnored() ? [] : allServices.flatMap(([, { configName }]) => variableFor(configName) ?? []);
  const variable = variables.find((name) => !isEndpoint(process.env[name] ?? ''));
  const isFileWrong = [...configured.values()].some((endpoint) => !isEndpoint(endpoint));
  const source = variable ?? (isFileWrong ? file : undefined);
  return source === undefined ? undefined : { kind: 'endpoint', source };
}
