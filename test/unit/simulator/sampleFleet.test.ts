import assert from 'node:assert/strict';
import { explainErrorCode } from '../../../src/greengrass/codes/errorCodes';
import { compareNames } from '../../../src/base/names/compareNames';
import type { Operation } from '../../simulator/http/apiModel';
import { operations } from '../../simulator/http/apiModel';
import type { SimulatedDevice } from '../../simulator/fleetFile';
import { days, hours } from '../../simulator/generated/random';
import { sampleFleet } from '../../simulator/sample/sampleFleet';
import { sampleNames, sampleStatuses } from '../../simulator/sample/sampleNames';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { modelMismatches } from './modelMismatches';
import { send } from './openClient';

const { devices, deployments = [] } = sampleFleet();
const effective = devices.flatMap((device) => device.effectiveDeployments);
const components = devices.flatMap((device) => device.installedComponents);

function distinct<T>(values: readonly (T | undefined)[]): ReadonlySet<T | undefined> {
  return new Set(values);
}

function has<T>(found: ReadonlySet<T | undefined>, ...wanted: readonly T[]): void {
  assert.deepEqual(
    wanted.filter((value) => !found.has(value)),
    [],
  );
}

function named(name: string): SimulatedDevice {
  const device = devices.find(({ coreDeviceThingName }) => coreDeviceThingName === name);
  assert.ok(device !== undefined, name);
  return device;
}

/** Failed deployments with a reason. */
const failures = effective.filter(
  ({ coreDeviceExecutionStatus: status, statusDetails }) => status === 'FAILED' && statusDetails,
);

