import type { IotOperation } from '../apiModel';
import { pageResponse, type Body, type ServiceState } from '../pageResponse';
import { targetArn } from '../random';
import type { SimulatorRequest } from '../request';
import { iotError } from '../serviceError';
import { indexingConfiguration, thingConnectivity } from './connectivity';
import { describeJob, executionsOf, executionSummary } from './jobResponses';

/** The response of AWS IoT. Throws the errors of the service. */
export function iotResponse(operation: IotOperation, request: SimulatorRequest, state: ServiceState): Body {
  const { status, namePrefixFilter = '' } = request.query;
  switch (operation) {
    case 'DescribeJob':
      return describeJob(request.name, state);
    case 'ListJobExecutionsForJob':
      return pageResponse(request, state, 'executionSummaries', {
        items: executionsOf(request.name, state),
        keyOf: ({ thingName }) => thingName,
        matches: (execution) => status === undefined || execution.status === status,
        fieldsOf: (execution) => executionSummary(execution, state),
      });
    case 'GetThingConnectivityData':
      return thingConnectivity(request.name, state);
    case 'GetIndexingConfiguration':
      return indexingConfiguration(state);
    case 'ListThingGroups':
      return pageResponse(request, state, 'thingGroups', {
        items: [...state.fleet.iot.index().things.keys()].map((groupName) => ({ groupName })),
        keyOf: ({ groupName }) => groupName,
        matches: ({ groupName }) => groupName.startsWith(namePrefixFilter),
        fieldsOf: ({ groupName }) => ({ groupName, groupArn: targetArn('thinggroup', groupName) }),
      });
    case 'ListThingsInThingGroup': {
      const things = state.fleet.iot.index().things.get(request.name);
      if (things === undefined) {
        throw iotError('ResourceNotFoundException', `Group ${request.name} cannot be found.`);
      }
      return pageResponse(request, state, 'things', { items: things, keyOf: (thing) => thing });
    }
  }
}
