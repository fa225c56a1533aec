import type { InstalledComponent } from '../../greengrass/model';

/**
 * Keeps equal texts once. The devices of a fleet have the same components from the same deployments, each answer with its
 * own copy of every name: shared, they take less memory, and going through them takes less time.
 */
export class StringInterner {
  private readonly known = new Map<string, string>();

  /** A component with texts that it shares with its like. */
  internComponent(component: InstalledComponent): InstalledComponent {
    const { componentName, componentVersion, lastInstallationSource } = component;
    return {
      ...component,
      componentName: this.shared(componentName),
      componentVersion: componentVersion === undefined ? undefined : this.shared(componentVersion),
      lastInstallationSource: lastInstallationSource === undefined ? undefined : this.shared(lastInstallationSource),
    };
  }

  private shared(text: string): string {
    const known = this.known.get(text);
    if (known === undefined) {
      this.known.set(text, text);
    }
    return known ?? text;
  }
}
