import { isBelow, type Nucleus } from '../../../greengrass/status/nucleus';

/** What can't be trusted about an effective deployment on a device with this nucleus, a sentence each. */
export function deploymentCaveats({ isLite, coreVersion }: Nucleus): readonly string[] {
  if (isLite) {
    return ['Nucleus Lite reports no error codes.'];
  }
  return isBelow(coreVersion, [2, 8, 0])
    ? ['Before nucleus 2.8.0, error codes and error types are missing or wrong.']
    : [];
}

/** What can't be trusted about an installed component on a device with this nucleus, a sentence each. */
export function componentCaveats({ isLite, coreVersion }: Nucleus): readonly string[] {
  if (isLite) {
    return [
      'Nucleus Lite reports no status codes and no details. Check journalctl on the device.',
      'Nucleus Lite reports every component as a root component, even dependencies.',
    ];
  }
  return [
    ...(isBelow(coreVersion, [2, 7, 0])
      ? [
          "Before nucleus 2.7.0, the time of the last status change isn't accurate, and local deployments aren't reported.",
        ]
      : []),
    ...(isBelow(coreVersion, [2, 8, 0])
      ? [
          'Before nucleus 2.8.0, status codes, the installation source, and the time of the last report are missing or wrong.',
        ]
      : []),
    ...(isBelow(coreVersion, [2, 12, 3])
      ? ['Before nucleus 2.12.3, a component that has recovered can look errored or broken for up to 24 hours.']
      : []),
  ];
}
