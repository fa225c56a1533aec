/** Whether a thing is connected to AWS IoT Core: the response of GetThingConnectivityData. */
export interface ThingConnectivity {
  readonly connected: boolean | undefined;
  /** When it connected or disconnected. AWS may forget it about an hour after a device went offline. */
  readonly timestamp: Date | undefined;
  /** Why it disconnected, such as `MQTT_KEEP_ALIVE_TIMEOUT`; `NONE` while it is connected. */
  readonly disconnectReason: string | undefined;
}

/** What AWS IoT said about the connection of a thing, and when it was asked. */
export interface KnownConnectivity extends ThingConnectivity {
  readonly askedAt: Date;
}

/** A thing in the fleet index: part of the response of SearchIndex. */
export interface IndexedThing {
  readonly thingName: string;
  /** `undefined` if the index has none. */
  readonly connectivity: ThingConnectivity | undefined;
}

/** A value of a field in the fleet index, and how many things have it. */
export interface IndexBucket {
  readonly value: string;
  readonly things: number;
}

/** What AWS IoT indexes: the response of GetIndexingConfiguration. */
export interface IndexingConfiguration {
  /** OFF, REGISTRY, or REGISTRY_AND_SHADOW. */
  readonly thingIndexingMode: string | undefined;
  /** OFF or STATUS. Only with STATUS, AWS says whether a thing is connected. */
  readonly thingConnectivityIndexingMode: string | undefined;
}

/** Whether AWS IoT can search things; `unknown` if it isn't known what it indexes. */
export function areThingsIndexed(configuration: IndexingConfiguration | undefined): boolean | 'unknown' {
  const mode = configuration?.thingIndexingMode;
  return mode === undefined ? 'unknown' : mode !== 'OFF';
}

/** Whether AWS IoT can say which things are connected; `unknown` if it isn't known what it indexes. */
export function isConnectivityIndexed(configuration: IndexingConfiguration | undefined): boolean | 'unknown' {
  const { thingIndexingMode: things, thingConnectivityIndexingMode: connectivity } = configuration ?? {};
  if (things === undefined && connectivity === undefined) {
    return 'unknown';
  }
  return things !== 'OFF' && connectivity === 'STATUS';
}
