import assert from 'node:assert/strict';
import type { JobExecution } from '../../../../src/greengrass/job';
import type { CoreDevice, ListedDeployment } from '../../../../src/greengrass/model';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import type { FleetSource } from '../../../../src/greengrass/ports/fleetSource';
import type { Page } from '../../../../src/greengrass/ports/page';
import type { Fleet } from '../../../../src/fleet/fleet';
import { toDeployment } from '../../../../src/greengrass/wire/toDeployment';
import { coreDevice, coreDeviceDetails, failedDeployment, jobExecution, listedDeployment } from '../../fixtures';
import { fleetOf, stateOf } from './snapshotFleet';
import { manualScan } from '../../../../src/fleet/scanning/scanState';

const offline = fleetError({ kind: 'offline' }, 'no route');
const group = 'arn:aws:iot:eu-west-1:123456789012:thinggroup/line-3';

/** The first page has the next item, and so on. */
function pageOf<T>(items: readonly T[], token: string | undefined): Promise<Page<T>> {
  const index = Number(token ?? 0);
  return Promise.resolve({
    items: items.slice(index, index + 1),
    nextToken: index + 1 < items.length ? String(index + 1) : undefined,
  });
}

function unhealthy(coreDeviceThingName: string): CoreDevice {
  return coreDevice({ coreDeviceThingName, status: 'UNHEALTHY' });
}