describe('the sample fleet', () => {
  it('has about 150 devices with valid, unique names', () => {
    const names = devices.map(({ coreDeviceThingName }) => coreDeviceThingName);
    assert.ok(names.length >= 140 && names.length <= 160);
    assert.equal(new Set(names).size, names.length);
    assert.deepEqual(
      names.filter((name) => !/^[a-zA-Z0-9:_-]{1,128}$/u.test(name)),
      [],
    );
    assert.notDeepEqual([...names].sort(), names);
    assert.ok(names.some((name) => name.length === 128));
  });

  it('starts, by name, with the devices of a plant instead of the test bench', () => {
    const { statusPrefix, everyState, everyFailure, noDeployments, arnAsName, sameNames } = sampleNames;
    const odd = [statusPrefix, everyState, everyFailure, noDeployments, arnAsName, sameNames];
    const first = devices
      .map(({ coreDeviceThingName }) => coreDeviceThingName)
      .sort(compareNames)
      .slice(0, 60);
    assert.deepEqual(
      first.filter((name) => !/^[a-z]/iu.test(name) || odd.some((begin) => name.startsWith(begin))),
      [],
    );
  });

  it('is the same every time', () => {
    assert.deepEqual(sampleFleet(), sampleFleet());
  });

  it('has every status and state, and an unknown one of each', () => {
    has(distinct(devices.map(({ status }) => status)), 'HEALTHY', 'UNHEALTHY', undefined);
    has(distinct(effective.map((deployment) => deployment.coreDeviceExecutionStatus)), ...sampleStatuses);
    const states = ['NEW', 'INSTALLED', 'STARTING', 'RUNNING', 'STOPPING', 'ERRORED', 'BROKEN', 'FINISHED'];
    has(distinct(components.map(({ lifecycleState }) => lifecycleState)), ...states, 'UNINSTALLING');
  });

  it('has error stacks of every type, with known codes except one', () => {
    const types =
      'UNKNOWN_ERROR SERVER_ERROR NUCLEUS_ERROR CLOUD_SERVICE_ERROR COMPONENT_ERROR AWS_COMPONENT_ERROR USER_COMPONENT_ERROR PERMISSION_ERROR DEVICE_ERROR NETWORK_ERROR DEPENDENCY_ERROR REQUEST_ERROR HTTP_ERROR COMPONENT_RECIPE_ERROR';
    has(distinct(failures.flatMap(({ statusDetails }) => statusDetails?.errorTypes)), ...types.split(' '));
    const codes = distinct(failures.flatMap(({ statusDetails }) => statusDetails?.errorStack));
    const unknown = [...codes].filter((code) => explainErrorCode('deployment', code ?? '') === undefined);
    assert.deepEqual(unknown, ['COMPONENT_ATTESTATION_STALE']);
  });

  it('has the error types that belong to the codes of a stack', () => {
    for (const { statusDetails } of failures) {
      const { errorStack = [], errorTypes = [] } = statusDetails ?? {};
      const fixed = errorStack.flatMap((code) => {
        const types = explainErrorCode('deployment', code)?.errorTypes ?? [];
        // If a code can have several types, the device decides.
        return types.length === 1 ? types : [];
      });
      assert.deepEqual(
        fixed.filter((type) => !errorTypes.includes(type)),
        [],
        errorStack.join(),
      );
      assert.ok(errorStack[0] === 'DEPLOYMENT_FAILURE' && new Set(errorStack).size === errorStack.length);
    }
  });

  it('has reasons in both forms, and a truncated one', () => {
    const reasons = failures.map(({ reason = '' }) => reason);
    assert.ok(reasons.some((reason) => /^FAILED_[A-Z_]+: /u.test(reason)));
    assert.ok(reasons.some((reason) => /^[A-Z_]+: FAILED_[A-Z_]+: /u.test(reason)));
    const words = ['NO_STATE_CHANGE', 'ROLLBACK_NOT_REQUESTED', 'ROLLBACK_COMPLETE', 'UNABLE_TO_ROLLBACK'];
    has(distinct(reasons.map((reason) => /FAILED_([A-Z_]+)/u.exec(reason)?.[1])), ...words);
    assert.ok(reasons.some((reason) => reason.length === 1024));
  });

  it('has UNHEALTHY devices only with broken components', () => {
    for (const { coreDeviceThingName, status, installedComponents } of devices) {
      const isBroken = installedComponents.some(({ lifecycleState }) => lifecycleState === 'BROKEN');
      assert.equal(status === 'UNHEALTHY', isBroken, coreDeviceThingName);
    }
  });

  it('has SUCCEEDED for thing groups and COMPLETED for things, without a job ARN', () => {
    for (const { coreDeviceExecutionStatus: status, targetArn = '', iotJobArn } of effective) {
      const isForGroup = targetArn.includes(':thinggroup/');
      assert.ok(status !== 'SUCCEEDED' || isForGroup);
      assert.ok(status !== 'COMPLETED' || !isForGroup);
      assert.equal(iotJobArn !== undefined, isForGroup);
    }
  });

  it('has only reports that the nucleus of the device supports', () => {
    for (const { coreVersion = '', runtime, effectiveDeployments, installedComponents } of devices) {
      const isLite = runtime === 'aws_nucleus_lite';
      const isOld = !isLite && Number(coreVersion.split('.')[1]) < 8;
      const hasDetails = effectiveDeployments.some(({ statusDetails }) => statusDetails !== undefined);
      const hasCodes = installedComponents.some(({ lifecycleStatusCodes }) => lifecycleStatusCodes !== undefined);
      const hasSource = installedComponents.some(({ lastInstallationSource: source }) => source !== undefined);
      assert.ok(!(isLite || isOld) || (!hasDetails && !hasCodes));
      assert.ok(!isOld || !hasSource);
      assert.ok(
        !isLite ||
          installedComponents.every(
            ({ isRoot, componentName }) => isRoot && componentName?.includes('Nucleus') !== true,
          ),
      );
    }
  });

  it('has status codes only for failing components, and every one of them', () => {
    const codes = components.flatMap(({ lifecycleState: state, lifecycleStatusCodes = [] }) => {
      assert.ok(lifecycleStatusCodes.length === 0 || state === 'BROKEN' || state === 'ERRORED');
      return lifecycleStatusCodes;
    });
    assert.ok(new Set(codes).size >= 10);
    assert.deepEqual(
      codes.filter((code) => explainErrorCode('component', code) === undefined),
      [],
    );
  });

  it('is mostly healthy, with about 10% failing', () => {
    const many = devices.filter(({ isSteady }) => isSteady !== true);
    const failing = many.filter(
      ({ effectiveDeployments: all, installedComponents: items, lastStatusUpdateTimestamp: reported = 0 }) =>
        reported < -25 * hours ||
        all.some(({ coreDeviceExecutionStatus: status = '' }) => ['FAILED', 'TIMED_OUT'].includes(status)) ||
        items.some(({ lifecycleState: state = '' }) => ['BROKEN', 'ERRORED'].includes(state)),
    );
    const share = failing.length / many.length;
    assert.ok(share > 0.05 && share < 0.2, `${share}`);
  });

  it('has recent and stale reports and realistic platforms, runtimes and versions', () => {
    const ages = devices.map(({ lastStatusUpdateTimestamp: time }) => (time === undefined ? undefined : -time));
    assert.ok(ages.some((age) => age !== undefined && age < hours / 4));
    assert.ok(ages.some((age) => age !== undefined && age > 14 * days));
    has(distinct(devices.map(({ platform }) => platform)), 'linux', 'windows', 'darwin');
    has(distinct(devices.map(({ architecture }) => architecture)), 'amd64', 'x86', 'aarch64', 'arm', 'riscv64');
    has(distinct(devices.map(({ runtime }) => runtime)), 'aws_nucleus_classic', 'aws_nucleus_lite', undefined);
    has(distinct(devices.map(({ coreVersion }) => coreVersion)), '2.5.6', '2.7.0', '2.12.1', '2.18.2');
    assert.ok(distinct(effective.map(({ targetArn }) => targetArn)).size > 20);
  });

  it('has the devices of sampleNames', () => {
    const { statusPrefix, ...single } = sampleNames;
    Object.values(single).forEach(named);
    sampleStatuses.forEach((status, index) => {
      const [deployment] = named(`${statusPrefix}${index + 1}`).effectiveDeployments;
      assert.equal(deployment?.coreDeviceExecutionStatus, status);
    });
    const names = named(sampleNames.sameNames).effectiveDeployments.map(({ deploymentName }) => deploymentName);
    assert.deepEqual(names, ['hotfix', 'hotfix', 'hotfix', 'hotfix']);
    const hidden = named(sampleNames.manyDependencies).installedComponents.filter(({ isRoot }) => isRoot === false);
    assert.ok(hidden.length > 12);
    assert.ok(named(sampleNames.onlyLocal).installedComponents.some((item) => item.lastInstallationSource === 'LOCAL'));
    assert.equal(named(sampleNames.noDeployments).effectiveDeployments.length, 0);
    assert.ok(named(sampleNames.manyOfEach).effectiveDeployments.length > 100);
    const broken = named(sampleNames.brokenDependency).installedComponents.find(
      (item) => item.lifecycleState === 'BROKEN',
    );
    assert.equal(broken?.isRoot, false);
  });

  it('has failed deployments that contain the failed component', () => {
    const byId = new Map(deployments.map(({ deploymentId, components: requested }) => [deploymentId, requested ?? {}]));
    // Except a removed component, one that the deployment lacks, a library, and a truncated name.
    const named = /(?<!remove |update )\b((?:com|aws)\.[a-zA-Z]+\.[a-zA-Z]+)\b(?!$|\.\w)|docker:[^/]+\/([a-z-]+)/gu;
    const failed = effective.filter(({ coreDeviceExecutionStatus: status }) => status === 'FAILED');
    const wrong = failed.flatMap(({ deploymentId = '', deploymentName, reason = '' }) => {
      const requested = Object.keys(byId.get(deploymentId) ?? {});
      const wanted = [...reason.matchAll(named)].map(
        ([, component, image = '']) => component ?? image.replaceAll('-', ''),
      );
      const missing = wanted.filter((name) =>
        requested.every((item) => !item.toLowerCase().endsWith(name.toLowerCase())),
      );
      return requested.length === 0 || missing.length > 0 ? [[deploymentName, requested, missing]] : [];
    });
    assert.deepEqual(wrong, []);
  });

  it('has one latest revision per target, and a deployment per execution', () => {
    const latest = deployments.filter(({ isLatestForTarget }) => isLatestForTarget).map(({ targetArn }) => targetArn);
    assert.equal(new Set(latest).size, latest.length);
    const ids = new Set(deployments.map(({ deploymentId }) => deploymentId));
    assert.deepEqual(
      effective.filter(({ deploymentId = '' }) => !ids.has(deploymentId)),
      [],
    );
  });
});

