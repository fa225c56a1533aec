import type { SimulatedDeployment } from '../fleetFile';

/** A deployment failure as a device reports it. */
export interface FailureScenario {
  readonly errorStack: readonly string[];
  readonly errorTypes: readonly string[];
  readonly reason: string;
  /** The components that it failed for, with versions. Its deployment contains them. */
  readonly components: Readonly<Record<string, string>>;
  /** First minor version of nucleus 2 that reports it like this. */
  readonly since: number;
}

/** @param concerned the components that it failed for with their versions, e.g. `PressMonitor 2.4.1` */
function scenario(codes: string, types: string, reason: string, concerned = '', since = 8): FailureScenario {
  const components = concerned === '' ? [] : concerned.split(', ').map((component) => component.split(' '));
  return {
    errorStack: ['DEPLOYMENT_FAILURE', ...codes.split(' ')],
    errorTypes: types.split(' ').filter((type) => type !== ''),
    reason,
    components: Object.fromEntries(
      components.map(([name = '', version = '']) => [name.includes('.') ? name : `com.fjordwerk.${name}`, version]),
    ),
    since,
  };
}

/**
 * The reason for a component without a version that satisfies every requirement.
 * @param requirements who requires which versions, e.g. `thinggroup/line-3 requires =1.4.0`
 */
export function noVersionSatisfies(componentName: string, ...requirements: readonly string[]): string {
  return `FAILED_NO_STATE_CHANGE: No local or cloud component version satisfies the requirements. Check whether the version constraints conflict and that the component exists in your AWS account with a version that matches the version constraints. If the version constraints conflict, revise deployments to resolve the conflict. Component ${componentName} version constraints: ${requirements.join(', ')}.`;
}

const bucket = 's3://fjordwerk-edge-artifacts';
const registry = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';

