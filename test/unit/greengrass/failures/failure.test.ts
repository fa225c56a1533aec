import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  failuresOf,
  isFailedComponent,
  isUnhealthyWithoutCause,
  sourceOf,
} from '../../../../src/greengrass/failures/failure';
import { isFailedDeployment } from '../../../../src/greengrass/failures/overcome';
import {
  componentHeadline,
  deploymentHeadline,
  errorStackOf,
  headlineOfStack,
  statusCodesOf,
} from '../../../../src/greengrass/failures/headline';
import { findingsIn } from '../../../../src/greengrass/failures/findings';
import type { OpenedDevice } from '../../../../src/greengrass/knownDevice';
import { severities } from '../../../../src/greengrass/status/status';
import { coreDevice, effectiveDeployment, failedDeployment, hoursAgo, installedComponent } from '../../fixtures';
import { anyEffectiveDeployment, anyInstalledComponent } from '../arbitraryModels';

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

describe('the headline code of an error stack', () => {
  const stacks: readonly (readonly [what: string, stack: readonly string[], headline: string | undefined])[] = [
    ['absent for an empty stack', [], undefined],
    ['the last code', ['DEPLOYMENT_FAILURE', 'S3_HEAD_OBJECT_ACCESS_DENIED'], 'S3_HEAD_OBJECT_ACCESS_DENIED'],
    [
      'the last of several specific codes',
      ['HASHING_ALGORITHM_UNAVAILABLE', 'DISK_SPACE_CRITICAL'],
      'DISK_SPACE_CRITICAL',
    ],
    [
      'the specific code before an umbrella code',
      ['DEPLOYMENT_FAILURE', 'DISK_SPACE_CRITICAL', 'IO_ERROR'],
      'DISK_SPACE_CRITICAL',
    ],
    [
      'the last umbrella code if there is no other',
      ['DEPLOYMENT_FAILURE', 'ARTIFACT_DOWNLOAD_ERROR', 'IO_ERROR'],
      'IO_ERROR',
    ],
    ['the only umbrella code', ['DEPLOYMENT_FAILURE'], 'DEPLOYMENT_FAILURE'],
    ['an unknown code', ['DEPLOYMENT_FAILURE', 'DISK_SPACE_CRITICAL', 'FROM_THE_FUTURE'], 'FROM_THE_FUTURE'],
    ['an unknown code before an umbrella code', ['FROM_THE_FUTURE', 'IO_ERROR'], 'FROM_THE_FUTURE'],
    ['a code with the name of an object property', ['DEPLOYMENT_FAILURE', '__proto__', 'constructor'], 'constructor'],
    ['NETWORK_ERROR alone', ['NETWORK_ERROR'], 'NETWORK_ERROR'],
    ['NETWORK_ERROR after an umbrella code', ['DEPLOYMENT_FAILURE', 'IO_ERROR', 'NETWORK_ERROR'], 'NETWORK_ERROR'],
    ['NETWORK_ERROR after another code', ['DOCKER_LOGIN_ERROR', 'NETWORK_ERROR'], 'NETWORK_ERROR'],
    [
      'RUN_WITH_CONFIG_NOT_VALID before NETWORK_ERROR',
      ['DEPLOYMENT_FAILURE', 'RUN_WITH_CONFIG_NOT_VALID', 'NETWORK_ERROR'],
      'RUN_WITH_CONFIG_NOT_VALID',
    ],
    [
      'RUN_WITH_CONFIG_NOT_VALID before umbrella codes and NETWORK_ERROR',
      ['DEPLOYMENT_FAILURE', 'RUN_WITH_CONFIG_NOT_VALID', 'IO_ERROR', 'CLOUD_API_ERROR', 'NETWORK_ERROR'],
      'RUN_WITH_CONFIG_NOT_VALID',
    ],
    [
      'RUN_WITH_CONFIG_NOT_VALID before NETWORK_ERROR and umbrella codes',
      ['DEPLOYMENT_FAILURE', 'RUN_WITH_CONFIG_NOT_VALID', 'NETWORK_ERROR', 'IO_ERROR', 'S3_ERROR'],
      'RUN_WITH_CONFIG_NOT_VALID',
    ],
    [
      'NETWORK_ERROR if a specific code is between the two',
      ['RUN_WITH_CONFIG_NOT_VALID', 'DOCKER_LOGIN_ERROR', 'NETWORK_ERROR'],
      'NETWORK_ERROR',
    ],
    [
      'RUN_WITH_CONFIG_NOT_VALID after NETWORK_ERROR',
      ['NETWORK_ERROR', 'RUN_WITH_CONFIG_NOT_VALID'],
      'RUN_WITH_CONFIG_NOT_VALID',
    ],
    [
      'the code after the pair',
      ['RUN_WITH_CONFIG_NOT_VALID', 'NETWORK_ERROR', 'DISK_SPACE_CRITICAL'],
      'DISK_SPACE_CRITICAL',
    ],
  ];
  for (const [what, stack, headline] of stacks) {
    it(`is ${what}`, () => {
      assert.equal(headlineOfStack(stack), headline);
    });
  }

  for (const umbrella of umbrellas) {
    it(`is a specific code before ${umbrella}`, () => {
      assert.equal(headlineOfStack(['DISK_SPACE_CRITICAL', umbrella]), 'DISK_SPACE_CRITICAL');
    });
  }

  it('is always one of the codes of the stack, whatever the stack', () => {
    const codes = fc.oneof(
      fc.constantFrom(...umbrellas, 'NETWORK_ERROR', 'RUN_WITH_CONFIG_NOT_VALID', 'DISK_SPACE_CRITICAL'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(codes, { minLength: 1 }), (stack) => stack.includes(headlineOfStack(stack) ?? '(none)')),
    );
  });
});

