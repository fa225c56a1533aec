import type { ComponentGroup } from '../rows/componentRow';
import { paragraph, type Hover } from './hover';

const sentences: Readonly<Record<ComponentGroup, readonly string[]>> = {
  unlisted: [
    'These components run on core devices but are in no catalog that this connection can read.',
    'They may have been deleted, belong to another account, or come from a local deployment.',
  ],
  provided: ['AWS publishes these components.', 'Open the group to list those that no scanned core device has.'],
  onDevices: ["The components of the account couldn't load, so their origin isn't known."],
};

/** The hover of a group of components: what its components have in common. */
export function componentGroupHover(group: ComponentGroup, label: string): Hover {
  return [{ kind: 'heading', text: label }, ...paragraph(sentences[group])];
}
