import type { FleetState } from './fleetState';
import type { CloudDeployment, SimulatedDevice } from './fleetFile';
import { takePage, type PagedList } from './paging';
import type { SimulatorRequest } from './request';
import { modelError, type ServiceError } from './serviceError';

/** What requests are answered from. */
export interface ServiceState {
  readonly fleet: FleetState;
  /** The start of the simulator, which the fleet's times are counted from, in milliseconds since the epoch. */
  readonly startedAt: number;
  /** Of a page, where a request does not say. */
  readonly pageSize: number;
}

export type Body = Readonly<Record<string, unknown>>;

/** Times as the wire has them: seconds since the epoch, with a fraction. */
function onTheWire(value: object, { startedAt }: ServiceState): Body {
  return Object.fromEntries(
    Object.entries(value).map(([key, field]: [string, unknown]) =>
      key.endsWith('Timestamp') && typeof field === 'number'
        ? [key, Math.round(startedAt + field * 1000) / 1000]
        : [key, field],
    ),
  );
}

function notFound(resourceType: string, resourceId: string): ServiceError {
  const message = `${resourceType} ${resourceId} does not exist.`;
  return modelError('ResourceNotFoundException', message, { members: { resourceId, resourceType } });
}

function deviceNamed(name: string, { fleet }: ServiceState): SimulatedDevice {
  const device = fleet.device(name);
  if (device === undefined) {
    throw notFound('coreDevice', name);
  }
  return device;
}

/** What ListCoreDevices and GetCoreDevice both tell. Reads no list of the device: it may be made only when read. */
function summaryOf(device: SimulatedDevice): object {
  const { coreDeviceThingName, status, lastStatusUpdateTimestamp, platform, architecture, runtime } = device;
  return { coreDeviceThingName, status, lastStatusUpdateTimestamp, platform, architecture, runtime };
}

/** The trap of the real filter: devices that have successfully run a deployment of the group, not its members. */
function hasDeployed(device: SimulatedDevice, thingGroupArn: string): boolean {
  return device.effectiveDeployments.some(
    ({ targetArn, coreDeviceExecutionStatus }) =>
      targetArn === thingGroupArn && coreDeviceExecutionStatus === 'SUCCEEDED',
  );
}

/** A list operation. */
interface AnsweredList<T> extends Omit<PagedList<T>, 'pageSize'> {
  /** What the operation tells of an item; all of it where this is absent. */
  readonly told?: (item: T) => object;
}

function answerPage<T extends object>(
  request: SimulatorRequest,
  state: ServiceState,
  member: string,
  { told = (item) => item, ...list }: AnsweredList<T>,
): Body {
  const { items, nextToken } = takePage(request, { ...list, pageSize: state.pageSize });
  const page = items.map((item) => onTheWire(told(item), state));
  return { [member]: page, ...(nextToken === undefined ? {} : { nextToken }) };
}

function listCoreDevices(request: SimulatorRequest, state: ServiceState): Body {
  const { status, runtime, thingGroupArn } = request.query;
  const names = state.fleet.names();
  const devices = {
    length: names.length,
    at: (index: number) => {
      const name = names.at(index);
      return name === undefined ? undefined : state.fleet.device(name);
    },
  };
  return answerPage<SimulatedDevice>(request, state, 'coreDevices', {
    items: devices,
    told: summaryOf,
    keyOf: ({ coreDeviceThingName }) => coreDeviceThingName,
    fits: (device) =>
      (status === undefined || device.status === status) &&
      (runtime === undefined || device.runtime === runtime) &&
      (thingGroupArn === undefined || hasDeployed(device, thingGroupArn)),
  });
}

function listInstalledComponents(request: SimulatorRequest, state: ServiceState): Body {
  const isAll = request.query['topologyFilter'] === 'ALL';
  return answerPage(request, state, 'installedComponents', {
    items: deviceNamed(request.name, state).installedComponents,
    keyOf: ({ componentName = '' }) => componentName,
    fits: ({ isRoot }) => isAll || isRoot === true,
  });
}

/** What ListDeployments tells of a deployment; GetDeployment tells everything. */
function listedDeployment(deployment: CloudDeployment): object {
  const { components, deploymentPolicies, iotJobConfiguration, iotJobId, iotJobArn, tags, ...listed } = deployment;
  return listed;
}

function listDeployments(request: SimulatorRequest, state: ServiceState): Body {
  const { targetArn, parentTargetArn, historyFilter = 'LATEST_ONLY' } = request.query;
  return answerPage(request, state, 'deployments', {
    items: state.fleet.cloudDeployments(),
    told: listedDeployment,
    keyOf: ({ deploymentId }) => deploymentId,
    fits: (deployment) =>
      (targetArn === undefined || deployment.targetArn === targetArn) &&
      (parentTargetArn === undefined || deployment.parentTargetArn === parentTargetArn) &&
      (historyFilter === 'ALL' || deployment.isLatestForTarget),
  });
}

function getDeployment({ name }: SimulatorRequest, state: ServiceState): Body {
  const deployment = state.fleet.cloudDeployment(name);
  if (deployment === undefined) {
    throw notFound('deployment', name);
  }
  return onTheWire(deployment, state);
}

/** The answer to a request. Throws the service's own errors. */
export function answer(request: SimulatorRequest, state: ServiceState): Body {
  switch (request.operation) {
    case 'ListCoreDevices':
      return listCoreDevices(request, state);
    case 'GetCoreDevice': {
      const device = deviceNamed(request.name, state);
      const { coreVersion, tags } = device;
      return onTheWire({ ...summaryOf(device), coreVersion, tags }, state);
    }
    case 'ListEffectiveDeployments':
      return answerPage(request, state, 'effectiveDeployments', {
        items: deviceNamed(request.name, state).effectiveDeployments,
        keyOf: ({ deploymentId = '' }) => deploymentId,
      });
    case 'ListInstalledComponents':
      return listInstalledComponents(request, state);
    case 'ListDeployments':
      return listDeployments(request, state);
    case 'GetDeployment':
      return getDeployment(request, state);
  }
}
