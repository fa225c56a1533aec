import type { DisplayedDevice } from '../../app/displays';
import { isDeviceSubject } from '../../greengrass/subject';
import type { Node } from '../engine/node';

/** The core devices that the selected rows are about. */
export function selectedDevices(selection: readonly Node[]): readonly DisplayedDevice[] {
  return selection.flatMap((node) => {
    const subject = node.subject?.();
    return subject === undefined || !isDeviceSubject(subject)
      ? []
      : [{ connectionId: subject.on.place.connectionId, thingName: subject.on.device.coreDeviceThingName }];
  });
}
