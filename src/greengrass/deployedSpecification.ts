import type { ComponentDeploymentSpecification, Deployment } from './model';

/** What a deployment asks of a component; `undefined` if it doesn't name the component. */
export function specificationOf(
  { components }: Pick<Deployment, 'components'>,
  componentName: string,
): ComponentDeploymentSpecification | undefined {
  return Object.hasOwn(components, componentName) ? components[componentName] : undefined;
}
