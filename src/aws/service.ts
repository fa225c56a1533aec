import type { Client, Command } from '@smithy/core/client';
import type { GreengrassV2ClientConfig } from '@aws-sdk/client-greengrassv2';
import { addMiddleware } from './middleware/addMiddleware';
import type { DidRequest } from './middleware/reportRequests';
import type { Limits } from './limits';

interface CommandOutput {
  readonly $metadata: object;
}

/** What ends a call early. */
export interface SendOptions {
  readonly abortSignal: AbortSignal;
}

/** Sends one request. Rejects with whatever the SDK throws. */
type Call<Input, Output> = (input: Input, options: SendOptions) => Promise<Output>;

/** What the clients of all services are opened with. */
export interface ServiceTerms {
  readonly config: Pick<
    GreengrassV2ClientConfig,
    'region' | 'profile' | 'retryStrategy' | 'requestHandler' | 'customUserAgent' | 'endpoint' | 'credentials'
  >;
  readonly didRequest: DidRequest;
  readonly limits: Pick<Limits, 'answer'>;
}

type Credentials = NonNullable<ServiceTerms['config']['credentials']>;

/** A service whose client is open. */
export interface OpenService<Calls> {
  readonly calls: Calls;
  /** The credentials of its client, which are resolved once for all who use them. */
  readonly credentials: Credentials;
  /** Ends open sockets. */
  readonly destroy: () => void;
}

/** As much of a client of the SDK as is used here. */
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

/**
 * Says how a service is opened: the class of its client, and the commands that may be sent. The opened client has the
 * middleware that all clients have.
 */
export function defineService<AllInput extends object, AllOutput extends CommandOutput, Config, Calls>(
  ServiceClient: new (
    config: ServiceTerms['config'],
  ) => SdkClient<AllInput, AllOutput, Config> & Parameters<typeof addMiddleware>[0],
  calls: (
    call: <Input extends AllInput, Output extends AllOutput>(
      SentCommand: new (input: Input) => Command<Input, Output, Config, AllInput, AllOutput>,
    ) => Call<Input, Output>,
  ) => Calls,
): (terms: ServiceTerms) => OpenService<Calls> {
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
