import type { FleetSource } from '../ports/fleetSource';

// Every AWS service that the program calls, and every operation. An entry here gives a service its endpoints, its errors,
// its permission checks and its part of the policy; `aws/services.ts` opens its client.

/** A name that no core device or thing group has, and an ID that no deployment or job has: who may ask gets "not found". */
const inventedName = 'greengrass-explorer-permission-check';
const inventedId = '00000000-0000-4000-8000-000000000000';

/** An operation of a service. */
interface Operation {
  /** What a person sees of it. */
  readonly feature: string;
  /** Calls it once, with an invented name or ID where it takes one. */
  readonly ask: (source: FleetSource, signal: AbortSignal) => Promise<unknown>;
}

interface Service {
  /** The service ID, as the shared config files have it and, in capitals, `AWS_ENDPOINT_URL_…` in the environment. */
  readonly configName: string;
  /** What the names of its IAM actions begin with. */
  readonly iamPrefix: string;
  /** By name, as the API and IAM spell it. */
  readonly operations: Readonly<Record<string, Operation>>;
  /** Operations that AWS calls itself, with the person's permissions, to answer one of the others. */
  readonly dependentOperations: readonly string[];
}

const services = {
  greengrass: {
    configName: 'greengrassv2',
    iamPrefix: 'greengrass',
    operations: {
      ListCoreDevices: {
        feature: 'The list of core devices',
        ask: (source, signal) => source.listCoreDevices(undefined, signal),
      },
      GetCoreDevice: {
        feature: 'The fields of a core device',
        ask: (source, signal) => source.getCoreDevice(inventedName, signal),
      },
      ListEffectiveDeployments: {
        feature: 'The deployments of a core device',
        ask: (source, signal) => source.listEffectiveDeployments(inventedName, undefined, signal),
      },
      ListInstalledComponents: {
        feature: 'The components of a core device',
        ask: (source, signal) => source.listInstalledComponents(inventedName, undefined, signal),
      },
      GetDeployment: {
        feature: 'What a deployment asks for, and Scan for Failures',
        ask: (source, signal) => source.getDeployment(inventedId, signal),
      },
      ListDeployments: {
        feature: 'Scan for Failures',
        ask: (source, signal) => source.listDeployments(undefined, signal),
      },
    },
    dependentOperations: [],
  },
  iot: {
    configName: 'iot',
    iamPrefix: 'iot',
    operations: {
      ListJobExecutionsForJob: {
        feature: 'Scan for Failures, for the devices that a deployment to a thing group failed on',
        ask: (source, signal) => source.listJobExecutionsForJob(inventedId, 'FAILED', undefined, signal),
      },
      ListThingGroups: {
        feature: 'Which thing groups there are, to filter and group by',
        ask: (source, signal) => source.listThingGroups(undefined, signal),
      },
      ListThingsInThingGroup: {
        feature: 'Filtering and grouping core devices by thing group',
        ask: (source, signal) => source.listThingsInThingGroup(inventedName, undefined, signal),
      },
    },
    // When it lists deployments: service authorization reference of AWS IoT Greengrass V2.
    dependentOperations: [
      'DescribeJob',
      'DescribeJobExecution',
      'DescribeThing',
      'DescribeThingGroup',
      'GetThingShadow',
    ],
  },
} as const satisfies Readonly<Record<string, Service>>;

/** A service that the program calls. */
export type ServiceName = keyof typeof services;

/** An operation that the program calls of a service. */
export type OperationName<S extends ServiceName> = keyof (typeof services)[S]['operations'] & string;

/** Every service that the program calls, with its name in the program. */
export const allServices: readonly (readonly [name: ServiceName, service: Service])[] = Object.keys(services)
  .filter((name): name is ServiceName => Object.hasOwn(services, name))
  .map((name) => [name, services[name]]);

/** The IAM action that allows an operation of a service. */
export function iamAction<S extends ServiceName>(service: S, operation: OperationName<S>): string {
  return actionOf(services[service], operation);
}

/** The same for an operation that only the service has to know. */
export function actionOf({ iamPrefix }: Service, operation: string): string {
  return `${iamPrefix}:${operation}`;
}
