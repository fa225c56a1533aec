import { failuresOf } from '../../greengrass/failures/failure';
import type { EffectiveDeployment, InstalledComponent } from '../../greengrass/model';
import type { DeviceSubject } from '../../greengrass/subject';

/** The deployments and components in a report. */
export interface ReportedParts {
  readonly deployments: readonly EffectiveDeployment[];
  readonly components: readonly InstalledComponent[];
}

/** The deployment or component itself, or everything that failed on a core device. */
export function partsOf(subject: DeviceSubject): ReportedParts {
  switch (subject.kind) {
    case 'effectiveDeployment':
      return { deployments: [subject.deployment], components: [] };
    case 'installedComponent':
      return { deployments: [], components: [subject.component] };
    default: {
      const failures = failuresOf(subject.on);
      return {
        deployments: failures.flatMap((failure) => (failure.kind === 'deployment' ? failure.deployment : [])),
        components: failures.flatMap((failure) => (failure.kind === 'component' ? failure.component : [])),
      };
    }
  }
}