/** Failures of real devices, with stacks and types as a nucleus builds them. */
export const failureScenarios: readonly [FailureScenario, ...FailureScenario[]] = [
  scenario(
    'ARTIFACT_DOWNLOAD_ERROR S3_ERROR S3_ACCESS_DENIED S3_HEAD_OBJECT_ACCESS_DENIED',
    'DEPENDENCY_ERROR PERMISSION_ERROR',
    `FAILED_NO_STATE_CHANGE: Failed to download artifact ${bucket}/com.fjordwerk.PressMonitor/2.4.1/press-monitor.zip. S3 HeadObject returned 403. The role of the core device needs s3:GetObject for it`,
    'PressMonitor 2.4.1',
  ),
  scenario(
    'ARTIFACT_DOWNLOAD_ERROR DISK_SPACE_CRITICAL',
    'DEVICE_ERROR',
    'DISK_SPACE_CRITICAL: FAILED_NO_STATE_CHANGE: Failed to download the artifacts of com.fjordwerk.VisionModel-1.9.0. Free disk space is below the critical limit of 20 MB',
    'VisionModel 1.9.0',
  ),
  scenario(
    'ARTIFACT_DOWNLOAD_ERROR DOCKER_ERROR DOCKER_LOGIN_ERROR',
    'DEPENDENCY_ERROR',
    `FAILED_NO_STATE_CHANGE: Failed to download artifact docker:${registry}/label-printer:3. Could not log in to the registry`,
    'LabelPrinter 3.2.0',
  ),
  scenario(
    'ARTIFACT_DOWNLOAD_ERROR DOCKER_ERROR USER_NOT_AUTHORIZED_FOR_DOCKER',
    'DEPENDENCY_ERROR PERMISSION_ERROR',
    `USER_NOT_AUTHORIZED_FOR_DOCKER: FAILED_NO_STATE_CHANGE: Failed to download artifact docker:${registry}/paint-robot:5. The user that runs the nucleus may not use docker`,
    'PaintRobot 5.0.2',
  ),
  scenario(
    'COMPONENT_UPDATE_ERROR COMPONENT_BROKEN',
    'USER_COMPONENT_ERROR',
    'FAILED_ROLLBACK_COMPLETE: Service com.fjordwerk.LabelPrinter in broken state after deployment',
    'LabelPrinter 3.2.0',
  ),
  scenario(
    'COMPONENT_UPDATE_ERROR COMPONENT_BOOTSTRAP_TIMEOUT',
    'AWS_COMPONENT_ERROR',
    'COMPONENT_BOOTSTRAP_TIMEOUT: FAILED_ROLLBACK_COMPLETE: The bootstrap step of aws.greengrass.StreamManager timed out',
    'aws.greengrass.StreamManager 2.1.13',
  ),
  scenario(
    'COMPONENT_UPDATE_ERROR REMOVE_COMPONENT_ERROR',
    'COMPONENT_ERROR',
    'FAILED_UNABLE_TO_ROLLBACK: Failed to remove com.fjordwerk.LegacyGateway. Rolling back failed as well',
  ),
  scenario(
    'NO_AVAILABLE_COMPONENT_VERSION COMPONENT_VERSION_REQUIREMENTS_NOT_MET',
    'REQUEST_ERROR',
    noVersionSatisfies(
      'com.fjordwerk.OpcUaBridge',
      'thinggroup/plant-graz-line-3 requires =1.4.0',
      'LOCAL_DEPLOYMENT requires =1.5.0',
    ),
    'OpcUaBridge 1.4.0',
  ),
  scenario(
    'COMPONENT_PACKAGE_LOADING_ERROR IO_ERROR IO_MAPPING_ERROR RECIPE_PARSE_ERROR',
    'COMPONENT_RECIPE_ERROR',
    'FAILED_NO_STATE_CHANGE: Failed to parse the recipe of com.fjordwerk.OpcUaBridge-1.4.0',
    'OpcUaBridge 1.4.0',
  ),
  scenario(
    'NUCLEUS_RESTART_FAILURE',
    'NUCLEUS_ERROR',
    'NUCLEUS_RESTART_FAILURE: FAILED_ROLLBACK_COMPLETE: Nucleus could not restart',
  ),
  scenario(
    'CLOUD_API_ERROR SERVER_ERROR',
    'SERVER_ERROR',
    'FAILED_NO_STATE_CHANGE: ResolveComponentCandidates returned 500',
  ),
  scenario(
    'ARTIFACT_DOWNLOAD_ERROR NETWORK_ERROR',
    'NETWORK_ERROR',
    `FAILED_NO_STATE_CHANGE: Failed to download artifact ${bucket}/com.fjordwerk.VibrationModel/2.0.5/model.tar.gz. Unable to execute HTTP request: connect timed out`,
    'VibrationModel 2.0.5',
  ),
  // The nucleus misreads its own exception as being offline, so the last code isn't the cause.
  scenario(
    'RUN_WITH_CONFIG_NOT_VALID NETWORK_ERROR',
    'REQUEST_ERROR NETWORK_ERROR',
    'RUN_WITH_CONFIG_NOT_VALID: FAILED_NO_STATE_CHANGE: The user ggc_operator does not exist on the device',
  ),
  scenario(
    'ARTIFACT_DOWNLOAD_ERROR DOWNLOAD_GREENGRASS_ARTIFACT_ERROR HTTP_REQUEST_ERROR',
    'HTTP_ERROR',
    'FAILED_NO_STATE_CHANGE: Failed to download a Greengrass artifact. HTTP request failed with 502',
  ),
  scenario(
    'NO_AVAILABLE_COMPONENT_VERSION RESOLVE_COMPONENT_CANDIDATES_BAD_RESPONSE',
    'CLOUD_SERVICE_ERROR',
    'FAILED_NO_STATE_CHANGE: The response to ResolveComponentCandidates contains no recipe for com.fjordwerk.ColdChain',
    'ColdChain 1.12.3',
  ),
  scenario(
    'DEPLOYMENT_DOCUMENT_NOT_VALID DEPLOYMENT_TYPE_NOT_VALID',
    'UNKNOWN_ERROR',
    'FAILED_NO_STATE_CHANGE: Unknown deployment type',
  ),
  scenario(
    'CLOUD_API_ERROR ACCESS_DENIED GET_DEPLOYMENT_CONFIGURATION_ACCESS_DENIED',
    'PERMISSION_ERROR',
    'FAILED_NO_STATE_CHANGE: GetDeploymentConfiguration returned 403. The IoT policy of the core device needs greengrass:GetDeploymentConfiguration',
  ),
  scenario(
    'UNAUTHORIZED_NUCLEUS_MINOR_VERSION_UPDATE',
    'REQUEST_ERROR',
    'UNAUTHORIZED_NUCLEUS_MINOR_VERSION_UPDATE: FAILED_NO_STATE_CHANGE: The deployment would update aws.greengrass.Nucleus from 2.12.6 to 2.14.3, which it does not name',
  ),
  scenario(
    'ARTIFACT_DOWNLOAD_ERROR ARTIFACT_CHECKSUM_MISMATCH',
    'COMPONENT_RECIPE_ERROR',
    `FAILED_NO_STATE_CHANGE: The checksum of ${bucket}/com.fjordwerk.TurbineGateway/4.11.0/gateway.jar is not that of the recipe`,
    'TurbineGateway 4.11.0',
  ),
  // Only generic codes.
  scenario('ARTIFACT_DOWNLOAD_ERROR IO_ERROR', '', 'FAILED_NO_STATE_CHANGE: Failed to download an artifact'),
  scenario('DEPLOYMENT_INTERRUPTED', '', 'FAILED_NO_STATE_CHANGE: The deployment was interrupted'),
  scenario(
    'MISSING_MQTT_CONNECT_POLICY',
    'PERMISSION_ERROR',
    'FAILED_ROLLBACK_COMPLETE: The IoT policy of the core device does not allow iot:Connect',
    '',
    18,
  ),
  // The nucleus truncates a reason at 1024 characters.
  scenario(
    'COMPONENT_UPDATE_ERROR COMPONENT_BOOTSTRAP_ERROR',
    'USER_COMPONENT_ERROR',
    `FAILED_ROLLBACK_NOT_REQUESTED: ${'The bootstrap step of com.fjordwerk.PaintRobot exited with code 70. '.repeat(20)}`.slice(
      0,
      1024,
    ),
    'PaintRobot 5.0.2',
    9,
  ),
];

