import type { Connection } from '../ports/connection';
import type { FleetSource } from '../ports/fleetSource';

// Every AWS service and operation that the program calls. An entry here gives a service its endpoints, its errors, its
// permission checks and its part of the policy. `aws/services.ts` opens its client.

/** A name that no core device or thing group has, and an ID that no deployment or job has. Allowed calls get "not found". */
const placeholderName = 'greengrass-explorer-permission-check';
const placeholderId = '00000000-0000-4000-8000-000000000000';
const placeholderLog = { logGroupName: placeholderName, logStreamNames: [placeholderName] };

/** Where the calls are tried. */
type Place = Pick<Connection, 'partition' | 'region'>;

/** The ARN of a component that AWS doesn't provide. It has no account, because the user's may be unknown. */
function placeholderArn({ partition, region }: Place): string {
  return `arn:${partition}:greengrass:${region}:aws:components:${placeholderName}`;
}

function placeholderVersionArn(place: Place): string {
  return `${placeholderArn(place)}:versions:1.0.0`;
}

/** An operation of a service. */
export interface Operation {
  /** The feature that needs it, for the report. */
  readonly feature: string;
  /** Calls it once, with a placeholder name or ID if it takes one. Absent if AWS bills a call. */
  readonly call?: (source: FleetSource, signal: AbortSignal, place: Place) => Promise<unknown>;
}

interface Service {
  /** The service ID in the shared config files and, in upper case, in the variable `AWS_ENDPOINT_URL_…`. */
  readonly configName: string;
  /** The prefix of its IAM actions. */
  readonly iamPrefix: string;
  /** By the name in the API and in IAM. */
  readonly operations: Readonly<Record<string, Operation>>;
  /** Operations that AWS calls with the user's permissions to answer one of the other operations. */
  readonly dependentOperations: readonly string[];
}

