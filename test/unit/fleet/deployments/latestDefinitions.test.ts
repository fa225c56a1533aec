import assert from 'node:assert/strict';
import {
  definitionCoverage,
  readLatestDefinitions,
  type DefinitionCoverage,
} from '../../../../src/fleet/deployments/latestDefinitions';
import type { FleetError } from '../../../../src/greengrass/ports/fleetError';
import { cloudDeploymentOf } from '../../../simulator/cloudDeployments';
import { groupDeployment } from '../../../simulator/generated/deviceParts';
import { accessDenied } from '../../../simulator/faults/faults';
import { account, days, region, seededRandom } from '../../../simulator/generated/random';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

const targets = 8;
const random = seededRandom(3);
const deployments = Array.from({ length: targets }, (_, index) =>
  cloudDeploymentOf(groupDeployment(random, `line-${index}`, `saws-${index}`, (index + 1) * days), '2', 0, {}),
);
const idOf = (index: number): string => deployments[index]?.deploymentId ?? assert.fail();

describe('the definitions of the latest deployments', () => {
  let live: LiveFleet;
  beforeEach(async () => {
    live = await openLiveFleet({ account, region, devices: [], deployments });
  });
  afterEach(() => live.close());

  const read = (
    signal = new AbortController().signal,
    onProgress = (): void => undefined,
  ): Promise<FleetError | undefined> => readLatestDefinitions(live.fleet, signal, onProgress);
  const coverage = (): DefinitionCoverage => definitionCoverage(live.fleet);

  it('are counted once the latest deployments are listed', async () => {
    assert.deepEqual(coverage(), { loaded: 0, listed: undefined, isWhole: false });
    await live.fleet.deployments.of(idOf(1)).read();
    await live.fleet.rollouts.latest.listing.read();
    assert.deepEqual(coverage(), { loaded: 1, listed: targets, isWhole: true });
  });

  it('are read with one request for each that is missing', async () => {
    await live.fleet.deployments.of(idOf(1)).read();
    await live.fleet.rollouts.latest.listing.read();
    live.takeRequests();
    let done = 0;
    const error = await read(undefined, () => {
      done += 1;
    });
    assert.equal(error, undefined);
    const wanted = deployments.map(({ deploymentId }) => `GetDeployment ${deploymentId}`);
    assert.deepEqual([...live.takeRequests()].sort(), wanted.filter((request) => !request.endsWith(idOf(1))).sort());
    assert.equal(done, targets - 1);
    assert.deepEqual(coverage(), { loaded: targets, listed: targets, isWhole: true });
    await read();
    assert.deepEqual(live.takeRequests(), []);
  });

  it('are no longer asked for once AWS denies one', async () => {
    await live.fleet.rollouts.latest.listing.read();
    live.simulator.setFaults({ operation: 'GetDeployment', effect: accessDenied('greengrass:GetDeployment') });
    live.takeRequests();
    assert.equal((await read())?.kind, 'denied');
    assert.ok(live.takeRequests().length < targets);
    assert.equal(coverage().loaded, 0);
    live.simulator.setFaults();
    assert.equal(await read(), undefined);
    assert.equal(coverage().loaded, targets);
  });

  it('are read no further once that is canceled, and later only the others', async () => {
    await live.fleet.rollouts.latest.listing.read();
    const canceling = new AbortController();
    await read(canceling.signal, () => {
      canceling.abort();
    });
    const { loaded } = coverage();
    assert.ok(loaded > 0 && loaded < targets);
    const isLoaded = (request: string): boolean =>
      live.fleet.deployments.all().some(({ deploymentId }) => request.endsWith(deploymentId));
    const left = deployments.filter(({ deploymentId }) => !isLoaded(deploymentId));
    assert.equal(left.length, targets - loaded);
    live.takeRequests();
    await read();
    assert.deepEqual(
      [...new Set(live.takeRequests())].sort(),
      left.map(({ deploymentId }) => `GetDeployment ${deploymentId}`).sort(),
    );
    assert.equal(coverage().loaded, targets);
  });

  it('of a deployment that was deleted in the meantime are not missing', async () => {
    await live.fleet.rollouts.latest.listing.read();
    live.simulator.setFaults({
      operation: 'GetDeployment',
      name: idOf(0),
      effect: { kind: 'error', status: 404, type: 'ResourceNotFoundException', message: 'gone' },
    });
    assert.equal(await read(), undefined);
    assert.equal(coverage().loaded, targets);
  });

  it('are read on after an error of one of them, which is the reason why it is missing', async () => {
    await live.fleet.rollouts.latest.listing.read();
    live.simulator.setFaults({
      operation: 'GetDeployment',
      name: idOf(0),
      effect: { kind: 'error', status: 400, type: 'ValidationException', message: 'invalid' },
    });
    assert.equal((await read())?.kind, 'invalid');
    assert.equal(coverage().loaded, targets - 1);
  });

  it('are read no further once the connection closes', async () => {
    await live.fleet.rollouts.latest.listing.read();
    let done = 0;
    const error = await read(undefined, () => {
      done += 1;
      live.fleet.dispose();
    });
    assert.equal(error?.kind, 'canceled');
    assert.ok(done < targets);
  });
});
