import type { UnknownReason } from '../../../greengrass/drift/verdict';

const sentences: Readonly<Record<UnknownReason, string>> = {
  neverReported: 'The device has never reported.',
  componentsNotLoaded: "The components of the device haven't loaded.",
  deploymentsNotLoaded: "The deployments of the device haven't loaded.",
  latestNotLoaded: "The latest deployments haven't loaded.",
  latestIncomplete: "The deployments for the targets of the device haven't all loaded.",
  'membership:notLoaded': "The thing groups of the device haven't loaded.",
  'membership:denied':
    'The thing groups of the device are unknown: iot:ListThingGroupsForThing or iot:DescribeThingGroup is missing.',
  'membership:failed': "The thing groups of the device couldn't be loaded.",
  'membership:notRecorded': "The thing groups of the device aren't in the snapshot.",
  deploymentDeleted: 'The deployment was deleted. Core devices that received it keep running it.',
  definitionNotLoaded: "The definition of the deployment hasn't loaded.",
  earlierRevision: "The device may still have an earlier revision that isn't known.",
  subDeployment: "There is a later sub-deployment, and it isn't known whether the device should have it.",
  rejected: 'The device rejected the deployment.',
  status: 'The status of the deployment on the device is unknown.',
  nucleusTooOld: "Nucleus versions before 2.8.0 don't report what installed a component and when they report it.",
  notReported: "The device didn't report enough about the component.",
  thingOnLite: "Nucleus Lite doesn't support deployments to a single thing.",
  notListedOnLite: "Nucleus Lite doesn't list this component.",
  dependencyOnLite: 'It may be a dependency: Nucleus Lite reports every component as a root component.',
};

/** Why the API can't tell what a device should run, or whether it does. */
export function unknownSentence(why: UnknownReason): string {
  return sentences[why];
}
