import type { Client, Command } from '@smithy/core/client';
import type { GreengrassV2ClientConfig } from '@aws-sdk/client-greengrassv2';
import { addMiddleware } from './middleware/addMiddleware';
import type { DidRequest } from './middleware/reportRequests';
import type { Limits } from './limits';

interface CommandOutput {
  readonly $metadata: object;
}

/** Options of a call. */
export interface SendOptions {
  readonly abortSignal: AbortSignal;
}

/** Sends one request. Rejects with the error of the SDK. */
type Call<Input, Output> = (input: Input, options: SendOptions) => Promise<Output>;

/** Options of all service clients. */
export interface ServiceOptions {
  readonly config: Pick<
    GreengrassV2ClientConfig,
    | 'region'
    | 'profile'
    | 'retryStrategy'
    | 'requestHandler'
    | 'customUserAgent'
    | 'endpoint'
    | 'disableHostPrefix'
    | 'credentials'
  >;
  readonly didRequest: DidRequest;
  readonly limits: Pick<Limits, 'response'>;
}

type Credentials = NonNullable<ServiceOptions['config']['credentials']>;

/** A service with an open client. */
export interface OpenService<Calls> {
  readonly calls: Calls;
  /** Credential provider of the client. Shared users resolve it once. */
  readonly credentials: Credentials;
  /** Closes open sockets. */
  readonly destroy: () => void;
}

/** The members of an SDK client that are used here. */
interface SdkClient<AllInput extends object, AllOutput extends CommandOutput, Config> extends Pick<
  Client<never, AllInput, never, never>,
  'destroy'
> {
  readonly config: { readonly credentials: Credentials };
  send<Input extends AllInput, Output extends AllOutput>(
    command: Command<Input, Output, Config, AllInput, AllOutput>,
    options: SendOptions,
  ): Promise<Output>;
}

/** Defines a service by its client class and its commands. The returned function opens a client with the middleware. */
export function defineService<AllInput extends object, AllOutput extends CommandOutput, Config, Calls>(
  ServiceClient: new (
    config: ServiceOptions['config'],
  ) => SdkClient<AllInput, AllOutput, Config> & Parameters<typeof addMiddleware>[0],
  calls: (
    call: <Input extends AllInput, Output extends AllOutput>(
      SentCommand: new (input: Input) => Command<Input, Output, Config, AllInput, AllOutput>,
    ) => Call<Input, Output>,
  ) => Calls,
): (options: ServiceOptions) => OpenService<Calls> {
  return ({ config, didRequest, limits }) => {
    const client = new ServiceClient(config);
    addMiddleware(client, didRequest, limits);
    return {
      calls: calls((SentCommand) => (input, options) => client.send(new SentCommand(input), options)),
      credentials: client.config.credentials,
      destroy: () => {
        client.destroy();
      },
    };
  };
}