/** From a future nucleus: no catalog has its last code. */
const unknownFailure: FailureScenario = scenario(
  'COMPONENT_UPDATE_ERROR COMPONENT_ATTESTATION_STALE',
  'COMPONENT_ERROR',
  'COMPONENT_ATTESTATION_STALE: FAILED_ROLLBACK_COMPLETE: The attestation of com.fjordwerk.PumpControl is too old',
  'PumpControl 7.1.0',
);

/** A failure of a deployment that would succeed today: a version that satisfies both ranges was published since. */
const publishedSince: FailureScenario = scenario(
  'NO_AVAILABLE_COMPONENT_VERSION COMPONENT_VERSION_REQUIREMENTS_NOT_MET',
  'REQUEST_ERROR',
  noVersionSatisfies(
    'com.fjordwerk.lib.Modbus',
    'com.fjordwerk.TurbineGateway requires >=1.3.0 <2.0.0',
    'com.fjordwerk.ColdChain requires >=1.4.0 <1.6.0',
  ),
  'TurbineGateway 4.11.0, ColdChain 1.13.0',
);

/** The failures of the sample fleet. */
export const sampleFailures: readonly FailureScenario[] = [...failureScenarios, unknownFailure, publishedSince];

/** The outcome of a deployment that failed as in a scenario. */
export function failedAs(index: number): SimulatedDeployment {
  const { reason, errorStack, errorTypes } = failureScenarios[index] ?? failureScenarios[0];
  return { coreDeviceExecutionStatus: 'FAILED', reason, statusDetails: { errorStack, errorTypes } };
}