describe('a failure', () => {
  it('has the error stack of the deployment, empty if the device reported none', () => {
    assert.deepEqual(errorStackOf(failedDeployment(['A', 'B'])), ['A', 'B']);
    assert.deepEqual(errorStackOf(effectiveDeployment()), []);
    assert.equal(deploymentHeadline(failedDeployment(['DEPLOYMENT_FAILURE', 'B'])), 'B');
    assert.equal(deploymentHeadline(effectiveDeployment()), undefined);
  });

  it('is a failed or timed-out deployment and no other', () => {
    const statuses = ['QUEUED', 'IN_PROGRESS', 'SUCCEEDED', 'COMPLETED', 'FAILED', 'TIMED_OUT', 'CANCELED', 'REJECTED'];
    const failed = [...statuses, 'LATER', '', undefined].filter((coreDeviceExecutionStatus) => {
      const only = effectiveDeployment({ coreDeviceExecutionStatus });
      return isFailedDeployment(only, [only]);
    });
    assert.deepEqual(failed, ['FAILED', 'TIMED_OUT']);
  });

  it('is an errored or broken component and no other', () => {
    const states = ['NEW', 'INSTALLED', 'STARTING', 'RUNNING', 'STOPPING', 'ERRORED', 'BROKEN', 'FINISHED'];
    const failed = [...states, 'UNINSTALLING', '', undefined].filter((lifecycleState) =>
      isFailedComponent(installedComponent({ lifecycleState })),
    );
    assert.deepEqual(failed, ['ERRORED', 'BROKEN']);
  });

  it('has the last status code of a component without the placeholder NONE', () => {
    const component = installedComponent({ lifecycleStatusCodes: ['STARTUP_ERROR', 'STARTUP_TIMEOUT', 'NONE'] });
    assert.deepEqual(statusCodesOf(component), ['STARTUP_ERROR', 'STARTUP_TIMEOUT']);
    assert.equal(componentHeadline(component), 'STARTUP_TIMEOUT');
    assert.equal(componentHeadline(installedComponent({ lifecycleStatusCodes: ['NONE'] })), undefined);
    assert.equal(componentHeadline(installedComponent()), undefined);
  });
});

