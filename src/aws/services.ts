import { OnFirstUse } from '../base/onFirstUse';
import type { OperationName, ServiceName } from '../greengrass/permissions/services';
import { openGreengrass } from './greengrass';
import type { OpenService, SendOptions, ServiceOptions } from './service';

/** Returns the options of a service, when it is opened. */
type OptionsOf = (service: ServiceName) => Promise<ServiceOptions>;

/**
 * Opens each service of `greengrass/permissions/services.ts` on its first call. The Greengrass SDK is bundled with the
 * connection, which needs it at once. The SDKs of other services load here on demand.
 */
const table = (options: OptionsOf) => ({
  greengrass: new OnFirstUse(async () => openGreengrass(await options('greengrass'))),
  iot: new OnFirstUse(async () => (await import('./iot')).openIot(await options('iot'))),
  logs: new OnFirstUse(async () => (await import('./logs')).openLogs(await options('logs'))),
});

type Calls<S extends ServiceName> = Awaited<ReturnType<ReturnType<typeof table>[S]['get']>>['calls'];

/** The type of an operation's call. */
type CallOf<S extends ServiceName, O> = O extends keyof Calls<S> ? Calls<S>[O] : never;

/** The input of an operation. */
export type Input<S extends ServiceName, O extends OperationName<S>> =
  CallOf<S, O> extends (input: infer I, options: SendOptions) => unknown ? I : never;

/** The output of an operation. */
export type Output<S extends ServiceName, O extends OperationName<S>> =
  CallOf<S, O> extends (...args: never) => Promise<infer Result> ? Result : never;

/** An open service with its typed calls. */
export type Opened<S extends ServiceName> = OpenService<{
  readonly [O in OperationName<S>]: (input: Input<S, O>, options: SendOptions) => Promise<Output<S, O>>;
}>;

/** The services of one connection. Each opens on first use. */
export function servicesWith(options: OptionsOf): { readonly [S in ServiceName]: OnFirstUse<Promise<Opened<S>>> } {
  return table(options);
}
