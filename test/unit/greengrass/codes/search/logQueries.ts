/** A text that someone searches for, and the codes that must come first: in this order, or any of them in any order. */
export interface LogQuery {
  readonly typed: string;
  readonly first: readonly string[];
  readonly inAnyOrder?: true;
}

function query(typed: string, first: string): LogQuery {
  return { typed, first: first.split(' ') };
}

function anyOrder(typed: string, first: string): LogQuery {
  return { ...query(typed, first), inAnyOrder: true };
}

const steps = (ending: string, ...names: readonly string[]): string =>
  names.map((name) => `${name}_${ending}`).join(' ');

/** What people type. */
export const typedQueries: readonly LogQuery[] = [
  query('no space left on device', 'DISK_SPACE_CRITICAL'),
  query('device left no space', 'DISK_SPACE_CRITICAL'),
  query('disk full', 'DISK_SPACE_CRITICAL'),
  query('component store size limit', 'DISK_SPACE_CRITICAL'),
  query('permission denied docker socket', 'USER_NOT_AUTHORIZED_FOR_DOCKER'),
  query('docker group', 'USER_NOT_AUTHORIZED_FOR_DOCKER'),
  query('docker daemon not running', 'DOCKER_SERVICE_UNAVAILABLE'),
  query('docker login failed', 'DOCKER_LOGIN_ERROR'),
  query('pull access denied', 'DOCKER_IMAGE_NOT_VALID'),
  query('no matching manifest', 'DOCKER_PULL_ERROR'),
  query('no basic auth credentials', 'DOCKER_PULL_ERROR'),
  query('unauthorized: authentication required', 'DOCKER_PULL_ERROR'),
  query('rate limit docker hub', 'DOCKER_PULL_ERROR'),
  query('unauthorized ecr', 'GET_ECR_CREDENTIAL_ERROR'),
  query('token exchange service missing', 'MISSING_TOKEN_EXCHANGE_SERVICE'),
  query('DockerApplicationManager', 'MISSING_DOCKER_APPLICATION_MANAGER'),
  query('integrity check failed', 'ARTIFACT_CHECKSUM_MISMATCH'),
  query('checksum', 'ARTIFACT_CHECKSUM_MISMATCH'),
  query('sha256 differs', 'ARTIFACT_CHECKSUM_MISMATCH'),
  query('hash algorithm not supported', 'HASHING_ALGORITHM_UNAVAILABLE'),
  anyOrder('exit code 1', steps('ERROR', 'INSTALL', 'STARTUP', 'RUN')),
  query('startup script exit code 127', 'STARTUP_ERROR'),
  query('bootstrap exit code', 'COMPONENT_BOOTSTRAP_ERROR'),
  anyOrder('script timed out', steps('TIMEOUT', 'INSTALL', 'STARTUP', 'RUN')),
  query('startup time-out', 'STARTUP_TIMEOUT'),
  query('component hangs while stopping', 'SHUTDOWN_TIMEOUT'),
  anyOrder('no such file', steps('IO_ERROR', 'INSTALL', 'STARTUP', 'RUN')),
  anyOrder('exec format error', steps('IO_ERROR', 'INSTALL', 'STARTUP', 'RUN')),
  anyOrder('no user to run with', steps('MISSING_DEFAULT_RUNWITH', 'INSTALL', 'STARTUP', 'RUN')),
  query('ggc_user does not exist', 'RUN_WITH_CONFIG_NOT_VALID'),
  query('ModuleNotFoundError', 'RUN_ERROR'),
  query('killed', 'RUN_ERROR'),
  query('SIGKILL', 'RUN_ERROR'),
  query('OOMKilled', 'RUN_ERROR'),
  query('address already in use', 'RUN_ERROR'),
  query('connection refused', 'NETWORK_ERROR'),
  query('could not resolve host', 'NETWORK_ERROR'),
  query('network unreachable', 'NETWORK_ERROR'),
  query('connect ETIMEDOUT 10.0.0.1:443', 'NETWORK_ERROR'),
  query('ECONNREFUSED', 'NETWORK_ERROR'),
  query('read ECONNRESET', 'NETWORK_ERROR'),
  query('getaddrinfo ENOTFOUND data.example.com', 'NETWORK_ERROR'),
  query('getaddrinfo EAI_AGAIN', 'NETWORK_ERROR'),
  query('EHOSTUNREACH', 'NETWORK_ERROR'),
  query('ENETUNREACH', 'NETWORK_ERROR'),
  anyOrder("EACCES: permission denied, open '/data/model.bin'", steps('IO_ERROR', 'INSTALL', 'STARTUP', 'RUN')),
  query('connect EACCES /var/run/docker.sock', 'USER_NOT_AUTHORIZED_FOR_DOCKER'),
  query('chmod EPERM', 'SET_PERMISSION_ERROR'),
  anyOrder('ENOENT', steps('IO_ERROR', 'INSTALL', 'STARTUP', 'RUN')),
  query('407 proxy', 'HTTP_REQUEST_ERROR'),
  query('access denied s3', 'S3_ACCESS_DENIED'),
  query('S3 404', 'S3_RESOURCE_NOT_FOUND'),
  query('NoSuchKey', 'S3_RESOURCE_NOT_FOUND'),
  query('403 HeadObject', 'S3_HEAD_OBJECT_ACCESS_DENIED'),
  query('kms decrypt', 'S3_GET_OBJECT_ACCESS_DENIED'),
  query('GetBucketLocation forbidden', 'S3_GET_BUCKET_LOCATION_ACCESS_DENIED'),
  query('not authorized to perform', 'ACCESS_DENIED'),
  query('too many requests', 'THROTTLING_ERROR'),
  query('AssumeRoleWithCertificate', 'CREDENTIAL_ENDPOINT_AUTH_FAILURE'),
  query('tls certificate expired', 'TLS_HANDSHAKE_FAILURE'),
  query('iot:Connect', 'MISSING_MQTT_CONNECT_POLICY'),
  query('circular dependencies', 'COMPONENT_CIRCULAR_DEPENDENCY_ERROR'),
  query('version conflict', 'COMPONENT_VERSION_REQUIREMENTS_NOT_MET'),
  query('invalid yaml in recipe', 'RECIPE_PARSE_ERROR'),
  query('unzip failed', 'IO_UNZIP_ERROR'),
  query('read-only file system', 'IO_WRITE_ERROR'),
  query('alts/current', 'LAUNCH_DIRECTORY_CORRUPTED'),
  query('set up as a system service', 'LAUNCH_DIRECTORY_CORRUPTED'),
  query('nucleus restart failed', 'NUCLEUS_RESTART_FAILURE'),
  query('deployment too large', 'DEPLOYMENT_DOCUMENT_SIZE_EXCEEDED'),
  query('stale deployment', 'REJECTED_STALE_DEPLOYMENT'),
  query('component in broken state', 'COMPONENT_BROKEN'),
  query('plugin local deployment', 'CUSTOM_PLUGIN_NOT_SUPPORTED'),
  query('wrong region', 'UNSUPPORTED_REGION'),
  query('SIGTERM', 'RUN_ERROR SHUTDOWN_TIMEOUT'),
  query('Terminated', 'RUN_ERROR'),
  query('segfault', 'RUN_ERROR'),
  anyOrder('GPU', steps('ERROR', 'INSTALL', 'STARTUP', 'RUN')),
  anyOrder('CUDA error: no device', steps('ERROR', 'INSTALL', 'STARTUP', 'RUN')),
  anyOrder('sudo: not found', steps('ERROR', 'INSTALL', 'STARTUP', 'RUN')),
  anyOrder('Cannot run program "sudo"', steps('IO_ERROR', 'INSTALL', 'STARTUP', 'RUN')),
  anyOrder('unexpected EOF', 'IO_READ_ERROR IO_UNZIP_ERROR DOCKER_PULL_ERROR'),
  query('java.io.EOFException: Unexpected end of ZLIB input stream', 'IO_UNZIP_ERROR'),
  query('docker pull: unexpected EOF', 'DOCKER_PULL_ERROR'),
  anyOrder('root is not in the sudoers file', steps('ERROR', 'INSTALL', 'STARTUP', 'RUN')),
  anyOrder('bash: not found', steps('ERROR', 'INSTALL', 'STARTUP', 'RUN')),
  anyOrder('out of memory', 'NUCLEUS_RESTART_FAILURE RUN_ERROR'),
  query('broken pipe', 'NETWORK_ERROR'),
  query('write EPIPE', 'NETWORK_ERROR'),
  query('too many open files', 'RUN_ERROR'),
  query('EMFILE: too many open files', 'RUN_ERROR'),
  query('EROFS', 'IO_WRITE_ERROR'),
  query('illegal instruction', 'RUN_ERROR'),
  // With one typing error in a word.
  query('disk spcae critcal', 'DISK_SPACE_CRITICAL'),
  query('chekcsum mismatch', 'ARTIFACT_CHECKSUM_MISMATCH'),
  query('no spcae left on device', 'DISK_SPACE_CRITICAL'),
  query('permision denied docker socket', 'USER_NOT_AUTHORIZED_FOR_DOCKER'),
  query('docker deamon not running', 'DOCKER_SERVICE_UNAVAILABLE'),
  query('conection refused', 'NETWORK_ERROR'),
  query('tls certficate expired', 'TLS_HANDSHAKE_FAILURE'),
  query('startup timeuot', 'STARTUP_TIMEOUT'),
  query('circullar dependency', 'COMPONENT_CIRCULAR_DEPENDENCY_ERROR'),
  query('bootstap exit code', 'COMPONENT_BOOTSTRAP_ERROR'),
];

