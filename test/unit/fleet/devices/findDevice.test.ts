import assert from 'node:assert/strict';
import { asFleetError } from '../../../../src/greengrass/ports/fleetError';
import { wordsForError } from '../../../../src/text/errors/errorWords';
import { accessDenied } from '../../../simulator/faults/faults';
import { generateFleet } from '../../../simulator/generated/generateFleet';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

describe('a lookup of a core device by name', () => {
  let live: LiveFleet;
  beforeEach(async () => {
    live = await openLiveFleet(generateFleet(5));
  });
  afterEach(() => live.close());

  /** The message of a command that has only the error. */
  async function said(thingName: string): Promise<string> {
    const thrown: unknown = await live.fleet.devices.find(thingName).then(
      () => undefined,
      (error: unknown) => error,
    );
    const error = asFleetError(thrown);
    const { sentence, advice } = wordsForError(error, { profile: error.profile, region: error.region });
    return `${sentence}. ${advice}`;
  }

  it('names the missing device and the Region', async () => {
    assert.equal(
      await said('press-99'),
      'Core device press-99 not found in Region eu-west-1. Check the spelling, the profile, and the Region. A core device appears after its nucleus connects for the first time.',
    );
    assert.equal(live.fleet.devices.get('press-99'), undefined);
  });

  it('finds a device that is created later', async () => {
    const [name = ''] = live.simulator.deviceNames();
    assert.equal((await live.fleet.devices.find(name)).device.coreDeviceThingName, name);
  });

  it("doesn't report the device as missing when access is denied", async () => {
    live.simulator.setFaults({ operation: 'GetCoreDevice', effect: accessDenied('greengrass:GetCoreDevice') });
    assert.equal(
      await said('press-99'),
      'Access denied: greengrass:GetCoreDevice is missing. Ask your AWS administrator to allow greengrass:GetCoreDevice for profile default, Region eu-west-1.',
    );
  });
});
