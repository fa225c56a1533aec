import assert from 'node:assert/strict';
import { connect } from '../../../src/aws/connect';
import { Fleet } from '../../../src/fleet/fleet';
import { generateFleet } from '../../simulator/generateFleet';
import { startSimulator, type Simulator } from '../../simulator/simulator';

const before = { ...process.env };
const clock = { now: () => new Date(), delay: () => Promise.resolve() };

describe('the whole fleet', () => {
  let simulator: Simulator;
  let fleet: Fleet;
  beforeEach(async () => {
    simulator = await startSimulator({ fleet: generateFleet(1_450) });
    Object.assign(process.env, simulator.env, { AWS_EC2_METADATA_DISABLED: 'true' });
    fleet = new Fleet(await connect({ profile: undefined, region: undefined }), clock, () => undefined);
  });
  afterEach(async () => {
    fleet.dispose();
    await simulator.close();
    Object.assign(process.env, before);
  });

  it('is read with one request a page, also while the list is still loading', async () => {
    await fleet.list.readFirst();
    await fleet.readRest(new AbortController().signal, () => undefined);
    assert.equal([...fleet.thingNames()].length, 1_450);
    assert.equal(simulator.requests.length, 15);
  });
});
