import type { EffectiveDeployment, InstalledComponent } from '../model';

/** Generic codes that start a path in the error stack. The nucleus adds a more specific code after them. */
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

/** Whether a code is generic and only starts a path in the error stack. */
export function isUmbrella(code: string): boolean {
  return umbrellaCodes.has(code);
}

/**
 * The most specific code of an error stack: the last code that isn't an umbrella code, even if the catalog doesn't have
 * it. NETWORK_ERROR right after RUN_WITH_CONFIG_NOT_VALID, ignoring umbrella codes between them, is an artifact of the
 * nucleus and is skipped. For a stack with only umbrella codes, the last one; for an empty stack, `undefined`.
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

/** The error stack of a deployment, generic to specific; empty if the device reported none. */
export function errorStackOf(deployment: EffectiveDeployment): readonly string[] {
  return deployment.statusDetails?.errorStack ?? [];
}

/** The status codes of a component, without the placeholder NONE. */
export function statusCodesOf(component: InstalledComponent): readonly string[] {
  return component.lifecycleStatusCodes.filter((code) => code !== 'NONE');
}

/** The headline code of a deployment; `undefined` if the device reported no code. */
export function deploymentHeadline(deployment: EffectiveDeployment): string | undefined {
  return headlineOfStack(errorStackOf(deployment));
}

/** The headline code of a component: the last reported one. */
export function componentHeadline(component: InstalledComponent): string | undefined {
  return statusCodesOf(component).at(-1);
}
