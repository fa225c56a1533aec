import { visibleText } from '../../base/visibleText';
import { addressOf } from '../../greengrass/addresses/address';
import { nameIn } from '../../greengrass/addresses/addressName';
import { copyText } from '../../greengrass/addresses/copies';
import { isDeviceSubject, type Subject } from '../../greengrass/subject';
import type { LazyDocuments } from '../../ui/documents/lazyDocuments';

/** The path of something that isn't on one core device. Its last part is the title of the tab. */
function pathInFleet(subject: Subject): readonly string[] | undefined {
  const address = addressOf(subject);
  switch (address?.kind) {
    case 'deployment':
      return address.deploymentId === undefined
        ? undefined
        : [address.connectionId, 'deployments', address.deploymentId];
    case 'component':
    case 'componentVersion':
      return [address.connectionId, 'components', visibleText(address.arn), nameIn(address)];
    case 'unlistedComponent':
      return [address.connectionId, 'installedComponents', nameIn(address)];
    default:
      return undefined;
  }
}

function pathOf(subject: Subject): readonly string[] | undefined {
  if (!isDeviceSubject(subject)) {
    return pathInFleet(subject);
  }
  const { place, device } = subject.on;
  const path = [place.connectionId, device.coreDeviceThingName];
  switch (subject.kind) {
    case 'coreDevice':
      return path;
    case 'effectiveDeployments':
    case 'installedComponents':
      return [...path, subject.kind];
    case 'effectiveDeployment':
      return [...path, 'effectiveDeployments', subject.deployment.deploymentId];
    case 'installedComponent':
      return [...path, 'installedComponents', subject.component.componentName];
  }
}

/** Opens each subject as JSON in a read-only editor, with the fields of the API and times in ISO 8601. */
export async function openAsJson(documents: LazyDocuments, subjects: readonly Subject[]): Promise<void> {
  for (const subject of subjects) {
    const json = copyText('json', subject);
    const path = pathOf(subject);
    if (json !== undefined && path !== undefined) {
      await documents.show({ path, text: json });
    }
  }
}
