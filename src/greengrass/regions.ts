/** The Regions with a Greengrass endpoint, according to the AWS CLI's endpoint data (July 2026). */
const greengrassRegions: ReadonlySet<string> = new Set([
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-5',
  'ca-central-1',
  'eu-central-1',
  'eu-south-2',
  'eu-west-1',
  'eu-west-2',
  'us-east-1',
  'us-east-2',
  'us-west-2',
  'cn-north-1',
  'us-gov-east-1',
  'us-gov-west-1',
]);

/** Whether Greengrass is known to be available in a Region. */
export function hasGreengrass(region: string): boolean {
  return greengrassRegions.has(region);
}

const partitionsByPrefix: readonly (readonly [prefix: string, partition: string])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['us-isof-', 'aws-iso-f'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-isob-', 'aws-iso-b'],
  ['us-iso-', 'aws-iso'],
  ['eusc-', 'aws-eusc'],
];

/** The partition of a Region: the second part of every ARN there. */
export function partitionOf(region: string): string {
  return partitionsByPrefix.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';
}

/** The Regions of the partition `aws` that every account can use: those from before March 20, 2019. */
const defaultRegions =
  /^(ap-northeast-[123]|ap-south-1|ap-southeast-[12]|ca-central-1|eu-central-1|eu-north-1|eu-west-[123]|sa-east-1|us-(east|west)-[12])$/u;

/** Whether an account must enable a Region before it can use it. */
export function isOptInRegion(region: string): boolean {
  return partitionOf(region) === 'aws' && !defaultRegions.test(region);
}

/** The Regions of a partition that are known to have Greengrass, by name. */
export function regionsOf(partition: string): readonly string[] {
  return [...greengrassRegions].filter((region) => partitionOf(region) === partition).sort();
}

/** The Region becomes part of the host that signed requests go to, so it may contain only characters of Region names. */
export function isRegionName(text: string): boolean {
  return /^[a-z]{2,}(-[a-z0-9]+)+$/u.test(text);
}
