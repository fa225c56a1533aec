import type { IotOperation } from '../http/apiModel';
import { pageResponse, type Body, type ServiceState } from '../http/pageResponse';
import type { SimulatorRequest } from '../http/request';
import { indexingConfiguration, thingConnectivity } from './connectivity';
import { describeThingGroup, groupsOf, nameAndArn, thingsIn } from './groupResponses';
import { searchIndex, thingBuckets } from './fleetIndex';
import { describeJob, executionsOf, executionSummary } from './jobResponses';

/** The response of AWS IoT. Throws the errors of the service. */
export function iotResponse(operation: IotOperation, request: SimulatorRequest, state: ServiceState): Body {
  const { status, namePrefixFilter = '', parentGroup } = request.query;
  switch (operation) {
    case 'DescribeJob':
      return describeJob(request.name, state);
    case 'DescribeThingGroup':
      return describeThingGroup(request.name, state);
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
    case 'SearchIndex':
      return searchIndex(request, state);
    case 'GetBucketsAggregation':
      return thingBuckets(request, state);
    case 'ListThingGroups':
      return pageResponse(request, state, 'thingGroups', {
        items: [...state.fleet.iot.index().things.keys()].map((groupName) => ({ groupName })),
        keyOf: ({ groupName }) => groupName,
        matches: ({ groupName }) =>
          groupName.startsWith(namePrefixFilter) &&
          (parentGroup === undefined || state.fleet.iot.ancestorsOf(groupName).includes(parentGroup)),
        fieldsOf: ({ groupName }) => nameAndArn(groupName),
      });
    case 'ListThingGroupsForThing':
      return pageResponse(request, state, 'thingGroups', {
        items: groupsOf(request.name, state).map((groupName) => ({ groupName })),
        keyOf: ({ groupName }) => groupName,
        fieldsOf: ({ groupName }) => nameAndArn(groupName),
      });
    case 'ListThingsInThingGroup':
      return pageResponse(request, state, 'things', {
        items: thingsIn(request.name, state),
        keyOf: (thing) => thing,
      });
  }
}