describe('the failures of a device', () => {
  const component = (componentName: string, lifecycleState: string, lastInstallationSource = 'LOCAL') =>
    installedComponent({ componentName, lifecycleState, lastInstallationSource, lifecycleStatusCodes: ['RUN_ERROR'] });
  const deployment = (deploymentName: string, hours: number) =>
    failedDeployment(['DEPLOYMENT_FAILURE', 'DISK_SPACE_CRITICAL'], {
      deploymentId: deploymentName,
      deploymentName,
      targetArn: `arn:aws:iot:eu-west-1:123456789012:thinggroup/${deploymentName}`,
      modifiedTimestamp: hoursAgo(hours),
      statusDetails: { errorStack: ['DISK_SPACE_CRITICAL'], errorTypes: ['DEVICE_ERROR'] },
    });
  const names = (opened: OpenedDevice): readonly (string | undefined)[] =>
    failuresOf(opened).map((failure) =>
      failure.kind === 'component' ? failure.component.componentName : failure.deployment.deploymentName,
    );
  const anyOpened: fc.Arbitrary<OpenedDevice> = fc.record({
    deployments: fc.option(fc.array(anyEffectiveDeployment, { maxLength: 4 }), { nil: undefined }),
    components: fc.option(fc.array(anyInstalledComponent, { maxLength: 4 }), { nil: undefined }),
  });

  it('are sorted by severity, then components by name, then deployments by their newest change', () => {
    const deployments = [deployment('old', 9), effectiveDeployment(), deployment('new', 1)];
    const components = [
      component('a-errored', 'ERRORED'),
      component('c-10', 'BROKEN'),
      component('running', 'RUNNING'),
      component('c-2', 'BROKEN'),
    ];
    assert.deepEqual(names({ deployments, components }), ['c-2', 'c-10', 'new', 'old', 'a-errored']);
  });

  it('have the headline code, the error types and the source deployment', () => {
    const base = deployment('base', 1);
    const components = [component('c', 'BROKEN', 'base'), component('d', 'BROKEN'), component('e', 'BROKEN', 'gone')];
    assert.deepEqual(
      failuresOf({ deployments: [base], components }).map(({ kind, look, code, errorTypes, source, targetArn }) => {
        return [kind, look.words, code, errorTypes, source, targetArn];
      }),
      [
        ['component', 'Broken', 'RUN_ERROR', [], base, base.targetArn],
        ['component', 'Broken', 'RUN_ERROR', [], 'local', undefined],
        ['component', 'Broken', 'RUN_ERROR', [], 'unknown', undefined],
        ['deployment', 'Failed', 'DISK_SPACE_CRITICAL', ['DEVICE_ERROR'], base, base.targetArn],
      ],
    );
  });

  it('are empty before anything is loaded, and have no source without an ID', () => {
    assert.deepEqual(failuresOf({ deployments: undefined, components: undefined }), []);
    assert.equal(sourceOf('', [effectiveDeployment({ deploymentId: '' })]), 'unknown');
    assert.equal(sourceOf(undefined, undefined), 'unknown');
  });

  it('explain an unhealthy device only with a failing component', () => {
    const unhealthy = coreDevice({ status: 'UNHEALTHY' });
    const failures = (opened: Partial<OpenedDevice>) =>
      failuresOf({ deployments: undefined, components: undefined, ...opened });
    assert.ok(isUnhealthyWithoutCause(unhealthy, failures({})));
    assert.ok(isUnhealthyWithoutCause(unhealthy, failures({ deployments: [deployment('a', 1)] })));
    assert.ok(!isUnhealthyWithoutCause(unhealthy, failures({ components: [component('a', 'ERRORED')] })));
    assert.ok(!isUnhealthyWithoutCause(coreDevice(), failures({})));
  });

  it('are complete, sorted by severity and consistent with the findings, whatever the data', () => {
    fc.assert(
      fc.property(anyOpened, (opened) => {
        const failures = failuresOf(opened);
        const { deployments = [], components = [] } = opened;
        const failedDeployments = deployments.filter((deployment) => isFailedDeployment(deployment, deployments));
        const amount = failedDeployments.length + components.filter(isFailedComponent).length;
        assert.equal(failures.length, amount);
        assert.equal(findingsIn(opened).hasFailed, amount > 0);
        const badness = failures.map(({ look }) => severities.indexOf(look.severity));
        assert.deepEqual(
          badness,
          badness.toSorted((a, b) => b - a),
        );
      }),
    );
  });
});
