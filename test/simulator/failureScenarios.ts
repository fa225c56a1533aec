/** Why a deployment failed, as a device reports it. */
export interface FailureScenario {
  readonly errorStack: readonly string[];
  readonly errorTypes: readonly string[];
  readonly reason: string;
}

function scenario(codes: string, errorTypes: readonly string[], reason: string): FailureScenario {
  return { errorStack: ['DEPLOYMENT_FAILURE', ...codes.split(' ')], errorTypes, reason };
}

/** One failure of every error type at least; the stacks are such as a nucleus builds. */
export const failureScenarios: readonly [FailureScenario, ...FailureScenario[]] = [
  scenario(
    'ARTIFACT_DOWNLOAD_ERROR S3_ERROR S3_HEAD_OBJECT_ACCESS_DENIED',
    ['PERMISSION_ERROR'],
    'FAILED_NO_STATE_CHANGE: Failed to download artifact name: s3://acme-line-artifacts/com.acme.PressMonitor/2.4.0/press-monitor.zip for component com.acme.PressMonitor-2.4.0, reason: S3 HeadObject returns 403 Access Denied. Ensure the IAM role associated with the core device has a policy granting s3:GetObject.',
  ),
  scenario(
    'ARTIFACT_DOWNLOAD_ERROR IO_ERROR DISK_SPACE_CRITICAL',
    ['DEVICE_ERROR'],
    'DISK_SPACE_CRITICAL: FAILED_NO_STATE_CHANGE: Failed to download artifact for component com.acme.VisionModel-1.9.0. Free disk space is below the critical limit of 20 MB.',
  ),
  scenario(
    'ARTIFACT_DOWNLOAD_ERROR DOCKER_ERROR DOCKER_LOGIN_ERROR',
    ['DEPENDENCY_ERROR'],
    'FAILED_NO_STATE_CHANGE: Failed to download artifact docker:123456789012.dkr.ecr.eu-west-1.amazonaws.com/label-printer:3. Failed to login to docker registry.',
  ),
  scenario(
    'COMPONENT_UPDATE_ERROR COMPONENT_BROKEN',
    ['USER_COMPONENT_ERROR'],
    'FAILED_ROLLBACK_COMPLETE: Service com.acme.LabelPrinter in broken state after deployment.',
  ),
  scenario(
    'COMPONENT_UPDATE_ERROR COMPONENT_BOOTSTRAP_TIMEOUT',
    ['AWS_COMPONENT_ERROR'],
    'FAILED_ROLLBACK_COMPLETE: Bootstrap step of aws.greengrass.SecureTunneling timed out.',
  ),
  scenario(
    'COMPONENT_UPDATE_ERROR REMOVE_COMPONENT_ERROR',
    ['COMPONENT_ERROR'],
    'FAILED_UNABLE_TO_ROLLBACK: Error while removing component com.acme.LegacyGateway. Rollback failed as well.',
  ),
  scenario(
    'NO_AVAILABLE_COMPONENT_VERSION COMPONENT_VERSION_REQUIREMENTS_NOT_MET',
    ['REQUEST_ERROR'],
    'FAILED_NO_STATE_CHANGE: No local or cloud component version satisfies the requirements. com.acme.OpcUaBridge: line-3 requires =1.4.0, LOCAL_DEPLOYMENT requires =1.5.0.',
  ),
  scenario(
    'COMPONENT_PACKAGE_LOADING_ERROR IO_ERROR IO_MAPPING_ERROR RECIPE_PARSE_ERROR',
    ['COMPONENT_RECIPE_ERROR'],
    'FAILED_NO_STATE_CHANGE: Failed to parse recipe of com.acme.OpcUaBridge-1.4.0',
  ),
  scenario('NUCLEUS_RESTART_FAILURE', ['NUCLEUS_ERROR'], 'FAILED_ROLLBACK_COMPLETE: Nucleus restart failure'),
  scenario('CLOUD_API_ERROR SERVER_ERROR', ['SERVER_ERROR'], 'FAILED_NO_STATE_CHANGE: Internal server error (500)'),
  scenario(
    'ARTIFACT_DOWNLOAD_ERROR NETWORK_ERROR',
    ['NETWORK_ERROR'],
    'FAILED_NO_STATE_CHANGE: Unable to execute HTTP request: Connect timed out after three attempts.',
  ),
  scenario(
    'RUN_WITH_CONFIG_NOT_VALID NETWORK_ERROR',
    ['REQUEST_ERROR', 'NETWORK_ERROR'],
    'FAILED_NO_STATE_CHANGE: Failed to find user ggc_operator on the device',
  ),
  scenario(
    'ARTIFACT_DOWNLOAD_ERROR DOWNLOAD_GREENGRASS_ARTIFACT_ERROR HTTP_REQUEST_ERROR',
    ['HTTP_ERROR'],
    'FAILED_NO_STATE_CHANGE: HTTP request failed with 502',
  ),
  scenario(
    'NO_AVAILABLE_COMPONENT_VERSION RESOLVE_COMPONENT_CANDIDATES_BAD_RESPONSE',
    ['CLOUD_SERVICE_ERROR'],
    'FAILED_NO_STATE_CHANGE: Bad response while resolving component candidates',
  ),
  scenario(
    'DEPLOYMENT_DOCUMENT_NOT_VALID DEPLOYMENT_TYPE_NOT_VALID',
    ['UNKNOWN_ERROR'],
    'FAILED_NO_STATE_CHANGE: Unknown deployment type',
  ),
  scenario(
    'QUANTUM_LINK_ERROR',
    [],
    'FAILED_ROLLBACK_NOT_REQUESTED: Something that no catalogue of this year has heard of',
  ),
];
