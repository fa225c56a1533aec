import { Agent, get } from 'node:http';
import { isObject, member, text } from '../../../src/base/json';

/** A fake signature, because the simulator doesn't verify it. */
function headers(region: string): Readonly<Record<string, string>> {
  const time = new Date().toISOString().replaceAll(/[-:]|\.\d+/gu, '');
  const scope = `SIMULATOR/${time.slice(0, 8)}/${region}/greengrass/aws4_request`;
  const signature = '0'.repeat(64);
  return {
    'x-amz-date': time,
    authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=${signature}`,
  };
}

function send(url: URL, agent: Agent, region: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: headers(region) }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () => {
        const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
        resolve(body);
      });
    }).once('error', reject);
  });
}

/**
 * Reads the list of core devices with Node's HTTP alone, one page after another over one connection: the time without
 * signing and parsing. In milliseconds, with the number of pages.
 */
export async function barePages(): Promise<{ readonly whole: number; readonly requests: number }> {
  const agent = new Agent({ keepAlive: true });
  const url = new URL('/greengrass/v2/coreDevices?maxResults=100', process.env['AWS_ENDPOINT_URL_GREENGRASSV2']);
  const region = process.env['AWS_REGION'] ?? '';
  let requests = 0;
  const start = performance.now();
  for (let token: string | undefined = ''; token !== undefined;) {
    if (token !== '') {
      url.searchParams.set('nextToken', token);
    }
    const response = await send(url, agent, region);
    requests += 1;
    token = isObject(response) ? text(member(response, 'nextToken')) : undefined;
  }
  const whole = performance.now() - start;
  agent.destroy();
  return { whole, requests };
}
