import { component, coreDevice, groupDeployment, systemComponents, thingDeployment } from '../generated/deviceParts';
import { failedAs } from './failureScenarios';
import type { SimulatedDevice } from '../fleetFile';
import { account, days, hours, minutes, region, type Random } from '../generated/random';
import { sampleNames } from './sampleNames';

const classic = { coreVersion: '2.16.1', isLite: false };
const local = component('com.fjordwerk.Debug', '0.0.1-dev', 'LOCAL', 2 * hours);

/** A gateway with very long lists. */
function manyOfEach(random: Random): SimulatedDevice {
  const deployments = Array.from({ length: 130 }, (_, index) =>
    groupDeployment(random, `campaign-${index + 1}`, `campaign-${index + 1}`, (index + 1) * days),
  );
  const components = Array.from({ length: 240 }, (_, index) =>
    component(`com.fjordwerk.pipeline.Stage${index + 1}`, '3.2.1', deployments[0]?.deploymentId ?? '', days, {
      isRoot: index % 2 === 0,
    }),
  );
  return coreDevice(sampleNames.manyOfEach, classic, 40 * minutes, deployments, components);
}

function sameNames(random: Random): SimulatedDevice {
  const name = sampleNames.sameNames;
  const hotfixes = [
    groupDeployment(random, 'hotfix:ring_1', 'hotfix', 5 * hours),
    groupDeployment(random, 'hotfix:ring_2', 'hotfix', 5 * hours),
    thingDeployment(random, name, 'hotfix', 6 * hours),
    // An earlier revision for ring_1. The latest one fixed it.
    groupDeployment(random, 'hotfix:ring_1', 'hotfix', 3 * days, failedAs(1)),
  ];
  return coreDevice(name, classic, 11 * minutes, hotfixes, [local]);
}

function arnAsName(random: Random): SimulatedDevice {
  const configuration = `arn:aws:greengrass:${region}:${account}:configuration:thinggroup/legacy-import:3`;
  const deployments = [
    groupDeployment(random, 'legacy-import', configuration, 80 * days, {
      description: `Files in arn:aws:s3:::fjordwerk-${account}/legacy-import/${sampleNames.arnAsName}/`,
    }),
    groupDeployment(random, 'legacy-import', '', 200 * days),
  ];
  return coreDevice(sampleNames.arnAsName, classic, 2 * hours, deployments, [
    component('com.fjordwerk.LegacyGateway', '1.0.0', deployments[0]?.deploymentId ?? '', 80 * days),
    ...systemComponents(classic.coreVersion, deployments[0]?.deploymentId ?? '', 80 * days),
  ]);
}

/** Valid but unusual devices. */
export function oddDevices(random: Random): readonly SimulatedDevice[] {
  const longest = thingDeployment(random, sampleNames.longestName, 'substation', 33 * days);
  return [
    manyOfEach(random),
    sameNames(random),
    arnAsName(random),
    coreDevice(sampleNames.noDeployments, classic, 3 * hours, [], []),
    coreDevice(
      sampleNames.onlyLocal,
      classic,
      90 * minutes,
      [],
      [
        local,
        component('com.fjordwerk.Simulator', '0.3.0', 'LOCAL', 3 * hours),
        ...systemComponents(classic.coreVersion, 'LOCAL', 9 * days),
      ],
      { platform: 'darwin', architecture: 'aarch64' },
    ),
    coreDevice(sampleNames.longestName, classic, 26 * minutes, [longest], [local]),
    coreDevice(sampleNames.mixedCase, classic, 5 * hours, [], [local], {
      platform: 'unknown',
      architecture: 'unknown',
    }),
  ];
}
