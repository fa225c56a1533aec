import type { SimulatedDevice, SimulatedFleet } from './fleetFile';
import type { SimulatorRequest } from './request';
import { ServiceError } from './serviceError';
import { makeToken, readToken } from './tokens';

/** The state that requests are answered from. */
export interface ServiceState {
  readonly fleet: SimulatedFleet;
  readonly devices: ReadonlyMap<string, SimulatedDevice>;
  /** The start of the simulator, in milliseconds since the epoch. */
  readonly startedAt: number;
}

const defaultPageSize = 50;

interface Slice<T> {
  readonly items: readonly T[];
  readonly nextToken: { readonly nextToken: string } | undefined;
}

function slice<T>(items: readonly T[], { operation, name, query }: SimulatorRequest): Slice<T> {
  const { maxResults, nextToken, ...filters } = query;
  const scope = [operation, name, JSON.stringify(filters)];
  const start = readToken(nextToken, scope);
  const end = start + Number(maxResults ?? defaultPageSize);
  const hasMore = end < items.length;
  return { items: items.slice(start, end), nextToken: hasMore ? { nextToken: makeToken(end, scope) } : undefined };
}

/** Times as the wire has them: seconds since the epoch, with a fraction. */
function onTheWire(value: object, { startedAt }: ServiceState): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([key, field]: [string, unknown]) =>
      key.endsWith('Timestamp') && typeof field === 'number' ? [key, startedAt / 1000 + field] : [key, field],
    ),
  );
}

function deviceNamed(name: string, { devices }: ServiceState): SimulatedDevice {
  const device = devices.get(name);
  if (device === undefined) {
    throw new ServiceError(404, 'ResourceNotFoundException', `Core device ${name} not found`, {
      resourceId: name,
      resourceType: 'CORE_DEVICE',
    });
  }
  return device;
}

function fieldsOf(device: SimulatedDevice, state: ServiceState): Record<string, unknown> {
  const { effectiveDeployments, installedComponents, ...fields } = device;
  return onTheWire(fields, state);
}

/** The trap of the real filter: devices that have successfully run a deployment of the group, not its members. */
function hasDeployed(device: SimulatedDevice, thingGroupArn: string): boolean {
  return device.effectiveDeployments.some(
    ({ targetArn, coreDeviceExecutionStatus }) =>
      targetArn === thingGroupArn && coreDeviceExecutionStatus === 'SUCCEEDED',
  );
}

function listCoreDevices(request: SimulatorRequest, state: ServiceState): Record<string, unknown> {
  const { status, runtime, thingGroupArn } = request.query;
  const found = [...state.devices.values()].filter(
    (device) =>
      (status === undefined || device.status === status) &&
      (runtime === undefined || device.runtime === runtime) &&
      (thingGroupArn === undefined || hasDeployed(device, thingGroupArn)),
  );
  const { items, nextToken } = slice(found, request);
  const coreDevices = items.map((device) => {
    const { coreVersion, tags, ...fields } = fieldsOf(device, state);
    return fields;
  });
  return { coreDevices, ...nextToken };
}

/** The answer to a request. Throws the service's own errors. */
export function answer(request: SimulatorRequest, state: ServiceState): Record<string, unknown> {
  switch (request.operation) {
    case 'ListCoreDevices':
      return listCoreDevices(request, state);
    case 'GetCoreDevice':
      return fieldsOf(deviceNamed(request.name, state), state);
    case 'ListEffectiveDeployments': {
      const { items, nextToken } = slice(deviceNamed(request.name, state).effectiveDeployments, request);
      return { effectiveDeployments: items.map((item) => onTheWire(item, state)), ...nextToken };
    }
    case 'ListInstalledComponents': {
      const isAll = request.query['topologyFilter'] === 'ALL';
      const components = deviceNamed(request.name, state).installedComponents.filter(({ isRoot }) => isAll || isRoot);
      const { items, nextToken } = slice(components, request);
      return { installedComponents: items.map((item) => onTheWire(item, state)), ...nextToken };
    }
    default:
      throw new ServiceError(404, 'UnknownOperationException', `The simulator does not offer ${request.operation}`);
  }
}
