import { parseComponentArn } from '../../greengrass/addresses/arn';
import type { Fleet } from '../fleet';
import { ownComponents, providedComponents, type KnownComponent } from './knownComponents';

/** The listed component that an ARN names, with or without a version; `undefined` if no loaded catalog has it. */
export function componentAt(fleet: Fleet, arn: string): KnownComponent | undefined {
  const parsed = parseComponentArn(arn);
  const components = parsed?.isPublic === true ? providedComponents(fleet) : ownComponents(fleet);
  return components.find(
    ({ componentName, listed }) => listed !== undefined && componentName === parsed?.componentName,
  );
}
