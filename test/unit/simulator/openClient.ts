import { request, type IncomingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { GreengrassV2Client } from '@aws-sdk/client-greengrassv2';
import { IoTClient } from '@aws-sdk/client-iot';
import type { Simulator } from '../../simulator/simulator';

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

const credentials = { accessKeyId: 'SIMULATOR', secretAccessKey: 'simulator' };

/** The real SDK as a client of a simulator. It doesn't retry, because tests must see every response. */
export function openClient(simulator: Simulator, region = simulator.fleet.region): GreengrassV2Client {
  return new GreengrassV2Client({ endpoint: simulator.url, region, credentials, maxAttempts: 1 });
}

/** The same for AWS IoT. */
export function openIotClient(simulator: Simulator): IoTClient {
  return new IoTClient({ endpoint: simulator.url, region: simulator.fleet.region, credentials, maxAttempts: 1 });
}

/** The same for CloudWatch Logs. */
export function openLogsClient(simulator: Simulator): CloudWatchLogsClient {
  const { region } = simulator.fleet;
  const options = { endpoint: simulator.url, region, credentials, maxAttempts: 1, disableHostPrefix: true };
  return new CloudWatchLogsClient(options);
}

/** Facts of an SDK error. */
export interface SeenError {
  readonly name: string;
  readonly message: string;
  readonly status: number | undefined;
  /** Members that only some errors have. */
  readonly [member: string]: unknown;
}

/** Returns the error of a rejected call. Throws if the call succeeds. */
export async function errorOf(call: Promise<unknown>): Promise<SeenError> {
  const thrown: unknown = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof Error)) {
    throw new Error('The call succeeded.');
  }
  const metadata: unknown = Reflect.get(thrown, '$metadata');
  const status: unknown =
    typeof metadata === 'object' && metadata !== null ? Reflect.get(metadata, 'httpStatusCode') : undefined;
  const { name, message } = thrown;
  return {
    ...Object.fromEntries(Object.entries(thrown)),
    name,
    message,
    status: typeof status === 'number' ? status : undefined,
  };
}

/** A raw response. */
export interface RawResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly json: unknown;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A time in the format of `x-amz-date`. */
export function amzDate(time: number): string {
  return new Date(time).toISOString().replaceAll(/[-:]|\.\d+/gu, '');
}

/** Headers with a fake signature. */
export function signedHeaders(
  region: string,
  { service = 'greengrass', time = Date.now() }: { readonly service?: string; readonly time?: number } = {},
): Record<string, string> {
  const date = amzDate(time);
  const scope = `SIMULATOR/${date.slice(0, 8)}/${region}/${service}/aws4_request`;
  const signature = '0'.repeat(64);
  return {
    'x-amz-date': date,
    authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host;x-amz-date, Signature=${signature}`,
  };
}

/** Sends a request without the SDK, signed unless other headers are given. */
export function send(
  simulator: Simulator,
  path: string,
  headers: Record<string, string> = signedHeaders(simulator.fleet.region, { time: simulator.clock.now() }),
  method = 'GET',
  sentBody = '',
): Promise<RawResponse> {
  return new Promise((resolve, reject) => {
    const sent = request(simulator.url + path, { headers, method }, (response) => {
      buffer(response).then((body) => {
        const text = body.toString();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json: parsed(text) });
      }, reject);
    });
    sent.on('error', reject).end(sentBody);
  });
}

/** Sends a request of the JSON 1.1 protocol to CloudWatch Logs without the SDK. */
export function post(
  simulator: Simulator,
  operation: string,
  input: object,
  headers: Record<string, string>,
): Promise<RawResponse> {
  const target = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `Logs_20140328.${operation}` };
  return send(simulator, '/', { ...headers, ...target }, 'POST', JSON.stringify(input));
}
