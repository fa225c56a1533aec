import { addressKey } from '../../greengrass/addresses/address';
import type { DeviceAddress } from '../../greengrass/addresses/deviceAddress';
import type { LogLevel } from '../../greengrass/logs/logLevel';

/** A line that says something about a failure. */
export interface ImportantLine {
  /** In milliseconds since the epoch. */
  readonly time: number | undefined;
  readonly level: LogLevel | undefined;
  readonly message: string;
}

/** The lines that matter of the logs that the user asked for. Panels and reports show them. */
export class ImportantLines {
  private readonly lines = new Map<string, readonly ImportantLine[]>();

  private readonly thingNames = new Set<string>();

  constructor(private readonly onDidChange: (thingName: string) => void) {}

  /** The lines of a log; `undefined` if the user hasn't asked for it. */
  of(address: DeviceAddress): readonly ImportantLine[] | undefined {
    return this.lines.get(addressKey(address));
  }

  /** Whether the user has asked for a log of a core device that has lines. */
  hasAny(thingName: string): boolean {
    return this.thingNames.has(thingName);
  }

  set(address: DeviceAddress, lines: readonly ImportantLine[]): void {
    this.lines.set(addressKey(address), lines);
    if (lines.length > 0) {
      this.thingNames.add(address.thingName);
    }
    this.onDidChange(address.thingName);
  }
}
