/** What redaction changes in texts, one table for each part of it. Each case has its own redactor. */

/** Names that redaction knows unless a case has its own. */
export const usualNames = { things: ['press-2', 'press-20', 'press:1_a'], groups: ['line-3', 'plant'] };

const iot = 'arn:aws:iot:eu-west-1:123456789012';
const greengrass = 'arn:aws:greengrass:eu-west-1:123456789012';

export interface RedactionCase {
  readonly title: string;
  readonly text: string;
  readonly redacted: string;
  readonly things?: readonly string[];
  readonly groups?: readonly string[];
}

const inTexts: readonly RedactionCase[] = [
  { title: 'a name alone', text: 'press-2', redacted: 'thing-1' },
  { title: 'a name in a sentence', text: 'No answer from press-2.', redacted: 'No answer from thing-1.' },
  { title: 'a thing group', text: 'Deployment for line-3', redacted: 'Deployment for thing-group-1' },
  { title: 'a name with a colon and an underscore', text: 'on (press:1_a): no', redacted: 'on (thing-1): no' },
  { title: 'the same name twice', text: 'press-2/press-20/press-2', redacted: 'thing-1/thing-2/thing-1' },
  { title: 'a name between underscores', text: 'log_press-2_old.txt', redacted: 'log_thing-1_old.txt' },
  { title: 'a name between hyphens and dots', text: 'a-press-2.plant.log', redacted: 'a-thing-1.thing-group-1.log' },
  {
    title: 'a name next to letters of another script',
    text: 'デバイスpress-2が失敗',
    redacted: 'デバイスthing-1が失敗',
  },
  { title: 'a part of a longer word', text: 'press-200 xpress-2 express', redacted: 'press-200 xpress-2 express' },
  {
    title: 'the longest of the names that start at a position',
    things: ['press', 'press-2', 'press-2-left'],
    text: 'press-2-left press-2-right press-3',
    redacted: 'thing-1 thing-2-right thing-3-3',
  },
  {
    title: 'names that overlap, the first one',
    things: ['line-press', 'press-20'],
    text: 'line-press-20',
    redacted: 'thing-1-20',
  },
  {
    title: 'names that share their punctuation',
    things: ['line-1-', '-cd-xy', 'cd-xy'],
    text: 'line-1-cd-xy',
    redacted: 'thing-1thing-2',
  },
  {
    title: 'a name that starts and ends with punctuation',
    things: ['-legacy_7-', '_xyz'],
    text: 'at -legacy_7-, a_xyz, legacy_7',
    redacted: 'at thing-1, athing-2, legacy_7',
  },
  {
    title: 'names that differ only in case',
    things: ['Press-2', 'PRESS-2'],
    text: 'Press-2 PRESS-2 press-2',
    redacted: 'thing-1 thing-2 thing-1',
  },
  { title: 'a name in another case', text: 'PRESS-2 Line-3', redacted: 'thing-1 thing-group-1' },
  {
    title: 'a name of a thing and of a group',
    things: ['line-3'],
    text: `line-3 ${iot}:thinggroup/line-3`,
    redacted: 'thing-1 arn:aws:iot:eu-west-1:000000000000:thinggroup/thing-1',
  },
  {
    title: 'a name that looks like a stand-in',
    things: ['thing-1', 'thing-2', 'group-1'],
    groups: ['4711'],
    text: 'thing-2 thing-1 group-1 4711',
    redacted: 'thing-3 thing-4 thing-5 thing-group-2',
  },
];

