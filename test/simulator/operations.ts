import { pageResponse, toWireFormat, type Body, type ServiceState } from './http/pageResponse';
import type { GreengrassOperation } from './http/apiModel';
import { componentResponse } from './components/componentOperations';
import type { CloudDeployment, SimulatedDevice } from './fleetFile';
import type { SimulatorRequest } from './http/request';
import { notFound } from './http/serviceError';

function deviceNamed(name: string, { fleet }: ServiceState): SimulatedDevice {
  const device = fleet.device(name);
  if (device === undefined) {
    throw notFound('coreDevice', name);
  }
  return device;
}

/** Fields that ListCoreDevices and GetCoreDevice share. Doesn't touch the lists, which are generated on access. */
function summaryOf(device: SimulatedDevice): object {
  const { coreDeviceThingName, status, lastStatusUpdateTimestamp, platform, architecture, runtime } = device;
  return { coreDeviceThingName, status, lastStatusUpdateTimestamp, platform, architecture, runtime };
}

/** Like the real filter, matches devices with a successful deployment of the group instead of its members. */
function hasDeployed(device: SimulatedDevice, thingGroupArn: string): boolean {
  return device.effectiveDeployments.some(
    ({ targetArn, coreDeviceExecutionStatus }) =>
      targetArn === thingGroupArn && coreDeviceExecutionStatus === 'SUCCEEDED',
  );
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
  return pageResponse<SimulatedDevice>(request, state, 'coreDevices', {
    items: devices,
    fieldsOf: summaryOf,
    keyOf: ({ coreDeviceThingName }) => coreDeviceThingName,
    matches: (device) =>
      (status === undefined || device.status === status) &&
      (runtime === undefined || device.runtime === runtime) &&
      (thingGroupArn === undefined || hasDeployed(device, thingGroupArn)),
  });
}

function listInstalledComponents(request: SimulatorRequest, state: ServiceState): Body {
  const isAll = request.query['topologyFilter'] === 'ALL';
  return pageResponse(request, state, 'installedComponents', {
    items: deviceNamed(request.name, state).installedComponents,
    keyOf: ({ componentName = '' }) => componentName,
    matches: ({ isRoot }) => isAll || isRoot === true,
  });
}

/** Fields of ListDeployments; GetDeployment returns all. */
function listedDeployment(deployment: CloudDeployment): object {
  const { components, deploymentPolicies, iotJobConfiguration, iotJobId, iotJobArn, tags, ...listed } = deployment;
  return listed;
}

function listDeployments(request: SimulatorRequest, state: ServiceState): Body {
  const { targetArn, parentTargetArn, historyFilter = 'LATEST_ONLY' } = request.query;
  return pageResponse(request, state, 'deployments', {
    items: state.fleet.cloudDeployments(),
    fieldsOf: listedDeployment,
    keyOf: ({ deploymentId }) => deploymentId,
    matches: (deployment) =>
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
  return toWireFormat(deployment, state);
}

/** The response of Greengrass. Throws the errors of the service. */
export function greengrassResponse(
  operation: GreengrassOperation,
  request: SimulatorRequest,
  state: ServiceState,
): Body {
  switch (operation) {
    case 'ListCoreDevices':
      return listCoreDevices(request, state);
    case 'GetCoreDevice': {
      const device = deviceNamed(request.name, state);
      const { coreVersion, tags } = device;
      return toWireFormat({ ...summaryOf(device), coreVersion, tags }, state);
    }
    case 'ListEffectiveDeployments':
      return pageResponse(request, state, 'effectiveDeployments', {
        items: deviceNamed(request.name, state).effectiveDeployments,
        keyOf: ({ deploymentId = '' }) => deploymentId,
      });
    case 'ListInstalledComponents':
      return listInstalledComponents(request, state);
    case 'ListDeployments':
      return listDeployments(request, state);
    case 'GetDeployment':
      return getDeployment(request, state);
    case 'ListComponents':
    case 'ListComponentVersions':
    case 'DescribeComponent':
    case 'GetComponent':
      return componentResponse(operation, request, state);
  }
}
