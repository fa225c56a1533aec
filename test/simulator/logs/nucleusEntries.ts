import type { SimulatedComponent, SimulatedDeployment, SimulatedDevice } from '../fleetFile';
import type { LogEntry } from './line';

const deploymentService = 'com.aws.greengrass.deployment.DeploymentService';
const thread = 'pool-2-thread-14';

/** The exceptions of a nucleus by the codes of an error stack. Others have a general one. */
const exceptions: readonly (readonly [code: RegExp, exception: string])[] = [
  [/S3/u, 'com.aws.greengrass.componentmanager.exceptions.PackageDownloadException'],
  [/DOCKER/u, 'com.aws.greengrass.componentmanager.plugins.docker.exceptions.DockerLoginException'],
  [/DISK_SPACE/u, 'com.aws.greengrass.componentmanager.exceptions.SizeLimitException'],
  [
    /NO_AVAILABLE_COMPONENT_VERSION/u,
    'com.aws.greengrass.componentmanager.exceptions.NoAvailableComponentVersionException',
  ],
  [/COMPONENT_UPDATE/u, 'com.aws.greengrass.deployment.exceptions.ServiceUpdateException'],
];

function exceptionFor(errorStack: readonly string[]): string {
  const found = exceptions.find(([code]) => errorStack.some((one) => code.test(one)));
  return found?.[1] ?? 'com.aws.greengrass.deployment.exceptions.DeploymentException';
}

/** The parts of a failed deployment's reason: what the nucleus made of it, and the message. */
function partsOf(reason: string): readonly [result: string, message: string] {
  const [, result = 'FAILED_NO_STATE_CHANGE', message = ''] = /(FAILED_[A-Z_]+)(?:: )?([^]*)$/u.exec(reason) ?? [];
  return [result, message];
}

function failure(at: number, id: string, { reason = '', statusDetails }: SimulatedDeployment): readonly LogEntry[] {
  const errorStack = statusDetails?.errorStack ?? [];
  const [result, message] = partsOf(reason);
  const contexts = { deploymentId: id, serviceName: 'DeploymentService', currentState: 'RUNNING' };
  const exception = exceptionFor(errorStack);
  const frames = [
    'com.aws.greengrass.deployment.DefaultDeploymentTask.call(DefaultDeploymentTask.java:128)',
    'java.base/java.util.concurrent.FutureTask.run(FutureTask.java:264)',
  ];
  return [
    {
      at: at - 38,
      level: 'WARN',
      thread,
      logger: 'com.aws.greengrass.util.RetryUtils',
      eventType: 'task-retry',
      message: `task failed and will be retried. ${message.split('. ')[0] ?? ''}`,
      contexts: { ...contexts, 'task-attempt': '1' },
    },
    {
      at: at - 2,
      level: 'ERROR',
      thread,
      logger: 'com.aws.greengrass.deployment.DefaultDeploymentTask',
      message: 'Error occurred while processing deployment.',
      contexts,
      cause: { message: `${exception}: ${message === '' ? result : message}`, frames },
    },
    {
      at,
      level: 'WARN',
      thread,
      logger: deploymentService,
      message: 'Deployment failed.',
      contexts: { ...contexts, 'deployment-result': result, errorStack: `[${errorStack.join(', ')}]` },
    },
  ];
}

/** What the nucleus wrote about a deployment. */
function ofDeployment(deployment: SimulatedDeployment): readonly LogEntry[] {
  const { deploymentId: id = '', modifiedTimestamp: at, coreDeviceExecutionStatus: status } = deployment;
  if (at === undefined || status === 'QUEUED') {
    return [];
  }
  const contexts = { deploymentId: id, serviceName: 'DeploymentService', currentState: 'RUNNING' };
  const start = {
    level: 'INFO',
    thread,
    logger: deploymentService,
    message: 'Received deployment document. Starting deployment.',
    contexts,
  } as const;
  switch (status) {
    case 'SUCCEEDED':
    case 'COMPLETED':
      return [
        { ...start, at: at - 42 },
        { ...start, at, message: 'Current deployment finished.', contexts: { ...contexts, status: 'SUCCESSFUL' } },
      ];
    case 'IN_PROGRESS':
      return [
        { ...start, at },
        {
          ...start,
          at: at + 61,
          level: 'WARN',
          logger: 'com.aws.greengrass.lifecyclemanager.UpdateSystemPolicyService',
          message: 'A component deferred the update. Waiting for it to be ready.',
        },
      ];
    default:
      return [{ ...start, at: at - 44 }, ...failure(at, id, deployment)];
  }
}

/** What the nucleus wrote about a failed component. */
function ofComponent(component: SimulatedComponent): readonly LogEntry[] {
  const { componentName: name = '', lastStatusChangeTimestamp: at, lifecycleState: state } = component;
  if (at === undefined || (state !== 'BROKEN' && state !== 'ERRORED')) {
    return [];
  }
  const contexts = { serviceName: name, currentState: 'STARTING' };
  const errored: LogEntry = {
    at: at - 1,
    level: 'ERROR',
    thread: 'pool-2-thread-21',
    logger: name,
    eventType: 'service-errored',
    message: `${component.lifecycleStateDetails ?? 'The lifecycle step failed'}.`,
    contexts,
  };
  const entered: LogEntry = {
    at,
    level: state === 'BROKEN' ? 'ERROR' : 'INFO',
    thread: `${name}-lifecycle`,
    logger: name,
    eventType: state === 'BROKEN' ? 'service-broken' : 'service-set-state',
    message: state === 'BROKEN' ? 'service is broken. Deployment is needed.' : 'service-set-state',
    contexts: { ...contexts, newState: state },
  };
  return [errored, entered];
}

/** Everything that a nucleus wrote to its log. */
export function nucleusEntries(device: SimulatedDevice): readonly LogEntry[] {
  return [...device.effectiveDeployments.flatMap(ofDeployment), ...device.installedComponents.flatMap(ofComponent)];
}
