import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  componentHeadline,
  deploymentHeadline,
  errorStackOf,
  headlineOfStack,
  isFailedComponent,
  isFailedDeployment,
  statusCodesOf,
} from '../../../../src/greengrass/failures/failure';
import { effectiveDeployment, failedDeployment, installedComponent } from '../../fixtures';

const umbrellas = [
  'DEPLOYMENT_FAILURE',
  'DEPLOYMENT_REJECTED',
  'ARTIFACT_DOWNLOAD_ERROR',
  'NO_AVAILABLE_COMPONENT_VERSION',
  'COMPONENT_PACKAGE_LOADING_ERROR',
  'CLOUD_API_ERROR',
  'IO_ERROR',
  'DOCKER_ERROR',
  'S3_ERROR',
  'COMPONENT_UPDATE_ERROR',
  'ARTIFACT_URI_NOT_VALID',
  'DEPLOYMENT_DOCUMENT_NOT_VALID',
];

describe('headline code of an error stack', () => {
  const stacks: readonly (readonly [what: string, stack: readonly string[], headline: string | undefined])[] = [
    ['an empty stack has none', [], undefined],
    ['the last code', ['DEPLOYMENT_FAILURE', 'S3_HEAD_OBJECT_ACCESS_DENIED'], 'S3_HEAD_OBJECT_ACCESS_DENIED'],
    [
      'the last of several specific codes',
      ['HASHING_ALGORITHM_UNAVAILABLE', 'DISK_SPACE_CRITICAL'],
      'DISK_SPACE_CRITICAL',
    ],
    [
      'no umbrella that comes after it',
      ['DEPLOYMENT_FAILURE', 'DISK_SPACE_CRITICAL', 'IO_ERROR'],
      'DISK_SPACE_CRITICAL',
    ],
    ['the last umbrella of umbrellas alone', ['DEPLOYMENT_FAILURE', 'ARTIFACT_DOWNLOAD_ERROR', 'IO_ERROR'], 'IO_ERROR'],
    ['the only umbrella', ['DEPLOYMENT_FAILURE'], 'DEPLOYMENT_FAILURE'],
    ['a code that nobody knows', ['DEPLOYMENT_FAILURE', 'DISK_SPACE_CRITICAL', 'FROM_THE_FUTURE'], 'FROM_THE_FUTURE'],
    ['a lone code that nobody knows', ['FROM_THE_FUTURE', 'IO_ERROR'], 'FROM_THE_FUTURE'],
    ['names that every object has', ['DEPLOYMENT_FAILURE', '__proto__', 'constructor'], 'constructor'],
    ['NETWORK_ERROR alone', ['NETWORK_ERROR'], 'NETWORK_ERROR'],
    ['NETWORK_ERROR after an umbrella', ['DEPLOYMENT_FAILURE', 'IO_ERROR', 'NETWORK_ERROR'], 'NETWORK_ERROR'],
    ['NETWORK_ERROR after another code', ['DOCKER_LOGIN_ERROR', 'NETWORK_ERROR'], 'NETWORK_ERROR'],
    [
      'RUN_WITH_CONFIG_NOT_VALID before NETWORK_ERROR',
      ['DEPLOYMENT_FAILURE', 'RUN_WITH_CONFIG_NOT_VALID', 'NETWORK_ERROR'],
      'RUN_WITH_CONFIG_NOT_VALID',
    ],
    [
      'RUN_WITH_CONFIG_NOT_VALID before umbrellas and NETWORK_ERROR',
      ['DEPLOYMENT_FAILURE', 'RUN_WITH_CONFIG_NOT_VALID', 'IO_ERROR', 'CLOUD_API_ERROR', 'NETWORK_ERROR'],
      'RUN_WITH_CONFIG_NOT_VALID',
    ],
    [
      'RUN_WITH_CONFIG_NOT_VALID before NETWORK_ERROR and umbrellas',
      ['DEPLOYMENT_FAILURE', 'RUN_WITH_CONFIG_NOT_VALID', 'NETWORK_ERROR', 'IO_ERROR', 'S3_ERROR'],
      'RUN_WITH_CONFIG_NOT_VALID',
    ],
    [
      'NETWORK_ERROR when a specific code stands between the two',
      ['RUN_WITH_CONFIG_NOT_VALID', 'DOCKER_LOGIN_ERROR', 'NETWORK_ERROR'],
      'NETWORK_ERROR',
    ],
    [
      'RUN_WITH_CONFIG_NOT_VALID after NETWORK_ERROR',
      ['NETWORK_ERROR', 'RUN_WITH_CONFIG_NOT_VALID'],
      'RUN_WITH_CONFIG_NOT_VALID',
    ],
    [
      'what comes after the pair',
      ['RUN_WITH_CONFIG_NOT_VALID', 'NETWORK_ERROR', 'DISK_SPACE_CRITICAL'],
      'DISK_SPACE_CRITICAL',
    ],
  ];
  for (const [what, stack, headline] of stacks) {
    it(what, () => {
      assert.equal(headlineOfStack(stack), headline);
    });
  }

  for (const umbrella of umbrellas) {
    it(`${umbrella} gives way to a specific code before it`, () => {
      assert.equal(headlineOfStack(['DISK_SPACE_CRITICAL', umbrella]), 'DISK_SPACE_CRITICAL');
    });
  }

  it('is always one of the codes of the stack, however the stack looks', () => {
    const codes = fc.oneof(
      fc.constantFrom(...umbrellas, 'NETWORK_ERROR', 'RUN_WITH_CONFIG_NOT_VALID', 'DISK_SPACE_CRITICAL'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(codes, { minLength: 1 }), (stack) => stack.includes(headlineOfStack(stack) ?? '(none)')),
    );
  });
});

