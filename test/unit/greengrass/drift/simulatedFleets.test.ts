import assert from 'node:assert/strict';
import { differencesIn, verdictsOf } from '../../../../src/greengrass/drift/verdictsOf';
import type { SimulatedFleet } from '../../../simulator/fleetFile';
import { FleetState } from '../../../simulator/fleetState';
import { generateFleet } from '../../../simulator/generateFleet';
import { sampleFleet } from '../../../simulator/sampleFleet';
import { sampleNames } from '../../../simulator/sampleNames';
import { now } from '../../fixtures';
import { factsOf, revisionsOf } from './simulatedFacts';

/** The differences in a fleet: `press-1: com.acme.Press orphan`. */
function differencesOf(simulated: SimulatedFleet): readonly string[] {
  const state = new FleetState(simulated);
  const revisions = revisionsOf(state.cloudDeployments());
  const { groupsOfThings } = state.iot.index();
  return Array.from(state.everyDevice()).flatMap((device) => {
    const thingName = device.coreDeviceThingName;
    const direct = groupsOfThings.get(thingName) ?? [];
    const groups = new Set(direct.flatMap((group) => [group, ...state.iot.ancestorsOf(group)]));
    const verdicts = verdictsOf(factsOf(device, { groups, gap: undefined, readAt: now }), revisions);
    return differencesIn(verdicts).map(
      ({ componentName, verdict }) => `${thingName}: ${componentName.replace('com.fjordwerk.', '')} ${verdict.kind}`,
    );
  });
}

describe('the differences in a simulated fleet', () => {
  it('are none if every device runs what its deployments installed', () => {
    assert.deepEqual(differencesOf(generateFleet(10_000)), []);
  });

  it('are only those that the sample fleet has', () => {
    const differences = differencesOf(sampleFleet());
    assert.deepEqual([...differences].sort(), [
      // Nobody but local deployments asks for anything.
      ...[sampleNames.mixedCase, sampleNames.longestName].map((name) => `${name}: Debug localOverride`),
      ...['Debug', 'Simulator'].map((name) => `${sampleNames.onlyLocal}: ${name} localOverride`),
      `${sampleNames.sameNames}: Debug localOverride`,
      // Two of its many failed deployments ask for different versions.
      `${sampleNames.everyFailure}: ColdChain conflict`,
      // Its thing group was deleted.
      `${sampleNames.arnAsName}: LegacyGateway orphan`,
    ]);
  });
});
