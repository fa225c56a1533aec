import { OnFirstUse } from '../base/onFirstUse';
import type { OperationName, ServiceName } from '../greengrass/permissions/services';
import { openGreengrass } from './greengrass';
import type { OpenService, SendOptions, ServiceTerms } from './service';

/** What a service is opened with, once it is to be opened. */
type TermsOf = (service: ServiceName) => Promise<ServiceTerms>;

/**
 * How each service of `greengrass/permissions/services.ts` is opened, when it is first called. The SDK of Greengrass is
 * loaded with the connection, which calls it first; that of any other service is loaded here.
 */
const table = (terms: TermsOf) => ({
  greengrass: new OnFirstUse(async () => openGreengrass(await terms('greengrass'))),
  iot: new OnFirstUse(async () => (await import('./iot')).openIot(await terms('iot'))),
});

type Calls<S extends ServiceName> = Awaited<ReturnType<ReturnType<typeof table>[S]['get']>>['calls'];

/** The call of an operation, as the module of its service types it. */
type CallOf<S extends ServiceName, O> = O extends keyof Calls<S> ? Calls<S>[O] : never;

/** What an operation is asked with. */
export type Input<S extends ServiceName, O extends OperationName<S>> =
  CallOf<S, O> extends (input: infer I, options: SendOptions) => unknown ? I : never;

/** What an operation answers. */
export type Output<S extends ServiceName, O extends OperationName<S>> =
  CallOf<S, O> extends (...asked: never) => Promise<infer Answer> ? Answer : never;

/** A service with the calls that the program makes of it. */
export type Opened<S extends ServiceName> = OpenService<{
  readonly [O in OperationName<S>]: (input: Input<S, O>, options: SendOptions) => Promise<Output<S, O>>;
}>;

/** The services of one connection. None is open yet. */
export function servicesWith(terms: TermsOf): { readonly [S in ServiceName]: OnFirstUse<Promise<Opened<S>>> } {
  return table(terms);
}