describe('what failed', () => {
  it('reads the stack of a deployment, and an empty one where the device reported none', () => {
    assert.deepEqual(errorStackOf(failedDeployment(['A', 'B'])), ['A', 'B']);
    assert.deepEqual(errorStackOf(effectiveDeployment()), []);
    assert.equal(deploymentHeadline(failedDeployment(['DEPLOYMENT_FAILURE', 'B'])), 'B');
    assert.equal(deploymentHeadline(effectiveDeployment()), undefined);
  });

  it('counts failed and timed-out deployments as failed, and no others', () => {
    const statuses = ['QUEUED', 'IN_PROGRESS', 'SUCCEEDED', 'COMPLETED', 'FAILED', 'TIMED_OUT', 'CANCELED', 'REJECTED'];
    const failed = [...statuses, 'LATER', '', undefined].filter((coreDeviceExecutionStatus) =>
      isFailedDeployment(effectiveDeployment({ coreDeviceExecutionStatus })),
    );
    assert.deepEqual(failed, ['FAILED', 'TIMED_OUT']);
  });

  it('counts errored and broken components as failed, and no others', () => {
    const states = ['NEW', 'INSTALLED', 'STARTING', 'RUNNING', 'STOPPING', 'ERRORED', 'BROKEN', 'FINISHED'];
    const failed = [...states, 'UNINSTALLING', '', undefined].filter((lifecycleState) =>
      isFailedComponent(installedComponent({ lifecycleState })),
    );
    assert.deepEqual(failed, ['ERRORED', 'BROKEN']);
  });

  it('names the last status code of a component and passes over the placeholder NONE', () => {
    const component = installedComponent({ lifecycleStatusCodes: ['STARTUP_ERROR', 'STARTUP_TIMEOUT', 'NONE'] });
    assert.deepEqual(statusCodesOf(component), ['STARTUP_ERROR', 'STARTUP_TIMEOUT']);
    assert.equal(componentHeadline(component), 'STARTUP_TIMEOUT');
    assert.equal(componentHeadline(installedComponent({ lifecycleStatusCodes: ['NONE'] })), undefined);
    assert.equal(componentHeadline(installedComponent()), undefined);
  });
});
