import type { ProgramKind } from './programs';
import type { Lifecycle } from './recipe';

type Platform = Readonly<Record<string, string>>;

/** What a version of a component changed for it and all later ones. */
interface ProfileChange {
  readonly since: string;
  readonly configuration?: object;
  /** Version ranges by component. */
  readonly dependencies?: Readonly<Record<string, string>>;
  /** Other steps on every platform. */
  readonly steps?: Lifecycle;
}

/** What is known of a component of the sample company, from which its recipes follow. */
export interface Profile extends Omit<ProfileChange, 'since'> {
  readonly description: string;
  /** The manifests in their order. */
  readonly programs: readonly (readonly [kind: ProgramKind, platform: Platform])[];
  readonly changes?: readonly ProfileChange[];
}

const linux: Platform = { os: 'linux' };
const amd64: Platform = { os: 'linux', architecture: 'amd64' };
const aarch64: Platform = { os: 'linux', architecture: 'aarch64' };
const windows: Platform = { os: 'windows' };
/** A manifest that both nuclei accept. */
const anyRuntime: Platform = { os: 'linux', runtime: '*' };

const uplink = { uplink: { broker: 'mqtt.fjordwerk.example', intervalSeconds: 60 } };
const modbus = 'com.fjordwerk.lib.Modbus';
const docker = { 'aws.greengrass.DockerApplicationManager': '>=2.0.0 <2.1.0' };

