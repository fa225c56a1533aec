import { visibleName, visibleText } from '../../base/visibleText';
import type { OpenedDevice } from '../../greengrass/knownDevice';
import type { Value } from './panel';

/** A link to the panel of a component; nothing if the device doesn't report it. */
export function componentLink({ components = [] }: OpenedDevice, componentName: string): Pick<Value, 'target'> {
  return components.some((component) => component.componentName === componentName)
    ? { target: { kind: 'installedComponent', componentName } }
    : {};
}

/** The headline of a panel: the cause in words, and the component that it is in with a link to its panel. */
export function causeValues(
  on: OpenedDevice,
  cause: string | undefined,
  componentName: string | undefined,
): readonly Value[] {
  if (componentName === undefined) {
    return cause === undefined ? [] : [{ text: visibleText(cause) }];
  }
  const name = visibleName(componentName);
  const text = cause === undefined ? name : `${visibleText(cause)} in ${name}`;
  return [{ text, ...componentLink(on, componentName) }];
}