/** Lines of real logs, with other names. */
export const logLines: readonly LogQuery[] = [
  query(
    "2021-05-24T19:28:30.959Z [ERROR] (pool-2-thread-62) com.aws.greengrass.deployment.DeploymentService: Error occurred while processing deployment. {deploymentId=arn:aws:greengrass:us-west-2:123456789012:configuration:thinggroup/line-3:12, serviceName=DeploymentService, currentState=RUNNING} java.util.concurrent.ExecutionException: com.aws.greengrass.componentmanager.exceptions.PackageDownloadException: Failed to download artifact name: 'docker:123456789012.dkr.ecr.us-west-2.amazonaws.com/vision:1' for component com.acme.Vision-1.0.0, reason: Failed to download docker image at java.util.concurrent.FutureTask.report(FutureTask.java:122) Caused by: com.aws.greengrass.componentmanager.plugins.docker.exceptions.DockerPullException: Unexpected error while trying to perform docker pull - failed to register layer: Error processing tar file(exit status 1): write /usr/lib/libcudnn.so: no space left on device ... 4 more",
    'DOCKER_PULL_ERROR',
  ),
  query(
    '2021-11-18T20:27:24.461Z [ERROR] (pool-2-thread-20) com.aws.greengrass.componentmanager.ComponentManager: Failed to negotiate version with cloud and no local version to fall back to. {componentName=aws.greengrass.Nucleus, versionRequirement={com.acme.Vision=>=2.0.3 <2.1.0, thinggroup/line-3==2.5.0}}',
    'COMPONENT_VERSION_REQUIREMENTS_NOT_MET',
  ),
  query(
    '2023-08-02T16:22:59.771Z [INFO] (Copier) com.acme.Monitor: Startup script exited. {exitCode=1, serviceInstance=0, serviceName=com.acme.Monitor, currentState=STARTING}',
    'STARTUP_ERROR',
  ),
  query(
    '2024-02-07T08:10:08.082Z [WARN] (pool-3-thread-12) com.acme.Monitor: shell-runner-error. {scriptName=services.com.acme.Monitor.lifecycle.Run.Script, serviceInstance=0, serviceName=com.acme.Monitor, currentState=RUNNING, command=["/greengrass/v2/packages/artifacts/com.acme.Monitor/1.2.3/run.sh"]} Couldn\'t determine the user or group to use when running the component.',
    'RUN_MISSING_DEFAULT_RUNWITH',
  ),
  query(
    'com.aws.greengrass.componentmanager.exceptions.ArtifactChecksumMismatchException: Integrity check for downloaded artifact failed. Probably due to file corruption.',
    'ARTIFACT_CHECKSUM_MISMATCH',
  ),
  query(
    'software.amazon.awssdk.services.s3.model.S3Exception: null (Service: S3, Status Code: 403, Request ID: null, Extended Request ID: kZ3nT0v9=)',
    'S3_ACCESS_DENIED',
  ),
  query(
    'Got permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Post "http://%2Fvar%2Frun%2Fdocker.sock/v1.24/auth": dial unix /var/run/docker.sock: connect: permission denied',
    'USER_NOT_AUTHORIZED_FOR_DOCKER',
  ),
  query(
    'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    'DOCKER_SERVICE_UNAVAILABLE',
  ),
  query('Disk space critical: 19922944 bytes usable, 20971520 bytes minimum allowed', 'DISK_SPACE_CRITICAL'),
  query(
    'Component store size limit reached: 9999123456 bytes existing, 104857600 bytes needed, 10000000000 bytes maximum allowed total',
    'DISK_SPACE_CRITICAL',
  ),
  query(
    '{"thread":"pool-2-thread-14","level":"ERROR","eventType":null,"message":"Failed to unarchive component com.acme.Monitor artifact","contexts":{"serviceName":"DeploymentService","currentState":"RUNNING"},"loggerName":"com.aws.greengrass.deployment.DeploymentService","timestamp":1711314722726,"cause":{"exceptionType":"java.util.zip.ZipException","message":"zip END header not found"}}',
    'IO_UNZIP_ERROR',
  ),
  query(
    'Unable to process deployment. Greengrass launch directory is not set up or Greengrass is not set up as a system service',
    'LAUNCH_DIRECTORY_CORRUPTED',
  ),
  query(
    "FAILED_NO_STATE_CHANGE: Failed to download artifact name: 's3://acme-artifacts/com.acme.Monitor/1.2.3/monitor.zip' for component com.acme.Monitor-1.2.3, reason: Failed to head artifact object from S3. HeadObject returns 403 Access Denied",
    'S3_HEAD_OBJECT_ACCESS_DENIED',
  ),
  query('FAILED_NO_STATE_CHANGE: Error looking up AWS region eu-centrall-1', 'UNSUPPORTED_REGION'),
  query(
    'software.amazon.awssdk.core.exception.SdkClientException: Unable to execute HTTP request: greengrass-ats.iot.eu-west-1.amazonaws.com: Temporary failure in name resolution',
    'NETWORK_ERROR',
  ),
  query(
    'FAILED_ROLLBACK_NOT_REQUESTED: Fail to execute bootstrap step for com.acme.Monitor, exit code: 1',
    'COMPONENT_BOOTSTRAP_ERROR',
  ),
];