describe('the responses for the sample fleet', () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator({ fleet: sampleFleet(), pageSize: 100 });
  });
  after(() => simulator.close());

  async function mismatches(operation: Operation, path: string): Promise<readonly string[]> {
    const { json } = await send(simulator, path);
    return modelMismatches(json, operations[operation].output);
  }

  it('match the API model, except for future values', async () => {
    const found = new Set<string>();
    const note = (problems: readonly string[]): void => {
      problems.forEach((problem) => found.add(problem.replaceAll(/^.*\.|\[\d+\]/gu, '').replace(/ of .*/u, '')));
    };
    const root = '/greengrass/v2';
    note(await mismatches('ListCoreDevices', `${root}/coreDevices`));
    note(await mismatches('ListDeployments', `${root}/deployments?historyFilter=ALL`));
    note(await mismatches('GetDeployment', `${root}/deployments/${deployments[0]?.deploymentId ?? ''}`));
    for (const scope of ['PRIVATE', 'PUBLIC'] as const) {
      note(await mismatches('ListComponents', `${root}/components?scope=${scope}`));
      for (const { arn, versions } of simulator.fleet.catalog.list(scope)) {
        note(await mismatches('ListComponentVersions', `${root}/components/${encodeURIComponent(arn)}/versions`));
        for (const { componentVersion } of versions) {
          const path = `${root}/components/${encodeURIComponent(`${arn}:versions:${componentVersion}`)}`;
          note(await mismatches('DescribeComponent', `${path}/metadata`));
          note(await mismatches('GetComponent', path));
        }
      }
    }
    for (const { coreDeviceThingName } of devices) {
      const path = `${root}/coreDevices/${encodeURIComponent(coreDeviceThingName)}`;
      note(await mismatches('GetCoreDevice', path));
      note(await mismatches('ListEffectiveDeployments', `${path}/effectiveDeployments`));
      note(await mismatches('ListInstalledComponents', `${path}/installedComponents?topologyFilter=ALL`));
    }
    assert.deepEqual([...found].sort(), ['coreDeviceExecutionStatus: is not one', 'lifecycleState: is not one']);
  });
});
