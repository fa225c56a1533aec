import assert from 'node:assert/strict';
import {
  ListCoreDevicesCommand,
  ListInstalledComponentsCommand,
  paginateListCoreDevices,
  paginateListEffectiveDeployments,
  paginateListInstalledComponents,
  type GreengrassV2Client,
} from '@aws-sdk/client-greengrassv2';
import { coreDevice, component } from '../../simulator/generated/deviceParts';
import type { SimulatedDevice } from '../../simulator/fleetFile';
import { generateFleet } from '../../simulator/generated/generateFleet';
import { account, region } from '../../simulator/generated/random';
import { sampleFleet } from '../../simulator/sample/sampleFleet';
import { sampleNames } from '../../simulator/sample/sampleNames';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { errorOf, openClient } from './openClient';

const classic = { coreVersion: '2.14.3', isLite: false };

function named(name: string): SimulatedDevice {
  return coreDevice(name, classic, 60, [], []);
}

describe('a paged list', () => {
  let simulator: Simulator;
  let client: GreengrassV2Client;

  async function start(...devices: readonly SimulatedDevice[]): Promise<void> {
    simulator = await startSimulator({ fleet: { account, region, devices } });
    client = openClient(simulator);
  }
  afterEach(async () => {
    client.destroy();
    await simulator.close();
  });

  async function names(input: { maxResults?: number; nextToken?: string | undefined; status?: 'HEALTHY' } = {}) {
    const { coreDevices = [], nextToken } = await client.send(new ListCoreDevicesCommand(input));
    return { names: coreDevices.map(({ coreDeviceThingName }) => coreDeviceThingName).join(' '), nextToken };
  }

  it('has 50 items per page by default, and no token on the last page', async () => {
    simulator = await startSimulator({ fleet: generateFleet(120) });
    client = openClient(simulator);
    const first = await client.send(new ListCoreDevicesCommand({}));
    assert.equal(first.coreDevices?.length, 50);
    const rest = await client.send(new ListCoreDevicesCommand({ maxResults: 100, nextToken: first.nextToken }));
    assert.deepEqual([rest.coreDevices?.length, rest.nextToken], [70, undefined]);
  });

  it('has no token when the last item fits exactly', async () => {
    await start(named('a'), named('b'));
    assert.deepEqual(await names({ maxResults: 2 }), { names: 'a b', nextToken: undefined });
  });

  it('returns every item once to the paginators of the SDK', async () => {
    simulator = await startSimulator({ fleet: sampleFleet(), pageSize: 7 });
    client = openClient(simulator);
    const devices: (string | undefined)[] = [];
    for await (const { coreDevices = [] } of paginateListCoreDevices({ client }, {})) {
      devices.push(...coreDevices.map(({ coreDeviceThingName }) => coreDeviceThingName));
    }
    assert.deepEqual(devices, simulator.deviceNames());
    const coreDeviceThingName = sampleNames.manyOfEach;
    let deployments = 0;
    for await (const page of paginateListEffectiveDeployments({ client, pageSize: 100 }, { coreDeviceThingName })) {
      deployments += page.effectiveDeployments?.length ?? 0;
    }
    const components = new Set<string | undefined>();
    // The SDK writes the token into its input, so each list needs its own.
    const all = { coreDeviceThingName, topologyFilter: 'ALL' } as const;
    for await (const page of paginateListInstalledComponents({ client, pageSize: 100 }, all)) {
      page.installedComponents?.forEach(({ componentName }) => components.add(componentName));
    }
    assert.deepEqual([deployments, components.size], [130, 240]);
  });

  it('loses and repeats nothing when items before the token are removed and others added', async () => {
    await start(...['a', 'b', 'c', 'd', 'e'].map(named));
    const { nextToken } = await names({ maxResults: 3 });
    simulator.remove('a');
    simulator.put(named('f'));
    assert.equal((await names({ nextToken })).names, 'd e f');
  });

  it('continues in the same place when the last sent item is removed', async () => {
    await start(...['a', 'b', 'c', 'd'].map(named));
    const { nextToken } = await names({ maxResults: 2 });
    simulator.remove('b');
    assert.equal((await names({ nextToken })).names, 'c d');
  });

  it('ends when everything after the token is removed', async () => {
    await start(...['a', 'b', 'c'].map(named));
    const { nextToken } = await names({ maxResults: 2 });
    ['a', 'b', 'c'].forEach((name) => {
      simulator.remove(name);
    });
    assert.deepEqual(await names({ nextToken }), { names: '', nextToken: undefined });
  });

  it('accepts a token only for the same request', async () => {
    const components = ['x', 'y', 'z'].map((name) => component(name, '1.0.0', 'LOCAL', 60));
    await start({ ...named('a'), installedComponents: components }, { ...named('b'), installedComponents: components });
    const { nextToken } = await names({ maxResults: 1 });
    const list = (coreDeviceThingName: string, token?: string) =>
      client.send(new ListInstalledComponentsCommand({ coreDeviceThingName, maxResults: 1, nextToken: token }));
    const ofA = (await list('a')).nextToken;
    assert.equal((await list('a', ofA)).installedComponents?.[0]?.componentName, 'y');
    for (const call of [
      names({ nextToken, status: 'HEALTHY' }),
      list('a', nextToken),
      list('b', ofA),
      names({ nextToken: `${nextToken?.slice(0, -1) ?? ''}~` }),
    ]) {
      const error = await errorOf(call);
      assert.deepEqual([error.name, error.status], ['ValidationException', 400]);
      assert.deepEqual(error['fields'], [{ name: 'nextToken', message: error.message }]);
    }
  });

  it('keeps its filter from page to page', async () => {
    await start(named('a'), { ...named('b'), status: 'UNHEALTHY' }, named('c'));
    const { names: first, nextToken } = await names({ maxResults: 1, status: 'HEALTHY' });
    const second = await names({ maxResults: 1, status: 'HEALTHY', nextToken });
    assert.deepEqual([first, second.names, second.nextToken], ['a', 'c', undefined]);
  });
});
