import { componentFailures, failed } from './componentFailures';
import { component, coreDevice, groupDeployment, systemComponents } from '../generated/deviceParts';
import { failedAs } from './failureScenarios';
import type { SimulatedComponent, SimulatedDevice } from '../fleetFile';
import { days, hours, minutes, type Random } from '../generated/random';
import { sampleNames } from './sampleNames';

const classic = { coreVersion: '2.14.3', isLite: false };
const lite = { coreVersion: '2.6.0', isLite: true };
const [startupError] = componentFailures.filter(({ code }) => code === 'STARTUP_ERROR');
const breakage = startupError ?? componentFailures[0];

/** LogManager of a version, installed by a deployment that configures it. */
function logManager(source: string, age: number, version = '2.3.9'): SimulatedComponent {
  return component('aws.greengrass.LogManager', version, source, age);
}

function dependencies(count: number, source: string): readonly SimulatedComponent[] {
  return Array.from({ length: count }, (_, index) =>
    component(`com.fjordwerk.lib.Part${String(index + 1).padStart(2, '0')}`, `1.${index}.0`, source, 8 * days, {
      isRoot: false,
    }),
  );
}

/** Devices with failures and other problems. */
export function failingDevices(random: Random): readonly SimulatedDevice[] {
  const weld = groupDeployment(random, 'plant-graz-welding', 'weld-controller', 3 * hours, {
    ...failedAs(4),
    description: 'Weld controller 2.5 with the new torque limits',
  });
  const weldBefore = groupDeployment(random, 'plant-graz-welding', 'weld-controller', 41 * days);
  const wind = groupDeployment(random, 'windfarm-substations', 'substation', 26 * hours, {
    ...failedAs(6),
    modifiedTimestamp: -25 * hours,
  });
  const paint = groupDeployment(random, 'plant-linz-mixers', 'paint-mixer', 6 * days);
  const cold = groupDeployment(random, 'cold-store-docks', 'dock-monitor', 9 * days);
  const shop = groupDeployment(random, 'shops-vienna-large', 'shop-terminals-large', 12 * days);
  const paintSource = paint.deploymentId ?? '';
  const shopSource = shop.deploymentId ?? '';
  return [
    coreDevice(
      sampleNames.failedDeployment,
      classic,
      14 * minutes,
      [weld, weldBefore],
      [
        component('com.fjordwerk.WeldController', '2.4.0', weldBefore.deploymentId ?? '', 3 * hours),
        logManager(weldBefore.deploymentId ?? '', 41 * days),
        ...systemComponents(classic.coreVersion, weldBefore.deploymentId ?? '', 41 * days),
      ],
    ),
    coreDevice(
      sampleNames.brokenComponent,
      classic,
      25 * minutes,
      [wind],
      [
        {
          ...component('com.fjordwerk.TransformerWatch', '1.8.0', wind.deploymentId ?? '', 25 * hours),
          ...failed('BROKEN', breakage, -25 * hours),
        },
        component('com.fjordwerk.TurbineGateway', '4.11.0', wind.deploymentId ?? '', 25 * hours),
        logManager(wind.deploymentId ?? '', 25 * hours),
        ...systemComponents(classic.coreVersion, wind.deploymentId ?? '', 25 * hours),
      ],
      // Two devices have this name.
      { connectivity: { connected: false, timestamp: -4 * minutes, disconnectReason: 'DUPLICATE_CLIENTID' } },
    ),
    coreDevice(
      sampleNames.brokenDependency,
      classic,
      50 * minutes,
      [paint],
      [
        component('com.fjordwerk.PaintRobot', '5.0.2', paintSource, 2 * hours),
        logManager(paintSource, 6 * days),
        {
          ...component('com.fjordwerk.lib.ColourMixer', '0.9.1', paintSource, 2 * hours, { isRoot: false }),
          ...failed('BROKEN', componentFailures[2] ?? breakage, -2 * hours),
        },
        ...systemComponents(classic.coreVersion, paintSource, 6 * days),
      ],
    ),
    coreDevice(
      sampleNames.erroredComponent,
      classic,
      8 * minutes,
      [cold],
      [
        {
          ...component('com.fjordwerk.ColdChain', '1.12.3', cold.deploymentId ?? '', 9 * days),
          ...failed('ERRORED', componentFailures[6] ?? breakage, -9 * minutes),
        },
        ...systemComponents(classic.coreVersion, cold.deploymentId ?? '', 9 * days),
      ],
    ),
    coreDevice(
      sampleNames.manyDependencies,
      classic,
      3 * hours,
      [shop],
      [
        component('com.fjordwerk.LabelPrinter', '3.2.0', shopSource, 12 * days),
        component('com.fjordwerk.ShelfCamera', '0.9.7', shopSource, 12 * days),
        logManager(shopSource, 12 * days, '2.2.8'),
        ...dependencies(11, shopSource),
        {
          ...component('com.fjordwerk.lib.UsbScanner', '0.2.2', shopSource, 12 * days, { isRoot: false }),
          ...failed('ERRORED', breakage, -3.5 * hours),
        },
        ...systemComponents(classic.coreVersion, shopSource, 12 * days),
      ],
      { platform: 'windows', architecture: 'amd64' },
    ),
  ];
}

