import { accountOfArn } from '../../greengrass/addresses/arn';
import type { EffectiveDeployment } from '../../greengrass/model';
import type { Connection } from '../../greengrass/ports/connection';

/** The account of a fleet: that of the credentials, else one that was found in an ARN of the same connection. */
export class FleetAccount {
  private inArn: string | undefined;

  constructor(private readonly connection: Pick<Connection, 'account'>) {}

  /** `undefined` while neither is known. */
  get current(): string | undefined {
    return this.connection.account() ?? this.inArn;
  }

  /** Looks for it in the ARNs of deployments, unless it has been found. */
  lookIn(deployments: readonly EffectiveDeployment[] = []): void {
    this.inArn ??= deployments
      .map(({ iotJobArn, targetArn }) => accountOfArn(iotJobArn) ?? accountOfArn(targetArn))
      .find((account) => account !== undefined);
  }
}
