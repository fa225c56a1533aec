import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { operationNames, serviceOf } from '../simulator/http/apiModel';
import { sampleComponents } from '../simulator/components/sampleComponents';
import { accessDenied } from '../simulator/faults/faults';
import type { CloudDeployment } from '../simulator/fleetFile';
import { targetArn } from '../simulator/generated/random';
import { sampleFleet } from '../simulator/sample/sampleFleet';
import { canaries, sampleNames, sampleTargets } from '../simulator/sample/sampleNames';
import { startSimulator, type Simulator } from '../simulator/simulator';
import { isolatedEnvironment } from '../host/isolation';
import { temporaryFolder, type TemporaryFolder } from '../host/temporaryFolder';

const run = promisify(execFile);
const hasAwsCli = spawnSync('aws', ['--version']).status === 0;

/** ListCoreDevices → list-core-devices */
function subcommandOf(operation: string): string {
  return operation.replace(/(?<=[a-z])(?=[A-Z])/gu, '-').toLowerCase();
}

/** The JSON output of `aws` as an object. Rejects with its error output. */
async function aws(
  simulator: Simulator,
  home: string,
  args: readonly string[],
  service: 'greengrassv2' | 'iot' | 'logs' = 'greengrassv2',
): Promise<Record<string, unknown>> {
  const env = { ...isolatedEnvironment(home, simulator.env), NO_PROXY: '127.0.0.1', AWS_MAX_ATTEMPTS: '1' };
  const { stdout } = await run('aws', [service, ...args, '--region', simulator.fleet.region, '--output', 'json'], {
    env,
  });
  const printed: unknown = JSON.parse(stdout);
  assert.ok(typeof printed === 'object' && printed !== null);
  return Object.fromEntries(Object.entries(printed));
}

function lengthOf(list: unknown): number {
  assert.ok(Array.isArray(list));
  return list.length;
}

