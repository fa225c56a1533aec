import { writeFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Environment } from '../../host/isolation';
import { temporaryFolder } from '../../host/temporaryFolder';

/** In milliseconds. In the five minutes before credentials expire, the SDK renews them before every request. */
const lifetimeMilliseconds = 60_000;

/** A profile whose credentials the test can hold back. Meanwhile, everything that needs AWS is loading. */
export interface HeldCredentials {
  /** Environment variables that select the profile, which is named `held`. */
  readonly env: Environment;
  /** Holds back the credentials for all further requests. Resolves with the first such request. */
  hold(): Promise<void>;
  /** Returns credentials to waiting and later requests. */
  release(): void;
  close(): Promise<void>;
}

function sendCredentials(response: ServerResponse): void {
  const Expiration = new Date(Date.now() + lifetimeMilliseconds).toISOString();
  response.end(JSON.stringify({ Version: 1, AccessKeyId: 'AKIAHELD', SecretAccessKey: 'secret', Expiration }));
}

/** Creates the profile and the server that its credential process gets credentials from. */
export async function heldCredentials(): Promise<HeldCredentials> {
  const home = await temporaryFolder('held');
  let waiting: ServerResponse[] = [];
  let didRequest: (() => void) | undefined;
  const server = createServer((_request, response) => {
    if (didRequest === undefined) {
      sendCredentials(response);
    } else {
      waiting.push(response);
      didRequest();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const script = join(home.path, 'request.mjs');
  await writeFile(script, `console.log(await (await fetch('http://127.0.0.1:${port}')).text());\n`);
  const config = join(home.path, 'config');
  const credentialProcess = `"${process.execPath}" "${script}"`;
  await writeFile(config, `[profile held]\nregion = eu-west-1\ncredential_process = ${credentialProcess}\n`);
  return {
    env: { AWS_CONFIG_FILE: config, AWS_PROFILE: 'held' },
    hold: () =>
      new Promise((resolve) => {
        didRequest = resolve;
      }),
    release: () => {
      didRequest = undefined;
      waiting.forEach(sendCredentials);
      waiting = [];
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await home.remove();
    },
  };
}
