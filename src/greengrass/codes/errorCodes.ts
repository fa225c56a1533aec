import catalog from './errorCodes.json';

/** The catalog entry of a deployment error code or a component status code. */
export interface ErrorCode {
  readonly code: string;
  readonly kind: 'deployment' | 'component';
  readonly meaning: string;
  /**
   * Why it failed and what to do first, in a few words for a narrow row. `{log}` stands for the log of the component,
   * `{component}` for its name. They come last.
   */
  readonly advice: string;
  readonly remedy: string;
  /** The remedy if no more specific code follows in the error stack, where that differs. */
  readonly finalRemedy: string | undefined;
  /** The error types that a device can report with the code. The device decides some of them. */
  readonly errorTypes: readonly string[];
  /** For a status code: the lifecycle step that failed, e.g. `Startup`. */
  readonly lifecycleStep: string | undefined;
}

function kindOf(kind: string): ErrorCode['kind'] {
  return kind === 'component' ? 'component' : 'deployment';
}

/**
 * Every code of nucleus 2.8.0 to 2.18, and the spellings that only the documentation uses. The sources are the code of
 * the nucleus and its documentation.
 */
export const errorCodes: readonly ErrorCode[] = catalog.map((entry) => ({
  ...entry,
  kind: kindOf(entry.kind),
  finalRemedy: entry.finalRemedy,
  lifecycleStep: entry.lifecycleStep,
}));

const byKindAndCode: ReadonlyMap<string, ErrorCode> = new Map(
  errorCodes.map((entry) => [`${entry.kind} ${entry.code}`, entry]),
);

/** Explains a code; `undefined` if the catalog doesn't have it. */
export function explainErrorCode(kind: ErrorCode['kind'], code: string): ErrorCode | undefined {
  return byKindAndCode.get(`${kind} ${code}`);
}

/** Explains a code. Rows and hovers get it once the catalog is loaded. */
export type ExplainErrorCode = typeof explainErrorCode;