const inAddresses: readonly RedactionCase[] = [
  {
    title: 'the ARN of a thing',
    text: `${iot}:thing/press-2`,
    redacted: 'arn:aws:iot:eu-west-1:000000000000:thing/thing-1',
  },
  {
    title: 'the ARN of a core device',
    text: `${greengrass}:coreDevices:press:1_a`,
    redacted: 'arn:aws:greengrass:eu-west-1:000000000000:coreDevices:thing-1',
  },
  { title: 'an S3 ARN', text: 'arn:aws:s3:::bucket/press-2', redacted: 'arn:aws:s3:::bucket/thing-1' },
  {
    title: 'an S3 ARN with a folder for a group',
    text: 'arn:aws:s3:::plant-artifacts/thinggroup/line-3/press-2.zip',
    redacted: 'arn:aws:s3:::thing-group-1-artifacts/thinggroup/thing-group-2/thing-1.zip',
  },
  { title: 'an S3 URI', text: 's3://bucket/line-3/press-2', redacted: 's3://bucket/thing-group-1/thing-1' },
  {
    title: 'a topic and its ARN',
    text: `$aws/things/press-2/shadow ${iot}:topic/plant/line-3/press-2/status`,
    redacted:
      '$aws/things/thing-1/shadow arn:aws:iot:eu-west-1:000000000000:topic/thing-group-1/thing-group-2/thing-1/status',
  },
  {
    title: 'a name that only an ARN has, also where it stands alone',
    text: `${iot}:thing/kiosk-9: kiosk-9 refused`,
    redacted: 'arn:aws:iot:eu-west-1:000000000000:thing/thing-1: thing-1 refused',
  },
  {
    title: 'a known name before a colon',
    text: `${iot}:thing/press-2:offline`,
    redacted: 'arn:aws:iot:eu-west-1:000000000000:thing/thing-1:offline',
  },
  {
    title: 'a core device that only a URL has',
    text: 'GET /greengrass/v2/coreDevices/kiosk-9/effectiveDeployments',
    redacted: 'GET /greengrass/v2/coreDevices/thing-1/effectiveDeployments',
  },
  {
    title: 'a group that only a message of the nucleus has',
    text: 'thinggroup/hall-7 requires =1.4.0, LOCAL_DEPLOYMENT requires =1.5.0. hall-7 wins',
    redacted: 'thinggroup/thing-group-1 requires =1.4.0, LOCAL_DEPLOYMENT requires =1.5.0. thing-group-1 wins',
  },
  {
    title: 'the configuration ARN of a group, without its revision',
    text: `${greengrass}:configuration:thinggroup/hall-7:12, hall-7`,
    redacted: 'arn:aws:greengrass:eu-west-1:000000000000:configuration:thinggroup/thing-group-1:12, thing-group-1',
  },
  {
    title: 'the ARN of an AWS-provided component',
    text: 'arn:aws:greengrass:eu-west-1:aws:components:aws.greengrass.Cli:versions:2.14.3',
    redacted: 'arn:aws:greengrass:eu-west-1:aws:components:aws.greengrass.Cli:versions:2.14.3',
  },
];

const encoded: readonly RedactionCase[] = [
  {
    title: 'a URL',
    text: 'https://x.example/things%2Fpress-2?name=press%3A1_a%20line-3',
    redacted: 'https://x.example/things%2Fthing-1?name=thing-2%20thing-group-1',
  },
  { title: 'a URL in a URL', text: 'q=press%253A1_a%252Fline-3', redacted: 'q=thing-1%252Fthing-group-1' },
  {
    title: 'a link to CloudWatch',
    text: '#logsV2:log-groups/log-group/$252Fplant$252Fpress-2',
    redacted: '#logsV2:log-groups/log-group/$252Fthing-group-1$252Fthing-1',
  },
  { title: 'the name of a log stream', text: '/2026/11/23/thing/press+1_a', redacted: '/2026/11/23/thing/thing-1' },
  {
    title: 'an ARN in a URL',
    text: 'arn%3Aaws%3Aiot%3Aeu-west-1%3A123456789012%3Athing%2Fkiosk-9 kiosk-9',
    redacted: 'arn%3Aaws%3Aiot%3Aeu-west-1%3A000000000000%3Athing%2Fthing-1 thing-1',
  },
  {
    title: 'a quoted log line',
    text: String.raw`{"log":"start\npress-2\tfailed\u0020press\u003a1_a"}`,
    redacted: String.raw`{"log":"start\nthing-1\tfailed\u0020thing-2"}`,
  },
  {
    title: 'a log line that was quoted twice',
    text: String.raw`"{\"log\":\"start\\npress-2\"}"`,
    redacted: String.raw`"{\"log\":\"start\\nthing-1\"}"`,
  },
  {
    title: 'the colors of a terminal',
    text: '\u001b[1;31mpress-2\u001b[0m failed',
    redacted: '\u001b[1;31mthing-1\u001b[0m failed',
  },
  {
    title: 'a percent sign that encodes nothing',
    text: '100%press-2 5%line-3',
    redacted: '100%thing-1 5%thing-group-1',
  },
  {
    title: 'a name that a URL could have encoded',
    things: ['dead-1'],
    text: 'at %dead-1',
    redacted: 'at %thing-1',
  },
];

