import type { ComponentArn } from '../../../greengrass/addresses/arn';
import type { Deployment } from '../../../greengrass/model';
import { visibleText } from '../../../base/visibleText';
import { revisionWords, rolloutName } from '../deployments/rolloutWords';

/** What one side of a comparison is called. Never with anything from its content, which can be secret. */
export interface ComparedName {
  readonly name: string;
  /** `revision 2` */
  readonly version: string;
  /** The connection, for a comparison across connections. */
  readonly place: string;
}

/** The name of a revision in a comparison. */
export function revisionName(deployment: Deployment, place: string): ComparedName {
  const version = revisionWords(deployment) ?? `deployment ${visibleText(deployment.deploymentId)}`;
  return { name: rolloutName(deployment), version, place };
}

/**
 * The name of a component version in a comparison.
 * @param component `undefined` if its ARN has another form
 */
export function componentVersionName(component: ComponentArn | undefined, arn: string, place: string): ComparedName {
  return component?.componentVersion === undefined
    ? { name: visibleText(arn), version: '', place }
    : { name: visibleText(component.componentName), version: visibleText(component.componentVersion), place };
}

/** `weld-controller revision 2` or `com.acme.Press 1.4.0` */
export function nameOfSide({ name, version }: ComparedName): string {
  return `${name} ${version}`.trim();
}

/** The title of a comparison: `weld-controller: revision 2 ↔ revision 3`. */
export function comparisonTitle(left: ComparedName, right: ComparedName): string {
  if (left.place !== right.place) {
    return [left, right].map((side) => `${nameOfSide(side)} (${side.place})`).join(' ↔ ');
  }
  return left.name === right.name
    ? `${left.name}: ${left.version} ↔ ${right.version}`
    : `${nameOfSide(left)} ↔ ${nameOfSide(right)}`;
}
