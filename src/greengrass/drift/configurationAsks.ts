import { specificationOf } from '../deployedSpecification';
import type { ComponentDeploymentSpecification, Deployment } from '../model';
import type { DeviceTarget } from './deviceTargets';

/** What the revision that counts for a target asks of the configuration of one component. */
export interface ConfigurationAsk {
  readonly target: DeviceTarget;
  readonly definition: Deployment;
  readonly specification: ComponentDeploymentSpecification;
}

function createdAt({ definition }: ConfigurationAsk): number {
  return definition.creationTimestamp?.getTime() ?? -Infinity;
}

/**
 * What each target of a core device asks of a component, the newest deployment first. The device merges all of it into the
 * configuration that it has, which AWS doesn't report.
 */
export function configurationAsks(
  targets: readonly DeviceTarget[],
  componentName: string,
): readonly ConfigurationAsk[] {
  return targets
    .flatMap((target) => {
      const { definition } = target;
      const specification = definition && specificationOf(definition, componentName);
      return definition === undefined || specification === undefined ? [] : [{ target, definition, specification }];
    })
    .sort((a, b) => Math.sign(createdAt(b) - createdAt(a)) || 0);
}
