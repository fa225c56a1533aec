import type { ErrorCode } from './errorCodes';

/** Who can fix a failure, as words after "Who can fix it:". */
export type WhoFixes =
  | 'the author of the recipe'
  | 'the author of the deployment'
  | 'the administrator of the AWS account'
  | 'the owner of the device'
  | 'the network administrator'
  | 'AWS';

interface ErrorTypeWords {
  readonly meaning: string;
  /** `undefined` if the type alone doesn't decide it. */
  readonly whoFixes: WhoFixes | undefined;
}

/** The error types that a nucleus reports: its DeploymentErrorType without NONE. */
const errorTypes: Readonly<Record<string, ErrorTypeWords>> = {
  PERMISSION_ERROR: {
    meaning: 'A permission is missing in AWS or on the device.',
    whoFixes: 'the administrator of the AWS account',
  },
  REQUEST_ERROR: {
    meaning: "The deployment requests something that isn't possible.",
    whoFixes: 'the author of the deployment',
  },
  COMPONENT_RECIPE_ERROR: { meaning: 'The recipe of a component is invalid.', whoFixes: 'the author of the recipe' },
  USER_COMPONENT_ERROR: { meaning: 'One of your own components failed.', whoFixes: 'the author of the recipe' },
  AWS_COMPONENT_ERROR: { meaning: 'An AWS-provided component failed.', whoFixes: 'AWS' },
  COMPONENT_ERROR: { meaning: 'A component failed.', whoFixes: 'the author of the recipe' },
  DEVICE_ERROR: {
    meaning: 'The device itself has a problem, for example with its disk or configuration.',
    whoFixes: 'the owner of the device',
  },
  DEPENDENCY_ERROR: {
    meaning: 'A dependency of the deployment, such as Docker or Amazon S3, is missing or failed.',
    whoFixes: 'the owner of the device',
  },
  HTTP_ERROR: { meaning: 'A server returned an error to the device.', whoFixes: 'the network administrator' },
  NETWORK_ERROR: { meaning: "The device couldn't reach a server.", whoFixes: 'the network administrator' },
  NUCLEUS_ERROR: { meaning: 'The nucleus itself failed.', whoFixes: 'AWS' },
  CLOUD_SERVICE_ERROR: { meaning: "A cloud service sent a response that the device couldn't use.", whoFixes: 'AWS' },
  SERVER_ERROR: { meaning: 'A server had an internal error.', whoFixes: 'AWS' },
  UNKNOWN_ERROR: { meaning: "The nucleus couldn't determine the error type.", whoFixes: undefined },
};

/** Codes whose error type is missing or leads to the wrong owner. */
const exceptions: Readonly<Record<string, WhoFixes>> = {
  DEPLOYMENT_INTERRUPTED: 'the owner of the device',
  IO_ERROR: 'the owner of the device',
  IO_MAPPING_ERROR: 'the author of the deployment',
  USER_NOT_AUTHORIZED_FOR_DOCKER: 'the owner of the device',
  NUCLEUS_RESTART_FAILURE: 'the owner of the device',
  DOCKER_IMAGE_NOT_VALID: 'the author of the recipe',
  S3_RESOURCE_NOT_FOUND: 'the author of the recipe',
  S3_BAD_REQUEST: 'the author of the recipe',
};

function whoFixesStatusCode(code: string): WhoFixes {
  return /_(?:MISSING_DEFAULT_RUNWITH|IO_ERROR)$/u.test(code) ? 'the owner of the device' : 'the author of the recipe';
}

/** What an error type means; `undefined` for an unknown one. */
export function errorTypeMeaning(type: string): string | undefined {
  return Object.hasOwn(errorTypes, type) ? errorTypes[type]?.meaning : undefined;
}

/**
 * Who can fix the failure behind a code: decided by the code if it is an exception, else by the error types that the
 * device reported with it, else by the error type in the catalog. `undefined` if none of them decides it, e.g. for an
 * umbrella code.
 */
export function whoFixes(explained: ErrorCode, reportedTypes: readonly string[]): WhoFixes | undefined {
  const { code, kind } = explained;
  if (kind === 'component') {
    return whoFixesStatusCode(code);
  }
  if (Object.hasOwn(exceptions, code)) {
    return exceptions[code];
  }
  const reported = explained.errorTypes.filter((type) => reportedTypes.includes(type));
  const [type = ''] = reported.length > 0 ? reported : explained.errorTypes;
  return Object.hasOwn(errorTypes, type) ? errorTypes[type]?.whoFixes : undefined;
}
