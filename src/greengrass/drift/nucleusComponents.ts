import { nucleusComponent } from '../status/nucleus';

/** Components that Nucleus Lite runs and never lists. */
export const unlistedOnLite: ReadonlySet<string> = new Set([
  'aws.greengrass.NucleusLite',
  'aws.greengrass.fleet_provisioning',
  'DeploymentService',
  'FleetStatusService',
  'TelemetryAgent',
  'UpdateSystemPolicyService',
  'main',
]);

/** The major and minor version. */
function minorVersion(version: string): string | undefined {
  return /^\d+\.\d+(?=\.)/u.exec(version)?.[0];
}

/** Whether a version of the nucleus is a patch of the one that was asked for. AWS can install patches of the nucleus. */
export function isNucleusPatch(
  componentName: string,
  asked: string | undefined,
  installed: string | undefined,
): boolean {
  if (componentName !== nucleusComponent || asked === undefined || installed === undefined) {
    return false;
  }
  const minor = minorVersion(asked);
  return minor !== undefined && minor === minorVersion(installed);
}
