import { bucketFile, image, type Artifact, type Lifecycle, type Manifest } from './recipe';

/** What kind of program a component is. Its steps follow from that. */
export type ProgramKind = 'python' | 'java' | 'service' | 'container' | 'windows' | 'model' | 'library' | 'native';

/** The version and the file of a program. */
interface Program {
  readonly componentName: string;
  readonly componentVersion: string;
  /** The name in file names and scripts, e.g. `press-monitor`. */
  readonly shortName: string;
}

interface Parts {
  readonly artifacts: readonly Artifact[];
  readonly steps: Lifecycle;
}

const tenMinutes = 600;

/** The steps that need more than one line have several lines. */
function script(...lines: readonly string[]): string {
  return lines.join('\n');
}

function partsOf(kind: ProgramKind, { componentName, componentVersion, shortName }: Program): Parts {
  const folder = `{artifacts:decompressedPath}/${shortName}`;
  const file = (name: string): readonly Artifact[] => [bucketFile(componentName, componentVersion, name)];
  switch (kind) {
    case 'python':
      return {
        artifacts: file(`${shortName}.zip`),
        steps: {
          Install: {
            Script: script(
              'set -e',
              'python3 -m venv {work:path}/venv',
              `{work:path}/venv/bin/pip install --requirement ${folder}/requirements.txt`,
            ),
            Timeout: tenMinutes,
          },
          Run: {
            Script: `{work:path}/venv/bin/python3 -u ${folder}/main.py --broker {configuration:/uplink/broker}`,
            Setenv: { LOG_LEVEL: '{configuration:/logLevel}', THING_NAME: '{iot:thingName}' },
          },
        },
      };
    case 'java':
      return {
        artifacts: file('gateway.jar'),
        steps: {
          Run: 'java -Xmx192m -jar {artifacts:path}/gateway.jar --data {work:path} --root {kernel:rootPath}',
          Shutdown: { Script: 'pkill -TERM -f gateway.jar', Timeout: 30 },
        },
      };
    case 'service':
      return {
        artifacts: file(`${shortName}.zip`),
        steps: {
          Startup: {
            Script: script(
              'set -e',
              `install -m 644 ${folder}/${shortName}.service /etc/systemd/system/`,
              'systemctl daemon-reload',
              `systemctl start ${shortName}`,
            ),
            RequiresPrivilege: true,
            Timeout: 90,
          },
          Shutdown: { Script: `systemctl stop ${shortName}`, RequiresPrivilege: true },
          Recover: { Script: `systemctl reset-failed ${shortName}`, RequiresPrivilege: true },
        },
      };
    case 'container': {
      const major = componentVersion.split('.')[0] ?? '';
      const pulled = image(shortName, major);
      const reference = pulled.Uri.replace('docker:', '');
      return {
        artifacts: [pulled],
        steps: {
          Run: `docker run --rm --name ${shortName} --volume {work:path}:/data ${reference}`,
          Shutdown: { Script: `docker stop ${shortName}`, Timeout: 20 },
        },
      };
    }
    case 'windows': {
      const path = `{artifacts:decompressedPath}\\${shortName}`;
      return {
        artifacts: file(`${shortName}.zip`),
        steps: {
          Install: { Script: String.raw`powershell -File "${path}\install.ps1"`, RequiresPrivilege: true },
          Startup: { Script: String.raw`powershell -File "${path}\start.ps1" -Data "{work:path}"`, Timeout: 60 },
          Shutdown: String.raw`powershell -File "${path}\stop.ps1"`,
        },
      };
    }
    case 'model':
      return {
        artifacts: file('model.tar.gz'),
        steps: {
          Install: {
            Script: 'tar -xzf {artifacts:path}/model.tar.gz -C {work:path}',
            Skipif: 'exists {work:path}/model.onnx',
          },
        },
      };
    case 'library':
      return {
        artifacts: file(`${shortName}.zip`),
        steps: { Install: { Script: `pip3 install --target {work:path} ${folder}`, Timeout: tenMinutes } },
      };
    case 'native':
      return {
        artifacts: file(`${shortName}.zip`),
        steps: {
          Install: `chmod +x ${folder}/bin/${shortName}`,
          Run: `${folder}/bin/${shortName} --config {configuration:/uplink/broker}`,
        },
      };
  }
}

/** The manifest of a program for a platform. */
export function manifestOf(
  kind: ProgramKind,
  platform: Readonly<Record<string, string>>,
  program: Program,
  more: Lifecycle = {},
): Manifest {
  const { artifacts, steps } = partsOf(kind, program);
  return { Platform: platform, Lifecycle: { ...steps, ...more }, Artifacts: artifacts };
}
