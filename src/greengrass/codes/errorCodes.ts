import catalogue from './errorCodes.json';

/** What the catalogue knows about an error code of a deployment or a status code of a component. */
export interface ErrorCode {
  readonly code: string;
  readonly kind: 'deployment' | 'component';
  readonly meaning: string;
  readonly remedy: string;
  /** The error types that a device can report together with the code; some are decided on the device. */
  readonly errorTypes: readonly string[];
  /** For a status code: the lifecycle step that failed, e.g. `Startup`. */
  readonly lifecycleStep: string | undefined;
}

function kindOf(kind: string): ErrorCode['kind'] {
  return kind === 'component' ? 'component' : 'deployment';
}

/**
 * Every code that a nucleus has ever reported, the codes of nucleus 2.8.0 to 2.18 and the spellings that only the
 * documentation uses. Read from the source of the nucleus and its documentation.
 */
export const errorCodes: readonly ErrorCode[] = catalogue.map((entry) => ({
  ...entry,
  kind: kindOf(entry.kind),
  lifecycleStep: entry.lifecycleStep,
}));

const byKindAndCode: ReadonlyMap<string, ErrorCode> = new Map(
  errorCodes.map((entry) => [`${entry.kind} ${entry.code}`, entry]),
);

/** Explains a code; `undefined` for one that the catalogue does not know. */
export function explainErrorCode(kind: ErrorCode['kind'], code: string): ErrorCode | undefined {
  return byKindAndCode.get(`${kind} ${code}`);
}

/** Explains a code. What rows and hovers ask for once the catalogue has been loaded. */
export type ExplainErrorCode = typeof explainErrorCode;
