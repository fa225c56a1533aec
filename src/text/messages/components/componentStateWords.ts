import { visibleText } from '../../../base/visibleText';
import type { CloudComponentStatus } from '../../../greengrass/component';

/** Why AWS doesn't list a version that was found elsewhere. */
export const unlistedVersion =
  "AWS doesn't list this version. It may have been deleted, or come from a local deployment.";

/** What a state of a version means for a deployment, in sentences. */
export function cloudStateSentences({ componentState, vendorGuidance }: CloudComponentStatus): readonly string[] {
  const sentences: Readonly<Record<string, string>> = {
    REQUESTED: 'AWS is still creating this version. A deployment that names it fails until it is deployable.',
    INITIATED: 'AWS is still creating this version. A deployment that names it fails until it is deployable.',
    FAILED:
      "AWS couldn't create this version. It can't be deployed. Fix the cause, then publish it with another version number.",
    DEPRECATED: 'This version is deprecated.',
    DISCONTINUED: 'The publisher advises against this version. It can still be deployed.',
    DELETED: 'This version was deleted. A deployment that names it fails; core devices that have it keep it.',
  };
  return [componentState, vendorGuidance].flatMap((key) =>
    key !== undefined && Object.hasOwn(sentences, key) ? (sentences[key] ?? []) : [],
  );
}

/** What AWS or the publisher says about the state of a version: the reason, and what to do instead. */
export function cloudStateReasons({ message, vendorGuidanceMessage, errors }: CloudComponentStatus): readonly string[] {
  return [
    ...(vendorGuidanceMessage === undefined ? [] : [`The publisher says: ${visibleText(vendorGuidanceMessage)}`]),
    ...(message === undefined ? [] : [visibleText(message)]),
    ...Object.entries(errors).map(([artifact, error]) => visibleText(`${artifact}: ${error}`)),
  ];
}