/** Texts that name codes. These come first, in the order of the text. */
export const namingTexts: readonly LogQuery[] = [
  query('disk_space_critical', 'DISK_SPACE_CRITICAL'),
  query(' DISK SPACE CRITICAL ', 'DISK_SPACE_CRITICAL'),
  query('critical space disk', 'DISK_SPACE_CRITICAL'),
  query('error docker', 'DOCKER_ERROR'),
  query(
    'errorStack: ["DEPLOYMENT_FAILURE","ARTIFACT_DOWNLOAD_ERROR","S3_ERROR","S3_ACCESS_DENIED","S3_HEAD_OBJECT_ACCESS_DENIED"]',
    'DEPLOYMENT_FAILURE ARTIFACT_DOWNLOAD_ERROR S3_ERROR S3_ACCESS_DENIED S3_HEAD_OBJECT_ACCESS_DENIED',
  ),
  query('STARTUP_TIMEOUT then RUN_ERROR, and no space left on device', 'STARTUP_TIMEOUT RUN_ERROR DISK_SPACE_CRITICAL'),
  query('RUN_ERROR then STARTUP_TIMEOUT', 'RUN_ERROR STARTUP_TIMEOUT'),
  query(
    '2024-03-24T21:12:02.726Z [ERROR] (pool-2-thread-9) com.aws.greengrass.deployment.DeploymentService: deployment-failed. {lifecycleStatusCodes=[INSTALL_IO_EROR], currentState=RUNNING}',
    'INSTALL_IO_ERROR',
  ),
];