/** By the last part of the name. */
const profiles: Readonly<Record<string, Profile>> = {
  PressMonitor: {
    description: 'Reads force and temperature of a press and raises alarms.',
    programs: [['python', linux]],
    configuration: { logLevel: 'INFO', ...uplink, limits: { forceKilonewtons: '850', temperatureCelsius: '90' } },
    changes: [
      { since: '2.3.0', configuration: { uplink: { ...uplink.uplink, intervalSeconds: 30 } } },
      {
        since: '2.4.0',
        configuration: { limits: { forceKilonewtons: '800', temperatureCelsius: '85' } },
        dependencies: {
          'com.fjordwerk.OpcUaBridge': '>=1.3.0 <2.0.0',
          'aws.greengrass.TokenExchangeService': '^2.0.3',
        },
        steps: { Shutdown: { Script: 'pkill -TERM -f press-monitor', Timeout: 30 } },
      },
      { since: '2.5.0', configuration: { retry: { maximum: 5 } } },
    ],
  },
  OpcUaBridge: {
    description: 'Forwards tags of OPC UA servers to AWS IoT Core.',
    programs: [['java', linux]],
    configuration: { endpoint: 'opc.tcp://localhost:4840', subscriptions: [{ node: 'ns=2;s=Press.Force' }] },
    dependencies: { 'aws.greengrass.StreamManager': '>=2.1.0 <3.0.0' },
  },
  PaintRobot: {
    description: 'Plans the paths of the paint robots.',
    programs: [['container', amd64]],
    configuration: { logLevel: 'INFO', cells: 4 },
    dependencies: docker,
  },
  VisionModel: {
    description: 'The model that finds defects in paint.',
    programs: [['model', linux]],
    changes: [{ since: '2.0.0', configuration: { precision: 'int8' } }],
  },
  LabelPrinter: {
    description: 'Prints price labels.',
    programs: [
      ['windows', windows],
      ['container', amd64],
    ],
    configuration: { printer: { port: 'COM3', dpi: 203 } },
    dependencies: { 'aws.greengrass.ShadowManager': '>=2.3.0 <2.4.0' },
    changes: [{ since: '3.2.0', configuration: { printer: { port: 'COM3', dpi: 300 }, currency: '€' } }],
  },
  ShelfCamera: {
    description: 'Counts products on shelves.',
    programs: [
      ['windows', windows],
      ['python', linux],
    ],
    configuration: { logLevel: 'INFO', ...uplink },
  },
  TurbineGateway: {
    description: 'Collects the measurements of a wind turbine.',
    programs: [['java', linux]],
    configuration: { logLevel: 'INFO', ...uplink },
    dependencies: { [modbus]: '>=1.2.0 <2.0.0' },
    changes: [
      {
        since: '4.10.0',
        configuration: { spool: { maximumMegabytes: 64 } },
        dependencies: { 'aws.greengrass.DiskSpooler': '>=1.0.0 <1.1.0' },
      },
      {
        since: '4.11.0',
        dependencies: { [modbus]: '>=1.3.0 <2.0.0' },
        steps: {
          Run: 'java -Xmx256m -jar {artifacts:path}/gateway.jar --data {work:path} --spool {configuration:/spool}',
        },
      },
    ],
  },
  VibrationModel: {
    description: 'The model that predicts bearing damage.',
    programs: [['model', linux]],
    dependencies: { 'com.fjordwerk.TurbineGateway': '>=4.9.0 <5.0.0' },
  },
  ColdChain: {
    description: 'Watches the temperature of cold stores.',
    programs: [['native', linux]],
    configuration: { ...uplink, sensors: [{ address: 1, maximumCelsius: '-18' }] },
    dependencies: { [modbus]: '>=1.2.0 <1.4.0' },
    changes: [
      {
        since: '1.12.0',
        steps: { Run: { Script: '{artifacts:decompressedPath}/cold-chain/bin/cold-chain', Timeout: 3600 } },
      },
      { since: '1.13.0', dependencies: { [modbus]: '>=1.4.0 <1.6.0' } },
    ],
  },
  VanTelemetry: {
    description: 'Reports position and engine data of a van.',
    programs: [['native', anyRuntime]],
    configuration: { uplink: { broker: 'mqtt.fjordwerk.example', intervalSeconds: 10 } },
    dependencies: { 'com.fjordwerk.lib.CanBus': '>=1.0.0 <2.0.0' },
    changes: [
      { since: '0.30.0', configuration: { geofence: { radiusMeters: 200 } } },
      { since: '0.31.0', dependencies: { 'com.fjordwerk.lib.CanBus': '>=1.0.8 <2.0.0' } },
    ],
  },
  RoutePlanner: { description: 'Plans routes without a connection.', programs: [['native', anyRuntime]] },
  PumpControl: {
    description: 'Controls the pumps of a water works.',
    programs: [['native', anyRuntime]],
    dependencies: { [modbus]: '>=1.3.0 <1.4.0' },
  },
  WeldController: {
    description: 'Controls current and torque of a weld cell.',
    programs: [
      ['service', amd64],
      ['native', aarch64],
    ],
    configuration: { logLevel: 'INFO', ...uplink },
    changes: [{ since: '2.5.0', configuration: { torque: { minimumNewtonMeters: '18', maximumNewtonMeters: '22' } } }],
  },
  TransformerWatch: {
    description: 'Watches oil temperature and load of a transformer.',
    programs: [['service', linux]],
    configuration: { logLevel: 'INFO', ...uplink },
    dependencies: { 'com.fjordwerk.TurbineGateway': '>=4.0.0 <5.0.0' },
    changes: [{ since: '1.8.0', configuration: { logLevel: 'DEBUG', oil: { maximumCelsius: '95' } } }],
  },
  LegacyGateway: { description: 'Gateway for controllers of the first generation.', programs: [['java', linux]] },
  Modbus: { description: 'Modbus TCP and RTU for Python.', programs: [['library', anyRuntime]] },
  CanBus: { description: 'CAN bus access for Python.', programs: [['library', anyRuntime]] },
  ColourMixer: {
    description: 'Mixes colors by recipe.',
    programs: [['library', linux]],
    changes: [{ since: '0.9.2', configuration: { cacheMegabytes: 32 } }],
  },
  DiskSpooler: { description: 'Keeps messages to AWS IoT Core on disk, encrypted.', programs: [['native', linux]] },
  EnergyMeter: {
    description: 'Reads energy meters.',
    programs: [['python', linux]],
    dependencies: { [modbus]: '^2.0.0' },
  },
  UsbScanner: { description: 'Reads bar codes from USB scanners.', programs: [['windows', windows]] },
};

/** The components of the test bench whose startup or shutdown fails. */
const failingService = /^Fails(?:2|4|8|11)$/u;

/** The profile of a component that the table lacks. */
function otherProfile(lastPart: string): Profile {
  return {
    description: `${lastPart.replace(/(?<=[a-z])(?=[A-Z\d])/gu, ' ')}.`,
    programs: [[failingService.test(lastPart) ? 'service' : 'python', linux]],
    configuration: { logLevel: 'INFO', ...uplink },
  };
}

/** The profile of a component, whoever published it. */
export function profileOf(componentName: string): Profile {
  const lastPart = componentName.replace(/^.*\./u, '');
  return Object.hasOwn(profiles, lastPart) ? (profiles[lastPart] ?? otherProfile(lastPart)) : otherProfile(lastPart);
}