describe('the AWS CLI with the simulator', function () {
  let simulator: Simulator;
  let home: TemporaryFolder;
  before(async function () {
    // Without the AWS CLI there is nothing to test.
    if (!hasAwsCli) this.skip();
    simulator = await startSimulator({ fleet: sampleFleet() });
    home = await temporaryFolder('cli');
  });
  after(async () => {
    if (!hasAwsCli) return;
    await simulator.close();
    await home.remove();
  });

  const thing = ['--core-device-thing-name', sampleNames.manyOfEach];
  /** The job of a failed deployment. */
  const jobId = (): string => {
    const failed = simulator
      .deviceNames()
      .flatMap((name) => simulator.device(name)?.effectiveDeployments ?? [])
      .find((item) => item.coreDeviceExecutionStatus === 'FAILED' && item.iotJobArn !== undefined);
    return failed?.iotJobId ?? '';
  };
  /** A component with several versions. */
  const gateway = () => {
    const found = simulator.fleet.catalog
      .list('PRIVATE')
      .find(({ componentName }) => componentName === 'com.fjordwerk.TurbineGateway');
    assert.ok(found);
    return found;
  };
  const gatewayVersion = (): string => `${gateway().arn}:versions:${gateway().versions[0]?.componentVersion ?? ''}`;
  const checks: Readonly<Record<string, () => Promise<void>>> = {
    ListCoreDevices: async () => {
      const { coreDevices } = await aws(simulator, home.path, ['list-core-devices']);
      assert.equal(lengthOf(coreDevices), simulator.deviceNames().length);
    },
    GetCoreDevice: async () => {
      const device = await aws(simulator, home.path, ['get-core-device', ...thing]);
      assert.equal(device['coreVersion'], simulator.device(sampleNames.manyOfEach)?.coreVersion);
    },
    ListEffectiveDeployments: async () => {
      const { effectiveDeployments } = await aws(simulator, home.path, ['list-effective-deployments', ...thing]);
      assert.equal(lengthOf(effectiveDeployments), 130);
    },
    ListInstalledComponents: async () => {
      const list = ['list-installed-components', ...thing, '--topology-filter', 'ALL'];
      assert.equal(lengthOf((await aws(simulator, home.path, list))['installedComponents']), 240);
    },
    ListDeployments: async () => {
      const { deployments } = await aws(simulator, home.path, ['list-deployments', '--history-filter', 'ALL']);
      assert.ok(lengthOf(deployments) > 50, 'More than one page.');
    },
    GetDeployment: async () => {
      const [received] = simulator.device(sampleNames.brokenComponent)?.effectiveDeployments ?? [];
      const id = received?.deploymentId ?? '';
      const deployment = await aws(simulator, home.path, ['get-deployment', '--deployment-id', id]);
      assert.equal(deployment['targetArn'], received?.targetArn);
    },
    ListComponents: async () => {
      for (const scope of ['PRIVATE', 'PUBLIC'] as const) {
        const list = ['list-components', '--scope', scope];
        const { components } = await aws(simulator, home.path, list);
        assert.equal(lengthOf(components), simulator.fleet.catalog.list(scope).length);
      }
    },
    ListComponentVersions: async () => {
      const list = ['list-component-versions', '--arn', gateway().arn];
      assert.equal(lengthOf((await aws(simulator, home.path, list))['componentVersions']), gateway().versions.length);
    },
    DescribeComponent: async () => {
      const version = await aws(simulator, home.path, ['describe-component', '--arn', gatewayVersion()]);
      assert.equal(version['componentName'], 'com.fjordwerk.TurbineGateway');
      assert.match(JSON.stringify(version['status']), /"componentState":"DEPLOYABLE"/u);
    },
    GetComponent: async () => {
      const get = ['get-component', '--arn', gatewayVersion(), '--recipe-output-format', 'YAML'];
      const { recipe, recipeOutputFormat } = await aws(simulator, home.path, get);
      assert.equal(recipeOutputFormat, 'YAML');
      assert.match(
        Buffer.from(String(recipe), 'base64').toString(),
        /^ComponentName: "com.fjordwerk.TurbineGateway"$/mu,
      );
    },
    DescribeJob: async () => {
      const { job } = await aws(simulator, home.path, ['describe-job', '--job-id', jobId()], 'iot');
      assert.ok(typeof job === 'object' && job !== null);
      assert.ok('targetSelection' in job && job.targetSelection === 'CONTINUOUS');
    },
    DescribeThingGroup: async () => {
      const describe = ['describe-thing-group', '--thing-group-name', 'plant-graz-line-3'];
      const group = await aws(simulator, home.path, describe, 'iot');
      assert.equal(group['thingGroupName'], 'plant-graz-line-3');
      assert.match(JSON.stringify(group['thingGroupMetadata']), /"creationDate":/u);
    },
    ListJobExecutionsForJob: async () => {
      const list = ['list-job-executions-for-job', '--job-id', jobId(), '--status', 'FAILED'];
      assert.ok(lengthOf((await aws(simulator, home.path, list, 'iot'))['executionSummaries']) > 0);
    },
    ListThingGroups: async () => {
      const { thingGroups } = await aws(simulator, home.path, ['list-thing-groups'], 'iot');
      assert.ok(lengthOf(thingGroups) > 5);
    },
    ListThingGroupsForThing: async () => {
      const list = ['list-thing-groups-for-thing', '--thing-name', sampleNames.manyOfEach];
      assert.equal(lengthOf((await aws(simulator, home.path, list, 'iot'))['thingGroups']), 130);
    },
    ListThingsInThingGroup: async () => {
      const list = ['list-things-in-thing-group', '--thing-group-name', 'plant-graz-line-3'];
      assert.ok(lengthOf((await aws(simulator, home.path, list, 'iot'))['things']) > 5);
    },
    FilterLogEvents: async () => {
      const list = ['filter-log-events', '--log-group-name', systemLog, '--log-stream-name-prefix', '/'];
      assert.ok(lengthOf((await aws(simulator, home.path, list, 'logs'))['events']) > 5);
    },
    GetIndexingConfiguration: async () => {
      const printed = await aws(simulator, home.path, ['get-indexing-configuration'], 'iot');
      assert.match(JSON.stringify(printed), /"thingConnectivityIndexingMode":"STATUS"/u);
    },
    SearchIndex: async () => {
      const search = ['search-index', '--query-string', 'connectivity.connected:false', '--max-results', '100'];
      const printed = JSON.stringify(await aws(simulator, home.path, search, 'iot'));
      assert.match(printed, /"disconnectReason":"DUPLICATE_CLIENTID"/u);
    },
    GetBucketsAggregation: async () => {
      const field = [
        '--aggregation-field',
        'registry.thingTypeName',
        '--buckets-aggregation-type',
        'termsAggregation={}',
      ];
      const { totalCount } = await aws(
        simulator,
        home.path,
        ['get-buckets-aggregation', '--query-string', '*', ...field],
        'iot',
      );
      assert.equal(totalCount, simulator.deviceNames().length);
    },
    GetThingConnectivityData: async () => {
      const get = ['get-thing-connectivity-data', '--thing-name', sampleNames.brokenComponent];
      const { connected, disconnectReason } = await aws(simulator, home.path, get, 'iot');
      assert.deepEqual([connected, disconnectReason], [false, 'DUPLICATE_CLIENTID']);
    },
    GetLogEvents: async () => {
      simulator.logs.append('own', 'stream', '{"level":"ERROR"}');
      const list = ['get-log-events', '--log-group-name', 'own', '--log-stream-name', 'stream'];
      assert.equal(lengthOf((await aws(simulator, home.path, list, 'logs'))['events']), 1);
    },
    DescribeLogStreams: async () => {
      const list = ['describe-log-streams', '--log-group-name', systemLog];
      assert.ok(lengthOf((await aws(simulator, home.path, list, 'logs'))['logStreams']) > 5);
    },
    DescribeLogGroups: async () => {
      const list = ['describe-log-groups', '--log-group-name-prefix', '/aws/greengrass/'];
      assert.ok(lengthOf((await aws(simulator, home.path, list, 'logs'))['logGroups']) > 5);
    },
  };
  const systemLog = `/aws/greengrass/GreengrassSystemComponent/${sampleFleet().region}/System`;

  // The AWS CLI sends StartLiveTail to the host `stream-127.0.0.1`, which doesn't exist.
  for (const operation of operationNames.filter((name) => name !== 'StartLiveTail')) {
    it(`reads the response of ${operation}`, async () => {
      const check = checks[operation];
      assert.ok(check, `Nothing checks aws ${serviceOf(operation)} ${subcommandOf(operation)}.`);
      await check();
    });
  }

  function latestFor(group: string): CloudDeployment {
    const target = targetArn('thinggroup', group);
    const found = simulator.fleet
      .cloudDeployments()
      .find((deployment) => deployment.targetArn === target && deployment.isLatestForTarget);
    assert.ok(found, group);
    return found;
  }

  it('lists the revisions of a target and the sub-deployments of a parent', async () => {
    const parent = targetArn('thinggroup', sampleTargets.parent);
    const revisions = ['list-deployments', '--target-arn', parent, '--history-filter'];
    assert.equal(lengthOf((await aws(simulator, home.path, [...revisions, 'ALL']))['deployments']), 3);
    assert.equal(lengthOf((await aws(simulator, home.path, [...revisions, 'LATEST_ONLY']))['deployments']), 1);
    const subs = await aws(simulator, home.path, ['list-deployments', '--parent-target-arn', parent]);
    assert.equal(lengthOf(subs['deployments']), 1);
    assert.match(JSON.stringify(subs), /turbine-gateway-canary/u);
  });

  it('describes an aborted job and an unfinished one with what sets them apart', async () => {
    const describe = (group: string) =>
      aws(simulator, home.path, ['describe-job', '--job-id', latestFor(group).iotJobId ?? ''], 'iot');
    const aborted = JSON.stringify(await describe(sampleTargets.aborted));
    for (const part of ['"status":"CANCELED"', '"isConcurrent":false', 'ABORT_CRITERIA_MET', '"criteriaList":[{']) {
      assert.ok(aborted.includes(part), part);
    }
    const unfinished = JSON.stringify(await describe(sampleTargets.rollingOut));
    for (const part of ['"isConcurrent":true', '"processingTargets":["', '"maximumPerMinute":1']) {
      assert.ok(unfinished.includes(part), part);
    }
  });

  const executions = [
    [sampleTargets.aborted, 'FAILED', 1],
    [sampleTargets.aborted, 'CANCELED', 4],
    [sampleTargets.leftThings, 'REMOVED', 2],
    [sampleTargets.subDeployment, 'SUCCEEDED', canaries.length],
    [sampleTargets.lostStatus, 'IN_PROGRESS', 1],
  ] as const;
  for (const [group, status, count] of executions) {
    it(`lists the ${status} executions of ${group}`, async () => {
      const list = ['list-job-executions-for-job', '--job-id', latestFor(group).iotJobId ?? '', '--status', status];
      assert.equal(lengthOf((await aws(simulator, home.path, list, 'iot'))['executionSummaries']), count);
    });
  }

  it('describes a version that failed, and one that its publisher discontinued', async () => {
    const statusOf = async (arn: string): Promise<unknown> =>
      (await aws(simulator, home.path, ['describe-component', '--arn', arn]))['status'];
    const { catalog } = simulator.fleet;
    const failed = await statusOf(`${catalog.arnOf(sampleComponents.failed, 'PRIVATE')}:versions:2.0.0`);
    assert.match(JSON.stringify(failed), /"componentState":"FAILED".*"s3:.*cannot be accessed"/u);
    const discontinued = await statusOf(`${catalog.arnOf(sampleComponents.discontinued, 'PRIVATE')}:versions:0.9.1`);
    assert.match(JSON.stringify(discontinued), /"vendorGuidance":"DISCONTINUED","vendorGuidanceMessage":"/u);
  });

  it('reports that a job or a thing group was deleted, and an error of AWS IoT', async () => {
    const target = targetArn('thinggroup', sampleTargets.deletedJob);
    const first = simulator.fleet
      .cloudDeployments()
      .find((deployment) => deployment.targetArn === target && deployment.revisionId === '1');
    const describe = ['describe-job', '--job-id', first?.iotJobId ?? ''];
    await assert.rejects(aws(simulator, home.path, describe, 'iot'), /ResourceNotFoundException/u);
    const members = ['list-things-in-thing-group', '--thing-group-name', sampleTargets.deletedGroup];
    await assert.rejects(aws(simulator, home.path, members, 'iot'), /ResourceNotFoundException/u);
    simulator.setFaults({ operation: 'DescribeJob', effect: { kind: 'throttle' } });
    await assert.rejects(aws(simulator, home.path, describe, 'iot'), /ThrottlingException/u);
    simulator.setFaults({ operation: 'DescribeJob', effect: accessDenied('iot:DescribeJob') });
    await assert.rejects(aws(simulator, home.path, describe, 'iot'), /AccessDeniedException.*iot:DescribeJob/u);
    simulator.setFaults();
  });

  it('reports an error of the simulator like one of the service', async () => {
    const call = aws(simulator, home.path, ['get-core-device', '--core-device-thing-name', 'nobody']);
    await assert.rejects(call, /ResourceNotFoundException/u);
    const recipe = ['get-component', '--arn', `${gateway().arn}:versions:0.0.1`];
    await assert.rejects(aws(simulator, home.path, recipe), /ResourceNotFoundException/u);
  });
});
