import type { EffectiveDeployment, InstalledComponent } from '../model';

/** Codes that open a path in the error stack and say little themselves: the nucleus adds a more specific one after. */
const umbrellaCodes: ReadonlySet<string> = new Set([
  'DEPLOYMENT_FAILURE',
  'DEPLOYMENT_REJECTED',
  'ARTIFACT_DOWNLOAD_ERROR',
  'NO_AVAILABLE_COMPONENT_VERSION',
  'COMPONENT_PACKAGE_LOADING_ERROR',
  'CLOUD_API_ERROR',
  'IO_ERROR',
  'DOCKER_ERROR',
  'S3_ERROR',
  'COMPONENT_UPDATE_ERROR',
  'ARTIFACT_URI_NOT_VALID',
  'DEPLOYMENT_DOCUMENT_NOT_VALID',
]);

/** Whether a code only opens a path in the error stack. */
export function isUmbrella(code: string): boolean {
  return umbrellaCodes.has(code);
}

/**
 * The one code of an error stack that says most: the last that is not an umbrella, also when the catalogue does not
 * know it. NETWORK_ERROR right after RUN_WITH_CONFIG_NOT_VALID, umbrellas between them not counted, is an artefact of the
 * nucleus and gives way to it. Of a stack of umbrellas alone it is the last; of an empty one there is none.
 */
export function headlineOfStack(errorStack: readonly string[]): string | undefined {
  const specific = errorStack.filter((code) => !isUmbrella(code));
  const last = specific.at(-1);
  if (last === undefined) {
    return errorStack.at(-1);
  }
  const before = specific.at(-2);
  return last === 'NETWORK_ERROR' && before === 'RUN_WITH_CONFIG_NOT_VALID' ? before : last;
}

/** The error stack of a deployment, generic to specific; empty where the device reported none. */
export function errorStackOf(deployment: EffectiveDeployment): readonly string[] {
  return deployment.statusDetails?.errorStack ?? [];
}

/** The codes of a component; the placeholder NONE says that there is none. */
export function statusCodesOf(component: InstalledComponent): readonly string[] {
  return component.lifecycleStatusCodes.filter((code) => code !== 'NONE');
}

/** The headline code of a deployment; `undefined` where the device reported no code. */
export function deploymentHeadline(deployment: EffectiveDeployment): string | undefined {
  return headlineOfStack(errorStackOf(deployment));
}

/** The headline code of a component: the last one it reported. */
export function componentHeadline(component: InstalledComponent): string | undefined {
  return statusCodesOf(component).at(-1);
}