const services = {
  greengrass: {
    configName: 'greengrassv2',
    iamPrefix: 'greengrass',
    operations: {
      ListCoreDevices: {
        feature: 'The list of core devices',
        call: (source, signal) => source.listCoreDevices(undefined, signal),
      },
      GetCoreDevice: {
        feature: 'The fields of a core device',
        call: (source, signal) => source.getCoreDevice(placeholderName, signal),
      },
      ListEffectiveDeployments: {
        feature: 'The deployments of a core device',
        call: (source, signal) => source.listEffectiveDeployments(placeholderName, undefined, signal),
      },
      ListInstalledComponents: {
        feature: 'The components of a core device',
        call: (source, signal) => source.listInstalledComponents(placeholderName, undefined, signal),
      },
      GetDeployment: {
        feature: 'Deployments, and Scan for Failures',
        call: (source, signal) => source.getDeployment(placeholderId, signal),
      },
      ListDeployments: {
        feature: 'Deployments, and Scan for Failures',
        call: (source, signal) => source.listDeployments(undefined, signal),
      },
      ListComponents: {
        feature: 'The list of components',
        call: (source, signal) => source.listComponents('PRIVATE', undefined, signal),
      },
      ListComponentVersions: {
        feature: 'The versions of a component',
        call: (source, signal, place) => source.listComponentVersions(placeholderArn(place), undefined, signal),
      },
      DescribeComponent: {
        feature: 'Whether a version of a component can be deployed',
        call: (source, signal, place) => source.describeComponent(placeholderVersionArn(place), signal),
      },
      GetComponent: {
        feature: 'Recipes',
        call: (source, signal, place) => source.getComponent(placeholderVersionArn(place), 'JSON', signal),
      },
    },
    dependentOperations: [],
  },
  iot: {
    configName: 'iot',
    iamPrefix: 'iot',
    operations: {
      DescribeJob: {
        feature: 'Deployments: how many devices of a thing group succeeded and failed',
        call: (source, signal) => source.describeJob(placeholderId, signal),
      },
      DescribeThingGroup: {
        feature: 'Intended and installed components: the thing groups above those of a core device',
        call: (source, signal) => source.describeThingGroup(placeholderName, signal),
      },
      ListJobExecutionsForJob: {
        feature: 'Deployments and Scan for Failures: the devices on which a deployment to a thing group failed',
        call: (source, signal) => source.listJobExecutionsForJob(placeholderId, 'FAILED', undefined, signal),
      },
      GetThingConnectivityData: {
        feature: 'Whether a core device is connected (setting greengrass.connectivity)',
        call: (source, signal) => source.getThingConnectivityData(placeholderName, signal),
      },
      GetIndexingConfiguration: {
        feature: 'Whether AWS IoT knows which core devices are connected (setting greengrass.connectivity)',
        call: (source, signal) => source.getIndexingConfiguration(signal),
      },
      SearchIndex: {
        feature: 'Filter core devices by connection, thing type, and attribute (setting greengrass.connectivity)',
      },
      GetBucketsAggregation: {
        feature: 'The thing types and thing groups in Filter… (setting greengrass.connectivity)',
      },
      ListThingGroups: {
        feature: 'The list of thing groups for filtering and grouping',
        call: (source, signal) => source.listThingGroups(undefined, signal),
      },
      ListThingGroupsForThing: {
        feature: 'Intended and installed components: the thing groups of a core device',
        call: (source, signal) => source.listThingGroupsForThing(placeholderName, undefined, signal),
      },
      ListThingsInThingGroup: {
        feature: 'Filtering and grouping core devices by thing group, and Find Drift…',
        call: (source, signal) => source.listThingsInThingGroup(placeholderName, undefined, signal),
      },
    },
    // Needed to list deployments, according to the service authorization reference of AWS IoT Greengrass V2.
    dependentOperations: ['DescribeJobExecution', 'DescribeThing', 'GetThingShadow'],
  },
  logs: {
    configName: 'cloudwatch_logs',
    iamPrefix: 'logs',
    operations: {
      FilterLogEvents: {
        feature: 'Show Logs and Follow Logs: the lines around a failure',
        call: (source, signal) =>
          source.filterLogEvents({ ...placeholderLog, startTime: 0, endTime: 1 }, undefined, signal),
      },
      GetLogEvents: {
        feature: 'Show Logs: earlier and later lines',
        call: (source, signal) =>
          source.getLogEvents(
            { logGroupName: placeholderName, logStreamName: placeholderName, startFromHead: false, limit: 1 },
            undefined,
            signal,
          ),
      },
      DescribeLogGroups: {
        feature: 'Show Logs: why there are no lines',
        call: (source, signal) => source.describeLogGroups(placeholderName, undefined, signal),
      },
      DescribeLogStreams: {
        feature: 'Show Logs: the days with lines',
        call: (source, signal) => source.describeLogStreams(placeholderName, placeholderName, undefined, signal),
      },
      StartLiveTail: { feature: 'Follow Logs with Live Tail' },
    },
    dependentOperations: [],
  },
} as const satisfies Readonly<Record<string, Service>>;

/** A service that the program calls. */
export type ServiceName = keyof typeof services;

/** An operation of a service that the program calls. */
export type OperationName<S extends ServiceName> = keyof (typeof services)[S]['operations'] & string;

/** Every service that the program calls, with its name in the program. */
export const allServices: readonly (readonly [name: ServiceName, service: Service])[] = Object.keys(services)
  .filter((name): name is ServiceName => Object.hasOwn(services, name))
  .map((name) => [name, services[name]]);

/** The IAM action that allows an operation of a service. */
export function iamAction<S extends ServiceName>(service: S, operation: OperationName<S>): string {
  return actionOf(services[service], operation);
}

/** The IAM action of an operation whose name isn't checked by the compiler. */
export function actionOf({ iamPrefix }: Service, operation: string): string {
  return `${iamPrefix}:${operation}`;
}
