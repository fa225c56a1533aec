import { isVersionBelow, type Nucleus } from '../../../greengrass/status/nucleus';

/** What can't be trusted about an effective deployment on a device with this nucleus, a sentence each. */
export function deploymentCaveats({ isLite, coreVersion }: Nucleus): readonly string[] {
  if (isLite) {
    return ['Nucleus Lite reports no error codes: for details, look at journalctl on the device.'];
  }
  return isVersionBelow(coreVersion, [2, 8, 0])
    ? ['Below nucleus 2.8.0, error codes and error types are missing or wrong.']
    : [];
}

/** What can't be trusted about an installed component on a device with this nucleus, a sentence each. */
export function componentCaveats({ isLite, coreVersion }: Nucleus): readonly string[] {
  if (isLite) {
    return [
      'Nucleus Lite reports no status codes and no details: look at journalctl on the device.',
      'Nucleus Lite reports every component as a root component, also a dependency.',
    ];
  }
  return [
    ...(isVersionBelow(coreVersion, [2, 7, 0])
      ? [
          'Below nucleus 2.7.0, the time of the last status change is not accurate, and local deployments are not reported.',
        ]
      : []),
    ...(isVersionBelow(coreVersion, [2, 8, 0])
      ? [
          'Below nucleus 2.8.0, status codes, the installation source and the time of the last report are missing or wrong.',
        ]
      : []),
    ...(isVersionBelow(coreVersion, [2, 12, 3])
      ? ['Below nucleus 2.12.3, a component that has recovered can look errored or broken for up to 24 hours.']
      : []),
  ];
}
