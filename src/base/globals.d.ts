/**
 * The few globals that pure code may use: they exist in every runtime. `core`, `fleet` and `protocol` are compiled with
 * these and the language itself, so that a use of `process`, `document` or `setTimeout` there does not compile.
 */
interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void, options?: { readonly once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

interface AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}

declare const AbortController: new () => AbortController;
