import { writeFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Environment } from '../host/isolation';
import { temporaryFolder } from '../host/temporaryFolder';

/** Within five minutes of their end the SDK asks for new ones, so that it asks before every request. */
const lifetimeMilliseconds = 60_000;

/** A profile whose credentials come when the test says so: until then whatever needs an answer of AWS is reading. */
export interface HeldCredentials {
  /** What leads the program to the profile, which is called `held`. */
  readonly env: Environment;
  /** Lets whoever asks from here on wait. Resolves once somebody does. */
  hold(): Promise<void>;
  /** Gives credentials to those who wait, and to all who ask later. */
  release(): void;
  close(): Promise<void>;
}

function giveTo(response: ServerResponse): void {
  const Expiration = new Date(Date.now() + lifetimeMilliseconds).toISOString();
  response.end(JSON.stringify({ Version: 1, AccessKeyId: 'AKIAHELD', SecretAccessKey: 'secret', Expiration }));
}

/** Makes the profile, and what its credential process asks. */
export async function heldCredentials(): Promise<HeldCredentials> {
  const home = await temporaryFolder('held');
  let waiting: ServerResponse[] = [];
  let didAsk: (() => void) | undefined;
  const server = createServer((_request, response) => {
    if (didAsk === undefined) {
      giveTo(response);
    } else {
      waiting.push(response);
      didAsk();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const script = join(home.path, 'ask.mjs');
  await writeFile(script, `console.log(await (await fetch('http://127.0.0.1:${port}')).text());\n`);
  const config = join(home.path, 'config');
  const credentialProcess = `"${process.execPath}" "${script}"`;
  await writeFile(config, `[profile held]\nregion = eu-west-1\ncredential_process = ${credentialProcess}\n`);
  return {
    env: { AWS_CONFIG_FILE: config, AWS_PROFILE: 'held' },
    hold: () =>
      new Promise((resolve) => {
        didAsk = resolve;
      }),
    release: () => {
      didAsk = undefined;
      waiting.forEach(giveTo);
      waiting = [];
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await home.remove();
    },
  };
}