const accounts: readonly RedactionCase[] = [
  {
    title: 'an account number',
    text: 'account 123456789012, bucket-123456789012-logs, x123456789012y',
    redacted: 'account 000000000000, bucket-000000000000-logs, x000000000000y',
  },
  {
    title: 'a registry',
    text: '123456789012.dkr.ecr.eu-west-1.amazonaws.com',
    redacted: '000000000000.dkr.ecr.eu-west-1.amazonaws.com',
  },
  {
    title: 'two accounts, which stay two',
    text: '123456789012 999999999999 123456789012',
    redacted: '000000000000 000000000001 000000000000',
  },
  { title: 'longer and shorter numbers', text: '1234567890123 12345678901', redacted: '1234567890123 12345678901' },
  { title: 'an encoded account number', text: 'a%20123456789012%2F', redacted: 'a%20000000000000%2F' },
  {
    title: 'the end of an ID',
    text: '0f0a1f3e-0000-4000-8000-000000000001',
    redacted: '0f0a1f3e-0000-4000-8000-000000000001',
  },
  {
    title: 'a name with an account number',
    things: ['gw-123456789012-7', '210987654321'],
    text: 'gw-123456789012-7 210987654321 123456789012',
    redacted: 'thing-1 thing-2 000000000000',
  },
];

const words = ['linux', 'Healthy', 'network', 'failed', 'running', 'thing', 'eu-west-1'];

const neverChanged: readonly RedactionCase[] = [
  {
    title: 'enum values and codes',
    things: words,
    text: 'NETWORK_ERROR: FAILED_NO_STATE_CHANGE: a healthy linux network in eu-west-1 failed',
    redacted: 'NETWORK_ERROR: FAILED_NO_STATE_CHANGE: a healthy linux network in eu-west-1 failed',
  },
  {
    title: 'a part of an error code',
    things: ['SPACE_CRITICAL', 'disk_space'],
    text: 'DISK_SPACE_CRITICAL: disk_space SPACE_CRITICAL',
    redacted: 'DISK_SPACE_CRITICAL: thing-1 thing-2',
  },
  {
    title: 'a code that only starts like a name',
    things: ['DISK_SPACE_CRITICAL-1'],
    text: 'DISK_SPACE_CRITICAL DISK_SPACE_CRITICAL-1',
    redacted: 'DISK_SPACE_CRITICAL thing-1',
  },
  {
    title: 'dates, times, and versions',
    groups: ['2026', '1000'],
    text: '2026-11-23 2026-11-23T10:00:00.123Z 1.2026.0 2026',
    redacted: '2026-11-23 2026-11-23T10:00:00.123Z 1.2026.0 thing-group-1',
  },
  {
    title: 'an ID, unless it is a name',
    things: ['0f0a1f3e', '11111111-2222-4333-8444-555555555555'],
    text: '0f0a1f3e-0000-4000-8000-000000000001 0f0a1f3e 11111111-2222-4333-8444-555555555555',
    redacted: '0f0a1f3e-0000-4000-8000-000000000001 thing-1 thing-2',
  },
  {
    title: 'the components of AWS',
    things: ['LogManager', 'StreamManager-1'],
    text: 'aws.greengrass.LogManager aws.greengrass.StreamManager-1 LogManager',
    redacted: 'aws.greengrass.LogManager aws.greengrass.thing-1 thing-2',
  },
  { title: 'short names', things: ['gw1', 'a'], text: 'gw1 is a gateway', redacted: 'gw1 is a gateway' },
  {
    title: 'short names and words of the API, except in ARNs',
    things: ['gw1', 'linux', 'thing', '7'],
    text: 'gw1 arn:aws:s3:::bucket/gw1/linux.zip arn:aws:iot:eu-west-1:123456789012:thing/thing linux 7 2.7.0',
    redacted:
      'gw1 arn:aws:s3:::bucket/thing-1/thing-2.zip arn:aws:iot:eu-west-1:000000000000:thing/thing-3 linux 7 2.7.0',
  },
  {
    title: 'the version in an ARN',
    things: ['7', 'com'],
    text: `${greengrass}:components:com.acme.A:versions:1.7.0`,
    redacted: 'arn:aws:greengrass:eu-west-1:000000000000:components:com.acme.A:versions:1.7.0',
  },
  {
    title: 'a name without letters and digits',
    things: ['::::', '----'],
    text: 'a ---- b ::::',
    redacted: 'a ---- b ::::',
  },
];

/** The tables by what redaction does. */
export const redactionCases: readonly (readonly [what: string, cases: readonly RedactionCase[]])[] = [
  ['finds in a text', inTexts],
  ['finds in ARNs, URIs, and topics', inAddresses],
  ['decodes', encoded],
  ['replaces account numbers', accounts],
  ['never changes', neverChanged],
];
