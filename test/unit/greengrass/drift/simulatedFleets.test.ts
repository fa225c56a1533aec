import assert from 'node:assert/strict';
import type { ComponentVerdict } from '../../../../src/greengrass/drift/componentVerdict';
import { differencesIn, verdictsOf, type DeviceVerdicts } from '../../../../src/greengrass/drift/verdictsOf';
import type { SimulatedFleet } from '../../../simulator/fleetFile';
import { FleetState } from '../../../simulator/fleetState';
import { generateFleet } from '../../../simulator/generated/generateFleet';
import { sampleFleet } from '../../../simulator/sample/sampleFleet';
import { sampleNames } from '../../../simulator/sample/sampleNames';
import { now } from '../../fixtures';
import { factsOf, revisionsOf } from './simulatedFacts';

/** The verdicts about each device of a fleet, by name. */
function verdictsIn(simulated: SimulatedFleet): ReadonlyMap<string, DeviceVerdicts> {
  const state = new FleetState(simulated);
  const revisions = revisionsOf(state.cloudDeployments());
  const { groupsOfThings } = state.iot.index();
  return new Map(
    Array.from(state.everyDevice(), (device) => {
      const direct = groupsOfThings.get(device.coreDeviceThingName) ?? [];
      const groups = new Set(direct.flatMap((group) => [group, ...state.iot.ancestorsOf(group)]));
      const facts = factsOf(device, { groups, gap: undefined, readAt: now });
      return [device.coreDeviceThingName, verdictsOf(facts, revisions)] as const;
    }),
  );
}

function shortName(componentName: string): string {
  return componentName.replace('com.fjordwerk.', '');
}

/** The differences in a fleet: `press-1: com.acme.Press orphan`. */
function differencesOf(simulated: SimulatedFleet): readonly string[] {
  return [...verdictsIn(simulated)].flatMap(([thingName, verdicts]) =>
    differencesIn(verdicts).map(
      ({ componentName, verdict }) => `${thingName}: ${shortName(componentName)} ${verdict.kind}`,
    ),
  );
}

/** A verdict and who asks for what: `TurbineGateway | notYet | queued | thinggroup/windfarm 4.11.0`. */
function described({ componentName, verdict, asks }: ComponentVerdict): string {
  const detail = 'why' in verdict ? verdict.why : 'aftermath' in verdict ? verdict.aftermath : '';
  const asked = asks
    .filter(({ isAsked }) => isAsked)
    .map(({ target, componentVersion = '' }) => `${target.slot} ${componentVersion}`);
  return [shortName(componentName), verdict.kind, detail, ...asked].filter((part) => part !== '').join(' | ');
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
      `${sampleNames.conflicting}: OpcUaBridge conflict`,
      `${sampleNames.overridden}: PressMonitor localOverride`,
      `${sampleNames.restored}: TurbineGateway otherVersion`,
      `${sampleNames.restored}: VibrationModel missing`,
      `${sampleNames.forgotGroups}: LabelPrinter missing`,
      `${sampleNames.forgotGroups}: OpcUaBridge missing`,
      `${sampleNames.forgotGroups}: VisionModel missing`,
      `${sampleNames.leftGroup}: VisionModel orphan`,
      `${sampleNames.sameNames}: Debug localOverride`,
      // Two of its many failed deployments ask for different versions.
      `${sampleNames.everyFailure}: ColdChain conflict`,
      // Its thing group was deleted.
      `${sampleNames.arnAsName}: LegacyGateway orphan`,
    ]);
  });

  it('are of every kind in the sample fleet, which also has devices where nothing can be said', () => {
    const verdicts = verdictsIn(sampleFleet());
    const about = (thingName: string): readonly string[] =>
      (verdicts.get(thingName)?.components ?? [])
        .filter(({ verdict }) => verdict.kind !== 'asAsked')
        .map(described)
        .sort();
    assert.deepEqual(about(sampleNames.restored), [
      'TurbineGateway | otherVersion | thinggroup/windfarm-hornsund-masts 4.11.0',
      'VibrationModel | missing | thinggroup/windfarm-hornsund-masts 2.0.5',
    ]);
    assert.deepEqual(about(sampleNames.forgotGroups), [
      'LabelPrinter | missing | thinggroup/plant-linz-gateways 3.1.0',
      'OpcUaBridge | missing | thinggroup/plant-linz-gateways 1.4.0',
      'VisionModel | missing | thinggroup/plant-linz-gateways 1.9.0',
    ]);
    assert.deepEqual(about(sampleNames.leftGroup), ['VisionModel | orphan']);
    assert.deepEqual(about(sampleNames.overridden), [
      'PressMonitor | localOverride | thinggroup/plant-graz-spares 2.4.1',
    ]);
    assert.deepEqual(about(sampleNames.conflicting), [
      'LabelPrinter | failed | rolledBack | thinggroup/plant-graz-labels 3.2.0',
      'OpcUaBridge | conflict | thinggroup/opc-ua-pilot 1.5.0 | thinggroup/plant-graz-buffers 1.4.0',
    ]);
    assert.deepEqual(about(sampleNames.waiting), [
      'LabelPrinter | canceled | thinggroup/shops-popup 3.2.0',
      'ShelfCamera | notYet | queued | thinggroup/shops-shelf-trial 0.9.7',
    ]);
    assert.deepEqual(about(sampleNames.liteLeftGroup), [
      'RoutePlanner | unknown | dependencyOnLite',
      'VanTelemetry | unknown | thingOnLite | thing/van:eu:loaner 0.32.0 | thinggroup/van-loaners 0.31.0',
    ]);
  });
});