describe('the requests of a quick scan', () => {
  /** Requests so far, with names and tokens. */
  let asked: string[];
  /** The devices, deployments and failed executions that AWS returns, one on each page. */
  let sick: readonly CoreDevice[];
  let deployments: readonly ListedDeployment[];
  let failed: readonly JobExecution[];
  /** Why a request fails. */
  let failure: (request: string) => Error | undefined;
  let hasJobs: boolean;
  let fleet: Fleet;

  function answer<T>(request: string, page: () => Promise<T>): Promise<T> {
    asked.push(request);
    const error = failure(request);
    return error === undefined ? page() : Promise.reject(error);
  }

  beforeEach(() => {
    [asked, sick, deployments, failed, hasJobs] = [[], [], [], [], true];
    failure = () => undefined;
    const source: Partial<FleetSource> = {
      listCoreDevices: (token) => answer(`devices ${token ?? ''}`, () => pageOf(sick, token)),
      listDeployments: (token) => answer(`deployments ${token ?? ''}`, () => pageOf(deployments, token)),
      getDeployment: (deploymentId) =>
        answer(`deployment ${deploymentId}`, () =>
          Promise.resolve(toDeployment({ deploymentId, iotJobId: hasJobs ? `job-${deploymentId}` : undefined })),
        ),
      listJobExecutionsForJob: (jobId, status, token) =>
        answer(`${status} ${jobId} ${token ?? ''}`, () => pageOf(status === 'FAILED' ? failed : [], token)),
      getCoreDevice: (coreDeviceThingName) =>
        answer(`details ${coreDeviceThingName}`, () => Promise.resolve(coreDeviceDetails({ coreDeviceThingName }))),
      listInstalledComponents: (name) =>
        answer(`components ${name}`, () => Promise.resolve({ items: [], nextToken: undefined })),
      listEffectiveDeployments: (name) =>
        answer(`deployments of ${name}`, () => Promise.resolve({ items: [], nextToken: undefined })),
    };
    fleet = fleetOf(0, source);
  });
  afterEach(() => {
    fleet.dispose();
  });

  /** Scans. Returns the requests in alphabetical order, without those for the first pages. */
  async function scan(): Promise<readonly string[]> {
    asked = [];
    await fleet.scans.start(manualScan('quick'));
    return asked.filter((request) => !request.endsWith('s ')).sort();
  }

  function parts() {
    return stateOf(fleet).parts.map(({ part, done, total, isListed }) => [part, done, total, isListed]);
  }

  it('are the components of each unhealthy device, page after page', async () => {
    sick = ['press-1', 'press-2'].map(unhealthy);
    assert.deepEqual(await scan(), ['components press-1', 'components press-2', 'devices 1']);
    assert.deepEqual(parts(), [['unhealthyDevices', 2, 2, true]]);
    assert.equal(stateOf(fleet).requests, asked.length);
  });

  it('read each device again, although its data is cached', async () => {
    sick = ['press-1', 'press-2'].map(unhealthy);
    const first = await scan();
    assert.deepEqual(await scan(), first);
  });

  it('are the details of each device that was unhealthy and is no longer', async () => {
    fleet.devices.keep(['press-1', 'press-2'].map(unhealthy));
    for (const name of ['press-1', 'press-2']) {
      await fleet.devices.get(name)?.details.read();
    }
    fleet.devices.keep(['press-1', 'press-2'].map(unhealthy));
    assert.equal(fleet.devices.failingCount, 2);
    assert.deepEqual(await scan(), ['details press-1', 'details press-2']);
    assert.deepEqual([fleet.devices.failingCount, parts()], [0, [['knownFailures', 2, 2, true]]]);
  });

  it('remove a device that AWS no longer has', async () => {
    fleet.devices.keep([unhealthy('press-1')]);
    failure = (request) => (request.startsWith('details') ? fleetError({ kind: 'notFound' }, 'gone') : undefined);
    await scan();
    assert.deepEqual([[...fleet.devices.names()], stateOf(fleet).failures], [[], []]);
  });

  it('are the deployments of a healthy device that is known to have failed', async () => {
    const withFailure = fleetOf(0, {
      listDeployments: () => Promise.resolve({ items: [], nextToken: undefined }),
      listEffectiveDeployments: (name) => {
        asked.push(`deployments of ${name}`);
        return Promise.resolve({ items: [failedDeployment([])], nextToken: undefined });
      },
      listInstalledComponents: (name) => {
        asked.push(`components ${name}`);
        return Promise.resolve({ items: [], nextToken: undefined });
      },
    });
    withFailure.devices.keep([coreDevice({ coreDeviceThingName: 'press-1' })]);
    await withFailure.devices.get('press-1')?.deployments.read();
    await withFailure.devices.get('press-1')?.components.read();
    asked = [];
    await withFailure.scans.start(manualScan('quick'));
    assert.deepEqual(asked, ['deployments of press-1']);
    withFailure.dispose();
  });

  it('are the failed executions of each deployment to a thing group, page after page', async () => {
    deployments = ['a', 'b'].map((deploymentId) => listedDeployment({ deploymentId, targetArn: group }));
    failed = ['press-1', '', 'press-2'].map((thingName) => jobExecution({ thingName }));
    fleet.devices.keep(['press-1', 'press-2'].map((coreDeviceThingName) => coreDevice({ coreDeviceThingName })));
    assert.deepEqual(await scan(), [
      'FAILED job-a ',
      'FAILED job-a 1',
      'FAILED job-a 2',
      'FAILED job-b ',
      'FAILED job-b 1',
      'FAILED job-b 2',
      'TIMED_OUT job-a ',
      'TIMED_OUT job-b ',
      'deployment a',
      'deployment b',
      'deployments 1',
      'deployments of press-1',
      'deployments of press-2',
    ]);
    assert.deepEqual(parts(), [
      ['deployments', 2, 2, true],
      ['failedDevices', 2, 2, true],
    ]);
  });

  it('are none for executions of a deployment without a job', async () => {
    hasJobs = false;
    deployments = [listedDeployment({ deploymentId: 'a', targetArn: group })];
    assert.deepEqual(await scan(), ['deployment a']);
    assert.deepEqual([parts(), stateOf(fleet).failures], [[['deployments', 1, 1, true]], []]);
  });

  it('resume at the page that failed', async () => {
    sick = ['press-1', 'press-2', 'press-3'].map(unhealthy);
    failure = (request) => (request === 'devices 1' ? offline : undefined);
    await scan();
    failure = () => undefined;
    asked = [];
    await fleet.scans.last?.retry(() => true);
    assert.deepEqual(
      asked.filter((request) => request.startsWith('devices')),
      ['devices 1', 'devices 2'],
    );
    assert.deepEqual(parts(), [['unhealthyDevices', 3, 3, true]]);
  });
});