/** Devices with a stale report, or none. */
export function silentDevices(random: Random): readonly SimulatedDevice[] {
  const arrived = groupDeployment(random, 'windfarm-hornsund-old', 'turbine-gateway-old', 120 * days);
  const waiting = groupDeployment(random, 'windfarm-hornsund-old', 'turbine-gateway-old', 9 * days, {
    coreDeviceExecutionStatus: 'QUEUED',
    reason: undefined,
    modifiedTimestamp: -9 * days,
  });
  const running = component('com.fjordwerk.TurbineGateway', '4.9.0', arrived.deploymentId ?? '', 118 * days);
  return [
    coreDevice(
      sampleNames.silent,
      classic,
      16 * days,
      [waiting, arrived],
      [{ ...running, lastReportedTimestamp: -16 * days }],
    ),
    coreDevice(sampleNames.stale, classic, 26 * hours, [], [], { platform: 'windows' }),
    coreDevice(sampleNames.neverReported, classic, 0, [], [], {
      lastStatusUpdateTimestamp: undefined,
      status: undefined,
      tags: {},
    }),
  ];
}

/** Devices with a nucleus that reports less. */
export function limitedDevices(random: Random): readonly SimulatedDevice[] {
  const broken = failedAs(4);
  const cellar = groupDeployment(random, 'cellar', 'cellar-baseline', 9 * days, {
    ...broken,
    reason: broken.reason?.replace('LabelPrinter', 'CellarClimate'),
  });
  const van = groupDeployment(random, 'van-prototypes', 'van-telemetry-next', 5 * hours, {
    coreDeviceExecutionStatus: 'FAILED',
    reason: 'FAILED_ROLLBACK_NOT_REQUESTED',
  });
  const pump = groupDeployment(random, 'water-works-pilot', 'pump-control-next', 60 * days);
  const onCellar = (name: string, coreVersion: string): SimulatedDevice => {
    const source = cellar.deploymentId ?? '';
    const archive = component('com.fjordwerk.CellarClimate', '1.0.3', source, 9 * days);
    const items = [{ ...archive, ...failed('ERRORED', breakage, -9 * days) }, logManager(source, 9 * days)];
    const nucleus = { coreVersion, isLite: false };
    return coreDevice(
      name,
      nucleus,
      6 * hours,
      [cellar],
      [...items, ...systemComponents(coreVersion, source, 9 * days)],
    );
  };
  return [
    onCellar(sampleNames.nucleus26, '2.6.0'),
    onCellar(sampleNames.nucleus27, '2.7.0'),
    onCellar(sampleNames.nucleus2121, '2.12.1'),
    coreDevice(
      sampleNames.liteFailed,
      lite,
      70 * minutes,
      [van],
      [
        component('com.fjordwerk.VanTelemetry', '0.31.0', van.deploymentId ?? '', 5 * hours, {
          lifecycleState: 'BROKEN',
        }),
        component('com.fjordwerk.lib.CanBus', '1.0.8', van.deploymentId ?? '', 5 * hours),
      ],
    ),
    coreDevice(
      sampleNames.liteRiscv,
      lite,
      2 * hours,
      [pump],
      [
        component('com.fjordwerk.PumpControl', '7.1.0', pump.deploymentId ?? '', 60 * days),
        component('aws.greengrass.SystemLogForwarder', '2.1.0', pump.deploymentId ?? '', 60 * days),
      ],
      { architecture: 'riscv64' },
    ),
    coreDevice(sampleNames.noRuntime, { coreVersion: '2.5.6', isLite: false }, 19 * hours, [], [], {
      runtime: undefined,
    }),
  ];
}
