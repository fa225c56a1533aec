import type { ErrorCode } from './errorCodes';

/** Who can fix a failure, in words that follow "Who can fix it:". */
export type WhoFixes =
  | 'the author of the recipe'
  | 'the author of the deployment'
  | 'whoever grants permissions in the cloud'
  | 'the owner of the device'
  | 'whoever runs the network'
  | 'AWS';

interface ErrorTypeWords {
  readonly meaning: string;
  /** `undefined` where the type alone doesn't tell. */
  readonly whoFixes: WhoFixes | undefined;
}

/** The error types that a nucleus reports: its DeploymentErrorType without NONE. */
const errorTypes: Readonly<Record<string, ErrorTypeWords>> = {
  PERMISSION_ERROR: {
    meaning: 'A permission is missing, in the cloud or on the device.',
    whoFixes: 'whoever grants permissions in the cloud',
  },
  REQUEST_ERROR: {
    meaning: 'The deployment asks for something that cannot be done.',
    whoFixes: 'the author of the deployment',
  },
  COMPONENT_RECIPE_ERROR: { meaning: 'The recipe of a component is wrong.', whoFixes: 'the author of the recipe' },
  USER_COMPONENT_ERROR: { meaning: 'A component of your own failed.', whoFixes: 'the author of the recipe' },
  AWS_COMPONENT_ERROR: { meaning: 'A component that AWS provides failed.', whoFixes: 'AWS' },
  COMPONENT_ERROR: { meaning: 'A component failed.', whoFixes: 'the author of the recipe' },
  DEVICE_ERROR: { meaning: 'Something on the device is in the way.', whoFixes: 'the owner of the device' },
  DEPENDENCY_ERROR: {
    meaning: 'Something that the deployment depends on, such as Docker or Amazon S3, is missing or failed.',
    whoFixes: 'the owner of the device',
  },
  HTTP_ERROR: { meaning: 'A server answered the device with an error.', whoFixes: 'whoever runs the network' },
  NETWORK_ERROR: { meaning: 'The device could not reach a server.', whoFixes: 'whoever runs the network' },
  NUCLEUS_ERROR: { meaning: 'The nucleus itself failed.', whoFixes: 'AWS' },
  CLOUD_SERVICE_ERROR: { meaning: 'A cloud service sent something that the device could not use.', whoFixes: 'AWS' },
  SERVER_ERROR: { meaning: 'A server had a problem of its own.', whoFixes: 'AWS' },
  UNKNOWN_ERROR: { meaning: 'The nucleus could not tell the type of the error.', whoFixes: undefined },
};

/** Codes for which the error type is missing or points at the wrong person. */
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

/** What an error type means; an unknown one is not explained. */
export function errorTypeMeaning(type: string): string | undefined {
  return Object.hasOwn(errorTypes, type) ? errorTypes[type]?.meaning : undefined;
}

/**
 * Who can fix the cause of a code. Exceptions are decided by the code, all others by the error types that the device
 * reported with it or, without any, by those in the catalogue. `undefined` where none of them tells, e.g. for an
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
